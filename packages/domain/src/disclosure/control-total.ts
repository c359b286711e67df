import { controlTolerance } from "../roll/roll";

export interface ControlTotal {
  /** Lines' sum minus the payer's total; null where there is no total to compare with. */
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  /** More than rounding: submission is blocked until it is explained in writing. */
  readonly blocks: boolean;
}

/** Lines sum to the payer's control total within half a fen a line, at least 5 fen. */
export function checkControlTotal(facts: {
  readonly lineCount: number;
  readonly paidFen: number;
  readonly controlTotalFen: number | null;
  readonly explanation: string | null;
}): ControlTotal {
  const toleranceFen = controlTolerance(facts.lineCount);
  if (facts.controlTotalFen === null) return { differenceFen: null, toleranceFen, blocks: false };
  const differenceFen = facts.paidFen - facts.controlTotalFen;
  const explained = facts.explanation !== null && facts.explanation.trim() !== "";
  return { differenceFen, toleranceFen, blocks: Math.abs(differenceFen) > toleranceFen && !explained };
}
