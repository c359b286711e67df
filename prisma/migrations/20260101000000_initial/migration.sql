-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('SUBDISTRICT', 'DEPARTMENT', 'COMMUNITY', 'COOPERATIVE', 'INSTITUTION', 'GROUP');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('DEPARTMENT_EDITOR', 'FIRST_REVIEWER', 'SECOND_REVIEWER', 'FINAL_REVIEWER', 'SECRECY_REVIEWER', 'OFFICE', 'CLERK', 'SUPERVISOR', 'LIAISON', 'AUDITOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('LEAD', 'COORDINATE', 'SUPPORT', 'JOINT');

-- CreateEnum
CREATE TYPE "Grade" AS ENUM ('N', 'S', 'SS');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('HOUSEHOLD', 'PERSON', 'ORGANISATION');

-- CreateEnum
CREATE TYPE "Publisher" AS ENUM ('COOPERATIVE', 'COMMUNITY', 'SUBDISTRICT');

-- CreateEnum
CREATE TYPE "InternetProfile" AS ENUM ('NOTHING', 'TOTALS', 'MASKED_LIST');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('BEFORE_PAYMENT', 'RESULT');

-- CreateEnum
CREATE TYPE "EditionState" AS ENUM ('DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'RELEASED', 'REPLACED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('PAID', 'RETURNED', 'HELD');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('APPROVED', 'RETURNED');

-- CreateEnum
CREATE TYPE "PeriodUnit" AS ENUM ('DAYS', 'WORKING_DAYS');

-- CreateEnum
CREATE TYPE "SheetKind" AS ENUM ('SINGLE', 'GATHERED');

-- CreateEnum
CREATE TYPE "Paper" AS ENUM ('A4', 'A3');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('VILLAGE_BOARD', 'ELECTRONIC_BOARD', 'WECHAT_GROUP', 'INFORMATION_SHOP', 'BROADCAST', 'TV', 'NEWSPAPER', 'WEBSITE', 'MEETING', 'DOOR_TO_DOOR', 'OTHER');

-- CreateEnum
CREATE TYPE "PostingState" AS ENUM ('PENDING', 'CONFIRMED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ReturnKind" AS ENUM ('PHOTO', 'UNTRUE');

-- CreateEnum
CREATE TYPE "Proof" AS ENUM ('CODE', 'CLAIM');

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "former_names" TEXT[],
    "groups" TEXT[],
    "subdistrict_id" UUID NOT NULL,
    "parent_id" UUID,
    "phone" TEXT,
    "office_hours" TEXT,
    "address" TEXT,
    "site_title" TEXT,
    "supervision_phone" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "disabled_at" TIMESTAMPTZ,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "subdistrict_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "parent_id" UUID,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_item" (
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "plan_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "item_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("item_id","unit_id")
);

-- CreateTable
CREATE TABLE "program" (
    "id" UUID NOT NULL,
    "subdistrict_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_name" TEXT NOT NULL,
    "grade" "Grade" NOT NULL,
    "recipient_kind" "RecipientKind" NOT NULL,
    "publisher" "Publisher" NOT NULL,
    "internet_profile" "InternetProfile" NOT NULL,
    "internet_term_days" INTEGER NOT NULL,
    "retention_years" INTEGER NOT NULL,
    "columns" JSONB NOT NULL,
    "stages" JSONB NOT NULL,
    "cadence" JSONB NOT NULL,
    "review_steps" JSONB NOT NULL,
    "department_due_working_days" INTEGER NOT NULL DEFAULT 10,
    "quantity_unit" TEXT,
    "rate_unit" TEXT,
    "policy_basis" TEXT NOT NULL,
    "who_is_entitled" TEXT NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "subsidy_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "paid_on" DATE,
    "payment_way" TEXT,
    "department_due_on" DATE,
    "opened_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "stage" "Stage" NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "disclosure_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "EditionState" NOT NULL,
    "review_step" INTEGER NOT NULL DEFAULT 0,
    "change_reason" TEXT,
    "basis" TEXT NOT NULL,
    "rate_text" TEXT NOT NULL,
    "paid_on" DATE,
    "payment_way" TEXT,
    "line_count" INTEGER NOT NULL,
    "recipient_count" INTEGER NOT NULL,
    "quantity_milli" BIGINT NOT NULL,
    "due_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "returned_fen" BIGINT NOT NULL,
    "held_fen" BIGINT NOT NULL,
    "control_total_fen" BIGINT,
    "control_explanation" TEXT,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ,
    "replaced_at" TIMESTAMPTZ,
    "content_hash" TEXT,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_import" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows_read" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "rejected" JSONB NOT NULL,
    "warnings" JSONB NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "roll_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_line" (
    "id" BIGSERIAL NOT NULL,
    "edition_id" UUID NOT NULL,
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

    CONSTRAINT "payment_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" UUID NOT NULL,
    "disclosure_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "waived_reason" TEXT,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "obligation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "is_zero" BOOLEAN NOT NULL,
    "line_count" INTEGER NOT NULL,
    "recipient_count" INTEGER NOT NULL,
    "quantity_milli" BIGINT NOT NULL,
    "due_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "returned_fen" BIGINT NOT NULL,
    "held_fen" BIGINT NOT NULL,
    "released_on" DATE NOT NULL,
    "post_within_working_days" INTEGER NOT NULL,
    "period_length" INTEGER NOT NULL,
    "period_unit" "PeriodUnit" NOT NULL,
    "replaced_at" TIMESTAMPTZ,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" "SheetKind" NOT NULL,
    "paper" "Paper" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_entry" (
    "sheet_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "sheet_entry_pkey" PRIMARY KEY ("sheet_id","notice_id")
);

-- CreateTable
CREATE TABLE "photo" (
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "photo_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "photo_sha256" TEXT NOT NULL,
    "hang_date" DATE NOT NULL,
    "hang_date_reason" TEXT,
    "no_code_reason" TEXT,
    "phone_time" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "posted_by_id" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,
    "state" "PostingState" NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ,
    "return_kind" "ReturnKind",
    "return_reason" TEXT,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting_notice" (
    "posting_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "proof" "Proof" NOT NULL,
    "sheet_id" UUID,

    CONSTRAINT "posting_notice_pkey" PRIMARY KEY ("posting_id","notice_id")
);

-- CreateTable
CREATE TABLE "code_crop" (
    "id" UUID NOT NULL,
    "posting_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "code" TEXT,
    "same_place" BOOLEAN NOT NULL,

    CONSTRAINT "code_crop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_role" "Role",
    "unit_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT,
    "data" JSONB NOT NULL,
    "ip" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_subdistrict_id_name_key" ON "unit"("subdistrict_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_phone_key" ON "person"("phone");

-- CreateIndex
CREATE INDEX "appointment_person_id_idx" ON "appointment"("person_id");

-- CreateIndex
CREATE INDEX "appointment_unit_id_role_idx" ON "appointment"("unit_id", "role");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_subdistrict_id_year_key" ON "plan"("subdistrict_id", "year");

-- CreateIndex
CREATE INDEX "section_plan_id_idx" ON "section"("plan_id");

-- CreateIndex
CREATE INDEX "plan_item_section_id_idx" ON "plan_item"("section_id");

-- CreateIndex
CREATE UNIQUE INDEX "program_subdistrict_id_code_key" ON "program"("subdistrict_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "batch_program_id_subsidy_year_number_key" ON "batch"("program_id", "subsidy_year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_batch_id_stage_key" ON "disclosure"("batch_id", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "edition_disclosure_id_number_key" ON "edition"("disclosure_id", "number");

-- CreateIndex
CREATE INDEX "roll_import_edition_id_idx" ON "roll_import"("edition_id");

-- CreateIndex
CREATE INDEX "payment_line_identity_hash_idx" ON "payment_line"("identity_hash");

-- CreateIndex
CREATE INDEX "payment_line_lookup_hash_idx" ON "payment_line"("lookup_hash");

-- CreateIndex
CREATE UNIQUE INDEX "payment_line_edition_id_unit_id_seq_key" ON "payment_line"("edition_id", "unit_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "review_edition_id_round_step_key" ON "review"("edition_id", "round", "step");

-- CreateIndex
CREATE INDEX "obligation_unit_id_idx" ON "obligation"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "obligation_disclosure_id_unit_id_key" ON "obligation"("disclosure_id", "unit_id");

-- CreateIndex
CREATE INDEX "notice_obligation_id_idx" ON "notice"("obligation_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_edition_id_obligation_id_key" ON "notice"("edition_id", "obligation_id");

-- CreateIndex
CREATE UNIQUE INDEX "sheet_code_key" ON "sheet"("code");

-- CreateIndex
CREATE UNIQUE INDEX "sheet_number_key" ON "sheet"("number");

-- CreateIndex
CREATE INDEX "sheet_unit_id_idx" ON "sheet"("unit_id");

-- CreateIndex
CREATE INDEX "sheet_entry_notice_id_idx" ON "sheet_entry"("notice_id");

-- CreateIndex
CREATE INDEX "posting_unit_id_state_idx" ON "posting"("unit_id", "state");

-- CreateIndex
CREATE INDEX "posting_notice_notice_id_idx" ON "posting_notice"("notice_id");

-- CreateIndex
CREATE INDEX "code_crop_posting_id_idx" ON "code_crop"("posting_id");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_unit_id_at_idx" ON "audit_event"("unit_id", "at");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_disclosure_id_fkey" FOREIGN KEY ("disclosure_id") REFERENCES "disclosure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_import" ADD CONSTRAINT "roll_import_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_disclosure_id_fkey" FOREIGN KEY ("disclosure_id") REFERENCES "disclosure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_obligation_id_fkey" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_entry" ADD CONSTRAINT "sheet_entry_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_entry" ADD CONSTRAINT "sheet_entry_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_photo_sha256_fkey" FOREIGN KEY ("photo_sha256") REFERENCES "photo"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting_notice" ADD CONSTRAINT "posting_notice_posting_id_fkey" FOREIGN KEY ("posting_id") REFERENCES "posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting_notice" ADD CONSTRAINT "posting_notice_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting_notice" ADD CONSTRAINT "posting_notice_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_crop" ADD CONSTRAINT "code_crop_posting_id_fkey" FOREIGN KEY ("posting_id") REFERENCES "posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_crop" ADD CONSTRAINT "code_crop_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "photo"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
