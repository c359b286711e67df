-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('EVERYONE', 'UNIT_MEMBERS', 'NAMED_UNITS');

-- CreateEnum
CREATE TYPE "ReviewPath" AS ENUM ('FULL', 'SHORT', 'URGENT');

-- CreateEnum
CREATE TYPE "WithdrawalKind" AS ENUM ('IN_ERROR', 'ENDED', 'LAPSED');

-- CreateEnum
CREATE TYPE "SecrecyVerdict" AS ENUM ('PROACTIVE', 'ON_REQUEST', 'NOT_PUBLIC');

-- AlterEnum
ALTER TYPE "EditionState" ADD VALUE 'WITHHELD';

-- AlterTable
ALTER TABLE "disclosure" ADD COLUMN     "audience" "Audience" NOT NULL DEFAULT 'EVERYONE',
ADD COLUMN     "audience_unit_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "internet_profile" "InternetProfile";

-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "review_path" "ReviewPath" NOT NULL DEFAULT 'FULL',
ADD COLUMN     "review_path_reason" TEXT,
ADD COLUMN     "review_settings" JSONB,
ADD COLUMN     "scheduled_by_id" UUID,
ADD COLUMN     "scheduled_for" TIMESTAMPTZ,
ADD COLUMN     "urgent_until" TIMESTAMPTZ,
ADD COLUMN     "withdrawal_kind" "WithdrawalKind",
ADD COLUMN     "withdrawal_reason" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ,
ADD COLUMN     "withdrawn_by_id" UUID;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "checks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "field_reasons" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "secrecy" "SecrecyVerdict",
ADD COLUMN     "secrecy_reason" TEXT;

-- AlterTable
ALTER TABLE "roll_import" ADD COLUMN     "layouts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "proof_reading" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "proof_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preview_link" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "preview_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "proof_reading_edition_id_round_number_key" ON "proof_reading"("edition_id", "round", "number");

-- CreateIndex
CREATE UNIQUE INDEX "preview_link_token_hash_key" ON "preview_link"("token_hash");

-- CreateIndex
CREATE INDEX "preview_link_edition_id_idx" ON "preview_link"("edition_id");

-- AddForeignKey
ALTER TABLE "proof_reading" ADD CONSTRAINT "proof_reading_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now no door could give a program other steps than the one it was made with, so every program goes over to the
-- default: three reviews and the secrecy verdict (domain/review/settings.ts).
UPDATE "program" SET "review_steps" = '{
  "minimumPeople": 3,
  "proofReadings": 3,
  "steps": [
    {"step": "FIRST", "roles": ["FIRST_REVIEWER"], "checks": ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"]},
    {"step": "SECOND", "roles": ["SECOND_REVIEWER"], "checks": ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"]},
    {"step": "FINAL", "roles": ["FINAL_REVIEWER"], "checks": ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"]},
    {"step": "SECRECY", "roles": ["SECRECY_REVIEWER"], "checks": ["SECRECY"], "sharesWith": ["SECOND", "FINAL"]}
  ],
  "shortPath": {"minimumPeople": 2, "proofReadings": 1, "steps": ["FINAL", "SECRECY"]},
  "urgentHours": 24
}'::jsonb WHERE jsonb_typeof("review_steps") = 'array';

-- What was approved by one person and is not out yet has no secrecy verdict: it goes through the new steps.
UPDATE "edition" SET "state" = 'IN_REVIEW' WHERE "state" = 'APPROVED';
