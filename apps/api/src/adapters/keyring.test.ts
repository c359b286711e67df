import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LaunchFailure } from "../launcher/launch-failure";
import { forgetVersions, openKeys, rotateKeys, usedVersions } from "./installation-keys";
import { openKeyring } from "./keyring";

describe("the keys of an installation", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "gongshi-keys-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  const file = (kind = "hash") => join(dataDir, "keys", `${kind}-keys.json`);
  const why = async (opened: Promise<unknown>) =>
    opened.then(
      () => "opened",
      (error: unknown) => (error instanceof LaunchFailure ? error.message : "a bug"),
    );

  it("are made once, for their owner alone", async () => {
    expect((await openKeyring(dataDir)).madeNow).toBe(true);
    expect((await openKeyring(dataDir)).madeNow).toBe(false);
    expect((await stat(file())).mode & 0o077).toBe(0);
  });

  it("rotate: the new one hashes, the old one is still there to look up with", async () => {
    expect(await rotateKeys(dataDir, "hash")).toBeNull();
    const { keyring: before } = await openKeyring(dataDir);
    expect(await rotateKeys(dataDir, "hash")).toBe(2);
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
    await writeFile(file(), "[");
    expect(await why(openKeyring(dataDir))).toContain("restore that file");
    expect(await why(rotateKeys(dataDir, "hash"))).toContain("restore that file");
  });

  it.each(["hash", "encryption"] as const)(
    "%s: gone, other or incomplete keys end the start with the remedy",
    async (kind) => {
      const { keys } = await openKeys(dataDir, kind, null);
      const variable = kind === "hash" ? "HASH_KEYS" : "ENCRYPTION_KEYS";
      const [own] = keys;
      const other = { version: 1, key: "ab".repeat(32) };

      await rm(file(kind));
      expect(await why(openKeys(dataDir, kind, null))).toContain(
        `Restore that file from its backup, or set ${variable}`,
      );
      expect(await why(openKeys(dataDir, kind, [other]))).toContain(`has another ${kind} key of version 1`);
      expect(await why(openKeys(dataDir, kind, [other]))).toContain(`Put the former key back into ${variable}`);
      expect(await why(openKeys(dataDir, kind, [{ ...other, version: 2 }]))).toContain(
        `has no ${kind} key of version 1`,
      );
      await expect(readFile(file(kind))).rejects.toThrow();

      expect(await why(openKeys(dataDir, kind, [own!, { ...other, version: 2 }]))).toBe("opened");
      // From now on the second is asked for as well.
      expect(await why(openKeys(dataDir, kind, [own!]))).toContain(`has no ${kind} key of version 2`);
    },
  );

  it("of a new version are used by a server first, and only looked at by a command", async () => {
    const { keys } = await openKeys(dataDir, "encryption", null);
    const newer = { version: 2, key: "cd".repeat(32) };
    await openKeys(dataDir, "encryption", [...keys, newer], "LOOK");
    expect(await usedVersions(dataDir, "encryption")).toEqual([1]);
  });

  it("of files that nothing needs any more are not asked for", async () => {
    const { keys } = await openKeys(dataDir, "encryption", null);
    const newer = { version: 2, key: "cd".repeat(32) };
    await openKeys(dataDir, "encryption", [...keys, newer]);
    expect(await usedVersions(dataDir, "encryption")).toEqual([1, 2]);
    await forgetVersions(dataDir, [1]);
    // Still in the file for older backups, and then taken out.
    expect(await why(openKeys(dataDir, "encryption", [...keys, newer]))).toBe("opened");
    expect(await why(openKeys(dataDir, "encryption", [newer]))).toBe("opened");
    expect(await why(openKeys(dataDir, "encryption", keys))).toContain("has no encryption key of version 2");
  });
});
