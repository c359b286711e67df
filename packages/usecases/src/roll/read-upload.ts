import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Db } from "../db";
import type { Prisma, RollUpload } from "../generated/client/client";
import { loadViewer } from "../identity/viewer";
import type { Clock, FileStore, Keyring, RollFile, RollSpool, RollWriter } from "../ports";
import { factsOf } from "./accept-roll";
import { previewOf } from "./check-roll";
import { insertLines } from "./insert-lines";
import { keepCopy } from "./keep-copy";
import { prepareRoll } from "./prepare-roll";
import type { UploadResult } from "./uploads";

export interface ReadUploadDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly rolls: RollFile;
  readonly rollWriter: RollWriter;
  readonly rollSpool: RollSpool;
  readonly files: FileStore;
  readonly keyring: Keyring;
}

/** Shares of the work, in thousandths. */
const READING_SHARE = 500;
const STAGING_SHARE = 350;
const LEAST_STEP = 5;

/**
 * Reads an upload that is in state READING: its lines go aside, its preview into `result`, and it waits for a person.
 * Given up meanwhile, it leaves no line behind.
 */
export async function readUpload(deps: ReadUploadDeps, id: string, signal: AbortSignal): Promise<void> {
  const upload = await deps.db.rollUpload.findUnique({ where: { id } });
  if (upload === null || upload.state !== "READING") return;
  await deps.db.stagedLine.deleteMany({ where: { uploadId: id } });
  const progress = progressOf(deps.db, id);
  const bytes = await deps.rollSpool.read(id);
  const result = bytes === null ? null : await readAndStage(deps, upload, bytes, signal, progress);
  await progress.settled();
  const done = result ?? FILE_GONE;
  const { count } = await deps.db.rollUpload.updateMany({
    where: { id, state: "READING" },
    data: {
      state: "refusal" in done.result ? "FAILED" : "READ",
      progress: 1000,
      result: done.result as unknown as Prisma.InputJsonObject,
      ...(done.read === null ? {} : done.read),
    },
  });
  if (count === 0) await deps.db.stagedLine.deleteMany({ where: { uploadId: id } });
}

interface Read {
  readonly result: UploadResult;
  /** What accepting needs; null where there is nothing to accept. */
  readonly read: { readonly facts: Prisma.InputJsonObject; readonly digest: string } | null;
}

const FILE_GONE: Read = {
  result: { refusal: { refused: "ROLL_UNREADABLE", details: { why: "EMPTY" } } },
  read: null,
};

async function readAndStage(
  deps: ReadUploadDeps,
  upload: RollUpload,
  bytes: Uint8Array,
  signal: AbortSignal,
  progress: ReturnType<typeof progressOf>,
): Promise<Read> {
  const now = deps.clock();
  const viewer = await loadViewer(deps.db, upload.uploadedById, now);
  const prepared = await prepareRoll(
    deps,
    viewer,
    {
      disclosureId: upload.disclosureId,
      mode: upload.mode === "JOIN" ? "JOIN" : "REPLACE",
      bytes,
      fileName: upload.fileName,
      unitChoices: upload.unitChoices as Record<string, string>,
      mapping: columnMappings.parse(upload.mapping) as ColumnMapping[],
    },
    { signal, onProgress: (share) => progress.reached(share * READING_SHARE) },
  );
  if (!prepared.ok) return { result: { refusal: prepared.refusal }, read: null };
  if ("question" in prepared.value) return { result: { asked: prepared.value }, read: null };
  const roll = prepared.value;
  const preview = await previewOf(deps.db, viewer, roll, upload.fileName);
  // A name that fits no unit is asked about first; the lines are staged once they all have one.
  if (roll.unmatched.length === 0)
    await insertLines(
      deps.db,
      deps.keyring,
      roll.assigned,
      { uploadId: upload.id },
      {
        programKind: roll.disclosure.batch.program.recipientKind,
        today: dayOf(now),
        after: new Map(),
        onProgress: (written) => {
          signal.throwIfAborted();
          progress.reached(READING_SHARE + (STAGING_SHARE * written) / roll.assigned.length);
        },
      },
    );
  const facts = factsOf(roll, upload.fileName, await keepCopy(deps, roll));
  return {
    result: { preview: { ...preview, sample: [] } },
    read: { facts: JSON.parse(JSON.stringify(facts)) as Prisma.InputJsonObject, digest: roll.digest },
  };
}

/** Writes how far it has come, one write at a time. */
function progressOf(db: Db, id: string) {
  let shown = 0;
  let under: Promise<unknown> | null = null;
  return {
    reached(progress: number): void {
      const now = Math.floor(progress);
      if (now < shown + LEAST_STEP || under !== null) return;
      shown = now;
      under = db.rollUpload
        .updateMany({ where: { id, state: "READING" }, data: { progress: now } })
        .catch(() => undefined)
        .finally(() => (under = null));
    },
    settled: async (): Promise<void> => void (await under),
  };
}
