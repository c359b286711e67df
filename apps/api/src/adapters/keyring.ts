import { createHmac } from "node:crypto";
import type { Keyring } from "@gongshi/usecases/ports";
import { newestFirst, openKeys } from "./installation-keys";
import type { VersionedKeys } from "./installation-keys";

/** A keyring over keys of 32 bytes (hex), each with its version; the newest hashes, every one looks up. */
export function keyringOf(keys: VersionedKeys): Keyring {
  const byVersion = new Map(keys.map(({ version, key }) => [version, Buffer.from(key, "hex")]));
  const versions = newestFirst(keys);
  return {
    currentVersion: versions[0]!,
    versions,
    hmac: (version, purpose, text) => {
      const key = byVersion.get(version);
      if (key === undefined) throw new Error(`there is no hash key of version ${version}`);
      return createHmac("sha256", key).update(`${purpose}\0${text}`).digest();
    },
  };
}

/**
 * The keyring of an installation. Whoever loses its keys can no longer look up recipients or find duplicates across years:
 * back them up with the data.
 */
export async function openKeyring(
  dataDir: string,
  fromEnvironment: VersionedKeys | null = null,
): Promise<{ readonly keyring: Keyring; readonly keys: VersionedKeys; readonly madeNow: boolean }> {
  const { keys, madeNow } = await openKeys(dataDir, "hash", fromEnvironment);
  return { keyring: keyringOf(keys), keys, madeNow };
}
