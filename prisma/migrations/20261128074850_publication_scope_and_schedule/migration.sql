-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "audience" "Audience",
ADD COLUMN     "audience_unit_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "internet_profile" "InternetProfile",
ADD COLUMN     "schedule_failure" TEXT;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "taken_down_at" TIMESTAMPTZ,
ADD COLUMN     "taken_down_by_id" UUID;

-- CreateIndex
CREATE INDEX "edition_scheduled_for_idx" ON "edition"("scheduled_for");

-- CreateIndex
CREATE INDEX "edition_urgent_until_idx" ON "edition"("urgent_until");

-- What is public keeps the profile it is public with, whatever its program says later.
UPDATE "disclosure" AS "d" SET "internet_profile" = "p"."internet_profile"
FROM "batch" AS "b" JOIN "program" AS "p" ON "p"."id" = "b"."program_id"
WHERE "b"."id" = "d"."batch_id" AND "d"."internet_profile" IS NULL
  AND EXISTS (SELECT 1 FROM "edition" AS "e" WHERE "e"."disclosure_id" = "d"."id" AND "e"."released_at" IS NOT NULL);

-- The scope in which the reviewers saw what was handed to them so far.
UPDATE "edition" AS "e" SET
  "audience" = "d"."audience",
  "audience_unit_ids" = "d"."audience_unit_ids",
  "internet_profile" = COALESCE("d"."internet_profile", "p"."internet_profile")
FROM "disclosure" AS "d" JOIN "batch" AS "b" ON "b"."id" = "d"."batch_id" JOIN "program" AS "p" ON "p"."id" = "b"."program_id"
WHERE "d"."id" = "e"."disclosure_id" AND "e"."state" <> 'DRAFT' AND "e"."state" <> 'RETURNED';
