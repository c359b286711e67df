import type { RollLine } from "@gongshi/domain/roll/roll";
import { matchUnit } from "@gongshi/domain/unit/match-unit";
import type { UnitKind } from "../generated/client/client";

export interface CandidateUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string | null;
  readonly formerNames: readonly string[];
  readonly groups: readonly string[];
  readonly parentId: string | null;
}

export interface Unmatched {
  /** As the file names it; the key of a choice. */
  readonly text: string;
  readonly lines: number;
  readonly candidates: readonly { readonly unitId: string; readonly name: string }[];
}

export interface Assignment {
  /** Lines with their publishing unit, in the order of the file. */
  readonly assigned: readonly { readonly line: RollLine; readonly unitId: string }[];
  readonly unmatched: readonly Unmatched[];
}

/**
 * Finds the publishing unit of every line: by what the file says, or by the person's own choice for that text.
 * A cooperative named in a roll that communities publish stands for its community.
 * @param choices text of the file → unit id
 */
export function assignUnits(
  lines: readonly RollLine[],
  units: readonly CandidateUnit[],
  publishing: ReadonlySet<string>,
  choices: Readonly<Record<string, string>>,
): Assignment {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const only = publishing.size === 1 ? [...publishing][0] : undefined;
  const matchable = units.map((unit) => ({
    ...unit,
    communityName: unit.parentId === null ? null : (byId.get(unit.parentId)?.name ?? null),
  }));
  const publisherOf = (id: string): string | null => {
    const unit = byId.get(id);
    if (unit === undefined) return null;
    if (publishing.has(unit.id)) return unit.id;
    return unit.parentId !== null && publishing.has(unit.parentId) ? unit.parentId : null;
  };
  const found = new Map<string, { unitId: string | null; text: string; candidates: readonly string[] }>();
  const find = (line: RollLine) => {
    const key = JSON.stringify([line.unitName, line.communityName, line.group]);
    const known = found.get(key);
    if (known !== undefined) return known;
    const text = line.unitName ?? line.communityName ?? line.sheet;
    const chosen = choices[text];
    const entry = (() => {
      if (chosen !== undefined && publishing.has(chosen)) return { unitId: chosen, text, candidates: [] };
      const match = matchUnit(
        { unitName: line.unitName, communityName: line.communityName, group: line.group },
        matchable,
      );
      if ("matched" in match) {
        const unitId = publisherOf(match.matched);
        if (unitId !== null) return { unitId, text, candidates: [] };
      }
      const candidates = "unsure" in match ? match.unsure.flatMap((id) => publisherOf(id) ?? []) : [];
      return { unitId: only ?? null, text, candidates: [...new Set(candidates)] };
    })();
    found.set(key, entry);
    return entry;
  };

  const assigned: { line: RollLine; unitId: string }[] = [];
  const unmatched = new Map<string, { lines: number; candidates: Set<string> }>();
  for (const line of lines) {
    const { unitId, text, candidates } = find(line);
    if (unitId !== null) {
      assigned.push({ line, unitId });
      continue;
    }
    const open = unmatched.get(text) ?? { lines: 0, candidates: new Set<string>() };
    open.lines += 1;
    for (const candidate of candidates) open.candidates.add(candidate);
    unmatched.set(text, open);
  }
  return {
    assigned,
    unmatched: [...unmatched].map(([text, open]) => ({
      text,
      lines: open.lines,
      candidates: (open.candidates.size > 0 ? [...open.candidates] : [...publishing]).map((unitId) => ({
        unitId,
        name: byId.get(unitId)!.name,
      })),
    })),
  };
}
