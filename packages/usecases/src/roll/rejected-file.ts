import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { fileMark } from "@gongshi/domain/roll/mended";
import { rejectedRows } from "@gongshi/domain/roll/rejected-rows";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { RollFile, RollSpool, RollWriter } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { prepareRoll } from "./prepare-roll";
import type { RollInput } from "./prepare-roll";
import { loadUpload } from "./uploads";

/**
 * The rejected rows of a file as an .xlsx to mend and send in again. It is made from the bytes in the person's own hands
 * and goes back to them; nothing of it is kept but that it was. Refusals: those of {@link prepareRoll} but ROLL_EMPTY, ROLL_UNREADABLE
 * (NEEDS_MAPPING), NOTHING_REJECTED.
 */
export async function rejectedFile(
  deps: CommandDeps & { readonly rolls: RollFile; readonly rollWriter: RollWriter },
  actor: Actor,
  input: RollInput,
): Promise<Result<Uint8Array>> {
  const prepared = await prepareRoll(deps, actor.viewer, input);
  if (!prepared.ok) return prepared;
  if ("question" in prepared.value) return refuse("ROLL_UNREADABLE", { why: "NEEDS_MAPPING" });
  const { workbook, reading, sha256, disclosure, role } = prepared.value;
  const rejected = reading.rejected.filter(({ reason }) => !reason.startsWith("ALREADY_"));
  const sheets = rejectedRows(workbook, { ...reading, rejected }, fileMark(sha256));
  if (sheets.length === 0) return refuse("NOTHING_REJECTED");
  return runCommand<Uint8Array>(deps, actor, async () =>
    ok({
      value: deps.rollWriter.workbook(sheets),
      trace: [
        {
          kind: "roll.rejected-exported",
          as: role,
          unitId: disclosure.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: disclosure.id,
          data: { sha256, rows: rejected.length },
        },
      ],
    }),
  );
}

/** The same of an upload, made anew from the file while it lies here. Refusals: those of the standing as well. */
export async function rejectedOfUpload(
  deps: Parameters<typeof rejectedFile>[0] & { readonly rollSpool: RollSpool },
  actor: Actor,
  id: string,
): Promise<Result<Uint8Array>> {
  const found = await loadUpload(deps.db, actor.viewer, id);
  if (!found.ok) return found;
  const { upload } = found.value;
  const bytes = await deps.rollSpool.read(id);
  if (bytes === null) return refuse("NOT_FOUND");
  return rejectedFile(deps, actor, {
    disclosureId: upload.disclosureId,
    mode: "REPLACE",
    bytes,
    fileName: upload.fileName,
    unitChoices: upload.unitChoices as Record<string, string>,
    mapping: columnMappings.parse(upload.mapping) as ColumnMapping[],
  });
}
