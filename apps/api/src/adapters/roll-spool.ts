import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { RollSpool } from "@gongshi/usecases/ports";
import type { Vault } from "./vault";

const ID = /^([0-9a-f-]{36})(?:\.part)?$/;
const HOUR_MS = 3_600_000;
const rollUpload = (id: string): string => `uploaded roll ${id}`;

/**
 * Long rolls in a folder that only this user can read, encrypted: they hold identity numbers and cards. Bytes go to the disk
 * as they arrive, never into memory as a whole.
 */
export function createRollSpool(root: string, vault: Vault): RollSpool {
  const pathOf = (id: string): string => {
    if (!ID.test(id) || id.includes(".")) throw new RangeError("an upload's file is named by its id");
    return join(root, id);
  };
  const drop = async (id: string): Promise<void> => {
    for (const path of [pathOf(id), `${pathOf(id)}.part`]) await rm(path, { force: true });
  };
  return {
    async write(id, bytes, most) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const part = `${pathOf(id)}.part`;
      const file = await open(part, "wx", 0o600);
      const sealing = vault.sealing(rollUpload(id));
      let size = 0;
      try {
        await file.write(sealing.head);
        for await (const chunk of bytes) {
          size += chunk.byteLength;
          if (size > most) break;
          await file.write(sealing.next(chunk));
        }
        if (size <= most) await file.write(sealing.end());
      } catch (fault) {
        await file.close();
        await rm(part, { force: true });
        throw fault;
      }
      await file.close();
      if (size > most) {
        await rm(part, { force: true });
        return null;
      }
      await rename(part, pathOf(id));
      return { size };
    },
    async read(id) {
      const sealed = await readFile(pathOf(id)).catch(() => null);
      return sealed === null ? null : vault.open(sealed, rollUpload(id));
    },
    drop,
    async list() {
      const names = await readdir(root).catch(() => []);
      const old: string[] = [];
      for (const name of names) {
        const id = ID.exec(name)?.[1];
        const at = await stat(join(root, name)).catch(() => null);
        if (id !== undefined && at !== null && Date.now() - at.mtimeMs > HOUR_MS) old.push(id);
      }
      return old;
    },
  };
}
