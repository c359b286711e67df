-- CreateEnum
CREATE TYPE "RollUploadState" AS ENUM ('WAITING', 'READING', 'READ', 'FAILED', 'ACCEPTED', 'CANCELLED');

-- CreateTable
CREATE TABLE "roll_upload" (
    "id" UUID NOT NULL,
    "disclosure_id" UUID NOT NULL,
    "state" "RollUploadState" NOT NULL,
    "mode" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "unit_choices" JSONB NOT NULL DEFAULT '{}',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "facts" JSONB,
    "digest" TEXT,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "roll_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staged_line" (
    "id" BIGSERIAL NOT NULL,
    "upload_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "recipient_kind" "RecipientKind" NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT,
    "quantity_milli" BIGINT,
    "rate_e4" BIGINT,
    "due_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "remark" TEXT,
    "extra" JSONB,
    "hash_version" INTEGER NOT NULL,
    "identity_hash" BYTEA,
    "lookup_hash" BYTEA,
    "minor_until" DATE,

    CONSTRAINT "staged_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roll_upload_disclosure_id_idx" ON "roll_upload"("disclosure_id");

-- CreateIndex
CREATE INDEX "roll_upload_state_idx" ON "roll_upload"("state");

-- CreateIndex
CREATE INDEX "staged_line_upload_id_id_idx" ON "staged_line"("upload_id", "id");

-- AddForeignKey
ALTER TABLE "roll_upload" ADD CONSTRAINT "roll_upload_disclosure_id_fkey" FOREIGN KEY ("disclosure_id") REFERENCES "disclosure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staged_line" ADD CONSTRAINT "staged_line_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "roll_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
