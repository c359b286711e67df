import type { Role } from "../../access/viewer";
import { dayOf, daysBetween, endOfDay } from "../../calendar/day";
import type { Day } from "../../calendar/day";
import { dataOf } from "./entry";
import type { StoryEntry, StoryFacts, StoryNotice } from "./entry";
import { part } from "./parts";
import type { Part } from "./parts";
import { CHAPTERS, tellerOf, togetherOf } from "./tellers";
import type { Chapter } from "./tellers";

/** Told where nothing was done: a period that has run out by itself. */
export const PERIOD_OVER = "notice.period-over";

export interface Sentence {
  /** Of its entries; PERIOD_OVER has none. */
  readonly kind: string;
  readonly at: Date;
  /** Of the last of several that were folded, where that was at another time; else null. */
  readonly until: Date | null;
  /** How many entries it tells. */
  readonly count: number;
  /** Null: the server by itself, or somebody without an account. */
  readonly who: string | null;
  readonly as: Role | null;
  /** How many people did it; `who` is the first of them. */
  readonly people: number;
  /** What was done; the first part begins the sentence. */
  readonly parts: readonly Part[];
  readonly because: Part | null;
  /** How long after what, and where a due date stood. */
  readonly notes: readonly Part[];
  /** The address of the counter or the phone. */
  readonly from: string | null;
}

export interface StoryChapter {
  readonly chapter: Chapter;
  /** Null where the publication has one edition only. */
  readonly edition: number | null;
  readonly from: Day;
  readonly to: Day;
  readonly sentences: readonly [Sentence, ...Sentence[]];
}

interface Placed {
  readonly entry: StoryEntry;
  readonly edition: number;
}

/**
 * The story of a publication: chapters in the order in which they began, sentences in the order in which things happened.
 * Each edition has chapters of its own, and goes through them forwards only. Entries that have no place in a story (looks,
 * and what concerns other things) are left out.
 */
export function tellStory(entries: readonly StoryEntry[], facts: StoryFacts): StoryChapter[] {
  const placed = placeInEditions(entries, facts);
  const several = new Set(placed.map(({ edition }) => edition)).size > 1;
  const chapters: Draft[] = [];
  for (const number of [...new Set(placed.map(({ edition }) => edition))])
    chapters.push(
      ...chaptersOf(
        placed.filter(({ edition }) => edition === number).map(({ entry }) => entry),
        number,
        facts,
      ),
    );
  return chapters
    .toSorted((one, other) => one.sentences[0]!.at.getTime() - other.sentences[0]!.at.getTime())
    .map(({ chapter, edition, sentences }) => ({
      chapter,
      edition: several ? edition : null,
      from: dayOf(sentences[0]!.at),
      to: dayOf(new Date(Math.max(...sentences.map(({ at, until }) => (until ?? at).getTime())))),
      sentences: sentences as unknown as readonly [Sentence, ...Sentence[]],
    }));
}

/** What belongs to no edition (the batch, its payment) is told with the edition that was being worked on. */
function placeInEditions(entries: readonly StoryEntry[], facts: StoryFacts): Placed[] {
  const placed: Placed[] = [];
  let working = 1;
  for (const entry of entries) {
    if (tellerOf(entry.kind) === undefined) continue;
    const edition = editionOf(entry, facts);
    if (edition !== null && edition > working) working = edition;
    placed.push({ entry, edition: edition ?? working });
  }
  return placed;
}

function editionOf(entry: StoryEntry, facts: StoryFacts): number | null {
  const ofNotices = (ids: readonly string[]): number | null =>
    facts.notices.findLast(({ id }) => ids.includes(id))?.editionNumber ?? null;
  switch (entry.subjectType) {
    case "edition":
      return facts.editions.get(entry.subjectId) ?? null;
    case "notice":
      return ofNotices([entry.subjectId]);
    case "sheet":
      return ofNotices(facts.sheets.get(entry.subjectId)?.noticeIds ?? []);
    case "posting":
      return ofNotices(facts.postings.get(entry.subjectId)?.noticeIds ?? []);
    case "photo":
      return ofNotices([...facts.postings.values()].find(({ photo }) => photo === entry.subjectId)?.noticeIds ?? []);
    case "telling":
      return ofNotices(facts.tellings.get(entry.subjectId)?.noticeIds ?? []);
    default:
      return facts.editions.get(dataOf(entry).text("editionId") ?? "") ?? null;
  }
}

