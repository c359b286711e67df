-- AlterTable
ALTER TABLE "telling" ADD COLUMN     "taken_back_at" TIMESTAMPTZ;
