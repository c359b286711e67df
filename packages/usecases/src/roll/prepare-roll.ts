import { createHash } from "node:crypto";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { DisclosureState } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Workbook } from "@gongshi/domain/roll/cells";
import { columnSamples } from "@gongshi/domain/roll/column-samples";
import { identityErrors } from "@gongshi/domain/roll/identity-errors";
import type { PlacedLine, RefusedLine } from "@gongshi/domain/roll/identity-errors";
import { controlTotalAfterJoin, joinLines } from "@gongshi/domain/roll/join-lines";
import type { ColumnMapping, MappingQuestion } from "@gongshi/domain/roll/mapping";
import { mendingLayout, originKey, originsOf } from "@gongshi/domain/roll/mended";
import { mergeMappings } from "@gongshi/domain/roll/merge-mappings";
import type { RollLine, RollReading, RollWarning } from "@gongshi/domain/roll/roll";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Role } from "@gongshi/domain/access/viewer";
import { numberFinds } from "@gongshi/domain/privacy/number-finds";
import type { NumberFinds } from "@gongshi/domain/privacy/number-find";
import { allowed, programTarget } from "../allowed";
import { knownNumbers } from "../privacy/known-numbers";
import type { NumberLists } from "../privacy/known-numbers";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import type { Keyring, ReadingWatch, RollFile } from "../ports";
import { assignUnits } from "./assign-units";
import type { Assignment, Unmatched } from "./assign-units";
import { compareLastYear } from "./compare-last-year";
import type { LastYear } from "./compare-last-year";
import { loadDraftFacts } from "./draft-facts";
import { mappingOf } from "./roll-answers";
import type { AnswersToRemember } from "./roll-answers";
import { readRollFile } from "./read-roll-file";

export interface RollInput {
  readonly disclosureId: string;
  readonly mode: RollMode;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Text of the file → unit id, for names the matching could not settle. */
  readonly unitChoices: Readonly<Record<string, string>>;
  /** What the person says the columns are, where the reader asked. */
  readonly mapping: readonly ColumnMapping[];
}

