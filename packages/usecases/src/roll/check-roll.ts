import { createHash } from "node:crypto";
import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { DisclosureState } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { columnSamples } from "@gongshi/domain/roll/column-samples";
import type { ColumnMapping, MappingQuestion } from "@gongshi/domain/roll/mapping";
import { mergeMappings } from "@gongshi/domain/roll/merge-mappings";
import type { RejectedLine, RollReading, RollWarning, SheetLayout } from "@gongshi/domain/roll/roll";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Role } from "@gongshi/domain/access/viewer";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import type { RollFile } from "../ports";
import { assignUnits } from "./assign-units";
import type { Assignment, Unmatched } from "./assign-units";
import { mappingOf } from "./roll-answers";
import type { AnswersToRemember } from "./roll-answers";
import { groupBy } from "../group-by";
import { readRollFile } from "./read-roll-file";
import { sumLines } from "./sum-lines";
import type { LineSums } from "./sum-lines";

export interface RollInput {
  readonly disclosureId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Text of the file → unit id, for names the matching could not settle. */
  readonly unitChoices: Readonly<Record<string, string>>;
  /** What the person says the columns are, where the reader asked. */
  readonly mapping: readonly ColumnMapping[];
}

const disclosureForRoll = {
  batch: { include: { program: { include: { rollMappings: true, rollUnitNames: true } } } },
  editions: { orderBy: { number: "desc" }, take: 1 },
} satisfies Prisma.DisclosureInclude;

export type DisclosureForRoll = Prisma.DisclosureGetPayload<{ include: typeof disclosureForRoll }>;

/** An answer of an earlier roll by which this one was read. */
export interface UsedAnswer {
  readonly id: string;
  readonly what: "COLUMNS" | "UNIT";
  /** The sheet whose columns were told, or the name as the roll writes it. */
  readonly text: string;
  readonly unitName: string | null;
  readonly lines: number | null;
  readonly answeredById: string;
  readonly answeredAt: Date;
}

