import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { correctionDue, postingDue } from "@gongshi/domain/calendar/due";
import type { Deadline } from "@gongshi/domain/calendar/due";
import type { PostingFacts } from "@gongshi/domain/notice/proof";
import { hangsOn, noticeStanding } from "@gongshi/domain/notice/step";
import type { NoticeStanding } from "@gongshi/domain/notice/step";
import { dayFromColumn, dayFromNullable } from "../day-column";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import type { Tx } from "../run-command";

/** All that is needed to decide where a notice stands. */
export const standingInclude = {
  edition: true,
  postings: { include: { posting: true } },
} satisfies Prisma.NoticeInclude;

export const noticeInclude = {
  ...standingInclude,
  obligation: {
    include: {
      unit: true,
      disclosure: {
        include: { batch: { include: { program: { include: { department: true, subdistrict: true } } } } },
      },
    },
  },
} satisfies Prisma.NoticeInclude;

export type StandingRow = Prisma.NoticeGetPayload<{ include: typeof standingInclude }>;
export type NoticeRow = Prisma.NoticeGetPayload<{ include: typeof noticeInclude }>;

export const loadNotice = (db: Pick<Db | Tx, "notice">, id: string): Promise<NoticeRow | null> =>
  db.notice.findUnique({ where: { id }, include: noticeInclude });

/** What each posting says about this notice; of one that is in force again, only those since it was taken down. */
export const postingFactsOf = (row: Pick<StandingRow, "postings" | "takenDownAt" | "withdrawnAt">): PostingFacts[] => {
  const { takenDownAt, withdrawnAt } = row;
  const counted =
    withdrawnAt !== null || takenDownAt === null
      ? row.postings
      : row.postings.filter(({ posting }) => posting.receivedAt > takenDownAt);
  return counted.map(({ posting, proof, claimBecause }) => ({
    id: posting.id,
    hangDate: dayFromColumn(posting.hangDate),
    receivedOn: dayOf(posting.receivedAt),
    receivedAt: posting.receivedAt.getTime(),
    dateCorrected: posting.hangDateReason !== null,
    proof,
    claimBecause,
    state: posting.state,
    returnKind: posting.returnKind,
  }));
};

/** Whether the paper of a withdrawn notice is still to be taken off the board. */
export const stillHangs = (row: Pick<StandingRow, "postings" | "takenDownAt" | "withdrawnAt">): boolean =>
  hangsOn({ withdrawn: row.withdrawnAt !== null, postings: postingFactsOf(row) }, row.takenDownAt !== null);

/** Where a notice stands today, from its postings alone. */
export const standingOf = (row: StandingRow, today: Day): NoticeStanding =>
  noticeStanding(
    {
      releasedOn: dayFromColumn(row.releasedOn),
      periodLength: row.periodLength,
      periodUnit: row.periodUnit,
      replaced: row.replacedAt !== null,
      withdrawn: row.withdrawnAt !== null,
      postings: postingFactsOf(row),
      finishedOn: null,
    },
    today,
  );

/** Due for posting of one edition's notice: the first's by the program's and the law's rule, a correction's by its own. */
export function dueOf(row: Pick<StandingRow, "edition" | "releasedOn" | "postWithinWorkingDays">): Deadline {
  const releasedOn = dayFromColumn(row.releasedOn);
  if (row.edition.number > 1) return correctionDue(releasedOn);
  const due = postingDue({
    paidOn: dayFromNullable(row.edition.paidOn),
    releasedOn,
    postWithinWorkingDays: row.postWithinWorkingDays,
  });
  if (due === null) throw new Error("a released notice always has a due date");
  return due;
}
