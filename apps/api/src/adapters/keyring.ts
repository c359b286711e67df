import { createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { Keyring } from "@gongshi/usecases/ports";
import { z } from "zod";

const keysShape = z
  .array(z.object({ version: z.number().int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/) }))
  .min(1);

type Keys = z.infer<typeof keysShape>;

/** A keyring over keys of 32 bytes (hex), each with its version; the newest hashes, every one looks up. */
export function keyringOf(keys: Keys): Keyring {
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

/**
 * The keyring of an installation: from `<dataDir>/keys/hash-keys.json`, made on the first start, readable by its owner
 * alone. Whoever loses it can no longer look up recipients or find duplicates across years: back it up with the data.
 */
export async function openKeyring(dataDir: string): Promise<{ readonly keyring: Keyring; readonly madeNow: boolean }> {
  const file = path.join(dataDir, "keys", "hash-keys.json");
  try {
    const keys = keysShape.parse(JSON.parse(await readFile(file, "utf8")));
    return { keyring: keyringOf(keys), madeNow: false };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT"))
      throw new Error(`The hash keys in ${file} cannot be read: restore that file from its backup.`, { cause: error });
  }
  const keys: Keys = [{ version: 1, key: randomBytes(32).toString("hex") }];
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return { keyring: keyringOf(keys), madeNow: true };
}
