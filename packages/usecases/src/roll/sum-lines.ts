import type { Outcome } from "@gongshi/domain/roll/roll";

/** What a set of lines adds up to: money in fen, quantity in thousandths. */
export interface LineSums {
  readonly lineCount: number;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly heldFen: number;
}

/** What no line adds up to. */
export const NO_SUMS: LineSums = {
  lineCount: 0,
  recipientCount: 0,
  quantityMilli: 0,
  dueFen: 0,
  paidFen: 0,
  returnedFen: 0,
  heldFen: 0,
};

export interface SummableLine {
  readonly name: string;
  readonly group: string | null;
  readonly identityNumber: string | null;
  readonly quantityMilli: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: Outcome;
}

/**
 * Sums. A recipient with several lines counts once: by identity number, and where a roll has none, by name and group, by
 * which the sheet tells namesakes apart too; the preview warns of namesakes whom neither tells apart
 * (NAMESAKES_WITHOUT_IDENTITY). Whether a sensitive sum is shown is not decided by this count but by the fewest people
 * it may be about (`fewestRecipients`).
 */
export function sumLines(lines: readonly SummableLine[]): LineSums {
  const recipients = new Set(lines.map((line) => line.identityNumber ?? `${line.name}|${line.group ?? ""}`));
  const add = (pick: (line: SummableLine) => number): number => lines.reduce((sum, line) => sum + pick(line), 0);
  return {
    lineCount: lines.length,
    recipientCount: recipients.size,
    quantityMilli: add((line) => line.quantityMilli ?? 0),
    dueFen: add((line) => line.dueFen),
    paidFen: add((line) => line.paidFen),
    returnedFen: add((line) => (line.outcome === "RETURNED" ? line.dueFen - line.paidFen : 0)),
    heldFen: add((line) => (line.outcome === "HELD" ? line.dueFen - line.paidFen : 0)),
  };
}