/** A roll that has been read and matched, before anything is written. */
export interface PreparedRoll {
  readonly disclosure: DisclosureForRoll;
  readonly role: Role;
  readonly sha256: string;
  /** Over the file and all that was read from it: another file, or another reading of it, is not accepted. */
  readonly digest: string;
  readonly reading: RollReading;
  readonly assigned: Assignment["assigned"];
  readonly unmatched: readonly Unmatched[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly usedAnswers: readonly UsedAnswer[];
  /** What the person said with this file and may be used for the next one. */
  readonly toRemember: Pick<AnswersToRemember, "mappings" | "unitNames">;
}

/** The reader cannot know; the person is asked, with what each answer would give. */
export interface AskedRoll {
  readonly question: MappingQuestion;
  /** By column, from 1. */
  readonly samples: Readonly<Record<number, readonly string[]>>;
}

/**
 * Reads a roll for a disclosure and matches its lines to publishing units. Writes nothing.
 * Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (in review, approved), ROLL_UNREADABLE (why), ROLL_EMPTY.
 */
export async function prepareRoll(
  deps: { readonly db: Pick<Db, "disclosure" | "unit">; readonly rolls: RollFile },
  viewer: Viewer | null,
  input: RollInput,
): Promise<Result<PreparedRoll | AskedRoll>> {
  const disclosure = await deps.db.disclosure.findUnique({
    where: { id: input.disclosureId },
    include: disclosureForRoll,
  });
  if (disclosure === null) return refuse("NOT_FOUND");
  const { program } = disclosure.batch;
  const role = allowed(viewer, "importRoll", programTarget(program));
  if (!role.ok) return role;
  const state: DisclosureState = disclosure.editions[0]?.state ?? "WAITING";
  if (rolesForDisclosure(state, "import").length === 0 && rolesForDisclosure(state, "correct").length === 0)
    return refuse("WRONG_STATE", { state });

  const mapping = mergeMappings(program.rollMappings.map(mappingOf), input.mapping);
  const read = await readRollFile(deps.rolls, input.bytes, input.fileName, { mapping });
  if (!read.ok) {
    if ("unreadable" in read) return refuse("ROLL_UNREADABLE", { why: read.unreadable });
    const question = read.needsMapping;
    return ok({ question, samples: columnSamples(read.workbook, question) });
  }
  const { reading } = read;
  if (reading.lines.length === 0) return refuse("ROLL_EMPTY", { rejected: reading.rejected.length });

  const units = await deps.db.unit.findMany({
    where: { subdistrictId: program.subdistrictId, kind: { in: ["COOPERATIVE", "COMMUNITY", "SUBDISTRICT"] } },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  const publishing = new Set(
    units.filter((unit) => unit.kind === disclosure.batch.publisher && unit.endedOn === null).map((unit) => unit.id),
  );
  const { assigned, unmatched, chosen } = assignUnits(reading.lines, units, publishing, {
    given: input.unitChoices,
    remembered: Object.fromEntries(program.rollUnitNames.map(({ text, unitId }) => [text, unitId])),
  });
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  const remembered = [...chosen].filter(([, choice]) => choice.remembered);
  const digest = createHash("sha256")
    .update(JSON.stringify([disclosure.id, sha256, reading.lines, reading.rejected.length, remembered]))
    .digest("hex");
  const layouts = new Map(reading.layouts.map(({ layout, sheet }) => [layout, sheet]));
  return ok({
    disclosure,
    role: role.value,
    sha256,
    digest,
    reading,
    assigned,
    unmatched,
    units: units.filter((unit) => publishing.has(unit.id)),
    usedAnswers: usedAnswers(program, layouts, new Map(remembered), new Map(units.map(({ id, name }) => [id, name]))),
    toRemember: {
      mappings: mapping.filter(
        ({ layout }) => layouts.has(layout) && input.mapping.some((said) => said.layout === layout),
      ),
      unitNames: Object.fromEntries(
        [...chosen].flatMap(([text, choice]) =>
          choice.lasting && !choice.remembered ? [[text, choice.unitId] as const] : [],
        ),
      ),
    },
  });
}

function usedAnswers(
  program: DisclosureForRoll["batch"]["program"],
  sheetOf: ReadonlyMap<string, string>,
  names: Assignment["chosen"],
  unitNames: ReadonlyMap<string, string>,
): UsedAnswer[] {
  const columns = program.rollMappings.flatMap(({ id, layout, answeredById, answeredAt }) => {
    const text = sheetOf.get(layout);
    return text === undefined
      ? []
      : [{ id, what: "COLUMNS" as const, text, unitName: null, lines: null, answeredById, answeredAt }];
  });
  const units = program.rollUnitNames.flatMap(({ id, text, unitId, chosenById, chosenAt }) => {
    const used = names.get(text);
    return used === undefined
      ? []
      : [
          {
            id,
            what: "UNIT" as const,
            text,
            unitName: unitNames.get(unitId) ?? "",
            lines: used.lines,
            answeredById: chosenById,
            answeredAt: chosenAt,
          },
        ];
  });
  return [...columns, ...units];
}

export interface RollPreview extends Pick<LineSums, "lineCount" | "paidFen" | "dueFen"> {
  readonly sha256: string;
  readonly fileName: string;
  readonly digest: string;
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  readonly fits: boolean;
  readonly perUnit: readonly (LineSums & {
    readonly unitId: string;
    readonly unitName: string;
    readonly isZero: boolean;
  })[];
  readonly unmatched: readonly Unmatched[];
  readonly rejected: readonly RejectedLine[];
  readonly rejectedTotal: number;
  readonly warnings: readonly RollWarning[];
  /** What each column was taken for, so that a person can check it. */
  readonly layouts: readonly SheetLayout[];
  readonly usedAnswers: readonly (UsedAnswer & { readonly answeredByName: string })[];
  readonly sample: readonly {
    readonly seq: number;
    readonly unitName: string;
    readonly group: string | null;
    readonly name: string;
    readonly quantityMilli: number | null;
    readonly rateE4: number | null;
    readonly paidFen: number;
    readonly outcome: string;
    readonly remark: string | null;
  }[];
}

const SHOWN_REJECTED = 500;
const SHOWN_LINES = 20;

/** What accepting the roll would write, for the person to judge. The same refusals as {@link prepareRoll}. */
export async function checkRoll(
  deps: { readonly db: Pick<Db, "disclosure" | "unit" | "person">; readonly rolls: RollFile },
  viewer: Viewer | null,
  input: RollInput,
): Promise<Result<RollPreview | AskedRoll>> {
  const prepared = await prepareRoll(deps, viewer, input);
  if (!prepared.ok) return prepared;
  if ("question" in prepared.value) return ok(prepared.value);
  const { reading, assigned, units, unmatched, sha256, digest, usedAnswers } = prepared.value;
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const sums = sumLines(reading.lines);
  const total = checkControlTotal({
    lineCount: sums.lineCount,
    paidFen: sums.paidFen,
    dueFen: sums.dueFen,
    controlTotalFen: reading.controlTotalFen,
    explanation: null,
  });
  const byUnit = groupBy(assigned, (entry) => entry.unitId);
  return ok({
    sha256,
    fileName: input.fileName,
    digest,
    lineCount: sums.lineCount,
    paidFen: sums.paidFen,
    dueFen: sums.dueFen,
    controlTotalFen: reading.controlTotalFen,
    differenceFen: total.differenceFen,
    toleranceFen: total.toleranceFen,
    fits: !total.blocks,
    perUnit: units.map((unit) => {
      const lines = (byUnit.get(unit.id) ?? []).map((entry) => entry.line);
      return { unitId: unit.id, unitName: unit.name, isZero: lines.length === 0, ...sumLines(lines) };
    }),
    unmatched,
    rejected: reading.rejected.slice(0, SHOWN_REJECTED),
    rejectedTotal: reading.rejected.length,
    warnings: reading.warnings.slice(0, SHOWN_REJECTED),
    layouts: reading.layouts,
    usedAnswers: await withNames(deps.db, usedAnswers),
    sample: assigned.slice(0, SHOWN_LINES).map(({ line, unitId }, index) => ({
      seq: index + 1,
      unitName: nameOf.get(unitId) ?? "",
      group: line.group,
      name: line.name,
      quantityMilli: line.quantityMilli,
      rateE4: line.rateE4,
      paidFen: line.paidFen,
      outcome: line.outcome,
      remark: line.remark,
    })),
  });
}

async function withNames(db: Pick<Db, "person">, answers: readonly UsedAnswer[]): Promise<RollPreview["usedAnswers"]> {
  if (answers.length === 0) return [];
  const ids = [...new Set(answers.map(({ answeredById }) => answeredById))];
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return answers.map((answer) => ({ ...answer, answeredByName: names.get(answer.answeredById) ?? "" }));
}
