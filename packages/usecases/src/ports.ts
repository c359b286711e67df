/** What use-cases need from the world outside; `apps/api/src/adapters` implements it. */
import type { Aside } from "@gongshi/domain/privacy/number-find";
import type { PicturePrint } from "@gongshi/domain/photo/picture-print";
import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import type { PlanResult } from "@gongshi/domain/plan/plan";
import type { PlanUnreadable } from "@gongshi/domain/plan/words";
import type { CopyCell } from "@gongshi/domain/roll/redacted-copy";
import type { SheetToWrite } from "@gongshi/domain/roll/rejected-rows";
import type { Unreadable, Workbook } from "@gongshi/domain/roll/roll";
import type { ShareLines } from "@gongshi/domain/channel/share-texts";
import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";

/** The clock is handed in: a running server has the real one, tests and the seed have their own. */
export type Clock = () => Date;

/** Immutable bytes under their SHA-256 (hex). `put` is durable when it resolves. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
  /** Takes the bytes away for good; harmless where there are none. */
  drop(sha256: string): Promise<void>;
}

/**
 * Photos that have arrived in part, by whoever sends them and the hash of the whole. What `write` has answered is durable.
 * An upload that nobody goes on with may be forgotten after a week.
 */
export interface PartStore {
  /** Bytes from the beginning; 0 when nothing is here. */
  received(owner: string, sha256: string): Promise<number>;
  write(owner: string, sha256: string, from: number, bytes: Uint8Array): Promise<void>;
  read(owner: string, sha256: string): Promise<Uint8Array>;
  drop(owner: string, sha256: string): Promise<void>;
}

/** One code found in a picture, with its place in pixels. */
export interface FoundCode {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureFacts {
  readonly width: number;
  readonly height: number;
}

/** Place of a crop in the photo it was cut from, in fractions (0–1) of the photo's width and height. */
export interface CropPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type PictureFault = "NOT_JPEG" | "DAMAGED" | "METADATA" | "TOO_LARGE";

export interface PhotoReader {
  /** Checks that the bytes are a JPEG without location, device or other metadata, and gives its size. */
  inspect(bytes: Uint8Array): Promise<{ ok: true; facts: PictureFacts } | { ok: false; fault: PictureFault }>;
  /** Every QR code in the picture. */
  readCodes(bytes: Uint8Array): Promise<readonly FoundCode[]>;
  /** Whether `crop` shows the same thing as that place of `photo`, whatever their resolutions. */
  samePlace(photo: Uint8Array, crop: Uint8Array, place: CropPlace): Promise<boolean>;
  /** What the picture is known again by when it was saved anew; null when it cannot be decoded. */
  print(photo: Uint8Array): Promise<PicturePrint | null>;
}

export interface SheetPrinter {
  /** One PDF of the given sheets, one after the other (one sheet: that sheet). */
  print(sheets: readonly SheetContent[]): Promise<Uint8Array>;
}

export interface FormPrinter {
  /** One PDF of a form for ink. */
  print(form: PaperForm): Promise<Uint8Array>;
}

/** Looks on while a long file is read. */
export interface ReadingWatch {
  /** Stops the reading: its promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** How far it has come, from 0 to 1; never goes back. */
  onProgress?(share: number): void;
}

export interface RollFile {
  /** Bytes to cells, by content rather than by file name. */
  read(
    bytes: Uint8Array,
    fileName: string,
    watch?: ReadingWatch,
  ): Promise<{ ok: true; workbook: Workbook } | { ok: false; unreadable: Unreadable }>;
}

/** Long rolls on their way in, by upload; wiped when that is decided. */
export interface RollSpool {
  /** Takes a file as it arrives. Null when it is longer than `most`: nothing of it is left then. */
  write(id: string, bytes: AsyncIterable<Uint8Array>, most: number): Promise<{ readonly size: number } | null>;
  read(id: string): Promise<Uint8Array | null>;
  drop(id: string): Promise<void>;
  /** Ids of what has lain here for an hour at least, files that never arrived whole among them. */
  list(): Promise<readonly string[]>;
}

/** Reads one uploaded roll, somewhere where it is in nobody's way, by the use-case `readUpload`. */
export interface RollReader {
  /** Resolves when it has been read or has failed; aborting the signal ends it at once. */
  read(uploadId: string, signal: AbortSignal): Promise<void>;
}

export interface RollWriter {
  /** The redacted copy of a roll as an .xlsx of one sheet; rows are taken one by one. */
  copy(rows: Iterable<readonly CopyCell[]>): Promise<Uint8Array>;
  /** Sheets as an .xlsx: a cell that was text stays text. */
  workbook(sheets: readonly SheetToWrite[]): Uint8Array;
}

export interface PlanFile {
  /** A plan's bytes, .docx or text, by content rather than by name. */
  read(
    bytes: Uint8Array,
  ):
    | (PlanResult & { readonly ok: true; readonly asides?: readonly Aside[] })
    | (PlanResult & { readonly ok: false })
    | { readonly ok: false; readonly unreadable: PlanUnreadable };
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/** Carries a short encrypted message to one device, through the push service of its browser. */
export interface PushSender {
  /** What browsers subscribe with (VAPID), base64url. */
  readonly publicKey: string;
  /** Whether an address is one of a push service that this installation sends to; nothing else is ever asked. */
  accepts(endpoint: string): boolean;
  /** GONE: the service no longer knows the device. */
  send(
    device: { readonly endpoint: string; readonly p256dh: string; readonly auth: string },
    message: string,
  ): Promise<"SENT" | "GONE" | "FAILED">;
}

/** Draws the picture that may go to a village's group. */
export interface SharePainter {
  /** PNG, 1080 × 1350. */
  paint(lines: ShareLines, url: string): Promise<Uint8Array>;
}

/** Keyed hashes for look-up and duplicates, and the seals of the trace. Keys are versioned; old ones stay. */
export interface Keyring {
  readonly currentVersion: number;
  readonly versions: readonly number[];
  /** HMAC-SHA-256 under the key of that version; `purpose` keeps the uses apart. */
  hmac(version: number, purpose: "identity" | "lookup" | "trace" | "number" | "answer", text: string): Uint8Array;
}

/** Anchors of the trace, kept outside the database; what `append` has answered is durable. Seals are hex. */
export interface AnchorLog {
  append(anchor: { readonly number: number; readonly at: string; readonly seal: string }): Promise<void>;
  read(): Promise<readonly { readonly number: number; readonly at: string; readonly seal: string }[]>;
}
