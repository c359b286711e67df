import type { RollLine } from "./roll";

export interface UnitSum {
  readonly unitName: string | null;
  readonly payments: number;
  readonly paidFen: number;
  readonly dueFen: number;
}

/** Lines and sums per unit as the file names it, in the order of the file. */
export function sumsByUnit(lines: readonly RollLine[]): UnitSum[] {
  const sums = new Map<string | null, { payments: number; paidFen: number; dueFen: number }>();
  for (const line of lines) {
    const sum = sums.get(line.unitName) ?? { payments: 0, paidFen: 0, dueFen: 0 };
    sum.payments += 1;
    sum.paidFen += line.paidFen;
    sum.dueFen += line.dueFen;
    sums.set(line.unitName, sum);
  }
  return [...sums].map(([unitName, sum]) => ({ unitName, ...sum }));
}
