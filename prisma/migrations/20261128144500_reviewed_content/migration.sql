-- What is said in a review hangs on the content under review, whatever its kind, and no longer on an edition. Every edition
-- is content of its own id, so the rows that hung on it keep theirs.

-- CreateEnum
CREATE TYPE "ContentKind" AS ENUM ('DISCLOSURE');

-- CreateTable
CREATE TABLE "reviewed_content" (
    "id" UUID NOT NULL,
    "kind" "ContentKind" NOT NULL,

    CONSTRAINT "reviewed_content_pkey" PRIMARY KEY ("id")
);

INSERT INTO "reviewed_content" ("id", "kind") SELECT "id", 'DISCLOSURE' FROM "edition";

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_id_fkey" FOREIGN KEY ("id") REFERENCES "reviewed_content"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "review" DROP CONSTRAINT "review_edition_id_fkey";
ALTER TABLE "review" RENAME COLUMN "edition_id" TO "content_id";
ALTER INDEX "review_edition_id_round_step_key" RENAME TO "review_content_id_round_step_key";
ALTER TABLE "review" ADD CONSTRAINT "review_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "reviewed_content"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "proof_reading" DROP CONSTRAINT "proof_reading_edition_id_fkey";
ALTER TABLE "proof_reading" RENAME COLUMN "edition_id" TO "content_id";
ALTER INDEX "proof_reading_edition_id_round_number_key" RENAME TO "proof_reading_content_id_round_number_key";
ALTER TABLE "proof_reading" ADD CONSTRAINT "proof_reading_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "reviewed_content"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_round" DROP CONSTRAINT "review_round_edition_id_fkey";
ALTER TABLE "review_round" RENAME COLUMN "edition_id" TO "content_id";
ALTER INDEX "review_round_edition_id_round_key" RENAME TO "review_round_content_id_round_key";
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "reviewed_content"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "preview_link" DROP CONSTRAINT "preview_link_edition_id_fkey";
ALTER TABLE "preview_link" RENAME COLUMN "edition_id" TO "content_id";
ALTER INDEX "preview_link_edition_id_idx" RENAME TO "preview_link_content_id_idx";
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "reviewed_content"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "disclosure" ADD COLUMN     "contributor_ids" UUID[] DEFAULT ARRAY[]::UUID[];
