-- CreateEnum
CREATE TYPE "ArchiveQueryKind" AS ENUM ('ARCHIVE', 'OWN_DATA', 'CORRECTION');

-- CreateTable
CREATE TABLE "archive_query" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" "ArchiveQueryKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "found" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "archive_query_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "archive_query_unit_id_at_idx" ON "archive_query"("unit_id", "at");

-- AddForeignKey
ALTER TABLE "archive_query" ADD CONSTRAINT "archive_query_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
