/**
 * What lies in the data folder beside the database is encrypted: board photos and pieces of them, redacted copies, long rolls
 * that wait. AES-256-GCM; a file begins with four bytes that say so and the version of its key, so that older keys go on
 * reading what they wrote. See docs/adr/0023-files-are-encrypted.md.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { CipherGCM } from "node:crypto";
import { newestFirst, openKeys } from "./installation-keys";
import type { VersionedKeys } from "./installation-keys";

const MAGIC = Buffer.from([0x00, 0x47, 0x53, 0x31]); // "\0GS1": begins no picture, spreadsheet or text
const NONCE = 12;
const TAG = 16;
const HEAD = MAGIC.length + 4 + NONCE;
const CIPHER = "aes-256-gcm";

/** What sealing adds to the bytes. */
export const SEAL_BYTES = HEAD + TAG;

/** Sealed with a key that is not here. */
export class KeyMissing extends Error {
  constructor(
    readonly about: string,
    readonly version: number,
  ) {
    super(
      `${about} was encrypted with key ${version}, which is not among the encryption keys: ` +
        "put that key back into keys/encryption-keys.json (or ENCRYPTION_KEYS) from its backup",
    );
    this.name = "KeyMissing";
  }
}

/** The bytes are not those that were sealed: a disk fault, or a hand in the folder. */
export class SealBroken extends Error {
  constructor(readonly about: string) {
    super(`${about} is not what was stored: restore it from a backup`);
    this.name = "SealBroken";
  }
}

export interface Vault {
  readonly currentVersion: number;
  /**
   * Under the newest key.
   * @param about what it is: sealed bytes open as nothing else
   */
  seal(bytes: Uint8Array, about: string): Buffer;
  /** Also gives back, as they are, bytes from before files were encrypted. Throws KeyMissing or SealBroken. */
  open(sealed: Uint8Array, about: string): Buffer;
  /** For bytes that arrive one after the other: the head goes first, then what each call gives, the end last. */
  sealing(about: string): { readonly head: Buffer; next(bytes: Uint8Array): Buffer; end(): Buffer };
}

/** The version of the key that a file was sealed with, from its first bytes; null for one from before. */
export function sealedWith(start: Uint8Array): number | null {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  return bytes.length >= MAGIC.length + 4 && bytes.subarray(0, MAGIC.length).equals(MAGIC)
    ? bytes.readUInt32BE(MAGIC.length)
    : null;
}

export function vaultOf(keys: VersionedKeys): Vault {
  const byVersion = new Map(keys.map(({ version, key }) => [version, Buffer.from(key, "hex")]));
  const currentVersion = newestFirst(keys)[0]!;

  function begin(about: string): { readonly head: Buffer; readonly cipher: CipherGCM } {
    const version = Buffer.alloc(4);
    version.writeUInt32BE(currentVersion);
    const head = Buffer.concat([MAGIC, version, randomBytes(NONCE)]);
    const cipher = createCipheriv(CIPHER, byVersion.get(currentVersion)!, head.subarray(-NONCE));
    cipher.setAAD(Buffer.concat([head, Buffer.from(about)]));
    return { head, cipher };
  }

  return {
    currentVersion,
    seal(bytes, about) {
      const { head, cipher } = begin(about);
      return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    sealing(about) {
      const { head, cipher } = begin(about);
      return {
        head,
        next: (bytes) => cipher.update(bytes),
        end: () => Buffer.concat([cipher.final(), cipher.getAuthTag()]),
      };
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const version = sealedWith(bytes);
      if (version === null) return bytes;
      const key = byVersion.get(version);
      if (key === undefined) throw new KeyMissing(about, version);
      if (bytes.length < SEAL_BYTES) throw new SealBroken(about);
      const head = bytes.subarray(0, HEAD);
      const decipher = createDecipheriv(CIPHER, key, head.subarray(-NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.concat([head, Buffer.from(about)]));
      decipher.setAuthTag(bytes.subarray(-TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(HEAD, -TAG)), decipher.final()]);
      } catch {
        throw new SealBroken(about);
      }
    },
  };
}

/** The vault of an installation. Whoever loses its keys loses the photos and copies: back them up apart from the files. */
export async function openVault(
  dataDir: string,
  fromEnvironment: VersionedKeys | null = null,
): Promise<{ readonly vault: Vault; readonly keys: VersionedKeys; readonly madeNow: boolean }> {
  const { keys, madeNow } = await openKeys(dataDir, "encryption", fromEnvironment);
  return { vault: vaultOf(keys), keys, madeNow };
}
