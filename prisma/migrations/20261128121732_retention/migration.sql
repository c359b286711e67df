-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "outlived_at" TIMESTAMPTZ,
ADD COLUMN     "retain_until" DATE;

-- CreateIndex
CREATE INDEX "edition_retain_until_idx" ON "edition"("retain_until");

-- What is public already is kept as long as its program says today.
UPDATE "edition" SET "retain_until" = (("edition"."released_at" AT TIME ZONE 'Asia/Shanghai')::date + make_interval(years => "program"."retention_years"))::date
FROM "disclosure" JOIN "batch" ON "batch"."id" = "disclosure"."batch_id" JOIN "program" ON "program"."id" = "batch"."program_id"
WHERE "disclosure"."id" = "edition"."disclosure_id" AND "edition"."released_at" IS NOT NULL;
