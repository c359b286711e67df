import { createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { LaunchFailure } from "../launcher/launch-failure";

/** Keys of 32 bytes, each with its version: the newest is used, the older ones stay for what was made with them. */
const keysShape = z
  .array(z.object({ version: z.number().int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/) }))
  .min(1);
export type VersionedKeys = z.infer<typeof keysShape>;

/** `hash`: keyed hashes and the trace's seals. `encryption`: the files. */
export type KeyKind = "hash" | "encryption";

export const VARIABLE: Readonly<Record<KeyKind, string>> = { hash: "HASH_KEYS", encryption: "ENCRYPTION_KEYS" };
const LOST: Readonly<Record<KeyKind, string>> = {
  hash: "recipients could not be found again and the trace not be checked",
  encryption: "the photos and copies of rolls kept here could not be read",
};

const fileIn = (dataDir: string, kind: KeyKind): string => path.join(dataDir, "keys", `${kind}-keys.json`);
/** Beside the keys' folder, not in it: it is what says that they are gone. */
const checksIn = (dataDir: string): string => path.join(dataDir, "key-checks.json");

/**
 * The keys of an installation: from the environment, or from `<dataDir>/keys/KIND-keys.json`, made on the first start and
 * readable by their owner alone. What was once used here is known again by a check value, so that a start with other keys,
 * or without them, ends with a word on what to restore instead of going on with new ones. Throws LaunchFailure.
 * @param how LOOK: a command that uses no new version before a server does
 */
export async function openKeys(
  dataDir: string,
  kind: KeyKind,
  fromEnvironment: VersionedKeys | null,
  how: "USE" | "LOOK" = "USE",
): Promise<{ readonly keys: VersionedKeys; readonly madeNow: boolean }> {
  const checks = await readChecks(dataDir);
  const used = checks[kind] ?? {};
  const file = fileIn(dataDir, kind);
  const where = fromEnvironment === null ? file : VARIABLE[kind];
  const found = fromEnvironment ?? (await readKeys(file));
  if (found === null && Object.keys(used).length > 0)
    throw new LaunchFailure(
      `The ${kind} keys are missing: ${file} is not there, and without it ${LOST[kind]}. ` +
        `Restore that file from its backup, or set ${VARIABLE[kind]} to its keys. Nothing was changed.`,
    );
  const keys = found ?? [newKey(1)];
  for (const [version, check] of Object.entries(used)) {
    const key = keys.find((each) => each.version === Number(version));
    if (key === undefined || checkOf(key) !== check)
      throw new LaunchFailure(
        `${where} ${key === undefined ? `has no ${kind} key of version ${version}` : `has another ${kind} key of version ${version} than the one`} ` +
          `that was used here: ${LOST[kind]}. ` +
          (fromEnvironment === null
            ? `Restore ${file} from its backup. Nothing was changed.`
            : `Put the former key back into ${VARIABLE[kind]}, beside newer ones. Nothing was changed.`),
      );
  }
  if (found === null) await writeDurably(file, keys);
  // From now on the newest is used; the older ones are known from when they were.
  const version = newestFirst(keys)[0]!;
  const newest = keys.find((each) => each.version === version)!;
  if (how === "USE" && used[version] === undefined)
    await writeDurably(checksIn(dataDir), { ...checks, [kind]: { ...used, [version]: checkOf(newest) } });
  return { keys, madeNow: found === null };
}

/**
 * Adds a key of the next version to the file: it is used from the next start on, and the older ones stay.
 * @returns its version; null where there is no file yet
 */
export async function rotateKeys(dataDir: string, kind: KeyKind): Promise<number | null> {
  const file = fileIn(dataDir, kind);
  const kept = await readKeys(file);
  if (kept === null) return null;
  const version = Math.max(...kept.map((each) => each.version)) + 1;
  await writeDurably(file, [...kept, newKey(version)]);
  return version;
}

/** Versions of keys that a server has used here, and that are still needed. */
export async function usedVersions(dataDir: string, kind: KeyKind): Promise<number[]> {
  return Object.keys((await readChecks(dataDir))[kind] ?? {}).map(Number);
}

/** Encryption keys of these versions are no longer asked for: nothing is encrypted with them any more. */
export async function forgetVersions(dataDir: string, unused: readonly number[]): Promise<void> {
  const checks = await readChecks(dataDir);
  const left = Object.entries(checks.encryption ?? {}).filter(([version]) => !unused.includes(Number(version)));
  await writeDurably(checksIn(dataDir), { ...checks, encryption: Object.fromEntries(left) });
}

export const newestFirst = (keys: VersionedKeys): number[] =>
  keys.map(({ version }) => version).toSorted((a, b) => b - a);

const newKey = (version: number): VersionedKeys[number] => ({ version, key: randomBytes(32).toString("hex") });

/** Tells a key again without telling anything of it. */
const checkOf = ({ key }: VersionedKeys[number]): string =>
  createHmac("sha256", Buffer.from(key, "hex")).update("gongshi key check").digest("hex").slice(0, 16);

const checksShape = z.partialRecord(z.enum(["hash", "encryption"]), z.record(z.string(), z.string()));

async function readChecks(dataDir: string): Promise<z.infer<typeof checksShape>> {
  return (await readJson(checksIn(dataDir), checksShape)) ?? {};
}

const readKeys = (file: string): Promise<VersionedKeys | null> => readJson(file, keysShape);

async function readJson<T>(file: string, shape: z.ZodType<T>): Promise<T | null> {
  try {
    return shape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new LaunchFailure(`${file} cannot be read: restore that file from its backup. Nothing was changed.`, error);
  }
}

/** Durably, and never half: a key that was used once must not be lost. */
async function writeDurably(file: string, content: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
