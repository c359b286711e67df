-- CreateTable
CREATE TABLE "contact_number" (
    "id" UUID NOT NULL,
    "subdistrict_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "contact_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vouched_number" (
    "id" UUID NOT NULL,
    "subdistrict_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "hash_version" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "taken_back_by_id" UUID,
    "taken_back_at" TIMESTAMPTZ,

    CONSTRAINT "vouched_number_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_number_subdistrict_id_idx" ON "contact_number"("subdistrict_id");

-- CreateIndex
CREATE INDEX "vouched_number_subdistrict_id_idx" ON "vouched_number"("subdistrict_id");

-- AddForeignKey
ALTER TABLE "contact_number" ADD CONSTRAINT "contact_number_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouched_number" ADD CONSTRAINT "vouched_number_subdistrict_id_fkey" FOREIGN KEY ("subdistrict_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
