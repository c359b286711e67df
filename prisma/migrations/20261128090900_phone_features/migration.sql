-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "decided_via_id" UUID,
ADD COLUMN     "handed_in_by_id" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "last_used_at" TIMESTAMPTZ;
-- Sessions that are open today were used at least when they began.
UPDATE "session" SET "last_used_at" = "created_at";
ALTER TABLE "session" ALTER COLUMN "last_used_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "telling" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "told_on" DATE NOT NULL,
    "told_by_id" UUID NOT NULL,
    "handed_in_by_id" UUID,
    "received_at" TIMESTAMPTZ NOT NULL,
    "request_hash" TEXT NOT NULL,

    CONSTRAINT "telling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telling_notice" (
    "telling_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,

    CONSTRAINT "telling_notice_pkey" PRIMARY KEY ("telling_id","notice_id")
);

-- CreateTable
CREATE TABLE "confirm_link" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "posting_ids" UUID[],
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "confirm_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "told_on" DATE,
    "returns_until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "telling_unit_id_idx" ON "telling"("unit_id");

-- CreateIndex
CREATE INDEX "telling_notice_notice_id_idx" ON "telling_notice"("notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "confirm_link_token_hash_key" ON "confirm_link"("token_hash");

-- CreateIndex
CREATE INDEX "confirm_link_unit_id_idx" ON "confirm_link"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");

-- CreateIndex
CREATE INDEX "push_subscription_person_id_idx" ON "push_subscription"("person_id");

-- CreateIndex
CREATE INDEX "push_subscription_session_id_idx" ON "push_subscription"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- AddForeignKey
ALTER TABLE "telling" ADD CONSTRAINT "telling_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "telling_notice" ADD CONSTRAINT "telling_notice_telling_id_fkey" FOREIGN KEY ("telling_id") REFERENCES "telling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "telling_notice" ADD CONSTRAINT "telling_notice_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirm_link" ADD CONSTRAINT "confirm_link_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
