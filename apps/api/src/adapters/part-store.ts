import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PartStore } from "@gongshi/usecases/ports";

/** An upload that nobody goes on with is forgotten after so long; the phone still has the photo and begins anew. */
const KEPT_MS = 7 * 24 * 3600_000;

/** Photos that have arrived in part, one file an upload in `<root>`. What `append` has answered has survived. */
export function createPartStore(root: string): PartStore {
  const pathOf = (owner: string, sha256: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(owner) || !/^[0-9a-f]{64}$/.test(sha256))
      throw new RangeError("not the name of a part");
    return join(root, `${owner}-${sha256}.part`);
  };
  return {
    async received(owner, sha256) {
      return stat(pathOf(owner, sha256)).then(
        ({ size }) => size,
        () => 0,
      );
    },
    async write(owner, sha256, from, bytes) {
      await mkdir(root, { recursive: true });
      if (from === 0) await forgetOld(root);
      const file = await open(pathOf(owner, sha256), constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        await file.write(bytes, 0, bytes.byteLength, from);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    read: (owner, sha256) => readFile(pathOf(owner, sha256)),
    drop: (owner, sha256) => rm(pathOf(owner, sha256), { force: true }),
  };
}

async function forgetOld(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const known = await stat(path).catch(() => null);
    if (known !== null && known.mtimeMs < Date.now() - KEPT_MS) await rm(path, { force: true });
  }
}
