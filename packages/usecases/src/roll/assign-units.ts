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
  /** Choices that were used: name → unit and how many lines, and whether it may be remembered. */
  readonly chosen: ReadonlyMap<
    string,
    { readonly unitId: string; readonly lines: number; readonly remembered: boolean; readonly lasting: boolean }
  >;
}

/** Name of the file → unit id: said now, or remembered from an earlier roll of the program. */
export interface UnitChoices {
  readonly given: Readonly<Record<string, string>>;
  readonly remembered: Readonly<Record<string, string>>;
}

/**
 * Finds the publishing unit of every line: by what the file says, else by the person's own choice for that text.
 * A cooperative named in a roll that communities publish stands for its community.
 */
export function assignUnits(
  lines: readonly RollLine[],
  units: readonly CandidateUnit[],
  publishing: ReadonlySet<string>,
  choices: UnitChoices,
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
  interface Found {
    readonly unitId: string | null;
    readonly text: string;
    readonly candidates: readonly string[];
    /** Settled by a choice rather than by the name. */
    readonly by: "NAME" | "GIVEN" | "REMEMBERED";
    /** What a sheet happens to be called (Sheet1) says nothing about the next file. */
    readonly lasting: boolean;
  }
  const found = new Map<string, Found>();
  const find = (line: RollLine): Found => {
    const key = JSON.stringify([
      line.unitName,
      line.communityName,
      line.group,
      line.unitName ?? line.communityName ?? line.sheet,
    ]);
    const known = found.get(key);
    if (known !== undefined) return known;
    const entry = ((): Found => {
      const match = matchUnit(
        { unitName: line.unitName, communityName: line.communityName, group: line.group },
        matchable,
      );
      const place = line.unitName ?? line.communityName;
      const unsure = "unsure" in match;
      // A community of several cooperatives is told apart by its groups, so each of them is asked about by itself.
      const text = place === null ? line.sheet : unsure && line.group !== null ? `${place} ${line.group}` : place;
      const lasting = place !== null;
      const given = choices.given[text];
      if (given !== undefined && publishing.has(given))
        return { unitId: given, text, candidates: [], by: "GIVEN", lasting };
      if ("matched" in match) {
        const unitId = publisherOf(match.matched);
        if (unitId !== null) return { unitId, text, candidates: [], by: "NAME", lasting };
      }
      const remembered = lasting ? choices.remembered[text] : undefined;
      if (remembered !== undefined && publishing.has(remembered))
        return { unitId: remembered, text, candidates: [], by: "REMEMBERED", lasting };
      const candidates = unsure ? match.unsure.flatMap((id) => publisherOf(id) ?? []) : [];
      // A subdistrict that publishes for all of its villages is meant by each of their names; a village by its own alone.
      const meant = place === null || byId.get(only ?? "")?.kind === "SUBDISTRICT";
      return { unitId: meant ? (only ?? null) : null, text, candidates: [...new Set(candidates)], by: "NAME", lasting };
    })();
    found.set(key, entry);
    return entry;
  };

  const assigned: { line: RollLine; unitId: string }[] = [];
  const unmatched = new Map<string, { lines: number; candidates: Set<string> }>();
  const chosen = new Map<string, { unitId: string; lines: number; remembered: boolean; lasting: boolean }>();
  for (const line of lines) {
    const { unitId, text, candidates, by, lasting } = find(line);
    if (unitId !== null) {
      assigned.push({ line, unitId });
      if (by !== "NAME") {
        const before = chosen.get(text)?.lines ?? 0;
        chosen.set(text, { unitId, lines: before + 1, remembered: by === "REMEMBERED", lasting });
      }
      continue;
    }
    const open = unmatched.get(text) ?? { lines: 0, candidates: new Set<string>() };
    open.lines += 1;
    for (const candidate of candidates) open.candidates.add(candidate);
    unmatched.set(text, open);
  }
  return {
    assigned,
    chosen,
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
