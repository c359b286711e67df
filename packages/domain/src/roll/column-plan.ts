/**
 * Which column is read as what. Where the headings leave a choice, the values settle it; where they do not, a person is asked.
 */
import { moneyUnitInHeading } from "../money/money-unit";
import type { NamedUnit } from "../money/money-unit";
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { columnLetter } from "./cell-text";
import type { Meaning, Person } from "./column-meaning";
import type { Header, HeaderColumn } from "./find-header";
import type { ColumnMapping, MappedRole } from "./mapping";
import type { ExtraColumn } from "./roll";

/** One person of a row: where the name is, and where that person's identity number is, if anywhere. */
export interface PersonColumns {
  readonly of: Person;
  readonly name: number;
  readonly identity: number | null;
}

/** Units of money that the headings of the columns name; null where they name none. */
export interface NamedUnits {
  readonly due: NamedUnit | null;
  readonly paid: NamedUnit | null;
  readonly rate: NamedUnit | null;
}

export interface ColumnPlan {
  /** Whom to publish, in order: the next one steps in where a name is blank. */
  readonly persons: readonly PersonColumns[];
  readonly identityOwnerUncertain: boolean;
  /** What a line is about: due (应发), paid (实发). The same column where only one amount stands. */
  readonly due: number;
  readonly paid: number;
  readonly seq: number | null;
  readonly creditCode: number | null;
  readonly unit: number | null;
  readonly community: number | null;
  readonly group: number | null;
  readonly quantity: number | null;
  readonly rate: number | null;
  readonly status: number | null;
  readonly failure: number | null;
  readonly remark: number | null;
  readonly extra: ReadonlyMap<ExtraColumn, number>;
  readonly units: NamedUnits;
  readonly labels: ReadonlyMap<number, string>;
}

/** What the values of a block say about one column. */
export interface ColumnValues {
  /** Rows with something in them. */
  filled(column: number): number;
  /** Whether both columns say the same wherever both say something. */
  same(a: number, b: number): boolean;
  /** The column among these that is the sum of the others in every row, or null. */
  sumOfOthers(columns: readonly number[]): number | null;
  /** Columns whose values are amounts in at least nine of ten filled rows. */
  looksLikeMoney(column: number): boolean;
  /** Units of measure (亩、台) rather than names. */
  looksLikeMeasure(column: number): boolean;
  /** Valid identity numbers in at least nine of ten filled rows. */
  looksLikeIdentity(column: number): boolean;
}

export type Choice =
  | { readonly plan: ColumnPlan }
  | { readonly asks: "name" | "identity" | "amount"; readonly candidates: readonly number[] }
  /** Sums by place, and the column they are in. */
  | { readonly summary: number }
  | { readonly nothing: true };

const RANK: readonly Person[] = ["beneficiary", "person", "payee", "head"];

/** The headings as a key. The year in a heading (`2025年补贴金额`) does not make another layout. */
export function layoutKey(header: Header): string {
  const text = header.columns.map(({ column, label }) => `${columnLetter(column)}:${label}`).join("|");
  return withoutPersonalNumbers(text.replace(/(?:19|20)\d{2}(?=年|$|\D)/gu, "YYYY"));
}

export function choosePlan(header: Header, values: ColumnValues, answer: ColumnMapping | undefined): Choice {
  const columns = columnsInUse(header, values);
  const told = (role: MappedRole): number | null | undefined => {
    const column = answer?.columns[role];
    return column === null || column === undefined ? column : column - 1;
  };
  const names = toldNames(told("name"), columns) ?? namesOf(columns, values);
  const unlabelled = header.columns.filter(({ column, meaning }) => meaning === null && values.filled(column) > 0);
  if (names === "ask") return { asks: "name", candidates: columnsThat(columns, (meaning) => meaning?.is === "name") };
  const money = chooseMoney(columns, values, told);
  const identities = identityColumns(columns, values, told("identity"));
  if (names.length === 0) {
    if (identities.length > 0) return askName(columns);
    return money !== null && money !== "ask" && hasPlace(columns) ? { summary: money.paid } : { nothing: true };
  }
  if (money === "ask")
    return { asks: "amount", candidates: columnsThat(columns, (meaning) => meaning?.is === "money") };
  if (money === null) {
    const candidates = unlabelled.map(({ column }) => column).filter((column) => values.looksLikeMoney(column));
    const loose = columnsThat(columns, (meaning) => meaning?.is === "rate").filter((column) =>
      values.looksLikeMoney(column),
    );
    return candidates.length + loose.length > 0
      ? { asks: "amount", candidates: [...candidates, ...loose] }
      : { nothing: true };
  }
  const owned = giveIdentities(names, identities, columns);
  if (owned === "ask") return { asks: "identity", candidates: identities.map(({ column }) => column) };
  return { plan: planOf(columns, values, told, money, owned) };
}

/**
 * Columns with something in them, or all of them where the table is a form nobody has filled in. Where nobody's number, no
 * amount at all, or no name and nothing that could be one, is filled in, their empty columns stay: the lines are then
 * rejected for what is missing, rather than read without it.
 */
