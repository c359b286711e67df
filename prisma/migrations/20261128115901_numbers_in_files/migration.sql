-- AlterTable
ALTER TABLE "roll_import" ADD COLUMN     "number_finds" JSONB NOT NULL DEFAULT '{"total":0,"first":[]}';

-- CreateTable
CREATE TABLE "numbers_accepted" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "import_ids" UUID[],
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "numbers_accepted_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "numbers_accepted_edition_id_idx" ON "numbers_accepted"("edition_id");

-- AddForeignKey
ALTER TABLE "numbers_accepted" ADD CONSTRAINT "numbers_accepted_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