interface Draft {
  readonly chapter: Chapter;
  readonly edition: number;
  readonly sentences: Sentence[];
}

function chaptersOf(entries: readonly StoryEntry[], edition: number, facts: StoryFacts): Draft[] {
  const notice = facts.allUnits ? undefined : facts.notices.find(({ editionNumber }) => editionNumber === edition);
  const drafts: Draft[] = [];
  const into = (chapter: Chapter | null): Draft => {
    const last = drafts.at(-1);
    const reached = last === undefined ? -1 : CHAPTERS.indexOf(last.chapter);
    if (last !== undefined && (chapter === null || CHAPTERS.indexOf(chapter) <= reached)) return last;
    const draft = { chapter: chapter ?? "ROLL", edition, sentences: [] };
    drafts.push(draft);
    return draft;
  };
  // A period runs out at the end of its last day: told before whatever happened afterwards.
  let over = notice === undefined ? null : periodOver(notice, facts.today);
  const tellOver = (before: Date | null): void => {
    if (over === null || (before !== null && before <= over.at)) return;
    into("PERIOD").sentences.push(over);
    over = null;
  };
  for (const group of foldEntries(entries, facts.allUnits)) {
    const [first] = group;
    tellOver(first.at);
    into(tellerOf(first.kind)!.chapter).sentences.push(sentenceOf(group, entries, facts, notice));
  }
  tellOver(null);
  return drafts;
}

type Group = [StoryEntry, ...StoryEntry[]];

/** Entries that follow each other, of one kind and by one person, as their teller says; of all units whatever is told together. */
function foldEntries(entries: readonly StoryEntry[], allUnits: boolean): readonly Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const open =
      allUnits && togetherOf(entry.kind) !== undefined
        ? groups.find(([first]) => first.kind === entry.kind)
        : [groups.at(-1)].find((last) => last !== undefined && folds(last[0], entry));
    if (open === undefined) groups.push([entry]);
    else open.push(entry);
  }
  return groups;
}

function folds(first: StoryEntry, entry: StoryEntry): boolean {
  const key = tellerOf(entry.kind)!.folds;
  const alike = first.kind === entry.kind && first.actorId === entry.actorId;
  return key !== undefined && alike && key(first) === key(entry);
}

function sentenceOf(
  group: Readonly<Group>,
  entries: readonly StoryEntry[],
  facts: StoryFacts,
  notice: StoryNotice | undefined,
): Sentence {
  const [first] = group;
  const last = group.at(-1)!;
  const together = facts.allUnits ? togetherOf(first.kind) : undefined;
  const distinct = (of: (entry: StoryEntry) => string | null): number => new Set(group.map(of)).size;
  const { parts, because } =
    together === undefined
      ? tellerOf(first.kind)!.tell(group, facts)
      : {
          parts: [
            together(
              distinct(({ unitId }) => unitId),
              group.length,
            ),
          ],
          because: null,
        };
  return {
    kind: first.kind,
    at: first.at,
    until: last.at.getTime() === first.at.getTime() ? null : last.at,
    count: group.length,
    who: first.actorName,
    as: distinct(({ actorRole }) => actorRole) === 1 ? first.actorRole : null,
    people: distinct(({ actorId }) => actorId),
    parts,
    because: because ?? null,
    notes: together === undefined ? [...afterWhat(first, entries), ...whereDue(first, entries, facts, notice)] : [],
    from: distinct(({ ip }) => ip) === 1 ? first.ip : null,
  };
}

/** Less than this after another tells nothing: both were done in one go. */
const IN_ONE_GO_MS = 60_000;

type AfterKey =
  | "afterSubmission"
  | "afterStep"
  | "afterReturn"
  | "afterApproval"
  | "afterRelease"
  | "afterReceipt"
  | "afterWithdrawal";

const RELEASED = ["disclosure.released", "disclosure.released-by-schedule"];
const RECEIVED = ["posting.received", "posting.handed-in"];
const DECIDED = [
  ["afterSubmission", ["disclosure.submitted"]],
  ["afterStep", ["disclosure.approved"]],
] as const;