function columnsInUse(header: Header, values: ColumnValues): readonly HeaderColumn[] {
  const isFilled = ({ column }: HeaderColumn): boolean => values.filled(column) > 0;
  if (header.columns.every((column) => !isFilled(column) || saysNobody(column.meaning))) return header.columns;
  const filled = header.columns.filter(isFilled);
  const mayBeName = filled.some(({ meaning }) => meaning === null || meaning.is === "unit");
  const empty = (["identity", "money", "name"] as const).filter(
    (is) => !filled.some((column) => column.meaning?.is === is) && !(is === "name" && mayBeName),
  );
  return header.columns.filter(
    (column) => isFilled(column) || empty.some((is) => column.meaning !== null && column.meaning.is === is),
  );
}

/** What may stand in a table without a line: the label of a total and its figures. */
const saysNobody = (meaning: Meaning | null): boolean =>
  meaning !== null && ["seq", "money", "quantity", "rate"].includes(meaning.is);

function planOf(
  columns: readonly HeaderColumn[],
  values: ColumnValues,
  told: (role: MappedRole) => number | null | undefined,
  money: { due: number; paid: number },
  owned: { persons: readonly PersonColumns[]; uncertain: boolean },
): ColumnPlan {
  const taken = new Set([
    money.due,
    money.paid,
    ...owned.persons.flatMap(({ name, identity }) => [name, identity ?? -1]),
  ]);
  const free = columns.filter(
    ({ column, meaning }) => !taken.has(column) && !(meaning?.is === "unit" && values.looksLikeMeasure(column)),
  );
  const first = (is: Meaning["is"]): number | null => free.find(({ meaning }) => meaning?.is === is)?.column ?? null;
  const use = (role: MappedRole, found: number | null): number | null => {
    const answer = told(role);
    return answer === undefined ? found : answer;
  };
  const places = placeColumns(first);
  const extra = new Map<ExtraColumn, number>();
  for (const { column, meaning } of free)
    if (meaning?.is === "extra" && !extra.has(meaning.key)) extra.set(meaning.key, column);
  const rate = use("rate", first("rate"));
  const unitOf = (column: number | null): NamedUnit | null =>
    moneyUnitInHeading(columns.find((one) => one.column === column)?.label ?? "");
  return {
    persons: owned.persons,
    identityOwnerUncertain: owned.uncertain,
    due: money.due,
    paid: money.paid,
    seq: first("seq"),
    creditCode: first("creditCode"),
    unit: use("unit", places.unit),
    community: use("community", places.community),
    group: use("group", first("group") ?? places.group),
    quantity: use("quantity", bestQuantity(free)),
    rate,
    status: use("status", first("status")),
    failure: first("failure"),
    remark: use("remark", first("remark")),
    extra,
    units: { due: unitOf(money.due), paid: unitOf(money.paid), rate: unitOf(rate) },
    labels: new Map(columns.map(({ column, label }) => [column, label])),
  };
}

/** 经联社 is the unit, 经济社 below it or below a village its group, and 村/社区 its community; where no cooperative has a column, the village is the unit. */
function placeColumns(first: (is: Meaning["is"]) => number | null): {
  unit: number | null;
  community: number | null;
  group: number | null;
} {
  const [unit, village, community, code] = [first("unit"), first("village"), first("community"), first("unitCode")];
  const society = first("economicSociety");
  if (unit !== null) return { unit, community: community ?? village, group: society };
  if (village !== null) return { unit: village, community, group: society };
  if (society !== null) return { unit: society, community, group: null };
  if (code !== null) return { unit: code, community, group: null };
  return { unit: community, community, group: null };
}

const hasPlace = (columns: readonly HeaderColumn[]): boolean =>
  columns.some(
    ({ meaning }) =>
      meaning !== null && ["unit", "village", "community", "group", "unitCode", "economicSociety"].includes(meaning.is),
  );

const columnsThat = (columns: readonly HeaderColumn[], test: (meaning: Meaning | null) => boolean): number[] =>
  columns.filter(({ meaning }) => test(meaning)).map(({ column }) => column);

const askName = (columns: readonly HeaderColumn[]): Choice => ({
  asks: "name",
  candidates: columnsThat(columns, (meaning) => meaning === null || meaning.is === "unit"),
});

type Named = { readonly of: Person; readonly column: number };

function toldNames(column: number | null | undefined, columns: readonly HeaderColumn[]): Named[] | null {
  if (column === undefined || column === null) return null;
  const meaning = columns.find((candidate) => candidate.column === column)?.meaning;
  return [{ of: meaning?.is === "name" ? meaning.of : "person", column }];
}

