import { controlTolerance } from "../roll/roll";

export interface ControlTotal {
  /** The accepted lines' sum minus the payer's total; null where there is no total to compare with. */
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  /** More than rounding: submission is blocked until it is explained in writing. */
  readonly blocks: boolean;
}

/**
 * Lines sum to the payer's control total within half a fen a line, at least 5 fen. Rolls total what is due or what was
 * paid (the two differ by what was returned or held), and do not say which: the closer one is meant.
 */
export function checkControlTotal(facts: {
  readonly lineCount: number;
  readonly paidFen: number;
  readonly dueFen: number;
  readonly controlTotalFen: number | null;
  readonly explanation: string | null;
}): ControlTotal {
  const toleranceFen = controlTolerance(facts.lineCount);
  if (facts.controlTotalFen === null) return { differenceFen: null, toleranceFen, blocks: false };
  const ofPaid = facts.paidFen - facts.controlTotalFen;
  const ofDue = facts.dueFen - facts.controlTotalFen;
  const differenceFen = Math.abs(ofDue) < Math.abs(ofPaid) ? ofDue : ofPaid;
  const explained = facts.explanation !== null && facts.explanation.trim() !== "";
  return { differenceFen, toleranceFen, blocks: Math.abs(differenceFen) > toleranceFen && !explained };
}
