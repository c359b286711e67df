import type { Role } from "../../access/viewer";
import type { Day } from "../../calendar/day";

/** One entry of the trace, with the name of who did it. */
export interface StoryEntry {
  readonly at: Date;
  readonly kind: string;
  /** Null: the server by itself, or somebody without an account. */
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRole: Role | null;
  /** The unit in whose chain it stands. */
  readonly unitId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly data: unknown;
  readonly ip: string | null;
}

/** A notice whose story it is: one edition at the unit. */
export interface StoryNotice {
  readonly id: string;
  readonly editionNumber: number;
  readonly isZero: boolean;
  readonly recipients: number;
  readonly paidFen: number;
  /** Its own due date for posting, computed where coverage computes it. */
  readonly dueOn: Day;
  /** Proven. */
  readonly hungOn: Day | null;
  readonly periodEndsOn: Day | null;
  /** The day it stopped being public; null while it is. */
  readonly endedOn: Day | null;
}

/** What entries speak of by id, and what is computed beside them. */
export interface StoryFacts {
  readonly today: Day;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  /** What is counted: HOUSEHOLD, PERSON, ORGANISATION. */
  readonly counter: string;
  /** The department's own date for its roll. */
  readonly rollDueOn: Day | null;
  /** Edition id → number. */
  readonly editions: ReadonlyMap<string, number>;
  /** The story of a disclosure, at all its units: what each unit did with it is told together. */
  readonly allUnits: boolean;
  /** Oldest first. */
  readonly notices: readonly StoryNotice[];
  /** Sheet id → its printed number and short code, and its notices. */
  readonly sheets: ReadonlyMap<
    string,
    { readonly number: string; readonly code: string; readonly noticeIds: readonly string[] }
  >;
  readonly postings: ReadonlyMap<
    string,
    { readonly hungOn: Day; readonly photo: string; readonly noticeIds: readonly string[] }
  >;
  readonly tellings: ReadonlyMap<string, { readonly noticeIds: readonly string[] }>;
  /** The subdistrict's own names of channels; a channel without one is said by its ordinary name. */
  readonly channels: ReadonlyMap<string, string>;
  /** Names of colleagues and units that entries name by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Values of an entry's data by name, as far as they are there: what was written by an earlier version may lack some. */
export function dataOf(entry: Pick<StoryEntry, "data">) {
  const values =
    typeof entry.data === "object" && entry.data !== null ? (entry.data as Readonly<Record<string, unknown>>) : {};
  const of = <T>(name: string, fits: (value: unknown) => value is T): T | null => {
    const value = values[name];
    return fits(value) ? value : null;
  };
  return {
    number: (name: string): number | null => of(name, (value): value is number => typeof value === "number"),
    text: (name: string): string | null =>
      of(name, (value): value is string => typeof value === "string" && value !== ""),
    flag: (name: string): boolean => values[name] === true,
    texts: (name: string): readonly string[] => of(name, isTexts) ?? [],
    object: (name: string) => dataOf({ data: values[name] }),
    objects: (name: string) =>
      (Array.isArray(values[name]) ? (values[name] as unknown[]) : []).map((data) => dataOf({ data })),
  };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** Ids of colleagues and units that an entry names: their names are looked up before it is told. */
export function namedIn(entry: Pick<StoryEntry, "data" | "subjectType" | "unitId">): readonly string[] {
  const data = dataOf(entry);
  const ofUnit = entry.subjectType === "obligation" ? entry.unitId : null;
  return [data.text("supervisorId"), data.text("authorId"), ofUnit, data.object("scope").texts("unitIds")].flatMap(
    (found) => found ?? [],
  );
}