const disclosureForRoll = {
  batch: { include: { program: { include: { rollMappings: true, rollUnitNames: true } } } },
  editions: {
    orderBy: { number: "desc" },
    take: 1,
    include: {
      imports: {
        orderBy: [{ importedAt: "asc" }, { id: "asc" }],
        select: { id: true, fileName: true, sha256: true, joined: true, mended: true, rejected: true },
      },
    },
  },
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

/** The draft that lines join, as it stands. */
export interface DraftJoined {
  readonly editionId: string;
  readonly revision: number;
  readonly lineCount: number;
  readonly dueFen: number;
  readonly paidFen: number;
  /** The payer's total once they have joined. */
  readonly controlTotalFen: number | null;
  /** Whether the subtotals of its files so far agree with their lines. */
  readonly subtotalsFit: boolean;
  /** Keys of rejected rows that the file mends. */
  readonly mended: readonly string[];
  /** Rejected rows of this file that an earlier one had rejected already: they are outstanding there, and once. */
  readonly stillRejected: readonly string[];
}

/** A roll that has been read and matched, before anything is written. */
export interface PreparedRoll {
  readonly disclosure: DisclosureForRoll;
  readonly role: Role;
  readonly mode: RollMode;
  readonly sha256: string;
  /** Over the file and all that was read from it: another file, or another reading of it, is not accepted. */
  readonly digest: string;
  readonly workbook: Workbook;
  /** Lines that are let in, whether their unit is known or not; what the program's rules keep out is rejected. */
  readonly reading: RollReading;
  /** What looks like somebody's number in the file, where none belongs. */
  readonly finds: NumberFinds;
  readonly assigned: Assignment["assigned"];
  readonly unmatched: readonly Unmatched[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly joins: DraftJoined | null;
  /** Against what was released the year before; read when it is asked for, because it shows names that are held here. */
  readonly lastYear: (db: Pick<Db, "edition" | "$queryRaw">) => Promise<LastYear | null>;
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

interface PrepareDeps {
  readonly db: Pick<Db, "disclosure" | "unit" | "edition" | "$queryRaw"> & NumberLists;
  readonly rolls: RollFile;
  readonly keyring: Keyring;
}

/**
 * Reads a roll for a disclosure and matches its lines to publishing units. Writes nothing.
 * Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (in review, approved; for JOIN: no draft), ROLL_UNREADABLE (why),
 * ROLL_EMPTY.
 */
export async function prepareRoll(
  deps: PrepareDeps,
  viewer: Viewer | null,
  input: RollInput,
  watch: ReadingWatch = {},
): Promise<Result<PreparedRoll | AskedRoll>> {
  const mayImport = await loadForImport(deps.db, viewer, input.disclosureId, input.mode);
  if (!mayImport.ok) return mayImport;
  const { disclosure, role } = mayImport.value;
  const { program } = disclosure.batch;

  const mapping = mergeMappings(remembered(program), input.mapping);
  const read = await readRollFile(deps.rolls, input.bytes, input.fileName, { mapping }, watch);
  if (!read.ok) {
    if ("unreadable" in read) return refuse("ROLL_UNREADABLE", { why: read.unreadable });
    const question = read.needsMapping;
    return ok({ question, samples: columnSamples(read.workbook, question) });
  }
  const { reading, workbook } = read;
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
  const rules = readRollRules(program.rollRules);
  const errors = identityErrors(assigned, rules);
  const joined = await joinDraft(deps, disclosure, input.mode, workbook, reading, without(assigned, errors));
  const kept = joined?.lines ?? without(assigned, errors);
  const keptReading = withRefused(reading, [...errors, ...(joined?.refused ?? [])], kept);
  if (joined !== null && kept.length === 0 && unmatched.length === 0)
    return refuse("NOTHING_TO_JOIN", { refused: keptReading.rejected.length });

  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  const rememberedChoices = [...chosen].filter(([, choice]) => choice.remembered);
  const layouts = new Map(reading.layouts.map(({ layout, sheet }) => [layout, sheet]));
  return ok({
    disclosure,
    role,
    mode: input.mode,
    sha256,
    digest: digestOf([disclosure.id, sha256, stateOf(disclosure, input.mode), rememberedChoices], keptReading),
    workbook,
    reading: keptReading,
    finds: numberFinds(
      workbook,
      reading.layouts,
      input.fileName,
      await knownNumbers(deps, deps.db, { viewer }, program.subdistrictId),
    ),
    assigned: kept,
    unmatched,
    units: units.filter((unit) => publishing.has(unit.id)),
    joins: joined?.draft ?? null,
    lastYear: (db) =>
      compareLastYear(
        db,
        deps.keyring,
        { ...disclosure.batch, stage: disclosure.stage },
        joined === null ? kept : [],
        rules,
      ),
    usedAnswers: usedAnswers(
      program,
      layouts,
      new Map(rememberedChoices),
      new Map(units.map(({ id, name }) => [id, name])),
    ),
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

/** The disclosure a roll is for, once the viewer may import into it as it stands; to LOOK it may stand anyhow. */
export async function loadForImport(
  db: Pick<Db, "disclosure">,
  viewer: Viewer | null,
  disclosureId: string,
  mode: RollMode | "LOOK",
): Promise<Result<{ readonly disclosure: DisclosureForRoll; readonly role: Role }>> {
  const disclosure = await db.disclosure.findUnique({ where: { id: disclosureId }, include: disclosureForRoll });
  if (disclosure === null) return refuse("NOT_FOUND");
  const role = allowed(viewer, "importRoll", programTarget(disclosure.batch.program));
  if (!role.ok) return role;
  const state: DisclosureState = disclosure.editions[0]?.state ?? "WAITING";
  const imports = rolesForDisclosure(state, "import").length > 0;
  const corrects = rolesForDisclosure(state, "correct").length > 0;
  if (mode === "LOOK") return ok({ disclosure, role: role.value });
  const fits = mode === "JOIN" ? imports && disclosure.editions.length > 0 : imports || corrects;
  if (!fits) return refuse("WRONG_STATE", { state });
  const namesGone = (disclosure.editions[0]?.outlivedAt ?? null) !== null;
  return mode === "JOIN" && namesGone ? refuse("RETENTION_OVER") : ok({ disclosure, role: role.value });
}

/** Answers of earlier rolls; one for a roll is good for the file of its rejected lines, too. */
const remembered = (program: DisclosureForRoll["batch"]["program"]): ColumnMapping[] =>
  program.rollMappings
    .map(mappingOf)
    .flatMap((answer) => [{ ...answer, layout: mendingLayout(answer.layout) }, answer]);

const without = (lines: readonly PlacedLine[], refused: readonly RefusedLine[]): readonly PlacedLine[] => {
  if (refused.length === 0) return lines;
  const out = new Set(refused.map(({ line }) => line));
  return lines.filter(({ line }) => !out.has(line));
};

async function joinDraft(
  deps: PrepareDeps,
  disclosure: DisclosureForRoll,
  mode: RollMode,
  workbook: Workbook,
  reading: RollReading,
  lines: readonly PlacedLine[],
): Promise<{ lines: readonly PlacedLine[]; refused: readonly RefusedLine[]; draft: DraftJoined } | null> {
  const edition = disclosure.editions[0];
  if (mode !== "JOIN" || edition === undefined) return null;
  const origins = originsOf(workbook, reading.layouts);
  const facts = await loadDraftFacts(deps.db, deps.keyring, edition, lines);
  const { joining, refused, mended } = joinLines(
    lines.map((one) => ({ ...one, mends: origins.get(one.line.sheet)?.get(one.line.row) ?? null })),
    facts,
    readRollRules(disclosure.batch.program.rollRules),
  );
  return {
    lines: joining.map(({ line, unitId }) => ({ line, unitId })),
    refused,
    draft: {
      editionId: edition.id,
      revision: edition.revision,
      lineCount: edition.lineCount,
      dueFen: Number(edition.dueFen),
      paidFen: Number(edition.paidFen),
      controlTotalFen: controlTotalAfterJoin(
        edition.controlTotalFen === null ? null : Number(edition.controlTotalFen),
        { controlTotalFen: reading.controlTotalFen, mends: origins.size > 0 },
      ),
      subtotalsFit: edition.subtotalsFit,
      mended,
      stillRejected: reading.rejected
        .filter(({ sheet, row }) => {
          const origin = origins.get(sheet)?.get(row)?.origin;
          return origin !== undefined && facts.rejected.has(originKey(origin));
        })
        .map(placeKey),
    },
  };
}

/** A row of a file, by its sheet. */
export const placeKey = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => `${sheet}!${row}`;

const ABOUT_IDENTITY: ReadonlySet<string> = new Set(["DUPLICATE_IDENTITY", "SAME_PERSON_TWO_UNITS"]);

/** The reading once lines have been kept out, and what only shows when their units are known. */
function withRefused(reading: RollReading, refused: readonly RefusedLine[], kept: readonly PlacedLine[]): RollReading {
  const out = new Set(refused.map(({ line }) => line));
  const places = new Set(refused.map(({ line }) => `${line.sheet} ${line.row}`));
  const namesakes = namesakesWithoutIdentity(kept);
  return {
    ...reading,
    lines: out.size === 0 ? reading.lines : reading.lines.filter((line) => !out.has(line)),
    rejected: [
      ...reading.rejected,
      ...refused.map(({ line: { sheet, row, part }, reason }) => ({
        ...{ sheet, row, column: null, reason },
        ...(part === undefined ? {} : { part }),
      })),
    ],
    warnings: [
      ...reading.warnings.filter(
        ({ kind, sheet, row }) => !(ABOUT_IDENTITY.has(kind) && places.has(`${sheet} ${row ?? ""}`)),
      ),
      ...(namesakes.count === 0
        ? []
        : [
            {
              sheet: namesakes.first!.sheet,
              row: namesakes.first!.row,
              kind: "NAMESAKES_WITHOUT_IDENTITY",
              details: { count: namesakes.count },
            } satisfies RollWarning,
          ]),
    ],
  };
}

/** Names that stand more than once in a unit's group without a number to tell them apart. */
function namesakesWithoutIdentity(lines: readonly PlacedLine[]): { count: number; first: RollLine | null } {
  const times = new Map<string, number>();
  let first: RollLine | null = null;
  for (const { line, unitId } of lines) {
    if (line.identityNumber !== null) continue;
    const key = JSON.stringify([unitId, line.name, line.group]);
    const seen = (times.get(key) ?? 0) + 1;
    times.set(key, seen);
    if (seen === 2) first ??= line;
  }
  return { count: [...times.values()].filter((seen) => seen > 1).length, first };
}

/** Where the disclosure stands: lines that were shown joining one draft do not join another. */
const stateOf = ({ editions }: DisclosureForRoll, mode: RollMode): readonly unknown[] =>
  mode === "JOIN" ? [mode, editions[0]?.id, editions[0]?.imports.at(-1)?.id] : [mode];

/** Lines are hashed one by one: together they may be longer than a text can be. */
function digestOf(about: readonly unknown[], { lines, rejected }: RollReading): string {
  const hash = createHash("sha256").update(JSON.stringify([about, lines.length, rejected.length]));
  for (const line of lines) hash.update(JSON.stringify(line));
  return hash.digest("hex");
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
