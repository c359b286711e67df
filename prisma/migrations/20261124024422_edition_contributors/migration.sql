-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "contributor_ids" UUID[] DEFAULT ARRAY[]::UUID[];
