import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { fileMark } from "@gongshi/domain/roll/mended";
import { rejectedRows } from "@gongshi/domain/roll/rejected-rows";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Db } from "../db";
import type { NumberLists } from "../privacy/known-numbers";
import type { Keyring, RollFile, RollSpool, RollWriter } from "../ports";
import { prepareRoll } from "./prepare-roll";
import type { RollInput } from "./prepare-roll";
import { loadUpload } from "./uploads";

/**
 * The rejected rows of a file as an .xlsx to mend and send in again. It is made from the bytes in the person's own hands
 * and goes back to them; nothing of it is kept. Refusals: those of {@link prepareRoll} but ROLL_EMPTY, ROLL_UNREADABLE
 * (NEEDS_MAPPING), NOTHING_REJECTED.
 */
export async function rejectedFile(
  deps: {
    readonly db: Pick<Db, "disclosure" | "unit" | "edition" | "$queryRaw"> & NumberLists;
    readonly rolls: RollFile;
    readonly keyring: Keyring;
    readonly rollWriter: RollWriter;
  },
  viewer: Viewer | null,
  input: RollInput,
): Promise<Result<Uint8Array>> {
  const prepared = await prepareRoll(deps, viewer, input);
  if (!prepared.ok) return prepared;
  if ("question" in prepared.value) return refuse("ROLL_UNREADABLE", { why: "NEEDS_MAPPING" });
  const { workbook, reading, sha256 } = prepared.value;
  const rejected = reading.rejected.filter(({ reason }) => !reason.startsWith("ALREADY_"));
  const sheets = rejectedRows(workbook, { ...reading, rejected }, fileMark(sha256));
  return sheets.length === 0 ? refuse("NOTHING_REJECTED") : ok(deps.rollWriter.toMend(sheets));
}

/** The same of an upload, made anew from the file while it lies here. Refusals: those of the standing as well. */
export async function rejectedOfUpload(
  deps: Parameters<typeof rejectedFile>[0] & {
    readonly db: Pick<Db, "rollUpload">;
    readonly rollSpool: RollSpool;
  },
  viewer: Viewer | null,
  id: string,
): Promise<Result<Uint8Array>> {
  const found = await loadUpload(deps.db, viewer, id);
  if (!found.ok) return found;
  const { upload } = found.value;
  const bytes = await deps.rollSpool.read(id);
  if (bytes === null) return refuse("NOT_FOUND");
  return rejectedFile(deps, viewer, {
    disclosureId: upload.disclosureId,
    mode: "REPLACE",
    bytes,
    fileName: upload.fileName,
    unitChoices: upload.unitChoices as Record<string, string>,
    mapping: columnMappings.parse(upload.mapping) as ColumnMapping[],
  });
}
