/** The process that reads one uploaded roll: see `roll-reader.ts`. It ends with its work, or with its parent. */
import { join } from "node:path";
import { createDb } from "@gongshi/usecases/db";
import { readUpload } from "@gongshi/usecases/roll/read-upload";
import { createFileStore } from "../adapters/file-store";
import { keyringOf } from "../adapters/keyring";
import { rollFile } from "../adapters/roll-file";
import { createRollSpool } from "../adapters/roll-spool";
import { rollWriter } from "../adapters/roll-writer";
import { vaultOf } from "../adapters/vault";
import { safeError } from "../http/safe-error";
import type { ReadingOrder } from "./roll-reader";

process.noDeprecation = true;
process.once("disconnect", () => process.exit(1));
process.once("message", (order: ReadingOrder) => {
  read(order).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(`reading a roll failed: ${JSON.stringify(safeError(error))}`);
      process.exit(1);
    },
  );
});

async function read({ databaseUrl, dataDir, hashKeys, encryptionKeys, uploadId }: ReadingOrder): Promise<void> {
  const db = createDb(databaseUrl, { max: 3 });
  const keyring = keyringOf(hashKeys);
  const vault = vaultOf(encryptionKeys);
  await readUpload(
    {
      db,
      clock: () => new Date(),
      rolls: rollFile,
      rollWriter,
      rollSpool: createRollSpool(join(dataDir, "rolls"), vault),
      files: createFileStore(join(dataDir, "files"), vault),
      keyring,
    },
    uploadId,
    new AbortController().signal,
  );
  await db.$disconnect();
}
