import type { PlacedLine, RefusedLine } from "./identity-errors";
import type { MendedRow } from "./mended";
import { originKey } from "./mended";
import type { RejectReason } from "./roll";
import type { RollRules } from "./roll-rules";

/** What a draft already has, as far as lines that are to join it need to know. */
export interface DraftFacts {
  /** Units where the draft has a line of this person: by the line's identity number, else by what tells it apart. */
  unitsOf(line: PlacedLine): ReadonlySet<string>;
  /** Whether its lines carry identity numbers: then a line without one is not let in. */
  readonly hasIdentities: boolean;
  /** Rows that earlier files of this draft had rejected, by origin and with the reason, and those mended since. */
  readonly rejected: ReadonlyMap<string, RejectReason>;
  readonly mended: ReadonlySet<string>;
}

export interface JoiningLine extends PlacedLine {
  readonly mends: MendedRow | null;
}

export interface Joined {
  readonly joining: readonly JoiningLine[];
  readonly refused: readonly RefusedLine[];
  /** Keys of the rejected rows that are mended by it. */
  readonly mended: readonly string[];
}

/**
 * Which lines join a draft. A row that was rejected before joins once; any other line only where the draft has nothing of
 * that person in that unit, so that a file sent twice changes nothing.
 */
export function joinLines(
  lines: readonly JoiningLine[],
  draft: DraftFacts,
  rules: Pick<RollRules, "twiceInUnit" | "inTwoUnits">,
): Joined {
  const joining: JoiningLine[] = [];
  const refused: RefusedLine[] = [];
  const mended = new Set<string>();
  for (const one of lines) {
    const key = one.mends === null ? null : originKey(one.mends.origin);
    const known = key !== null && draft.rejected.has(key);
    const reason = reasonAgainst(one, key, known, mended, draft, rules);
    if (reason !== null) refused.push({ line: one.line, unitId: one.unitId, reason });
    else {
      joining.push(one);
      if (known && key !== null) mended.add(key);
    }
  }
  return { joining, refused, mended: [...mended] };
}

function reasonAgainst(
  one: JoiningLine,
  key: string | null,
  known: boolean,
  mendedNow: ReadonlySet<string>,
  draft: DraftFacts,
  rules: Pick<RollRules, "twiceInUnit" | "inTwoUnits">,
): RejectReason | null {
  const { line, unitId } = one;
  if (key !== null && (draft.mended.has(key) || mendedNow.has(key))) return "ALREADY_MENDED";
  if (one.mends?.unmended) return (key === null ? undefined : draft.rejected.get(key)) ?? "AMOUNT_MISSING";
  if (draft.hasIdentities && line.identityNumber === null && !line.organisation) return "ID_MISSING";
  const units = draft.unitsOf(one);
  if (units.size === 0) return null;
  if (rules.inTwoUnits === "ERROR" && line.identityNumber !== null && !units.has(unitId)) return "PERSON_IN_TWO_UNITS";
  if (!units.has(unitId)) return null;
  return known && rules.twiceInUnit === "WARN" ? null : "ALREADY_IN_DRAFT";
}

/**
 * The payer's total of a draft that lines joined. Mended lines were part of it from the start; a further file that prints
 * a total of its own adds it.
 */
export function controlTotalAfterJoin(
  draftFen: number | null,
  file: { readonly controlTotalFen: number | null; readonly mends: boolean },
): number | null {
  return file.mends || draftFen === null || file.controlTotalFen === null ? draftFen : draftFen + file.controlTotalFen;
}
