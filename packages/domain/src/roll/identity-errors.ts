import type { RejectReason, RollLine } from "./roll";
import type { RollRules } from "./roll-rules";

/** A line with the unit that publishes it. */
export interface PlacedLine {
  readonly line: RollLine;
  readonly unitId: string;
}

export interface RefusedLine extends PlacedLine {
  readonly reason: RejectReason;
}

/**
 * Lines that a program's rules keep out because the same identity number stands in several of them. All of them are kept
 * out: which one is right is for a person to say.
 */
export function identityErrors(
  lines: readonly PlacedLine[],
  rules: Pick<RollRules, "twiceInUnit" | "inTwoUnits">,
): RefusedLine[] {
  if (rules.twiceInUnit === "WARN" && rules.inTwoUnits === "WARN") return [];
  const units = new Map<string, Map<string, number>>();
  for (const { line, unitId } of lines) {
    if (line.identityNumber === null) continue;
    const counts = units.get(line.identityNumber) ?? new Map<string, number>();
    counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
    units.set(line.identityNumber, counts);
  }
  return lines.flatMap(({ line, unitId }) => {
    const counts = line.identityNumber === null ? undefined : units.get(line.identityNumber);
    if (counts === undefined) return [];
    const reason =
      rules.inTwoUnits === "ERROR" && counts.size > 1
        ? "PERSON_IN_TWO_UNITS"
        : rules.twiceInUnit === "ERROR" && (counts.get(unitId) ?? 0) > 1
          ? "IDENTITY_TWICE"
          : null;
    return reason === null ? [] : [{ line, unitId, reason }];
  });
}
