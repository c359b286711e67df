import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoredFileDamaged, createFileStore } from "./file-store";
import { createPartStore } from "./part-store";
import { olderVersionsIn, reEncrypt } from "./re-encrypt";
import { createRollSpool } from "./roll-spool";
import { KeyMissing, SealBroken, sealedWith, vaultOf } from "./vault";

const FIRST = { version: 1, key: "11".repeat(32) };
const SECOND = { version: 2, key: "22".repeat(32) };
const [old, both, onlyNew] = [vaultOf([FIRST]), vaultOf([FIRST, SECOND]), vaultOf([SECOND])];
const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());
const bytes = (value: string) => new TextEncoder().encode(value);

describe("the vault", () => {
  it("opens what it sealed, and nothing that was changed or is called otherwise", () => {
    const sealed = old.seal(bytes("张三 3.20 亩"), "a");
    expect(sealed.includes("张三")).toBe(false);
    expect(text(old.open(sealed, "a"))).toBe("张三 3.20 亩");
    expect(() => old.open(sealed, "b")).toThrow(SealBroken);
    for (let at = 8; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => old.open(changed, "a"), `byte ${at}`).toThrow(SealBroken);
    }
    expect(() => old.open(sealed.subarray(0, 20), "a")).toThrow(SealBroken);
  });

  it("never seals the same bytes alike", () =>
    expect(old.seal(bytes("x"), "a").equals(old.seal(bytes("x"), "a"))).toBe(false));

  it("reads with older keys, seals with the newest, and says which one is missing", () => {
    const before = old.seal(bytes("x"), "a");
    expect(text(both.open(before, "a"))).toBe("x");
    expect(sealedWith(both.seal(bytes("x"), "a"))).toBe(2);
    expect(() => onlyNew.open(before, "a")).toThrow(KeyMissing);
    expect(() => onlyNew.open(before, "a")).toThrow("put that key back into keys/encryption-keys.json");
  });

  it("takes another key of the same version for what it is", () =>
    expect(() => vaultOf([{ version: 1, key: "33".repeat(32) }]).open(old.seal(bytes("x"), "a"), "a")).toThrow(
      SealBroken,
    ));

  it("gives back what lay there before files were encrypted", () =>
    expect(text(old.open(bytes("\u00ff\u00d8 a photo"), "a"))).toBe("\u00ff\u00d8 a photo"));
});

describe("the data folder", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "gongshi-vault-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const everyFile = async (folder: string): Promise<Buffer[]> => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    return Promise.all(names.filter((name) => name.isFile()).map((name) => readFile(join(name.parentPath, name.name))));
  };

  it("has no readable byte of photos, pieces and rolls", async () => {
    const secret = "司马验一 449900196607225764";
    await createFileStore(join(root, "files"), old).put(bytes(secret));
    const parts = createPartStore(join(root, "uploads"), old);
    await parts.write("a".repeat(36), "0".repeat(64), 0, bytes(secret));
    const spool = createRollSpool(join(root, "rolls"), old);
    const id = "b".repeat(36);
    expect(await spool.write(id, chunks(secret), 1_000)).toEqual({ size: bytes(secret).length });
    const files = await everyFile(root);
    expect(files).toHaveLength(3);
    for (const file of files) for (const word of ["司马", "4499", "2257"]) expect(file.includes(word)).toBe(false);
    expect(text(await spool.read(id))).toBe(secret);
    expect(text(await parts.read("a".repeat(36), "0".repeat(64)))).toBe(secret);
  });

  it("keeps nothing of a roll that is too long", async () => {
    const spool = createRollSpool(join(root, "rolls"), old);
    expect(await spool.write("b".repeat(36), chunks("abcdef"), 5)).toBeNull();
    expect(await everyFile(root)).toEqual([]);
  });

  it.each([
    [
      "in order",
      [
        [0, 3],
        [3, 6],
        [6, 10],
      ],
    ],
    [
      "a piece twice",
      [
        [0, 3],
        [3, 6],
        [3, 6],
        [6, 10],
      ],
    ],
    [
      "cut otherwise the second time",
      [
        [0, 4],
        [2, 7],
        [5, 10],
      ],
    ],
    [
      "from the beginning again",
      [
        [0, 4],
        [4, 8],
        [0, 10],
      ],
    ],
  ] as const)("takes pieces of a photo %s", async (_how, pieces) => {
    const parts = createPartStore(root, old);
    const [owner, sha256, whole] = ["a".repeat(36), "0".repeat(64), "0123456789"];
    for (const [from, to] of pieces) {
      await parts.write(owner, sha256, from, bytes(whole.slice(from, to)));
      expect(await parts.received(owner, sha256)).toBe(to);
    }
    expect(text(await parts.read(owner, sha256))).toBe(whole);
  });

  it("does not count a piece that was cut off half-way, and goes on after those before it", async () => {
    const parts = createPartStore(root, old);
    const [owner, sha256] = ["a".repeat(36), "0".repeat(64)];
    await parts.write(owner, sha256, 0, bytes("012"));
    await parts.write(owner, sha256, 3, bytes("345"));
    const path = join(root, `${owner}-${sha256}.part`);
    await writeFile(path, (await readFile(path)).subarray(0, -1));
    expect(await parts.received(owner, sha256)).toBe(3);
    await parts.write(owner, sha256, 3, bytes("345678"));
    expect(text(await parts.read(owner, sha256))).toBe("012345678");
  });

  it("is brought under a new key, files from before included; the old key can then go", async () => {
    const files = join(root, "files");
    const before = createFileStore(files, old);
    const { sha256: sealed } = await before.put(bytes("sealed"));
    const { sha256: plain } = await before.put(bytes("plain"));
    await writeFile(join(files, plain.slice(0, 2), plain.slice(2)), "plain");
    const { sha256: damaged } = await before.put(bytes("damaged"));
    await writeFile(join(files, damaged.slice(0, 2), damaged.slice(2)), "other");
    const { sha256: newer } = await createFileStore(files, both).put(bytes("newer"));

    const report = await reEncrypt(files, both, () => undefined);
    expect(report).toMatchObject({ done: 2, already: 1, left: [{ sha256: damaged }] });
    const store = createFileStore(files, onlyNew);
    expect(await Promise.all([sealed, plain, newer].map(async (sha256) => text(await store.get(sha256))))).toEqual([
      "sealed",
      "plain",
      "newer",
    ]);
    await expect(store.get(damaged)).rejects.toThrow(StoredFileDamaged);
    expect(await reEncrypt(files, both, () => undefined)).toMatchObject({ done: 0, already: 3 });
  });

  it("tells which older keys uploads under way still need", async () => {
    await createPartStore(root, old).write("a".repeat(36), "0".repeat(64), 0, bytes("piece"));
    expect(await olderVersionsIn([root, join(root, "none")], both)).toEqual([1]);
    expect(await olderVersionsIn([root], old)).toEqual([]);
  });
});

async function* chunks(value: string): AsyncGenerator<Uint8Array> {
  for (const character of value) yield bytes(character);
}
