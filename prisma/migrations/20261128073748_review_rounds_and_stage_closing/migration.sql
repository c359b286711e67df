-- CreateTable
CREATE TABLE "review_round" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ NOT NULL,
    "parts" JSONB NOT NULL,

    CONSTRAINT "review_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_round_line" (
    "id" BIGSERIAL NOT NULL,
    "round_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
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

    CONSTRAINT "review_round_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_closing" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "closed_by_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ NOT NULL,
    "objection_count" INTEGER NOT NULL,
    "objection_note" TEXT,
    "statement" JSONB NOT NULL,

    CONSTRAINT "stage_closing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_round_edition_id_round_key" ON "review_round"("edition_id", "round");

-- CreateIndex
CREATE INDEX "review_round_line_round_id_idx" ON "review_round_line"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "stage_closing_edition_id_key" ON "stage_closing"("edition_id");

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round_line" ADD CONSTRAINT "review_round_line_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_closing" ADD CONSTRAINT "stage_closing_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
