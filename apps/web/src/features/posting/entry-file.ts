import { sealText } from "@gongshi/domain/hand-in/seal";
import { sha256Hex } from "../../lib/sha256";
import type { PostingEntry, PostingInput } from "../../outbox/entry";
import { photoNames } from "../../outbox/entry";

/** An entry of the outbox as one self-contained file: what would have been sent, its pictures, and a seal over it. */
export interface EntryFile {
  readonly format: typeof FORMAT;
  readonly v: 1;
  readonly kind: "posting";
  readonly authorId: string;
  readonly authorName: string;
  readonly unitName: string;
  readonly titles: readonly string[];
  /** ISO 8601, by the phone. */
  readonly madeAt: string;
  readonly input: PostingInput;
  /** JPEGs by their SHA-256, in base64. */
  readonly files: Readonly<Record<string, string>>;
  readonly seal: string;
}

const FORMAT = "gongshi-entry";

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Null where a picture is no longer on the phone: without it there is nothing to hand in. */
export async function entryFile(
  entry: PostingEntry,
  authorName: string,
  photo: (sha256: string) => Promise<ArrayBuffer | null>,
): Promise<EntryFile | null> {
  const files: Record<string, string> = {};
  for (const name of photoNames(entry.input)) {
    const bytes = await photo(name);
    if (bytes === null) return null;
    files[name] = toBase64(new Uint8Array(bytes));
  }
  return {
    format: FORMAT,
    v: 1,
    kind: "posting",
    authorId: entry.personId,
    authorName,
    unitName: entry.unitName,
    titles: entry.titles,
    madeAt: new Date(entry.createdAt).toISOString(),
    input: entry.input,
    files,
    seal: await sha256Hex(utf8(sealText("posting", entry.personId, entry.input))),
  };
}

export type ReadFile =
  | { readonly ok: true; readonly file: EntryFile; readonly photos: ReadonlyMap<string, ArrayBuffer> }
  | { readonly ok: false; readonly fault: "NOT_A_FILE" | "NEWER" | "CHANGED" };

/** Reads a file back and holds it against its own hashes: what was changed on the way is told, not sent. */
export async function readEntryFile(text: string): Promise<ReadFile> {
  const file = parsed(text);
  if (file === null) return { ok: false, fault: "NOT_A_FILE" };
  if (file.v !== 1 || file.kind !== "posting") return { ok: false, fault: "NEWER" };
  const photos = new Map<string, ArrayBuffer>();
  try {
    if ((await sha256Hex(utf8(sealText("posting", file.authorId, file.input)))) !== file.seal)
      return { ok: false, fault: "CHANGED" };
    for (const name of photoNames(file.input)) {
      const bytes = fromBase64(file.files[name] ?? "");
      if ((await sha256Hex(bytes)) !== name) return { ok: false, fault: "CHANGED" };
      photos.set(name, bytes.buffer);
    }
  } catch {
    return { ok: false, fault: "CHANGED" };
  }
  return { ok: true, file, photos };
}

function parsed(text: string): EntryFile | null {
  try {
    const value = JSON.parse(text) as Partial<EntryFile> | null;
    return value !== null && value.format === FORMAT && typeof value.v === "number" ? (value as EntryFile) : null;
  } catch {
    return null;
  }
}

/** In steps: a picture at once is too many arguments for a call. */
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
