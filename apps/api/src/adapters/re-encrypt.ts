import { open, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { openStored, storedFile, writeDurably } from "./file-store";
import { sealedWith } from "./vault";
import type { Vault } from "./vault";

export interface ReEncrypted {
  /** Files that are now under the newest key. */
  readonly done: number;
  /** Files that were already. */
  readonly already: number;
  /** SHA-256 of files whose bytes are not those of their name, or whose key is not here: left as they are. */
  readonly left: readonly { readonly sha256: string; readonly why: string }[];
}

/**
 * Brings every stored file under the newest key, those from before files were encrypted too. One after the other, each whole
 * or not at all, so that it can be cut off and begun anew. Nobody may take files away meanwhile.
 */
export async function reEncrypt(root: string, vault: Vault, say: (done: number) => void): Promise<ReEncrypted> {
  let done = 0;
  let already = 0;
  const left: { sha256: string; why: string }[] = [];
  for await (const { sha256, path } of storedFiles(root)) {
    if (sealedWith(await startOf(path)) === vault.currentVersion) {
      already += 1;
      continue;
    }
    try {
      const bytes = openStored(vault, await readFile(path), sha256);
      await writeDurably(path, vault.seal(bytes, storedFile(sha256)), root);
      done += 1;
      if (done % 1_000 === 0) say(done);
    } catch (fault) {
      left.push({ sha256, why: fault instanceof Error ? fault.message : String(fault) });
    }
  }
  return { done, already, left };
}

/** Versions of keys, other than the newest, with which something in a folder of uploads under way is encrypted. */
export async function olderVersionsIn(folders: readonly string[], vault: Vault): Promise<number[]> {
  const versions = new Set<number>();
  for (const folder of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      const start = await startOf(join(folder, name)).catch(() => Buffer.alloc(0));
      // A long roll begins with its seal, a piece of a photo with its length before it.
      const version = sealedWith(start) ?? sealedWith(start.subarray(4));
      if (version !== null && version !== vault.currentVersion) versions.add(version);
    }
  return [...versions];
}

async function* storedFiles(root: string): AsyncGenerator<{ readonly sha256: string; readonly path: string }> {
  for (const folder of (await readdir(root).catch(() => [])).toSorted()) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of (await readdir(join(root, folder))).toSorted())
      if (/^[0-9a-f]{62}$/.test(name)) yield { sha256: folder + name, path: join(root, folder, name) };
  }
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(16);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    return start.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
