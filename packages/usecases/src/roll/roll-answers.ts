import { createHash } from "node:crypto";
import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import { newId } from "../new-id";
import type { Actor, CommandDeps, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";

/** What a person once said about rolls of a program, by which later ones are read. */
export interface RollAnswer {
  readonly id: string;
  readonly what: "COLUMNS" | "UNIT";
  /** The headings of the layout, or the name as rolls write it. */
  readonly text: string;
  /** {role: column from 1, or null}; null for a unit's name. */
  readonly columns: Readonly<Record<string, number | null>> | null;
  readonly moneyUnit: string | null;
  readonly unitName: string | null;
  readonly answeredById: string;
  readonly answeredAt: Date;
}

/** All that is remembered for a program, the newest first. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND. */
export async function rollAnswers(db: Db, viewer: Viewer | null, programId: string): Promise<Result<RollAnswer[]>> {
  const program = await db.program.findUnique({
    where: { id: programId },
    include: { rollMappings: true, rollUnitNames: { include: { unit: { select: { name: true } } } } },
  });
  if (program === null) return refuse("NOT_FOUND");
  const role = allowed(viewer, "readLines", programTarget(program));
  if (!role.ok) return role;
  const mappings = program.rollMappings.map((row) => ({
    id: row.id,
    what: "COLUMNS" as const,
    text: row.layout,
    columns: mappingOf(row).columns as Record<string, number | null>,
    moneyUnit: row.moneyUnit,
    unitName: null,
    answeredById: row.answeredById,
    answeredAt: row.answeredAt,
  }));
  const names = program.rollUnitNames.map((row) => ({
    id: row.id,
    what: "UNIT" as const,
    text: row.text,
    columns: null,
    moneyUnit: null,
    unitName: row.unit.name,
    answeredById: row.chosenById,
    answeredAt: row.chosenAt,
  }));
  return ok([...mappings, ...names].sort((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime()));
}

/** Forgets an answer: the next roll of that layout, or with that name, is asked about again. Refusals: NOT_ALLOWED, NOT_FOUND. */
export async function forgetRollAnswer(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx) => {
    const include = { program: true } as const;
    const mapping = await tx.rollMapping.findUnique({ where: { id }, include });
    const name = mapping === null ? await tx.rollUnitName.findUnique({ where: { id }, include }) : null;
    const program = mapping?.program ?? name?.program;
    if (program === undefined) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "importRoll", programTarget(program));
    if (!role.ok) return role;
    await tx.rollMapping.deleteMany({ where: { id } });
    await tx.rollUnitName.deleteMany({ where: { id } });
    return ok({
      value: id,
      trace: [
        {
          kind: "roll.answer-forgotten",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "program",
          subjectId: program.id,
          data: mapping === null ? { name: name!.text, unitId: name!.unitId } : { layout: mapping.layout },
        },
      ],
    });
  });
}

/** A stored row as the reader takes it. */
export function mappingOf(row: { layout: string; columns: unknown; moneyUnit: string | null }): ColumnMapping {
  const stored = [
    { layout: row.layout, columns: row.columns, ...(row.moneyUnit === null ? {} : { moneyUnit: row.moneyUnit }) },
  ];
  return columnMappings.parse(stored)[0]!;
}

export interface AnswersToRemember {
  readonly programId: string;
  readonly departmentId: string;
  readonly mappings: readonly ColumnMapping[];
  /** Name as the roll writes it → unit id. */
  readonly unitNames: Readonly<Record<string, string>>;
}

/** Keeps what the person said with this import; what was known already leaves no entry. Returns the trace of the rest. */
export async function rememberAnswers(
  tx: Tx,
  answers: AnswersToRemember,
  by: { readonly personId: string; readonly as: TraceEntry["as"]; readonly now: Date },
): Promise<TraceEntry[]> {
  const { programId } = answers;
  const entry = (data: TraceEntry["data"]): TraceEntry => ({
    kind: "roll.answer-remembered",
    as: by.as,
    unitId: answers.departmentId,
    subjectType: "program",
    subjectId: programId,
    ...(data === undefined ? {} : { data }),
  });
  const trace: TraceEntry[] = [];
  for (const { layout, columns, moneyUnit = null } of answers.mappings) {
    const fingerprint = createHash("sha256").update(layout).digest("hex");
    const said = { layout, columns, moneyUnit, answeredById: by.personId, answeredAt: by.now };
    await tx.rollMapping.upsert({
      where: { programId_fingerprint: { programId, fingerprint } },
      create: { id: newId(), programId, fingerprint, ...said },
      update: said,
    });
    trace.push(entry({ layout, columns, moneyUnit }));
  }
  for (const [text, unitId] of Object.entries(answers.unitNames)) {
    const said = { unitId, chosenById: by.personId, chosenAt: by.now };
    await tx.rollUnitName.upsert({
      where: { programId_text: { programId, text } },
      create: { id: newId(), programId, text, ...said },
      update: said,
    });
    trace.push(entry({ name: text, unitId }));
  }
  return trace;
}
