import type { Day } from "@gongshi/domain/calendar/day";
import type { StoryFacts, StoryNotice } from "@gongshi/domain/trace/story/entry";
import { dayOf } from "@gongshi/domain/calendar/day";
import { loadChannels } from "../channel/load-channels";
import { dayFromColumn, dayFromNullable } from "../day-column";
import type { Db } from "../db";
import { dueOf, standingInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow, StandingRow } from "../notice/load-notice";
import type { AuditKind, SubjectType } from "./kinds";

export type PublicationDb = Pick<
  Db,
  "obligation" | "notice" | "edition" | "sheet" | "telling" | "channelSetting" | "correctionRequest"
>;
export type DisclosureOfStory = NoticeRow["obligation"]["disclosure"];

/** Of a disclosure: at which units. */
export type Obligations = "ALL_UNITS" | "NO_UNIT" | { readonly obligationId: string };

/** Subjects of the trace whose entries belong to one story. */
export interface StorySubject {
  readonly type: SubjectType;
  readonly ids: readonly string[];
  /** Only these kinds; all of them where it is left out. */
  readonly kinds?: readonly AuditKind[];
}

/** A disclosure at one unit or at all, with what entries of it are about. */
export interface Publication {
  readonly subjects: readonly StorySubject[];
  readonly facts: Omit<StoryFacts, "names">;
  /** Oldest edition first. */
  readonly notices: readonly StandingRow[];
  /** Of all units: by obligation, in the order of the units. */
  readonly unitNames: ReadonlyMap<string, string>;
}

/** What a village may know of the office's work on a disclosure: that it went out, not what was said before. */
const OUTSIDE_THE_OFFICE: readonly AuditKind[] = [
  "disclosure.released",
  "disclosure.released-by-schedule",
  "disclosure.withdrawn",
  "disclosure.lapsed",
  "edition.replaced",
];

/**
 * Everything that a story, and the record of who looked, is about: one statement for each kind of row, however many there are.
 * @param of `at`: one unit's obligation; NO_UNIT: only what the office did
 */
export async function loadPublication(
  db: PublicationDb,
  disclosure: DisclosureOfStory,
  of: { readonly at: Obligations; readonly office: boolean; readonly today: Day },
): Promise<Publication> {
  const { at, today } = of;
  const notices =
    at === "NO_UNIT"
      ? []
      : await db.notice.findMany({
          where: at === "ALL_UNITS" ? { obligation: { disclosureId: disclosure.id } } : at,
          include: standingInclude,
          orderBy: { edition: { number: "asc" } },
        });
  const obligations =
    at === "ALL_UNITS"
      ? await db.obligation.findMany({
          where: { disclosureId: disclosure.id },
          select: { id: true, unit: { select: { name: true } } },
          orderBy: [{ unit: { position: "asc" } }, { unit: { name: "asc" } }],
        })
      : [];
  const noticeId = { in: notices.map(({ id }) => id) };
  const [channels, editionRows, sheets, tellings, corrections] = await Promise.all([
    loadChannels(db, disclosure.batch.program.subdistrictId),
    db.edition.findMany({ where: { disclosureId: disclosure.id }, select: { id: true, number: true } }),
    db.sheet.findMany({ where: { entries: { some: { noticeId } } }, include: { entries: true } }),
    db.telling.findMany({ where: { notices: { some: { noticeId } } }, include: { notices: true } }),
    of.office ? correctionsOf(db, disclosure.id, at) : [],
  ]);
  const editions = new Map(editionRows.map(({ id, number }) => [id, number]));
  const postings = postingsOf(notices);
  const photos = [...new Set([...postings.values()].map(({ photo }) => photo))];
  return {
    notices,
    unitNames: new Map(obligations.map(({ id, unit }) => [id, unit.name])),
    facts: {
      today,
      stage: disclosure.stage,
      counter: disclosure.batch.program.recipientKind,
      rollDueOn: dayFromNullable(disclosure.batch.departmentDueOn),
      editions,
      allUnits: typeof at === "string",
      notices: notices.map((row) => storyNotice(row, today)),
      sheets: new Map(
        sheets.map(({ id, number, code, entries }) => [id, { number, code, noticeIds: entries.map(idOf) }]),
      ),
      postings,
      tellings: new Map(tellings.map((row) => [row.id, { noticeIds: row.notices.map(idOf) }])),
      channels: new Map(channels.flatMap(({ channel, label }) => (label === null ? [] : [[channel, label]]))),
    },
    subjects: [
      ...(of.office
        ? ([
            { type: "batch", ids: [disclosure.batchId] },
            { type: "disclosure", ids: [disclosure.id] },
            { type: "edition", ids: [...editions.keys()] },
            { type: "correction", ids: corrections.map(({ id }) => id) },
          ] as const)
        : [{ type: "disclosure", ids: [disclosure.id], kinds: OUTSIDE_THE_OFFICE } as const]),
      { type: "obligation", ids: typeof at === "string" ? obligations.map(({ id }) => id) : [at.obligationId] },
      { type: "notice", ids: noticeId.in },
      { type: "sheet", ids: sheets.map(({ id }) => id) },
      { type: "posting", ids: [...postings.keys()] },
      { type: "photo", ids: photos },
      { type: "telling", ids: tellings.map(({ id }) => id) },
    ],
  };
}

/** Requests about lines of a disclosure; at one unit's obligation only about lines of that unit. */
const correctionsOf = (db: PublicationDb, disclosureId: string, at: Obligations) =>
  db.correctionRequest.findMany({
    where: {
      disclosureId,
      ...(typeof at === "string" ? {} : { unit: { obligations: { some: { id: at.obligationId } } } }),
    },
    select: { id: true },
  });

const idOf = ({ noticeId }: { readonly noticeId: string }): string => noticeId;

function postingsOf(notices: readonly StandingRow[]): StoryFacts["postings"] {
  const postings = new Map<string, { hungOn: Day; photo: string; noticeIds: string[] }>();
  for (const row of notices)
    for (const { posting } of row.postings) {
      const known = postings.get(posting.id);
      if (known !== undefined) known.noticeIds.push(row.id);
      else {
        const hungOn = dayFromColumn(posting.hangDate);
        postings.set(posting.id, { hungOn, photo: posting.photoSha256, noticeIds: [row.id] });
      }
    }
  return postings;
}

export function storyNotice(row: StandingRow, today: Day): StoryNotice {
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
