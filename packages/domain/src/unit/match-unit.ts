/**
 * Which unit a roll means. A match is certain or it is none: where two units could be meant, or a name is only
 * similar, a person is asked.
 */
import { groupKey } from "./group-key";

export interface UnitForMatching {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly formerNames: readonly string[];
  readonly groups: readonly string[];
  /** Name of the community a cooperative belongs to, or null. */
  readonly communityName: string | null;
}

export interface UnitFacts {
  readonly unitName: string | null;
  readonly communityName: string | null;
  readonly group: string | null;
}

export type UnitMatch =
  | { readonly matched: string }
  /** Ids of those it could be, most likely first. */
  | { readonly unsure: readonly string[] }
  /** What the file says, for the person who is asked. */
  | { readonly unknown: string };

type NameKind = "cooperative" | "community" | "village" | "other";

interface NameKey {
  readonly stem: string;
  readonly kind: NameKind;
}

const SUFFIXES: ReadonlyArray<readonly [RegExp, NameKind]> = [
  [
    /(?:股份合作经济联合总?社|经济联合总?社|股份合作联社|股份合作经济社|股份合作社|股份社|经济社|经联总?社|合作联社|联合社|合作社|联社)$/u,
    "cooperative",
  ],
  [/(?:社区居民委员会|社区居委会|居民委员会|居委会|居委|社区)$/u, "community"],
  [/(?:村民委员会|村委会|村委|行政村|村)$/u, "village"],
];

/** 中山市东区街道示例一股份合作经济联合社 and 示例一经联社 → the same key. */
function nameKey(text: string): NameKey {
  const bare = text
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\ufeff]/gu, "")
    .replace(/[([【].*?[)\]】]/gu, "")
    .replace(
      /^(?:\p{Script=Han}{2,7}?省)?(?:\p{Script=Han}{2,4}?市)?(?:\p{Script=Han}{1,4}?(?:街道办事处|街道|镇))?(?=\p{Script=Han}{2,})/u,
      "",
    );
  for (const [pattern, kind] of SUFFIXES) {
    const stem = bare.replace(pattern, "");
    if (stem !== bare && stem !== "")
      return { stem: kind === "cooperative" ? stem.replace(/(?:社区|村)$/u, "") || stem : stem, kind };
  }
  return { stem: bare, kind: "other" };
}

const same = (a: NameKey, b: NameKey): boolean => a.stem === b.stem && a.kind === b.kind;
/** A bare name stands for any kind, and a village for the community it has become. */
const akin = (a: NameKey, b: NameKey): boolean =>
  a.stem === b.stem &&
  (a.kind === "other" || b.kind === "other" || (a.kind !== "cooperative" && b.kind !== "cooperative"));

export function matchUnit(facts: UnitFacts, units: readonly UnitForMatching[]): UnitMatch {
  const text = facts.unitName ?? facts.communityName ?? "";
  if (text.trim() === "") return { unknown: text };
  const exact = named(text, units, same);
  const named1 = exact.length > 0 ? exact : named(text, units, akin);
  const within = inGroup(facts, units, named1);
  if (within !== null) return within;
  const found = settle(named1, facts);
  if (found !== null) return found;
  const withGroup = nameWithGroup(text, facts, units);
  if (withGroup !== null) return withGroup;
  const similar = units.filter((unit) => isSimilar(nameKey(text).stem, unit)).map(({ id }) => id);
  return similar.length > 0 ? { unsure: similar } : { unknown: text };
}

/** By code, by name, by former name. */
function named(
  text: string,
  units: readonly UnitForMatching[],
  alike: (a: NameKey, b: NameKey) => boolean,
): UnitForMatching[] {
  const code = text.normalize("NFKC").trim();
  const byCode = /^[0-9A-Za-z-]{3,}$/.test(code)
    ? units.filter((unit) => unit.code !== null && unit.code === code)
    : [];
  if (byCode.length > 0) return byCode;
  const key = nameKey(text);
  const byName = units.filter((unit) => alike(key, nameKey(unit.name)));
  return byName.length > 0
    ? byName
    : units.filter((unit) => unit.formerNames.some((name) => alike(key, nameKey(name))));
}

/** A community and one of its groups: the cooperative to which the group belongs. */
function inGroup(
  facts: UnitFacts,
  units: readonly UnitForMatching[],
  found: readonly UnitForMatching[],
): UnitMatch | null {
  if (facts.group === null || found.length === 0) return null;
  const group = groupKey(facts.group);
  const children = units.filter(
    (unit) =>
      unit.communityName !== null && found.some(({ name }) => akin(nameKey(name), nameKey(unit.communityName ?? ""))),
  );
  const holding = children.filter(({ groups }) => groups.some((one) => groupKey(one) === group));
  const [only, ...more] = holding;
  if (only === undefined) return null;
  return more.length === 0 ? { matched: only.id } : { unsure: holding.map(({ id }) => id) };
}

/** The only one; or the only one in the community, then in the group, that the file names beside it. */
function settle(found: readonly UnitForMatching[], facts: UnitFacts): UnitMatch | null {
  if (found.length === 0) return null;
  const steps: readonly ((unit: UnitForMatching) => boolean)[] = [
    () => true,
    ({ communityName }) =>
      facts.communityName !== null &&
      communityName !== null &&
      akin(nameKey(communityName), nameKey(facts.communityName)),
    ({ groups }) => facts.group !== null && groups.some((one) => groupKey(one) === groupKey(facts.group ?? "")),
  ];
  let left = found;
  for (const step of steps) {
    const kept = left.filter(step);
    const [only, ...more] = kept;
    if (only !== undefined && more.length === 0) return { matched: only.id };
    if (kept.length > 0) left = kept;
  }
  return { unsure: left.map(({ id }) => id) };
}

/** 示例一经联社东一组: a unit's name with a group behind it. */
function nameWithGroup(text: string, facts: UnitFacts, units: readonly UnitForMatching[]): UnitMatch | null {
  const parts = /^(.+?(?:社|村|社区|居委会|委员会))\s*(\S{1,8}(?:组|队))$/u.exec(text.normalize("NFKC").trim());
  if (!parts) return null;
  const match = matchUnit({ ...facts, unitName: parts[1] ?? "", group: facts.group ?? parts[2] ?? null }, units);
  return "unknown" in match ? null : match;
}

/** One name inside the other, or one character different in names of three or more. */
function isSimilar(stem: string, unit: UnitForMatching): boolean {
  if (stem.length < 2) return false;
  return [unit.name, ...unit.formerNames].some((name) => {
    const other = nameKey(name).stem;
    if (other.length < 2) return false;
    return other.includes(stem) || stem.includes(other) || (stem.length >= 3 && oneApart(stem, other));
  });
}

function oneApart(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return [...a].filter((character, index) => character !== [...b][index]).length === 1;
}
