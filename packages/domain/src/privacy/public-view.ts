import type { Grade, InternetProfile } from "../program/program";
import { maskName } from "./mask-name";

/** Below this many people (zero included) an S program's figures are not given off the board. */
export const SMALL_CELL = 5;

/**
 * What the internet may see of a program at most: SS has no page, S never more than totals (rule 5 of the field:
 * the list itself would disclose the disability or the poverty), N what its own profile says.
 */
export function internetProfileOf(grade: Grade, profile: InternetProfile): InternetProfile {
  if (grade === "SS") return "NOTHING";
  if (grade === "S" && profile === "MASKED_LIST") return "TOTALS";
  return profile;
}

export interface Totals {
  readonly recipients: number;
  readonly quantityMilli: number;
  readonly paidFen: number;
}

export type PublicTotals =
  | { readonly kind: "SHOWN"; readonly totals: Totals }
  /** Fewer than five people: neither the number nor the money, from which the number could be guessed. */
  | { readonly kind: "TOO_FEW" };

/**
 * Totals as the internet may see them; null under NOTHING.
 * @param fewest as few people as the totals may be about: namesakes whom nothing tells apart may be one
 */
export function publicTotals(
  grade: Grade,
  profile: InternetProfile,
  totals: Totals,
  fewest: number,
): PublicTotals | null {
  if (internetProfileOf(grade, profile) === "NOTHING") return null;
  if (grade !== "N" && Math.min(fewest, totals.recipients) < SMALL_CELL) return { kind: "TOO_FEW" };
  return { kind: "SHOWN", totals };
}

export interface LineForMasking {
  readonly seq: number;
  readonly name: string;
  readonly organisation: boolean;
  readonly minor: boolean;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly paidFen: number;
  readonly remark: string | null;
}

export interface MaskedLine {
  readonly seq: number;
  readonly maskedName: string;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly paidFen: number;
  readonly remark: string | null;
}

/** The one place where names leave for the internet. Organisations are named in full; minors are left to the sums. */
export function maskLines(lines: readonly LineForMasking[]): MaskedLine[] {
  return lines
    .filter((line) => !line.minor)
    .map((line, index) => ({
      seq: index + 1,
      maskedName: line.organisation ? line.name : maskName(line.name),
      quantityMilli: line.quantityMilli,
      rateE4: line.rateE4,
      paidFen: line.paidFen,
      remark: line.remark,
    }));
}
