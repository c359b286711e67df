import { dayOf } from "@gongshi/domain/calendar/day";
import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import { heldForm } from "@gongshi/domain/privacy/held-form";
import type { HeldFacts } from "@gongshi/domain/privacy/held-form";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import { dayFromNullable } from "../day-column";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { isSealed } from "./answer-seal";
import { readPerson } from "./asking-person";
import type { AskingPerson } from "./asking-person";
import { heldLines } from "./held-lines";
import type { HeldLine } from "./held-lines";
import { findLines, MOST_LINES } from "./query-archive";

/**
 * 本人信息查询结果: the answer of a query, for the person to take along, on the day it was asked and by whoever asked it.
 * Nothing else can be looked up this way: the seal belongs to that entry of the register and that card. That it was made is
 * traced. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (no such entry), INVALID_INPUT (name, identityNumber, seal).
 */
export async function exportAnswer(
  deps: CommandDeps,
  actor: Actor,
  input: AskingPerson & { readonly queryId: string; readonly seal: string },
): Promise<Result<PaperForm>> {
  return runCommand<PaperForm>(deps, actor, async (tx, now) => {
    const query = await tx.archiveQuery.findUnique({ where: { id: input.queryId }, include: { unit: true } });
    if (query === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "queryId");
    const role = allowed(actor.viewer, "queryArchive", unitTarget(query.unit));
    if (!role.ok) return role;
    const person = readPerson(input);
    if (!person.ok) return person;
    const own = query.personId === actor.viewer!.personId && dayOf(query.at) === dayOf(now);
    if (!own || !isSealed(deps.keyring, query.id, person.value, input.seal)) return refuse("INVALID_INPUT", {}, "seal");
    const found = await findLines(tx, deps.keyring, query.unit, person.value);
    const lines = await heldLines(tx, found.slice(0, MOST_LINES), role.value, now);
    return ok({
      value: heldForm({
        unitName: query.unit.name,
        personName: person.value.name,
        on: dayOf(now),
        lines: lines.map(factsOf),
        more: found.length > MOST_LINES,
      }),
      trace: [
        {
          kind: "archive.answer-exported",
          as: role.value,
          unitId: query.unitId,
          subjectType: "unit",
          subjectId: query.unitId,
          data: { queryId: query.id, lines: lines.length },
        },
      ],
    });
  });
}

const factsOf = (held: HeldLine): HeldFacts => ({
  title: held.title,
  unitName: held.unitName,
  group: held.line.group,
  seq: held.line.seq,
  name: held.line.name,
  quantityMilli: held.line.quantityMilli === null ? null : Number(held.line.quantityMilli),
  quantityUnit: held.quantityUnit,
  rateE4: held.line.rateE4 === null ? null : Number(held.line.rateE4),
  dueFen: Number(held.line.dueFen),
  paidFen: Number(held.line.paidFen),
  outcome: held.line.outcome,
  stage: held.stage,
  remark: held.line.remark,
  extras: held.extras,
  edition: held.edition.number,
  state: held.edition.state,
  board: held.board,
  internet: held.internet,
  unnamed: held.unnamed,
  minorUntil: dayFromNullable(held.line.minorUntil),
  retainUntil: dayFromNullable(held.edition.retainUntil),
});
