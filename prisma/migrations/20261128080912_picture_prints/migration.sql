-- CreateEnum
CREATE TYPE "ClaimReason" AS ENUM ('NO_CODE', 'SAME_PICTURE', 'CAME_BACK', 'OLD_EDITION');

-- AlterTable
ALTER TABLE "posting_notice" ADD COLUMN     "claim_because" "ClaimReason";

-- CreateTable
CREATE TABLE "photo_print" (
    "sha256" TEXT NOT NULL,
    "points" BYTEA NOT NULL,

    CONSTRAINT "photo_print_pkey" PRIMARY KEY ("sha256")
);

-- AddForeignKey
ALTER TABLE "photo_print" ADD CONSTRAINT "photo_print_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "photo"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
