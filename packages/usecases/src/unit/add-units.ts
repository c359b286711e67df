import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readUnitList } from "@gongshi/domain/unit/read-unit-list";
import type { UnitListFault, UnitListRow } from "@gongshi/domain/unit/read-unit-list";
import { FIRST_POSITION, PARENT_KIND } from "@gongshi/domain/unit/unit-rules";
import type { MadeUnitKind } from "@gongshi/domain/unit/unit-rules";
import { allowed, subdistrictTarget } from "../allowed";
import type { Db } from "../db";
import { oneAtATime } from "../one-at-a-time";
import type { Keyring } from "../ports";
import { knownNumbers } from "../privacy/known-numbers";
import type { NumberLists } from "../privacy/known-numbers";
import type { Actor, CommandDeps, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { createUnit } from "./create-unit";
import { readUnitFacts } from "./read-unit";
import type { UnitFacts } from "./read-unit";

export interface AddUnitInput {
  readonly subdistrictId: string;
  readonly kind: MadeUnitKind;
  /** Of a cooperative: its community. Everything else stands under the subdistrict. */
  readonly parentId: string | null;
  readonly facts: UnitFacts;
}

/**
 * One new unit; from the next batch on it has its duties. Refusals: NOT_ALLOWED, NOT_FOUND (parent), NAME_TAKEN,
 * INVALID_INPUT and those of free texts.
 */
export async function addUnit(deps: CommandDeps, actor: Actor, input: AddUnitInput): Promise<Result<string>> {
  const { subdistrictId, kind } = input;
  const role = allowed(actor.viewer, "createUnit", subdistrictTarget(subdistrictId));
  if (!role.ok) return role;
  return runCommand(deps, actor, async (tx) => {
    await oneAtATime(tx, "units", subdistrictId);
    const parentId = PARENT_KIND[kind] === "SUBDISTRICT" ? subdistrictId : input.parentId;
    const parent =
      parentId === null
        ? null
        : await tx.unit.findFirst({
            where: { id: parentId, subdistrictId, kind: PARENT_KIND[kind], endedOn: null },
            select: { id: true },
          });
    if (parent === null) return refuse("NOT_FOUND", {}, "parentId");
    const facts = readUnitFacts(input.facts, await knownNumbers(deps, tx, actor, subdistrictId));
    if (!facts.ok) return facts;
    const taken = await namesTaken(tx, subdistrictId, [facts.value.name]);
    if (taken.size > 0) return refuse("NAME_TAKEN", {}, "name");
    const id = await createUnit(tx, {
      ...facts.value,
      kind,
      subdistrictId,
      parentId: parent.id,
      position: await nextPosition(tx, subdistrictId, kind),
    });
    return ok({
      value: id,
      trace: [
        {
          kind: "unit.created",
          as: role.value,
          unitId: id,
          subjectType: "unit",
          subjectId: id,
          data: { kind, name: facts.value.name },
        },
      ],
    });
  });
}

export interface UnitListInput {
  readonly subdistrictId: string;
  readonly kind: MadeUnitKind;
  /** For cooperatives of a list that does not name their community. */
  readonly parentId: string | null;
  readonly text: string;
}

export type UnitLineFault = UnitListFault | "NAME_TAKEN" | "COMMUNITY_UNKNOWN" | "TEXT_REFUSED";

export interface UnitListPreview {
  readonly rows: readonly (UnitListRow & { readonly parentId: string })[];
  /** Lines that cannot be taken; while there are any, nothing is imported. */
  readonly faults: readonly { readonly line: number; readonly fault: UnitLineFault; readonly field: string | null }[];
}

const MOST_TEXT = 200_000;
const MOST_UNITS = 500;

/** What importing a pasted list would make; writes nothing. Refusals: NOT_ALLOWED, INVALID_INPUT, UNIT_LIST_UNREADABLE. */
export async function previewUnits(
  deps: { readonly db: NumberLists; readonly keyring: Keyring },
  actor: Pick<Actor, "viewer">,
  input: UnitListInput,
): Promise<Result<UnitListPreview>> {
  const { subdistrictId, kind } = input;
  const role = allowed(actor.viewer, "createUnit", subdistrictTarget(subdistrictId));
  if (!role.ok) return role;
  const { db } = deps;
  if (input.text.length > MOST_TEXT) return refuse("INVALID_INPUT", { max: MOST_TEXT }, "text");
  const reading = readUnitList(input.text);
  if (reading.rows.length + reading.faults.length === 0) return refuse("UNIT_LIST_UNREADABLE", {}, "text");
  if (reading.rows.length > MOST_UNITS) return refuse("INVALID_INPUT", { max: MOST_UNITS }, "text");

  const known = await knownNumbers(deps, db, actor, subdistrictId);
  const parents = await db.unit.findMany({
    where: { subdistrictId, kind: PARENT_KIND[kind], endedOn: null },
    select: { id: true, name: true, formerNames: true },
  });
  const byName = new Map(
    parents.flatMap(({ id, name, formerNames }) => [name, ...formerNames].map((one) => [one, id])),
  );
  const chosen = parents.find(({ id }) => id === input.parentId)?.id ?? null;
  const parentOf = (row: UnitListRow): string | null => {
    if (PARENT_KIND[kind] === "SUBDISTRICT") return subdistrictId;
    return row.community === null ? chosen : (byName.get(row.community) ?? null);
  };
  const taken = await namesTaken(
    db,
    subdistrictId,
    reading.rows.map(({ name }) => name),
  );
  const rows: (UnitListRow & { parentId: string })[] = [];
  const faults: { line: number; fault: UnitLineFault; field: string | null }[] = reading.faults.map((fault) => ({
    ...fault,
    field: null,
  }));
  for (const row of reading.rows) {
    const parentId = parentOf(row);
    const facts = readUnitFacts(row, known);
    if (taken.has(row.name)) faults.push({ line: row.line, fault: "NAME_TAKEN", field: null });
    else if (parentId === null) faults.push({ line: row.line, fault: "COMMUNITY_UNKNOWN", field: null });
    else if (!facts.ok) faults.push({ line: row.line, fault: "TEXT_REFUSED", field: facts.refusal.field ?? null });
    else rows.push({ ...row, ...facts.value, parentId });
  }
  return ok({ rows, faults: faults.sort((a, b) => a.line - b.line) });
}

/**
 * Makes every unit of a pasted list, or none; returns how many. Refusals: those of the preview, and UNIT_LIST_UNREADABLE
 * with the first line that cannot be taken.
 */
export async function importUnits(deps: CommandDeps, actor: Actor, input: UnitListInput): Promise<Result<number>> {
  return runCommand(deps, actor, async (tx) => {
    await oneAtATime(tx, "units", input.subdistrictId);
    const preview = await previewUnits({ db: tx, keyring: deps.keyring }, actor, input);
    if (!preview.ok) return preview;
    const role = allowed(actor.viewer, "createUnit", subdistrictTarget(input.subdistrictId));
    if (!role.ok) return role;
    const { rows, faults } = preview.value;
    const fault = faults[0];
    if (fault !== undefined || rows.length === 0)
      return refuse(
        "UNIT_LIST_UNREADABLE",
        fault === undefined ? {} : { line: fault.line, fault: fault.fault },
        "text",
      );
    let position = await nextPosition(tx, input.subdistrictId, input.kind);
    const trace: TraceEntry[] = [];
    for (const { name, code, formerNames, groups, phone, officeHours, address, parentId } of rows) {
      const facts = { name, code, formerNames, groups, phone, officeHours, address };
      const { subdistrictId, kind } = input;
      const id = await createUnit(tx, { ...facts, kind, subdistrictId, parentId, position: position++ });
      trace.push({
        kind: "unit.created",
        as: role.value,
        unitId: id,
        subjectType: "unit",
        subjectId: id,
        data: { kind, name },
      });
    }
    const [first, ...rest] = trace;
    return ok({ value: rows.length, trace: [first!, ...rest] });
  });
}

const namesTaken = async (
  db: Pick<Db | Tx, "unit">,
  subdistrictId: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await db.unit.findMany({ where: { subdistrictId, name: { in: [...names] } }, select: { name: true } });
  return new Set(rows.map(({ name }) => name));
};

/** After the last of its kind. */
async function nextPosition(tx: Tx, subdistrictId: string, kind: MadeUnitKind): Promise<number> {
  const last = await tx.unit.aggregate({ where: { subdistrictId, kind }, _max: { position: true } });
  return (last._max.position ?? FIRST_POSITION[kind] - 1) + 1;
}
