import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import { isForUnit } from "@gongshi/domain/disclosure/scope";
import { maskName } from "@gongshi/domain/privacy/mask-name";
import type { NumberFinds } from "@gongshi/domain/privacy/number-find";
import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import type { RejectedLine, RollWarning, SheetLayout } from "@gongshi/domain/roll/roll";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import { groupBy } from "../group-by";
import type { RollFile } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import type { Unmatched } from "./assign-units";
import type { LastYear } from "./compare-last-year";
import { subtotalsFit } from "./accept-roll";
import { prepareRoll } from "./prepare-roll";
import { totalsOfUnits } from "./totals-of-units";
import type { AskedRoll, PreparedRoll, RollInput, UsedAnswer } from "./prepare-roll";
import { sumLines } from "./sum-lines";
import type { LineSums } from "./sum-lines";

export interface PreviewLine {
  readonly seq: number;
  readonly unitName: string;
  readonly group: string | null;
  readonly name: string;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly paidFen: number;
  readonly outcome: string;
  readonly remark: string | null;
}

/** Somebody of this year's or last year's roll. */
export interface YearPerson {
  readonly unitName: string;
  readonly name: string;
  readonly group: string | null;
  readonly dueFen: number | null;
  readonly beforeFen: number | null;
}

export interface RollPreview extends Pick<LineSums, "lineCount" | "recipientCount" | "paidFen" | "dueFen"> {
  readonly mode: RollMode;
  readonly sha256: string;
  readonly fileName: string;
  readonly digest: string;
  /** Of the file by itself; of the whole draft where the lines join one. */
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  readonly fits: boolean;
  /** The draft that the lines join, and what it would be with them. */
  readonly joins: {
    readonly lineCount: number;
    readonly paidFen: number;
    readonly wholeLineCount: number;
    readonly wholePaidFen: number;
    readonly mended: number;
  } | null;
  readonly perUnit: readonly (LineSums & {
    readonly unitId: string;
    readonly unitName: string;
    readonly isZero: boolean;
    /** What the file prints as the unit's sum, and its lines' sum minus that; null where it prints none. */
    readonly controlTotalFen: number | null;
    readonly differenceFen: number | null;
    readonly fits: boolean;
    /** Whether the publication is for this unit. */
    readonly inScope: boolean;
  })[];
  readonly unmatched: readonly Unmatched[];
  readonly rejected: readonly RejectedLine[];
  readonly rejectedTotal: number;
  /** Of those, how many are worth mending: the rest is in the draft already. */
  readonly mendable: number;
  readonly warnings: readonly RollWarning[];
  /** What looks like somebody's number in the file, where none belongs. */
  readonly finds: NumberFinds;
  /** What each column was taken for, so that a person can check it. */
  readonly layouts: readonly SheetLayout[];
  readonly usedAnswers: readonly (UsedAnswer & { readonly answeredByName: string })[];
  readonly lastYear: {
    readonly year: number;
    readonly editionNumber: number;
    readonly lines: number;
    readonly fresh: number;
    readonly gone: number;
    readonly jumped: number;
    /** The first of each kind. */
    readonly people: Readonly<Record<"fresh" | "gone" | "jumped", readonly YearPerson[]>>;
  } | null;
  /** The first lines; `lineCount` says how many there are. */
  readonly sample: readonly PreviewLine[];
}

const SHOWN_REJECTED = 500;
const SHOWN_PEOPLE = 200;
/** Lines that travel with the preview, for a person to page through; of more the first ones. */
export const SHOWN_LINES = 2_000;

/**
 * What accepting the roll would write, for the person to judge. Names of last year's roll, which are not in the person's own
 * file, leave a trace. The same refusals as {@link prepareRoll}.
 */
export async function checkRoll(
  deps: CommandDeps & { readonly rolls: RollFile },
  actor: Actor,
  input: RollInput,
): Promise<Result<RollPreview | AskedRoll>> {
  const prepared = await prepareRoll(deps, actor.viewer, input);
  if (!prepared.ok) return prepared;
  if ("question" in prepared.value) return ok(prepared.value);
  const roll = prepared.value;
  return runCommand<RollPreview>(deps, actor, async (tx) => {
    const preview = await previewOf(tx, actor.viewer, roll, input.fileName);
    const { disclosure, role } = roll;
    if (!showsLastYear(preview)) return ok({ value: preview, trace: "REPEATED" });
    return ok({
      value: preview,
      trace: [
        {
          kind: "roll.last-year-read",
          as: role,
          unitId: disclosure.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: disclosure.id,
          data: { year: preview.lastYear!.year },
        },
      ],
    });
  });
}

/** Whether a preview names somebody who is not in its file. */
export const showsLastYear = ({ lastYear }: Pick<RollPreview, "lastYear">): boolean =>
  lastYear !== null && Object.values(lastYear.people).some((people) => people.length > 0);

