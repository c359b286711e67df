-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "publisher" "Publisher";
UPDATE "batch" SET "publisher" = "program"."publisher" FROM "program" WHERE "program"."id" = "batch"."program_id";
ALTER TABLE "batch" ALTER COLUMN "publisher" SET NOT NULL;

-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "program_settings" JSONB;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "expected_channels" "Channel"[] DEFAULT ARRAY[]::"Channel"[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "ended_on" DATE,
ADD COLUMN     "ended_reason" TEXT;

-- CreateTable
CREATE TABLE "program_version" (
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "changes" JSONB NOT NULL,
    "before" JSONB,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "applied_at" TIMESTAMPTZ,
    "cancelled_at" TIMESTAMPTZ,
    "cancelled_by_id" UUID,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_setting" (
    "subdistrict_id" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "label" TEXT,
    "offered" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "channel_setting_pkey" PRIMARY KEY ("subdistrict_id","channel")
);

-- CreateIndex
CREATE INDEX "program_version_effective_from_idx" ON "program_version"("effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "program_version_program_id_number_key" ON "program_version"("program_id", "number");

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_setting" ADD CONSTRAINT "channel_setting_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Until now a program had one set of settings: it becomes its first version, and what was submitted keeps it.
INSERT INTO "program_version" ("id", "program_id", "number", "effective_from", "changes", "before", "reason", "created_at", "applied_at")
SELECT gen_random_uuid(), "id", 1, (now() AT TIME ZONE 'Asia/Shanghai')::date,
  jsonb_build_object(
    'name', "name", 'publicName', "public_name", 'grade', "grade", 'recipientKind', "recipient_kind",
    'publisher', "publisher", 'internetProfile', "internet_profile", 'internetTermDays', "internet_term_days",
    'retentionYears', "retention_years", 'columns', "columns", 'stages', "stages", 'cadence', "cadence",
    'reviewSteps', "review_steps", 'departmentDueWorkingDays', "department_due_working_days",
    'quantityUnit', "quantity_unit", 'rateUnit', "rate_unit", 'policyBasis', "policy_basis",
    'whoIsEntitled', "who_is_entitled", 'expectedChannels', '[]'::jsonb),
  '{}'::jsonb, '原有设置', now(), now()
FROM "program";

UPDATE "edition" SET "program_settings" = jsonb_build_object(
    'version', 1, 'publicName', p."public_name", 'grade', p."grade", 'recipientKind', p."recipient_kind",
    'quantityUnit', p."quantity_unit", 'rateUnit', p."rate_unit", 'whoIsEntitled', p."who_is_entitled",
    'columns', p."columns", 'internetProfile', p."internet_profile", 'internetTermDays', p."internet_term_days")
FROM "disclosure" d JOIN "batch" b ON b."id" = d."batch_id" JOIN "program" p ON p."id" = b."program_id"
WHERE d."id" = "edition"."disclosure_id" AND "edition"."submitted_at" IS NOT NULL;
