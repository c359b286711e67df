/** One row of a table → a payment line, or why it cannot be one. */
import { unscale } from "../money/decimal";
import { PLACES_TO_FEN } from "../money/money-unit";
import { normaliseName } from "../privacy/normalise-name";
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText } from "./cell-text";
import type { ColumnPlan, PersonColumns } from "./column-plan";
import type { MoneyUnits } from "./money-unit";
import { outcomeOf, outcomeOfRemark, publicRemark } from "./outcome";
import { isCreditCode, isOrganisationName, readIdentity, readMoney, readNumber } from "./read-cells";
import { nameFault } from "./recipient-name";
import type { Cell } from "./cells";
import type { Outcome, RejectReason, RollLine, WarningKind } from "./roll";

/** The cells of a row, merged ones filled from above. */
export type CellAt = (column: number) => Cell | undefined;

export interface LinePlace {
  readonly unitName: string | null;
  readonly communityName: string | null;
  readonly group: string | null;
}

export type LineNote = Extract<
  WarningKind,
  | "OLD_IDENTITY_NUMBER"
  | "UNKNOWN_AREA_CODE"
  | "AMOUNT_ROUNDED"
  | "ZERO_AMOUNT"
  | "PAID_DIFFERS_FROM_DUE"
  | "QUANTITY_UNREADABLE"
  | "REMARK_NOT_PUBLISHED"
  | "DECEASED_OR_ON_BEHALF"
>;

/** Amounts as printed, for the comparison with totals; null where they cannot be read. */
export interface PrintedAmounts {
  readonly dueFen: number | null;
  readonly paidFen: number | null;
}

export type ReadLine =
  | {
      readonly ok: true;
      readonly line: Omit<RollLine, "sheet" | "row">;
      readonly notes: readonly LineNote[];
      readonly printed: PrintedAmounts;
      readonly remark: string;
    }
  | {
      readonly ok: false;
      readonly reason: RejectReason;
      readonly column: number | null;
      readonly printed: PrintedAmounts;
    };

export interface LineContext {
  readonly plan: ColumnPlan;
  readonly units: MoneyUnits;
  /** Identity numbers of this block ended in 000 on their way through a spreadsheet. */
  readonly identitiesLostDigits: boolean;
  /** The status column says 成功 somewhere: a blank is then not a yes. */
  readonly statusIsExplicit: boolean;
}

export function readLine(cells: CellAt, own: CellAt, place: LinePlace, context: LineContext): ReadLine {
  const { plan, units } = context;
  const [due, paid] = [readMoney(own(plan.due), units.due), readMoney(own(plan.paid), units.paid)];
  const printed = {
    dueFen: due.is === "amount" ? due.fen : due.is === "missing" && due.dash ? 0 : null,
    paidFen: paid.is === "amount" ? paid.fen : paid.is === "missing" && paid.dash ? 0 : null,
  };
  const reject = (reason: RejectReason, column: number | null): ReadLine => ({ ok: false, reason, column, printed });
  const notes: LineNote[] = [];

  const person = plan.persons.find(({ name }) => cellText(cells(name)) !== "") ?? plan.persons[0];
  if (person === undefined) return reject("NAME_MISSING", null);
  const raw = cells(person.name);
  if (raw?.kind === "error") return reject("FORMULA_ERROR", person.name);
  const { name, aside } = withoutAside(normaliseName(cellText(raw)));
  const fault = nameFault(name);
  if (fault !== null) return reject(fault, person.name);

  const who = readWho(cells, plan, person, name);
  if ("reason" in who) return reject(who.reason, person.identity);
  if (context.identitiesLostDigits && who.identityNumber?.endsWith("000"))
    return reject("ID_STORED_AS_NUMBER", person.identity);
  notes.push(...who.notes);

  const remark = `${plan.remark === null ? "" : cellText(cells(plan.remark))}${aside}`;
  const outcome = readOutcome(cells, plan, remark, context.statusIsExplicit);
  if (outcome === null) return reject("OUTCOME_UNREADABLE", plan.status);
  const money = settleMoney(due, paid, plan, outcome, remark);
  if ("reason" in money) return reject(money.reason, money.column);
  notes.push(...money.notes);

  const quantity = plan.quantity === null ? undefined : readNumber(cells(plan.quantity), 3);
  const rate =
    plan.rate === null ? undefined : readNumber(cells(plan.rate), 4 + PLACES_TO_FEN[units.rate] - PLACES_TO_FEN.YUAN);
  if (quantity === null || (quantity ?? 0) < 0) notes.push("QUANTITY_UNREADABLE");
  return {
    ok: true,
    notes,
    printed,
    remark,
    line: {
      ...place,
      name,
      identityNumber: who.identityNumber,
      organisation: who.organisation,
      quantityMilli: quantity === undefined || quantity === null || quantity < 0 ? null : quantity,
      rateE4: rate === undefined || rate === null || rate < 0 ? null : rate,
      dueFen: money.dueFen,
      paidFen: money.outcome === "PAID" ? money.paidFen : 0,
      outcome: money.outcome,
      remark: publicRemark(remark, money.outcome),
      extra: extrasOf(cells, plan),
    },
  };
}

