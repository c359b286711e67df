import { dayOf } from "@gongshi/domain/calendar/day";
import { LINE_PARTS } from "@gongshi/domain/correction/line-values";
import { registerTable } from "@gongshi/domain/privacy/register-table";
import type { RegisterRow } from "@gongshi/domain/privacy/register-table";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import { writtenInstant } from "../approval/written-instant";
import type { RollWriter } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadRegister } from "./archive-register";
import type { RegisterEntry } from "./archive-register";

/** More rows than a counter has in many years. */
const MOST_ROWS = 20_000;

/**
 * The register as an .xlsx for an inspection: what was asked, and what became of requests; nobody's name, and none of the words
 * that may hold one. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (no such unit).
 */
export async function exportRegister(
  deps: CommandDeps & { readonly rollWriter: RollWriter },
  actor: Actor,
  input: { readonly unitId: string; readonly atUnitId: string | null },
): Promise<Result<Uint8Array>> {
  return runCommand<Uint8Array>(
    deps,
    actor,
    async (tx, now) => {
      const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
      if (unit === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "unitId");
      const role = allowed(actor.viewer, "readArchiveRegister", unitTarget(unit));
      if (!role.ok) return role;
      const entries = await loadRegister(tx, { unit, atUnitId: input.atUnitId }, { first: MOST_ROWS, offset: 0 }, now);
      return ok({
        value: deps.rollWriter.workbook([registerTable(entries.map(rowOf))]),
        trace: [
          {
            kind: "archive.register-exported",
            as: role.value,
            unitId: unit.id,
            subjectType: "unit",
            subjectId: unit.id,
            data: { atUnitId: input.atUnitId, rows: entries.length },
          },
        ],
      });
    },
    { timeoutMs: 60_000 },
  );
}

const rowOf = ({ query, corrections }: RegisterEntry): RegisterRow => ({
  at: writtenInstant(query.at),
  unitName: query.unit.name,
  kind: query.kind,
  found: query.found,
  corrections: corrections.map(({ request, standing, due, answeredOn, late }) => ({
    parts: LINE_PARTS.filter((part) => request.parts.includes(part)),
    step: standing.step,
    edition: standing.edition,
    takenOn: dayOf(request.takenAt),
    dueOn: due.on,
    answeredOn,
    late,
  })),
});
