import { dayOf } from "@gongshi/domain/calendar/day";
import { rolesFor } from "@gongshi/domain/notice/machine";
import { withdrawalKindOf } from "@gongshi/domain/notice/notice-end";
import { namedIn } from "@gongshi/domain/trace/story/entry";
import type { StoryEntry, StoryFacts, StoryNotice } from "@gongshi/domain/trace/story/entry";
import type { Part } from "@gongshi/domain/trace/story/parts";
import { standing, tellStory } from "@gongshi/domain/trace/story/tell-story";
import type { StoryChapter } from "@gongshi/domain/trace/story/tell-story";
import { loadChannels } from "../channel/load-channels";
import { dayFromColumn, dayFromNullable } from "../day-column";
import type { Db } from "../db";
import { titleOf } from "../disclosure/title-of";
import { dueOf, standingInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow, StandingRow } from "../notice/load-notice";
import type { AuditKind, SubjectType } from "./kinds";
import { READ_KINDS } from "./kinds";

type StoryDb = Pick<
  Db,
  "auditEvent" | "notice" | "edition" | "sheet" | "telling" | "channelSetting" | "person" | "unit"
>;

/** What a village may know of the office's work on a disclosure: that it went out, not what was said before. */
const OUTSIDE_THE_OFFICE: readonly AuditKind[] = [
  "disclosure.released",
  "disclosure.released-by-schedule",
  "disclosure.withdrawn",
  "disclosure.lapsed",
  "edition.replaced",
];

export interface StoryViewer {
  /** Sees how the office worked on it, not only that it went out. */
  readonly office: boolean;
  /** Sees from which address something was done. */
  readonly places: boolean;
}

/** A publication's story as it may be told to somebody. */
export interface Story {
  readonly title: string;
  /** Null: of all units. */
  readonly unitName: string | null;
  /** Where the notice stands now; empty in the story of a disclosure. */
  readonly standing: readonly Part[];
  readonly chapters: readonly StoryChapter[];
}

/** Subjects of the trace whose entries belong to one story. */
export interface StorySubject {
  readonly type: SubjectType;
  readonly ids: readonly string[];
  /** Only these kinds; all of them where it is left out. */
  readonly kinds?: readonly AuditKind[];
}

/** What is published at one unit, in all its editions, with what entries of it are about. */
export interface Publication {
  readonly subjects: readonly StorySubject[];
  readonly facts: Omit<StoryFacts, "names">;
}

/** The story of a notice: of all editions of its disclosure at its unit. */
export async function loadNoticeStory(db: StoryDb, notice: NoticeRow, viewer: StoryViewer, now: Date): Promise<Story> {
  const { subjects, facts } = await loadPublication(db, notice, viewer.office, dayOf(now));
  const { step } = standingOf(notice, facts.today);
  const how = step === "WITHDRAWN" ? (withdrawalKindOf(notice) ?? "OUT_OF_SCOPE") : facts.stage;
  const own = facts.notices.find(({ id }) => id === notice.id)!;
  return {
    title: notice.title,
    unitName: notice.obligation.unit.name,
    standing: standing(
      own,
      { step: `${step}.${how}`, waits: rolesFor(step, "POST").length > 0, several: facts.notices.length > 1 },
      facts.today,
    ),
    chapters: await chaptersOf(db, subjects, facts, viewer),
  };
}

/** The story of a disclosure, as the office sees it: how it came about, not what each unit did with it. */
export async function loadDisclosureStory(
  db: StoryDb,
  row: DisclosureOfStory,
  viewer: StoryViewer,
  now: Date,
): Promise<Story> {
  const editions = await editionsOf(db, row.id);
  const facts = { ...factsOf(row, dayOf(now)), editions, ...NO_UNIT };
  return {
    title: titleOf(row),
    unitName: null,
    standing: [],
    chapters: await chaptersOf(db, disclosureSubjects(row, editions, true), facts, viewer),
  };
}

