ALTER TABLE "edition" ADD COLUMN     "subtotals_fit" BOOLEAN NOT NULL DEFAULT true;
