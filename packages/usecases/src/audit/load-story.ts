import { dayOf } from "@gongshi/domain/calendar/day";
import { rolesFor } from "@gongshi/domain/notice/machine";
import { withdrawalKindOf } from "@gongshi/domain/notice/notice-end";
import { namedIn } from "@gongshi/domain/trace/story/entry";
import type { StoryEntry } from "@gongshi/domain/trace/story/entry";
import type { Part } from "@gongshi/domain/trace/story/parts";
import { standing, tellStory } from "@gongshi/domain/trace/story/tell-story";
import type { StoryChapter } from "@gongshi/domain/trace/story/tell-story";
import type { Db } from "../db";
import { titleOf } from "../disclosure/title-of";
import { standingOf } from "../notice/load-notice";
import type { NoticeRow, StandingRow } from "../notice/load-notice";
import { READ_KINDS } from "./kinds";
import { loadPublication, storyNotice } from "./load-publication";
import type { DisclosureOfStory, Publication, PublicationDb } from "./load-publication";

type StoryDb = PublicationDb & Pick<Db, "auditEvent" | "person" | "unit">;

export interface StoryViewer {
  /** Sees how the office worked on it, not only that it went out. */
  readonly office: boolean;
  /** Sees from which address something was done. */
  readonly places: boolean;
}

/** Where a notice stands, and whose it is. */
export interface StandingNotice {
  readonly noticeId: string;
  readonly unitName: string;
  readonly standing: readonly Part[];
}

/** A publication's story as it may be told to somebody. */
export interface Story {
  readonly title: string;
  /** Null: of all units. */
  readonly unitName: string | null;
  /** Where the notice stands now; empty in the story of a disclosure. */
  readonly standing: readonly Part[];
  readonly chapters: readonly StoryChapter[];
  /** In the story of a disclosure: the newest notice of each unit, each with a story of its own. */
  readonly notices: readonly StandingNotice[];
}

/** The story of a notice: of all editions of its disclosure at its unit. */
export async function loadNoticeStory(db: StoryDb, notice: NoticeRow, viewer: StoryViewer, now: Date): Promise<Story> {
  const { unit, disclosure } = notice.obligation;
  const of = { at: { obligationId: notice.obligationId }, office: viewer.office, today: dayOf(now) };
  const publication = await loadPublication(db, disclosure, of);
  return {
    title: notice.title,
    unitName: unit.name,
    standing: standingParts(notice, publication),
    chapters: await chaptersOf(db, publication, viewer),
    notices: [],
  };
}

/**
 * The story of a disclosure: how it came about in the office, what all units together did with it, and where each stands.
 * @param viewer `units`: sees what units do
 */
export async function loadDisclosureStory(
  db: StoryDb,
  row: DisclosureOfStory,
  viewer: StoryViewer & { readonly units: boolean },
  now: Date,
): Promise<Story> {
  const at = viewer.units ? "ALL_UNITS" : "NO_UNIT";
  const publication = await loadPublication(db, row, { at, office: viewer.office, today: dayOf(now) });
  return {
    title: titleOf(row),
    unitName: null,
    standing: [],
    chapters: await chaptersOf(db, publication, viewer),
    notices: newestAtUnits(publication),
  };
}

function standingParts(row: StandingRow, { facts, notices }: Publication): Part[] {
  const { step } = standingOf(row, facts.today);
  const how = step === "WITHDRAWN" ? (withdrawalKindOf(row) ?? "OUT_OF_SCOPE") : facts.stage;
  const several = notices.some((other) => other.obligationId === row.obligationId && other.id !== row.id);
  const at = { step: `${step}.${how}`, waits: rolesFor(step, "POST").length > 0, several };
  return standing(storyNotice(row, facts.today), at, facts.today);
}

/** In the order of the units. */
function newestAtUnits(publication: Publication): StandingNotice[] {
  const newest = new Map(publication.notices.map((row) => [row.obligationId, row]));
  return [...publication.unitNames].flatMap(([obligationId, unitName]) => {
    const row = newest.get(obligationId);
    return row === undefined ? [] : [{ noticeId: row.id, unitName, standing: standingParts(row, publication) }];
  });
}

/** Entries in one statement, and names of all whom they are about in one more of each kind. */
async function chaptersOf(db: StoryDb, { subjects, facts }: Publication, viewer: StoryViewer): Promise<StoryChapter[]> {
  const events = await db.auditEvent.findMany({
    where: {
      OR: subjects.map(({ type, ids, kinds }) => ({
        subjectType: type,
        subjectId: { in: [...ids] },
        kind: kinds === undefined ? { notIn: [...READ_KINDS] } : { in: [...kinds] },
      })),
      // What each unit sent is told by its posting.
      ...(facts.allUnits ? { NOT: { kind: "photo.received" } } : {}),
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