/** Everything that the story of a notice, and the record of who looked at it, is about. */
export async function loadPublication(
  db: StoryDb,
  notice: NoticeRow,
  office: boolean,
  today: StoryFacts["today"],
): Promise<Publication> {
  const { disclosure } = notice.obligation;
  const notices = await db.notice.findMany({
    where: { obligationId: notice.obligationId },
    include: standingInclude,
    orderBy: { edition: { number: "asc" } },
  });
  const noticeId = { in: notices.map(({ id }) => id) };
  const [channels, editions, sheets, tellings] = await Promise.all([
    loadChannels(db, disclosure.batch.program.subdistrictId),
    editionsOf(db, disclosure.id),
    db.sheet.findMany({ where: { entries: { some: { noticeId } } }, include: { entries: true } }),
    db.telling.findMany({ where: { notices: { some: { noticeId } } }, include: { notices: true } }),
  ]);
  const postings = new Map<string, { hungOn: string; photo: string; noticeIds: string[] }>();
  for (const row of notices)
    for (const { posting } of row.postings) {
      const known = postings.get(posting.id);
      if (known === undefined) {
        const hungOn = dayFromColumn(posting.hangDate);
        postings.set(posting.id, { hungOn, photo: posting.photoSha256, noticeIds: [row.id] });
      } else known.noticeIds.push(row.id);
    }
  return {
    facts: {
      ...factsOf(disclosure, today),
      editions,
      notices: notices.map((row) => storyNotice(row, today)),
      sheets: new Map(
        sheets.map(({ id, number, code, entries }) => [
          id,
          { number, code, noticeIds: entries.map((entry) => entry.noticeId) },
        ]),
      ),
      postings,
      channels: new Map(channels.flatMap(({ channel, label }) => (label === null ? [] : [[channel, label]]))),
      tellings: new Map(tellings.map((row) => [row.id, { noticeIds: row.notices.map((each) => each.noticeId) }])),
    },
    subjects: [
      ...disclosureSubjects(disclosure, editions, office),
      { type: "obligation", ids: [notice.obligationId] },
      { type: "notice", ids: noticeId.in },
      { type: "sheet", ids: sheets.map(({ id }) => id) },
      { type: "posting", ids: [...postings.keys()] },
      { type: "photo", ids: [...new Set([...postings.values()].map(({ photo }) => photo))] },
      { type: "telling", ids: tellings.map(({ id }) => id) },
    ],
  };
}

type DisclosureOfStory = NoticeRow["obligation"]["disclosure"];

const NO_UNIT = { notices: [], sheets: new Map(), postings: new Map(), tellings: new Map(), channels: new Map() };

const factsOf = ({ stage, batch }: DisclosureOfStory, today: StoryFacts["today"]) => ({
  today,
  stage,
  counter: batch.program.recipientKind,
  rollDueOn: dayFromNullable(batch.departmentDueOn),
});

async function editionsOf(db: StoryDb, disclosureId: string): Promise<Map<string, number>> {
  const rows = await db.edition.findMany({ where: { disclosureId }, select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Everything that the record of who looked at a disclosure is about. */
export const disclosureSubjectsOf = async (
  db: StoryDb,
  row: { readonly id: string; readonly batchId: string },
): Promise<readonly StorySubject[]> => disclosureSubjects(row, await editionsOf(db, row.id), true);

const disclosureSubjects = (
  row: { readonly id: string; readonly batchId: string },
  editions: ReadonlyMap<string, number>,
  office: boolean,
): StorySubject[] =>
  office
    ? [
        { type: "batch", ids: [row.batchId] },
        { type: "disclosure", ids: [row.id] },
        { type: "edition", ids: [...editions.keys()] },
      ]
    : [{ type: "disclosure", ids: [row.id], kinds: OUTSIDE_THE_OFFICE }];

function storyNotice(row: StandingRow, today: StoryFacts["today"]): StoryNotice {
  const { hungOn, periodEndsOn } = standingOf(row, today);
  const ended = row.withdrawnAt ?? row.replacedAt;
  return {
    id: row.id,
    editionNumber: row.edition.number,
    isZero: row.isZero,
    recipients: row.recipientCount,
    paidFen: Number(row.paidFen),
    dueOn: dueOf(row).on,
    hungOn,
    periodEndsOn,
    endedOn: ended === null ? null : dayOf(ended),
  };
}

/** Entries in one statement, and names of all whom they are about in one more of each kind. */
async function chaptersOf(
  db: StoryDb,
  subjects: readonly StorySubject[],
  facts: Omit<StoryFacts, "names">,
  viewer: StoryViewer,
): Promise<StoryChapter[]> {
  const events = await db.auditEvent.findMany({
    where: {
      OR: subjects.map(({ type, ids, kinds }) => ({
        subjectType: type,
        subjectId: { in: [...ids] },
        kind: kinds === undefined ? { notIn: [...READ_KINDS] } : { in: [...kinds] },
      })),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const ids = [...new Set(events.flatMap((event) => [event.actorId ?? [], namedIn(event)].flat()))];
  const [people, units] = await Promise.all([
    db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.unit.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  ]);
  const names = new Map([...people, ...units].map(({ id, name }) => [id, name]));
  const entries: StoryEntry[] = events.map((event) => ({
    ...event,
    actorName: event.actorId === null ? null : (names.get(event.actorId) ?? "—"),
    ip: viewer.places ? event.ip : null,
  }));
  return tellStory(entries, { ...facts, names });
}