/** The preview of a roll that has been read. */
export async function previewOf(
  db: Pick<Db, "person" | "edition" | "$queryRaw">,
  viewer: Viewer | null,
  roll: PreparedRoll,
  fileName: string,
): Promise<RollPreview> {
  const { reading, assigned, units, unmatched, sha256, digest, usedAnswers, joins, mode } = roll;
  const { audience, audienceUnitIds } = roll.disclosure;
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const sums = sumLines(reading.lines);
  const whole = {
    lineCount: sums.lineCount + (joins?.lineCount ?? 0),
    paidFen: sums.paidFen + (joins?.paidFen ?? 0),
    dueFen: sums.dueFen + (joins?.dueFen ?? 0),
  };
  const controlTotalFen = joins === null ? reading.controlTotalFen : joins.controlTotalFen;
  const total = checkControlTotal({ ...whole, controlTotalFen, subtotalsFit: subtotalsFit(roll), explanation: null });
  const printed = totalsOfUnits(reading.unitTotals, assigned);
  const byUnit = groupBy(assigned, (entry) => entry.unitId);
  return {
    mode,
    sha256,
    fileName,
    digest,
    lineCount: sums.lineCount,
    recipientCount: sums.recipientCount,
    paidFen: sums.paidFen,
    dueFen: sums.dueFen,
    controlTotalFen,
    differenceFen: total.differenceFen,
    toleranceFen: total.toleranceFen,
    fits: total.fits,
    joins:
      joins === null
        ? null
        : {
            lineCount: joins.lineCount,
            paidFen: joins.paidFen,
            wholeLineCount: whole.lineCount,
            wholePaidFen: whole.paidFen,
            mended: joins.mended.length,
          },
    perUnit: units.flatMap((unit) => {
      const lines = (byUnit.get(unit.id) ?? []).map((entry) => entry.line);
      const inScope = isForUnit({ audience, unitIds: audienceUnitIds }, unit.id);
      if (!inScope && lines.length === 0) return [];
      const own = { ...sumLines(lines), controlTotalFen: printed.get(unit.id) ?? null };
      const { differenceFen, fits } = checkControlTotal({ ...own, subtotalsFit: true, explanation: null });
      const isZero = lines.length === 0;
      return [{ unitId: unit.id, unitName: unit.name, isZero, inScope, ...own, differenceFen, fits }];
    }),
    unmatched,
    rejected: reading.rejected.slice(0, SHOWN_REJECTED),
    rejectedTotal: reading.rejected.length,
    mendable: reading.rejected.filter(({ reason }) => !reason.startsWith("ALREADY_")).length,
    warnings: reading.warnings.slice(0, SHOWN_REJECTED),
    finds: roll.finds,
    layouts: reading.layouts,
    usedAnswers: await withNames(db, usedAnswers),
    lastYear: lastYearOf(await roll.lastYear(db), nameOf, namesShown(viewer, roll)),
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
  };
}

/** Names that are not in the viewer's own file are shown to those who may read lines. */
const namesShown = (viewer: Viewer | null, { disclosure }: PreparedRoll): boolean =>
  allowed(viewer, "readLines", programTarget(disclosure.batch.program)).ok;

function lastYearOf(
  found: LastYear | null,
  unitNames: ReadonlyMap<string, string>,
  names: boolean,
): RollPreview["lastYear"] {
  if (found === null) return null;
  const { year, editionNumber, lines, fresh, gone, jumped } = found;
  const people = (
    some: LastYear["fresh"],
    amounts: (one: { dueFen: number }) => Pick<YearPerson, "dueFen" | "beforeFen">,
  ) =>
    some.slice(0, SHOWN_PEOPLE).map((one) => ({
      unitName: unitNames.get(one.unitId) ?? "",
      name: names ? one.name : maskName(one.name),
      group: names ? one.group : null,
      ...amounts(one),
    }));
  return {
    year,
    editionNumber,
    lines,
    fresh: fresh.length,
    gone: gone.length,
    jumped: jumped.length,
    people: {
      fresh: people(fresh, ({ dueFen }) => ({ dueFen, beforeFen: null })),
      gone: people(gone, ({ dueFen }) => ({ dueFen: null, beforeFen: dueFen })),
      jumped: jumped.slice(0, SHOWN_PEOPLE).map((one) => ({
        unitName: unitNames.get(one.unitId) ?? "",
        name: names ? one.name : maskName(one.name),
        group: names ? one.group : null,
        dueFen: one.dueFen,
        beforeFen: one.beforeFen,
      })),
    },
  };
}

async function withNames(db: Pick<Db, "person">, answers: readonly UsedAnswer[]): Promise<RollPreview["usedAnswers"]> {
  if (answers.length === 0) return [];
  const ids = [...new Set(answers.map(({ answeredById }) => answeredById))];
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return answers.map((answer) => ({ ...answer, answeredByName: names.get(answer.answeredById) ?? "" }));
}
