import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openKeyring, rotateKeys } from "./keyring";

describe("the keys of an installation", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "gongshi-keys-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  const file = () => join(dataDir, "keys", "hash-keys.json");

  it("are made once, for their owner alone", async () => {
    expect((await openKeyring(dataDir)).madeNow).toBe(true);
    expect((await openKeyring(dataDir)).madeNow).toBe(false);
    expect((await stat(file())).mode & 0o077).toBe(0);
  });

  it("rotate: the new one hashes, the old one is still there to look up with", async () => {
    expect(await rotateKeys(dataDir)).toBeNull();
    const { keyring: before } = await openKeyring(dataDir);
    expect(await rotateKeys(dataDir)).toBe(2);
    const { keyring: after } = await openKeyring(dataDir);
    expect([after.currentVersion, after.versions]).toEqual([2, [2, 1]]);
    expect(after.hmac(1, "lookup", "某")).toEqual(before.hmac(1, "lookup", "某"));
    expect(after.hmac(2, "lookup", "某")).not.toEqual(after.hmac(1, "lookup", "某"));
  });

  it("may come from the environment, and then none are made", async () => {
    const { keyring } = await openKeyring(dataDir, [{ version: 3, key: "ab".repeat(32) }]);
    expect(keyring.versions).toEqual([3]);
    await expect(readFile(file())).rejects.toThrow();
  });

  it("are never replaced by new ones when they cannot be read", async () => {
    await openKeyring(dataDir);
    await (await import("node:fs/promises")).writeFile(file(), "[");
    await expect(openKeyring(dataDir)).rejects.toThrow("restore that file");
    await expect(rotateKeys(dataDir)).rejects.toThrow("restore that file");
  });
});
