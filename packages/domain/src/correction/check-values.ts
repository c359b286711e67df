import { normaliseName } from "../privacy/normalise-name";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import type { PublicRemark } from "../roll/roll";
import { nameFault } from "../roll/recipient-name";
import { PUBLIC_REMARKS } from "../roll/roll";
import { changedParts, touchesMoney } from "./line-values";
import type { LineValues, SomeValues } from "./line-values";

/** As the reader of rolls takes them: beyond this a cell is a slip. */
const MOST_FEN = 10_000_000_000;
const MOST_MILLI = 1_000_000_000;

const isRemark = (text: string): text is PublicRemark => (PUBLIC_REMARKS as readonly string[]).includes(text);

/**
 * What a person asks for, or the office decides, as it would stand in a roll: one spelling of a name, whole numbers that are
 * not negative, remarks of the closed list. Texts have been read as free texts before. Refusal: INVALID_INPUT (field).
 */
export function readValues(values: SomeValues): Result<SomeValues> {
  const name = values.name === undefined ? undefined : normaliseName(values.name);
  const fault = name === undefined ? null : nameFault(name);
  if (fault !== null) return refuse("INVALID_INPUT", { fault }, "name");
  const { quantityMilli, remark } = values;
  if (quantityMilli !== undefined && quantityMilli !== null && !isCount(quantityMilli, MOST_MILLI))
    return refuse("INVALID_INPUT", {}, "quantityMilli");
  for (const part of ["dueFen", "paidFen"] as const) {
    const fen = values[part];
    if (fen !== undefined && !isCount(fen, MOST_FEN)) return refuse("INVALID_INPUT", {}, part);
  }
  if (remark !== undefined && remark !== null && !isRemark(remark)) return refuse("INVALID_INPUT", {}, "remark");
  return ok(name === undefined ? values : { ...values, name });
}

const isCount = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= most;

/**
 * The line as it would stand, if it may: something differs, what was due is what was paid, returned or held (rule 4 of the
 * field), and a remark does not contradict the outcome. Money that nobody touches stays as the roll has it.
 * Refusals: NOTHING_TO_CORRECT, LINE_DOES_NOT_ADD_UP, INVALID_INPUT (remark).
 */
export function correctedLine(line: LineValues, wanted: SomeValues): Result<LineValues> {
  const parts = changedParts(line, wanted);
  if (parts.length === 0) return refuse("NOTHING_TO_CORRECT");
  const after: LineValues = { ...line, ...wanted };
  const paid = after.outcome === "PAID";
  if (touchesMoney(parts) && after.paidFen !== (paid ? after.dueFen : 0))
    return refuse(
      "LINE_DOES_NOT_ADD_UP",
      { outcome: after.outcome, dueFen: after.dueFen, paidFen: after.paidFen },
      "paidFen",
    );
  const belongs = OF_OUTCOME[after.remark ?? ""];
  if (belongs !== undefined && belongs !== after.outcome) return refuse("INVALID_INPUT", {}, "remark");
  return ok(after);
}

/** Remarks that say what became of the money. */
const OF_OUTCOME: Readonly<Record<string, LineValues["outcome"]>> = { 退回: "RETURNED", 暂缓: "HELD" };
