-- CreateTable
CREATE TABLE "sign_in_try" (
    "id" UUID NOT NULL,
    "phone_hash" TEXT NOT NULL,
    "ip" TEXT,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sign_in_try_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_try_phone_hash_idx" ON "sign_in_try"("phone_hash");

-- CreateIndex
CREATE INDEX "sign_in_try_ip_idx" ON "sign_in_try"("ip");

-- CreateIndex
CREATE INDEX "sign_in_try_at_idx" ON "sign_in_try"("at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");
