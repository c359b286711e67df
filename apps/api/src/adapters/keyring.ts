import { createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { Keyring } from "@gongshi/usecases/ports";
import { z } from "zod";

const keysShape = z
  .array(z.object({ version: z.number().int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/) }))
  .min(1);

export type HashKeys = z.infer<typeof keysShape>;

/** A keyring over keys of 32 bytes (hex), each with its version; the newest hashes, every one looks up. */
export function keyringOf(keys: HashKeys): Keyring {
  const byVersion = new Map(keys.map(({ version, key }) => [version, Buffer.from(key, "hex")]));
  const versions = [...byVersion.keys()].toSorted((a, b) => b - a);
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

const fileIn = (dataDir: string): string => path.join(dataDir, "keys", "hash-keys.json");

/**
 * The keyring of an installation: from the environment, or from `<dataDir>/keys/hash-keys.json`, made on the first start and
 * readable by its owner alone. Whoever loses it can no longer look up recipients or find duplicates across years: back it up
 * with the data.
 */
export async function openKeyring(
  dataDir: string,
  fromEnvironment: HashKeys | null = null,
): Promise<{ readonly keyring: Keyring; readonly madeNow: boolean }> {
  if (fromEnvironment !== null) return { keyring: keyringOf(fromEnvironment), madeNow: false };
  const kept = await readKeys(fileIn(dataDir));
  if (kept !== null) return { keyring: keyringOf(kept), madeNow: false };
  const keys: HashKeys = [newKey(1)];
  await writeKeys(fileIn(dataDir), keys);
  return { keyring: keyringOf(keys), madeNow: true };
}

/**
 * Adds a key of the next version to the file: what is hashed and sealed from the next start on is under it, and the old ones
 * stay for look-up and for checking what they sealed.
 * @returns its version; null where there is no file yet
 */
export async function rotateKeys(dataDir: string): Promise<number | null> {
  const kept = await readKeys(fileIn(dataDir));
  if (kept === null) return null;
  const version = Math.max(...kept.map((each) => each.version)) + 1;
  await writeKeys(fileIn(dataDir), [...kept, newKey(version)]);
  return version;
}

const newKey = (version: number): HashKeys[number] => ({ version, key: randomBytes(32).toString("hex") });

async function readKeys(file: string): Promise<HashKeys | null> {
  try {
    return keysShape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`The hash keys in ${file} cannot be read: restore that file from its backup.`, { cause: error });
  }
}

/** Durably, and never half: a key that was used once must not be lost. */
async function writeKeys(file: string, keys: HashKeys): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
