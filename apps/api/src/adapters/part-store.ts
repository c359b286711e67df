import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PartStore } from "@gongshi/usecases/ports";
import { SEAL_BYTES } from "./vault";
import type { Vault } from "./vault";

/** An upload that nobody goes on with is forgotten after so long; the phone still has the photo and begins anew. */
const KEPT_MS = 7 * 24 * 3600_000;

/** A piece as it lies in the file: its sealed length in four bytes, then itself. */
interface Piece {
  /** Where its bytes begin in the photo, and where they end. */
  readonly from: number;
  readonly to: number;
  readonly sealed: Buffer;
  /** Where it begins in the file. */
  readonly at: number;
}

/**
 * Photos that have arrived in part, one file an upload in `<root>`: the pieces one after the other, each encrypted. What
 * `write` has answered has survived; a piece that was cut off half-way does not count.
 */
export function createPartStore(root: string, vault: Vault): PartStore {
  const pathOf = (owner: string, sha256: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(owner) || !/^[0-9a-f]{64}$/.test(sha256))
      throw new RangeError("not the name of a part");
    return join(root, `${owner}-${sha256}.part`);
  };
  const piecesIn = async (path: string): Promise<Piece[]> =>
    piecesOf(await readFile(path).catch(() => Buffer.alloc(0)));
  const about = (sha256: string, from: number): string => `piece of photo ${sha256} from ${from}`;

  return {
    async received(owner, sha256) {
      return (await piecesIn(pathOf(owner, sha256))).at(-1)?.to ?? 0;
    },
    async write(owner, sha256, from, bytes) {
      await mkdir(root, { recursive: true });
      if (from === 0) await forgetOld(root);
      const path = pathOf(owner, sha256);
      const pieces = await piecesIn(path);
      // Pieces may be cut anew: of those that are here the ones that end before it stay, the last of them shortened.
      const before = pieces.filter((piece) => piece.from < from);
      const last = before.at(-1);
      const overlap = last !== undefined && last.to > from ? last : null;
      const kept = overlap === null ? before : before.slice(0, -1);
      const added =
        overlap === null
          ? { from, bytes: Buffer.from(bytes) }
          : {
              from: overlap.from,
              bytes: Buffer.concat([
                vault.open(overlap.sealed, about(sha256, overlap.from)).subarray(0, from - overlap.from),
                bytes,
              ]),
            };
      const end = kept.at(-1);
      const sealed = vault.seal(added.bytes, about(sha256, added.from));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(sealed.length);
      const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        const at = end === undefined ? 0 : end.at + 4 + end.sealed.length;
        await file.truncate(at);
        const record = Buffer.concat([length, sealed]);
        await file.write(record, 0, record.length, at);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async read(owner, sha256) {
      const pieces = await piecesIn(pathOf(owner, sha256));
      return Buffer.concat(pieces.map(({ sealed, from }) => vault.open(sealed, about(sha256, from))));
    },
    drop: (owner, sha256) => rm(pathOf(owner, sha256), { force: true }),
  };
}

function piecesOf(file: Buffer): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at + 4 <= file.length;) {
    const length = file.readUInt32BE(at);
    if (length < SEAL_BYTES || at + 4 + length > file.length) break;
    const to = from + length - SEAL_BYTES;
    pieces.push({ from, to, sealed: file.subarray(at + 4, at + 4 + length), at });
    from = to;
    at += 4 + length;
  }
  return pieces;
}

async function forgetOld(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const known = await stat(path).catch(() => null);
    if (known !== null && known.mtimeMs < Date.now() - KEPT_MS) await rm(path, { force: true });
  }
}
