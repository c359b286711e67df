import type { Role } from "../access/viewer";
import type { Day } from "../calendar/day";

/** Looks of one kind, by one person from one address on one day, counted. */
export interface LookCount {
  readonly personId: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly day: Day;
  readonly kind: string;
  /** Which paper was exported; null where the kind says all. */
  readonly detail: string | null;
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
  readonly ip: string | null;
}

/** What one person looked at, or took along, on one day. */
export interface Look {
  readonly name: string | null;
  /** In which capacities. */
  readonly roles: readonly Role[];
  readonly day: Day;
  readonly first: Date;
  readonly last: Date;
  /** In the order in which each was done first. */
  readonly acts: readonly { readonly kind: string; readonly detail: string | null; readonly count: number }[];
  readonly addresses: readonly string[];
}

/** Folds looks by person and day, the newest first. */
export function foldLooks(counts: readonly LookCount[]): Look[] {
  const byPersonAndDay = new Map<string, LookCount[]>();
  for (const count of counts.toSorted((one, other) => one.first.getTime() - other.first.getTime())) {
    const key = `${count.personId ?? ""} ${count.name ?? ""} ${count.day}`;
    const known = byPersonAndDay.get(key);
    if (known === undefined) byPersonAndDay.set(key, [count]);
    else known.push(count);
  }
  return [...byPersonAndDay.values()].map(lookOf).toSorted((one, other) => other.last.getTime() - one.last.getTime());
}

function lookOf(counts: readonly LookCount[]): Look {
  const [{ name, day, first }] = counts as readonly [LookCount, ...LookCount[]];
  const acts = new Map<string, { kind: string; detail: string | null; count: number }>();
  for (const { kind, detail, count } of counts) {
    const known = acts.get(`${kind} ${detail}`);
    if (known === undefined) acts.set(`${kind} ${detail}`, { kind, detail, count });
    else known.count += count;
  }
  return {
    name,
    roles: distinct(counts.map(({ role }) => role)),
    day,
    first,
    last: new Date(Math.max(...counts.map(({ last }) => last.getTime()))),
    acts: [...acts.values()],
    addresses: distinct(counts.map(({ ip }) => ip)),
  };
}

const distinct = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];
