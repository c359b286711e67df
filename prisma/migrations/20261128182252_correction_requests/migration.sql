-- CreateEnum
CREATE TYPE "CorrectionState" AS ENUM ('OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "correction_request" (
    "id" UUID NOT NULL,
    "query_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "disclosure_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "taken_by_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ NOT NULL,
    "parts" TEXT[],
    "state" "CorrectionState" NOT NULL DEFAULT 'OPEN',
    "before" JSONB,
    "asked" JSONB,
    "wrong" TEXT,
    "proof" TEXT,
    "hash_version" INTEGER,
    "identity_hash" BYTEA,
    "new_hash_version" INTEGER,
    "new_identity_hash" BYTEA,
    "new_lookup_hash" BYTEA,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ,
    "decided" JSONB,
    "drafted_in_id" UUID,
    "answer" TEXT,
    "forgotten_at" TIMESTAMPTZ,
    "closed_step" TEXT,
    "closed_edition" INTEGER,

    CONSTRAINT "correction_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_request_query_id_idx" ON "correction_request"("query_id");

-- CreateIndex
CREATE INDEX "correction_request_unit_id_idx" ON "correction_request"("unit_id");

-- CreateIndex
CREATE INDEX "correction_request_disclosure_id_idx" ON "correction_request"("disclosure_id");

-- CreateIndex
CREATE INDEX "correction_request_forgotten_at_idx" ON "correction_request"("forgotten_at");

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "archive_query"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_disclosure_id_fkey" FOREIGN KEY ("disclosure_id") REFERENCES "disclosure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_drafted_in_id_fkey" FOREIGN KEY ("drafted_in_id") REFERENCES "edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;
