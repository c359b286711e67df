-- CreateTable
CREATE TABLE "roll_mapping" (
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "money_unit" TEXT,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "roll_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_unit_name" (
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "chosen_by_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "roll_unit_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roll_mapping_program_id_fingerprint_key" ON "roll_mapping"("program_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "roll_unit_name_program_id_text_key" ON "roll_unit_name"("program_id", "text");

-- AddForeignKey
ALTER TABLE "roll_mapping" ADD CONSTRAINT "roll_mapping_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_unit_name" ADD CONSTRAINT "roll_unit_name_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_unit_name" ADD CONSTRAINT "roll_unit_name_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
