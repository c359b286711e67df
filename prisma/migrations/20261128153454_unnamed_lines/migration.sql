-- AlterTable
ALTER TABLE "payment_line" ADD COLUMN     "unnamed" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "payment_line_minor_until_idx" ON "payment_line"("minor_until");
