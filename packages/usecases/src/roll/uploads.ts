/** A long roll is uploaded, read by the server while a person does something else, and let in once they say so. */
import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { withoutPersonalNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import type { Refusal, Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Role, Viewer } from "@gongshi/domain/access/viewer";
import { tidyText } from "@gongshi/domain/text/storable-text";
import type { Db } from "../db";
import type { RollUpload } from "../generated/client/client";
import { newId } from "../new-id";
import type { RollSpool } from "../ports";
import type { Actor, CommandDeps, Done, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { showsLastYear } from "./check-roll";
import type { PreviewLine, RollPreview } from "./check-roll";
import { loadForImport } from "./prepare-roll";
import type { AskedRoll, DisclosureForRoll } from "./prepare-roll";

/** A million lines have some 150 MB as a spreadsheet; the reader takes no more. */
export const MOST_UPLOAD_BYTES = 200_000_000;
/** What nobody decides on is wiped. */
export const UPLOAD_HOURS = 24;

export interface UploadAnswers {
  readonly mode: RollMode;
  readonly mapping: readonly ColumnMapping[];
  readonly unitChoices: Readonly<Record<string, string>>;
}

/** What came of reading it. */
export type UploadResult =
  { readonly preview: RollPreview } | { readonly asked: AskedRoll } | { readonly refusal: Refusal };

export interface UploadStanding {
  readonly id: string;
  readonly state: RollUpload["state"];
  readonly mode: RollMode;
  readonly fileName: string;
  readonly bytes: number;
  /** Thousandths. */
  readonly progress: number;
  readonly mapping: readonly ColumnMapping[];
  readonly result: UploadResult | null;
}

interface StartInput extends UploadAnswers {
  readonly disclosureId: string;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes a file in; reading begins by itself. Refusals: those of `loadForImport`, before a byte is looked at;
 * ROLL_UNREADABLE (TOO_LARGE, EMPTY).
 */
export async function startUpload(
  deps: CommandDeps & { readonly rollSpool: RollSpool },
  actor: Actor,
  input: StartInput,
): Promise<Result<{ readonly id: string }>> {
  const allowedTo = await loadForImport(deps.db, actor.viewer, input.disclosureId, input.mode);
  if (!allowedTo.ok) return allowedTo;
  const { disclosure, role } = allowedTo.value;
  const id = newId();
  const written = await deps.rollSpool.write(id, input.bytes, MOST_UPLOAD_BYTES);
  if (written === null) return refuse("ROLL_UNREADABLE", { why: "TOO_LARGE", max: MOST_UPLOAD_BYTES });
  if (written.size === 0) {
    await deps.rollSpool.drop(id);
    return refuse("ROLL_UNREADABLE", { why: "EMPTY" });
  }
  return runCommand(deps, actor, async (tx, now) => {
    await tx.rollUpload.create({
      data: {
        id,
        disclosureId: disclosure.id,
        state: "WAITING",
        mode: input.mode,
        fileName: [...withoutPersonalNumbers(tidyText(input.fileName))].slice(0, 120).join(""),
        bytes: written.size,
        mapping: input.mapping as object,
        unitChoices: input.unitChoices,
        uploadedById: actor.viewer!.personId,
        uploadedAt: now,
      },
    });
    return ok({ value: { id }, trace: [entryOf("roll.upload-started", disclosure, role, { bytes: written.size })] });
  });
}

const entryOf = (
  kind: TraceEntry["kind"],
  disclosure: DisclosureForRoll,
  role: Role,
  data: NonNullable<TraceEntry["data"]>,
): TraceEntry => ({
  kind,
  as: role,
  unitId: disclosure.batch.program.departmentId,
  subjectType: "disclosure",
  subjectId: disclosure.id,
  data,
});

/**
 * How an upload stands, for those who may import into its disclosure. Once it has been read it shows names, which leaves a
 * trace. Refusals: NOT_FOUND, SIGNED_OUT, NOT_ALLOWED.
 */
export async function uploadStanding(deps: CommandDeps, actor: Actor, id: string): Promise<Result<UploadStanding>> {
  return runCommand<UploadStanding>(deps, actor, async (tx) => {
    const found = await loadUpload(tx, actor.viewer, id);
    return found.ok ? ok(looked(standingOf(found.value.upload), found.value)) : found;
  });
}

/** The standing, with the entry for what it shows of people. */
function looked<T extends UploadStanding | null>(
  value: T,
  { disclosure, role }: { readonly disclosure: DisclosureForRoll; readonly role: Role },
): Done<T> {
  const result = value?.result ?? null;
  const shows = result !== null && ("asked" in result || ("preview" in result && showsLastYear(result.preview)));
  return {
    value,
    trace: shows ? [entryOf("roll.upload-read", disclosure, role, { uploadId: value!.id })] : "REPEATED",
  };
}

/** The newest upload of a disclosure that is still to be decided on, or null: whoever closed the page finds it again. */
export async function openUpload(
  deps: CommandDeps,
  actor: Actor,
  disclosureId: string,
): Promise<Result<UploadStanding | null>> {
  return runCommand<UploadStanding | null>(deps, actor, async (tx) => {
    const allowedTo = await mayImport(tx, actor.viewer, disclosureId);
    if (!allowedTo.ok) return allowedTo;
    const upload = await tx.rollUpload.findFirst({
      where: { disclosureId, state: { in: ["WAITING", "READING", "READ", "FAILED"] } },
      orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    });
    return ok(looked(upload === null ? null : standingOf(upload), allowedTo.value));
  });
}

const standingOf = (upload: RollUpload): UploadStanding => ({
  id: upload.id,
  state: upload.state,
  mode: upload.mode === "JOIN" ? "JOIN" : "REPLACE",
  fileName: upload.fileName,
  bytes: upload.bytes,
  progress: upload.progress,
  mapping: columnMappings.parse(upload.mapping) as readonly ColumnMapping[],
  result: upload.result as unknown as UploadResult | null,
});

const MOST_LINES = 200;

/** A page of the lines that accepting would write, in the order of the file; each leaves a trace. */
export async function uploadLines(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  page: { readonly offset: number; readonly first: number },
): Promise<Result<readonly PreviewLine[]>> {
  return runCommand<readonly PreviewLine[]>(deps, actor, async (tx) => {
    const found = await loadUpload(tx, actor.viewer, id);
    if (!found.ok) return found;
    const value = await stagedPage(tx, id, page);
    const { disclosure, role } = found.value;
    const data = { uploadId: id, offset: page.offset, lines: value.length };
    return ok({
      value,
      trace: value.length === 0 ? "REPEATED" : [entryOf("roll.upload-read", disclosure, role, data)],
    });
  });
}

async function stagedPage(
  db: Tx,
  id: string,
  page: { readonly offset: number; readonly first: number },
): Promise<PreviewLine[]> {
  const rows = await db.stagedLine.findMany({
    where: { uploadId: id },
    orderBy: { id: "asc" },
    skip: Math.max(0, page.offset),
    take: Math.min(MOST_LINES, Math.max(1, page.first)),
  });
  const units = await db.unit.findMany({
    where: { id: { in: [...new Set(rows.map(({ unitId }) => unitId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(units.map(({ id: unitId, name }) => [unitId, name]));
  return rows.map((row, index) => ({
    seq: page.offset + index + 1,
    unitName: names.get(row.unitId) ?? "",
    group: row.group,
    name: row.name,
    quantityMilli: row.quantityMilli === null ? null : Number(row.quantityMilli),
    rateE4: row.rateE4 === null ? null : Number(row.rateE4),
    paidFen: Number(row.paidFen),
    outcome: row.outcome,
    remark: row.remark,
  }));
}

/** Has it read again with other answers. Refusals: those of the standing, WRONG_STATE. */
export async function readUploadAgain(
  deps: { readonly db: Db },
  viewer: Viewer | null,
  id: string,
  answers: UploadAnswers,
): Promise<Result<null>> {
  const found = await loadUpload(deps.db, viewer, id);
  if (!found.ok) return found;
  const { count } = await deps.db.rollUpload.updateMany({
    where: { id, state: { in: ["READ", "FAILED"] } },
    data: {
      state: "WAITING",
      mode: answers.mode,
      mapping: answers.mapping as object,
      unitChoices: answers.unitChoices,
      progress: 0,
      tries: 0,
      digest: null,
    },
  });
  return count === 0 ? refuse("WRONG_STATE", { state: found.value.upload.state }) : ok(null);
}

/** Gives it up: a reading under way is stopped, the file and its lines are wiped. Refusals: those of the standing, WRONG_STATE. */
export async function cancelUpload(
  deps: CommandDeps & { readonly rollSpool: RollSpool },
  actor: Actor,
  id: string,
): Promise<Result<null>> {
  const found = await loadUpload(deps.db, actor.viewer, id);
  if (!found.ok) return found;
  const { disclosure, role } = found.value;
  const cancelled = await runCommand<null>(deps, actor, async (tx) => {
    const { count } = await tx.rollUpload.updateMany({
      where: { id, state: { in: ["WAITING", "READING", "READ", "FAILED"] } },
      data: { state: "CANCELLED", result: { cancelled: true }, digest: null },
    });
    if (count === 0) return refuse("WRONG_STATE", { state: found.value.upload.state });
    return ok({ value: null, trace: [entryOf("roll.upload-cancelled", disclosure, role, { uploadId: id })] });
  });
  if (cancelled.ok) await wipeUpload(deps, id);
  return cancelled;
}

/** Nothing of the roll is left but that there was one. */
export async function wipeUpload(
  deps: { readonly db: Pick<Db, "stagedLine" | "rollUpload">; readonly rollSpool: RollSpool },
  id: string,
): Promise<void> {
  await deps.rollSpool.drop(id);
  await deps.db.stagedLine.deleteMany({ where: { uploadId: id } });
  await deps.db.rollUpload.updateMany({ where: { id }, data: { result: { wiped: true } } });
}

/** An upload with the right to decide on it. */
export async function loadUpload(
  db: Pick<Db, "rollUpload" | "disclosure">,
  viewer: Viewer | null,
  id: string,
): Promise<Result<{ upload: RollUpload; disclosure: DisclosureForRoll; role: Role }>> {
  const upload = await db.rollUpload.findUnique({ where: { id } });
  if (upload === null) return refuse("NOT_FOUND");
  const allowedTo = await mayImport(db, viewer, upload.disclosureId);
  return allowedTo.ok ? ok({ upload, ...allowedTo.value }) : allowedTo;
}

/** Who may import may look, whatever state the disclosure has come to meanwhile. */
async function mayImport(
  db: Pick<Db, "disclosure">,
  viewer: Viewer | null,
  disclosureId: string,
): Promise<Result<{ disclosure: DisclosureForRoll; role: Role }>> {
  return loadForImport(db, viewer, disclosureId, "LOOK");
}