/** Kinds of which it tells something how long they took, and since what; of several the last before it counts. */
const AFTER: Readonly<Record<string, readonly (readonly [AfterKey, readonly string[]])[]>> = {
  "disclosure.submitted": [["afterReturn", ["disclosure.returned"]]],
  "disclosure.approved": DECIDED,
  "disclosure.returned": DECIDED,
  "disclosure.withheld": DECIDED,
  "disclosure.released": [["afterApproval", ["disclosure.approved"]]],
  "posting.received": [
    ["afterRelease", RELEASED],
    ["afterReturn", ["posting.returned"]],
  ],
  "posting.handed-in": [
    ["afterRelease", RELEASED],
    ["afterReturn", ["posting.returned"]],
  ],
  "posting.confirmed": [["afterReceipt", RECEIVED]],
  "posting.returned": [["afterReceipt", RECEIVED]],
  "notice.taken-down": [["afterWithdrawal", ["disclosure.withdrawn", "disclosure.lapsed"]]],
};

function afterWhat(entry: StoryEntry, entries: readonly StoryEntry[]): Part[] {
  const earlier = entries.slice(0, entries.indexOf(entry));
  const found = (AFTER[entry.kind] ?? []).flatMap(([key, kinds]) => {
    // A word on a posting is about that posting, whatever else arrived in between.
    const before = earlier.findLast(
      (each) => kinds.includes(each.kind) && (kinds !== RECEIVED || each.subjectId === entry.subjectId),
    );
    return before === undefined ? [] : [{ key, span: entry.at.getTime() - before.at.getTime() }];
  });
  const [nearest] = found.toSorted((one, other) => one.span - other.span);
  return nearest === undefined || nearest.span < IN_ONE_GO_MS ? [] : [part(nearest.key, { span: nearest.span })];
}

/** Of the first roll and of every posting: how far from its due date, in days of the calendar, as coverage counts them. */
function whereDue(
  entry: StoryEntry,
  entries: readonly StoryEntry[],
  facts: StoryFacts,
  notice: StoryNotice | undefined,
): Part[] {
  if (RECEIVED.includes(entry.kind) && notice !== undefined) {
    const hungOn = dataOf(entry).text("hangDate");
    return hungOn === null ? [] : [against(notice.dueOn, hungOn)];
  }
  const first = entry.kind === "roll.imported" && entries.find(({ kind }) => kind === "roll.imported") === entry;
  const firstEdition = facts.editions.get(dataOf(entry).text("editionId") ?? "") === 1;
  return first && firstEdition && facts.rollDueOn !== null ? [against(facts.rollDueOn, dayOf(entry.at))] : [];
}

function against(due: Day, on: Day): Part {
  const days = daysBetween(on, due);
  if (days === 0) return part("dueThatDay", { due });
  return days > 0 ? part("dueEarly", { due, days }) : part("dueLate", { due, days: -days });
}

/** A period that was cut short never ran out. */
function periodOver({ hungOn, periodEndsOn, endedOn }: StoryNotice, today: Day): Sentence | null {
  if (hungOn === null || periodEndsOn === null || (endedOn ?? today) <= periodEndsOn) return null;
  return {
    kind: PERIOD_OVER,
    at: endOfDay(periodEndsOn),
    until: null,
    count: 0,
    who: null,
    as: null,
    people: 0,
    parts: [part("periodOver", { hungOn })],
    because: null,
    notes: [],
    from: null,
  };
}

/**
 * Where a notice stands now, and what is left of its time.
 * @param at `step`: as the language's list of steps has it (`VERIFIED.RESULT`, `WITHDRAWN.IN_ERROR` …); `waits`: it has to be
 * posted; `several`: there are other editions
 */
export function standing(
  notice: StoryNotice,
  at: { readonly step: string; readonly waits: boolean; readonly several: boolean },
  today: Day,
): Part[] {
  const { step, waits, several } = at;
  const said = [several ? part("editionStands", { number: notice.editionNumber, step }) : part("stands", { step })];
  if (notice.hungOn !== null) return [...said, part("standsSince", { hungOn: notice.hungOn })];
  if (!waits) return said;
  const days = daysBetween(today, notice.dueOn);
  const due = notice.dueOn;
  if (days === 0) return [...said, part("dueToday", { due })];
  return [...said, days > 0 ? part("leftUntil", { due, days }) : part("pastDue", { due, days: -days })];
}
