-- AlterTable
-- Entries made before there were chains get the chain "" and are sealed at the next start, with the installation's key.
ALTER TABLE "audit_event" ADD COLUMN     "chain" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "key_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seal" BYTEA NOT NULL DEFAULT ''::bytea,
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0;

UPDATE "audit_event" SET "seq" = "id";

ALTER TABLE "audit_event" ALTER COLUMN "chain" DROP DEFAULT,
ALTER COLUMN "key_version" DROP DEFAULT,
ALTER COLUMN "seal" DROP DEFAULT,
ALTER COLUMN "seq" DROP DEFAULT;

-- CreateTable
CREATE TABLE "audit_chain" (
    "key" TEXT NOT NULL,
    "length" BIGINT NOT NULL,
    "seal" BYTEA NOT NULL,
    "anchored" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_anchor" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "ends" JSONB NOT NULL,
    "seal" BYTEA NOT NULL,
    "key_version" INTEGER NOT NULL,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_chain_seq_key" ON "audit_event"("chain", "seq");