/** 张三（已故）: what stands in brackets behind a person's name is a remark, and goes the way of remarks. */
function withoutAside(text: string): { name: string; aside: string } {
  const parts = /^([^(]+)[(]([^)]*)[)]?$/u.exec(text);
  const [, name, aside] = parts ?? [];
  return name === undefined || aside === undefined || isOrganisationName(name) || isOrganisationName(text)
    ? { name: text, aside: "" }
    : { name, aside };
}

function readWho(
  cells: CellAt,
  plan: ColumnPlan,
  person: PersonColumns,
  name: string,
): { identityNumber: string | null; organisation: boolean; notes: LineNote[] } | { reason: RejectReason } {
  const organisation = isOrganisationName(name);
  const code = plan.creditCode === null ? "" : cellText(cells(plan.creditCode));
  if (person.identity === null)
    return { identityNumber: null, organisation: organisation || isCreditCode(code), notes: [] };
  const cell = cells(person.identity);
  const read = readIdentity(cell);
  if (read.is === "number") {
    const notes: LineNote[] = [];
    if (read.identity.oldForm) notes.push("OLD_IDENTITY_NUMBER");
    if (!read.identity.knownArea) notes.push("UNKNOWN_AREA_CODE");
    return { identityNumber: read.identity.number, organisation: false, notes };
  }
  if (isCreditCode(cellText(cell)) || ((organisation || isCreditCode(code)) && read.is === "missing"))
    return { identityNumber: null, organisation: true, notes: [] };
  return { reason: read.is === "missing" ? "ID_MISSING" : read.reason };
}

/** Null: the status says something that is not understood. */
function readOutcome(
  cells: CellAt,
  plan: ColumnPlan,
  remark: string,
  explicit: boolean,
): { outcome: Outcome; said: boolean } | null {
  const failure = plan.failure === null ? "" : cellText(cells(plan.failure));
  const failed = failure !== "" && !/^(?:无|[-—/]+|成功|正常)$/u.test(failure);
  const status = plan.status === null ? "" : cellText(cells(plan.status));
  if (status !== "") {
    const outcome = outcomeOf(status);
    return outcome === null || (outcome === "PAID" && failed) ? null : { outcome, said: true };
  }
  if (failed) return { outcome: "RETURNED", said: true };
  const told = outcomeOfRemark(remark);
  if (told !== null) return { outcome: told, said: true };
  return explicit ? null : { outcome: "PAID", said: false };
}

function settleMoney(
  due: ReturnType<typeof readMoney>,
  paid: ReturnType<typeof readMoney>,
  plan: ColumnPlan,
  told: { outcome: Outcome; said: boolean },
  remark: string,
): { dueFen: number; paidFen: number; outcome: Outcome; notes: LineNote[] } | { reason: RejectReason; column: number } {
  if (due.is === "fault") return { reason: due.reason, column: plan.due };
  if (paid.is === "fault") return { reason: paid.reason, column: plan.paid };
  const single = plan.due === plan.paid;
  if (single && due.is === "missing") return { reason: "AMOUNT_MISSING", column: plan.due };
  if (paid.is === "missing" && !paid.dash && told.outcome === "PAID")
    return { reason: "AMOUNT_MISSING", column: plan.paid };
  const paidFen = paid.is === "amount" ? paid.fen : 0;
  const dueFen = due.is === "amount" ? due.fen : due.dash ? 0 : paidFen;
  if (dueFen < 0) return { reason: "AMOUNT_NEGATIVE", column: plan.due };
  if (paidFen < 0) return { reason: "AMOUNT_NEGATIVE", column: plan.paid };
  const notes: LineNote[] = [];
  let outcome = told.outcome;
  if (!single && outcome === "PAID" && paidFen === 0 && dueFen > 0) {
    if (told.said) return { reason: "OUTCOME_UNREADABLE", column: plan.paid };
    outcome = /退/u.test(remark) ? "RETURNED" : "HELD";
  }
  if ((due.is === "amount" && !due.exact) || (paid.is === "amount" && !paid.exact)) notes.push("AMOUNT_ROUNDED");
  if (dueFen === 0) notes.push("ZERO_AMOUNT");
  if (outcome === "PAID" && paidFen !== dueFen) notes.push("PAID_DIFFERS_FROM_DUE");
  return { dueFen, paidFen, outcome, notes };
}

function extrasOf(cells: CellAt, plan: ColumnPlan): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [key, column] of plan.extra) {
    const text = extraText(cells(column));
    if (text !== "") extra[key] = text;
  }
  return extra;
}

function extraText(cell: Cell | undefined): string {
  if (cell === undefined || cell.kind === "error") return "";
  if (cell.kind === "number") {
    const units = readNumber(cell, 4);
    return units === undefined || units === null ? "" : unscale(units, 4).replace(/\.?0+$/, "");
  }
  return [...withoutPersonalNumbers(cellText(cell))].slice(0, 60).join("");
}
