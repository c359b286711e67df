-- CreateEnum
CREATE TYPE "DueKind" AS ENUM ('BY_DATE', 'RECURRING', 'AFTER_ISSUE');

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "fewest_recipients" INTEGER;

UPDATE "notice" SET "fewest_recipients" = coalesce((
  SELECT count(DISTINCT identity_hash) + count(DISTINCT name) FILTER (WHERE NOT has_number)
  FROM (
    SELECT name, identity_hash, bool_or(identity_hash IS NOT NULL) OVER (PARTITION BY name) AS has_number
    FROM "payment_line", "obligation"
    WHERE "obligation".id = "notice".obligation_id
      AND "payment_line".edition_id = "notice".edition_id AND "payment_line".unit_id = "obligation".unit_id
  ) AS line
), 0);

ALTER TABLE "notice" ALTER COLUMN "fewest_recipients" SET NOT NULL;

-- AlterTable
ALTER TABLE "plan_item" ADD COLUMN     "due_kind" "DueKind",
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "due_text" TEXT;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "roll_rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "roll_import" ADD COLUMN     "copy_bytes" INTEGER,
ADD COLUMN     "copy_sha256" TEXT,
ADD COLUMN     "joined" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mended" TEXT[] DEFAULT ARRAY[]::TEXT[];
