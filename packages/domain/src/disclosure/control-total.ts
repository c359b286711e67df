import { controlTolerance } from "../roll/roll";

export interface ControlTotal {
  /** The accepted lines' sum minus the payer's total; null where there is no total to compare with. */
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  /** Within rounding; without a total, whether the subtotals of its files agree. */
  readonly fits: boolean;
  /** Submission is blocked until the difference is explained in writing. */
  readonly blocks: boolean;
}

/**
 * Lines sum to the payer's control total within half a fen a line, at least 5 fen. Rolls total what is due or what was
 * paid (the two differ by what was returned or held), and do not say which: the closer one is meant. Where there is no
 * total of all, what the files print of parts decides, as `roll check` tells it.
 */
export function checkControlTotal(facts: {
  readonly lineCount: number;
  readonly paidFen: number;
  readonly dueFen: number;
  readonly controlTotalFen: number | null;
  /** Whether every subtotal that its files print agrees with their lines. */
  readonly subtotalsFit: boolean;
  readonly explanation: string | null;
}): ControlTotal {
  const toleranceFen = controlTolerance(facts.lineCount);
  const explained = facts.explanation !== null && facts.explanation.trim() !== "";
  const told = (differenceFen: number | null, fits: boolean): ControlTotal => ({
    differenceFen,
    toleranceFen,
    fits,
    blocks: !fits && !explained,
  });
  if (facts.controlTotalFen === null) return told(null, facts.subtotalsFit);
  const ofPaid = facts.paidFen - facts.controlTotalFen;
  const ofDue = facts.dueFen - facts.controlTotalFen;
  const differenceFen = Math.abs(ofDue) < Math.abs(ofPaid) ? ofDue : ofPaid;
  return told(differenceFen, Math.abs(differenceFen) <= toleranceFen);
}