/** One column per kind of person (or organisation), in the order in which they are published. Two of a kind must agree. */
function namesOf(columns: readonly HeaderColumn[], values: ColumnValues): Named[] | "ask" {
  const found: Named[] = [];
  for (const of of RANK) {
    const alike = columnsThat(columns, (meaning) => meaning?.is === "name" && meaning.of === of);
    const [first, ...others] = alike;
    if (first === undefined) continue;
    if (others.some((other) => !values.same(first, other)) && found.length === 0) return "ask";
    found.push(
      { of, column: first },
      ...others.filter((other) => values.same(first, other)).map((column) => ({ of, column })),
    );
  }
  if (found.length > 0 || !columns.some(({ meaning }) => meaning?.is === "creditCode")) return found;
  // 单位名称 beside a credit code: the organisations are those who are paid.
  return columnsThat(columns, (meaning) => meaning?.is === "unit")
    .slice(0, 1)
    .map((column) => ({ of: "person", column }));
}

type Identity = { readonly of: Person | null; readonly column: number };

function identityColumns(
  columns: readonly HeaderColumn[],
  values: ColumnValues,
  told: number | null | undefined,
): Identity[] {
  if (told === null) return [];
  if (told !== undefined) return [{ of: null, column: told }];
  const named = columns.flatMap(({ column, meaning }) =>
    meaning?.is === "identity" ? [{ of: meaning.of, column }] : [],
  );
  if (named.length > 0) return named;
  return columns
    .filter(({ column, meaning }) => meaning === null && values.looksLikeIdentity(column))
    .map(({ column }) => ({ of: null, column }));
}

/** Numbers go to the person their heading names, else to the name nearest on their left. */
function giveIdentities(
  names: readonly Named[],
  identities: readonly Identity[],
  columns: readonly HeaderColumn[],
): { persons: readonly PersonColumns[]; uncertain: boolean } | "ask" {
  const everyName = columns.flatMap(({ column, meaning }) =>
    meaning?.is === "name" ? [{ of: meaning.of, column }] : [],
  );
  const ownerOf = (identity: Identity): Person | null => {
    if (identity.of !== null && names.some(({ of }) => of === identity.of)) return identity.of;
    const left = everyName.filter(({ column }) => column < identity.column).at(-1) ?? everyName[0];
    return left?.of ?? null;
  };
  const persons = names.map(({ of, column }) => ({
    of,
    name: column,
    identity: identities.find((identity) => ownerOf(identity) === of)?.column ?? null,
  }));
  const [chosen] = persons;
  const [only] = identities;
  if (chosen === undefined || chosen.identity !== null || only === undefined) return { persons, uncertain: false };
  if (identities.length > 1) return "ask";
  return { persons: persons.map((person) => ({ ...person, identity: only.column })), uncertain: names.length > 1 };
}

function chooseMoney(
  columns: readonly HeaderColumn[],
  values: ColumnValues,
  told: (role: MappedRole) => number | null | undefined,
): { due: number; paid: number } | "ask" | null {
  const amount = told("amount");
  const [toldDue, toldPaid] = [told("due") ?? amount, told("paid") ?? amount];
  if (toldPaid !== undefined && toldPaid !== null) return { due: toldDue ?? toldPaid, paid: toldPaid };
  const of = (as: string) => columnsThat(columns, (meaning) => meaning?.is === "money" && meaning.as === as);
  const paid = settle(of("paid"), columns, values);
  const due = settle(of("due"), columns, values);
  const plain = settle(of("amount"), columns, values);
  if (paid === "ask" || due === "ask" || (plain === "ask" && (paid === null || due === null))) return "ask";
  if (paid !== null) return { due: due ?? (plain === "ask" ? null : plain) ?? paid, paid };
  if (plain === "ask") return "ask";
  if (due !== null && plain !== null) {
    const label = columns.find(({ column }) => column === plain)?.label ?? "";
    return /发放|支付|兑付|兑现|拨付/u.test(label) || values.same(due, plain) ? { due, paid: plain } : "ask";
  }
  const one = due ?? plain;
  if (one !== null) return { due: one, paid: one };
  const parts = of("part");
  if (parts.length === 0) return null;
  const only = settle(parts, columns, values);
  return only === null || only === "ask" ? "ask" : { due: only, paid: only };
}

/** One column of several with the same meaning: the only one, all alike, the sum of the others, the one called total. */
function settle(
  candidates: readonly number[],
  columns: readonly HeaderColumn[],
  values: ColumnValues,
): number | "ask" | null {
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  if (others.every((other) => values.same(first, other))) return first;
  const sum = values.sumOfOthers(candidates);
  if (sum !== null) return sum;
  const totals = candidates.filter((column) =>
    /合计|总额|总计|总补贴|总金额/u.test(columns.find((one) => one.column === column)?.label ?? ""),
  );
  return totals.length === 1 ? (totals[0] ?? "ask") : "ask";
}

/** 补贴面积 before 种植面积, and the total of several before its parts. */
function bestQuantity(columns: readonly HeaderColumn[]): number | null {
  const found = columns.filter(({ meaning }) => meaning?.is === "quantity");
  const main = found.filter(({ label }) => /补贴|享受|核定|应补|实补/u.test(label));
  const pool = main.length > 0 ? main : found;
  const total = pool.find(({ label }) => /合计|小计|总/u.test(label));
  return (total ?? pool[0])?.column ?? null;
}
