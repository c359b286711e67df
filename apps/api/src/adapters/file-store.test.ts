import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileStore, StoredFileDamaged } from "./file-store";
import { vaultOf } from "./vault";

const bytes = new TextEncoder().encode("a board photo");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const vault = vaultOf([{ version: 1, key: "ab".repeat(32) }]);

describe("the file store", () => {
  let root: string;
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), "gongshi-files-")), "files");
  });
  afterEach(() => rm(join(root, ".."), { recursive: true, force: true }));

  it("keeps bytes under their hash and gives them back", async () => {
    const store = createFileStore(root, vault);
    expect(await store.put(bytes)).toEqual({ sha256, size: bytes.length });
    expect(Buffer.from((await store.get(sha256)) ?? [])).toEqual(Buffer.from(bytes));
    expect(await store.has(sha256)).toBe(true);
    expect(await readdir(join(root, sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
  });

  it("stores the same bytes once, also when they come at the same time", async () => {
    const store = createFileStore(root, vault);
    await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    expect(await readdir(join(root, sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
    expect((await readdir(root)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("says what it does not have, and takes nothing else for a name", async () => {
    const store = createFileStore(root, vault);
    expect(await store.get(sha256)).toBeNull();
    expect(await store.has(sha256)).toBe(false);
    for (const name of ["", "../../etc/passwd", sha256.toUpperCase(), `${sha256}0`]) {
      await expect(store.get(name)).rejects.toThrow(RangeError);
      await expect(store.has(name)).rejects.toThrow(RangeError);
    }
  });

  it("never gives back other bytes than those stored, and mends them when they come again", async () => {
    const store = createFileStore(root, vault);
    await store.put(bytes);
    await writeFile(join(root, sha256.slice(0, 2), sha256.slice(2)), "other bytes");
    await expect(store.get(sha256)).rejects.toThrow(StoredFileDamaged);
    await store.put(bytes);
    expect(Buffer.from((await store.get(sha256)) ?? [])).toEqual(Buffer.from(bytes));
  });
});
