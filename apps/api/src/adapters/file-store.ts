import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "@gongshi/usecases/ports";
import { SealBroken } from "./vault";
import type { Vault } from "./vault";

/** A stored file whose bytes are no longer those of its name: a disk fault or a hand in the folder. */
export class StoredFileDamaged extends Error {
  constructor(readonly sha256: string) {
    super(`stored file ${sha256} does not have the bytes of its name`);
    this.name = "StoredFileDamaged";
  }
}

/** What a stored file is sealed as. */
export const storedFile = (sha256: string): string => `stored file ${sha256}`;

/**
 * Bytes under their SHA-256 in `<root>/ab/cdef…`, encrypted. When `put` resolves they have survived: the file is
 * synced before it gets its name, and its folder after. The same bytes are stored once.
 */
export function createFileStore(root: string, vault: Vault): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("a file's name is its SHA-256 in lower-case hexadecimal");
    return join(root, sha256.slice(0, 2), sha256.slice(2));
  };

  async function read(sha256: string): Promise<Uint8Array | null> {
    const stored = await readFile(pathOf(sha256)).catch(unlessMissing);
    return stored === null ? null : openStored(vault, stored, sha256);
  }

  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const stored = await read(sha256).catch(() => null);
      if (stored === null) await writeDurably(pathOf(sha256), vault.seal(bytes, storedFile(sha256)), root);
      return { sha256, size: bytes.byteLength };
    },
    get: read,
    drop: (sha256) => rm(pathOf(sha256), { force: true }),
    async has(sha256) {
      return access(pathOf(sha256)).then(
        () => true,
        (fault: unknown) => unlessMissing(fault) !== null,
      );
    },
  };
}

/** The bytes of a stored file. Throws StoredFileDamaged, or KeyMissing. */
export function openStored(vault: Vault, stored: Uint8Array, sha256: string): Uint8Array {
  try {
    const bytes = vault.open(stored, storedFile(sha256));
    if (hashOf(bytes) === sha256) return bytes;
  } catch (fault) {
    if (!(fault instanceof SealBroken)) throw fault;
  }
  throw new StoredFileDamaged(sha256);
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Whole or not at all, and durable when it resolves. */
export async function writeDurably(path: string, bytes: Uint8Array, root: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = join(root, `${randomUUID()}.part`);
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
  for (const changed of [folder, root, dirname(root)]) await syncFolder(changed);
}

/** A name is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(fault: unknown): null {
  if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return null;
  throw fault;
}
