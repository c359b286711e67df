import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { finishDue, periodEnd, postingDue } from "@gongshi/domain/calendar/due";
import type { Deadline } from "@gongshi/domain/calendar/due";
import { blameFor, daysLate, finished, postableSince, postedOnTime } from "@gongshi/domain/coverage/verdict";
import { isForUnit } from "@gongshi/domain/disclosure/scope";
import type { Blame, ObligationFacts, Verdict } from "@gongshi/domain/coverage/verdict";
import type { NoticeStep } from "@gongshi/domain/notice/step";
import { programStages, standsBelowStreet } from "@gongshi/domain/program/program";
import { dayFromColumn, dayFromNullable } from "../day-column";
import type { Prisma } from "../generated/client/client";
import { dueOf, standingInclude, standingOf } from "../notice/load-notice";
import type { StandingRow } from "../notice/load-notice";

export const obligationInclude = {
  notices: { include: standingInclude, orderBy: { edition: { number: "asc" } } },
  disclosure: {
    include: {
      batch: { include: { program: true } },
      editions: { select: { state: true, number: true }, orderBy: { number: "desc" }, take: 1 },
    },
  },
} satisfies Prisma.ObligationInclude;

export type ObligationRow = Prisma.ObligationGetPayload<{ include: typeof obligationInclude }>;

export type DisclosureStep =
  "WAITING_FOR_ROLL" | "DRAFT" | "IN_REVIEW" | "SENT_BACK" | "APPROVED" | "WITHDRAWN" | "WITHHELD";
export type CellStep = DisclosureStep | NoticeStep | "NOT_APPLICABLE";

/** Where one cell stands and what it is worth, in both figures. */
export interface CellVerdict {
  readonly step: CellStep;
  readonly onTime: Verdict;
  readonly finished: Verdict;
  readonly blame: Blame | null;
  readonly due: Deadline | null;
  readonly finishDue: Deadline | null;
  /** The notice of the newest released edition. */
  readonly current: StandingRow | null;
  /** Days past due of what is late or overdue, else null. */
  readonly daysLate: number | null;
}

/** The step a disclosure is at before it is released. */
export function disclosureStep(state: string | undefined): DisclosureStep | null {
  switch (state) {
    case undefined:
      return "WAITING_FOR_ROLL";
    case "DRAFT":
    case "IN_REVIEW":
    case "APPROVED":
    case "WITHDRAWN":
    case "WITHHELD":
      return state;
    case "RETURNED":
      return "SENT_BACK";
    default:
      return null;
  }
}

/** The day a notice stopped being the public one: withdrawn, or replaced, whichever came first. */
const stoppedOn = ({ replacedAt, withdrawnAt }: StandingRow): Day | null => {
  const at = withdrawnAt ?? replacedAt;
  return at === null ? null : dayOf(at);
};

/** Decides a cell from its facts; nothing of it is stored. */
export function cellVerdict(row: ObligationRow, today: Day): CellVerdict {
  const { batch, stage } = row.disclosure;
  // What secrecy has ruled out is nobody's duty, unless an earlier edition is out.
  const withheld = row.disclosure.editions[0]?.state === "WITHHELD" && row.notices.length === 0;
  const isFor = isForUnit({ audience: row.disclosure.audience, unitIds: row.disclosure.audienceUnitIds }, row.unitId);
  const applicable =
    row.waivedReason === null && row.endedAt === null && standsBelowStreet(batch.program.grade) && !withheld && isFor;
  const current = row.notices.at(-1) ?? null;
  const first = row.notices[0];
  // What is released keeps the period it was released with; before that, the program's as it is now.
  const period = current ?? programStages.parse(batch.program.stages).find((entry) => entry.stage === stage);
  const due =
    first === undefined
      ? postingDue({
          paidOn: dayFromNullable(batch.paidOn),
          releasedOn: null,
          postWithinWorkingDays: period?.postWithinWorkingDays ?? 0,
        })
      : dueOf(first);
  const standings = row.notices.map((notice) => ({ notice, standing: standingOf(notice, today) }));
  const facts: ObligationFacts = {
    applicable,
    dueOn: due?.on ?? null,
    editions: standings.map(({ notice, standing }) => ({
      number: notice.edition.number,
      releasedOn: dayFromColumn(notice.releasedOn),
      dueOn: dueOf(notice).on,
      hungOn: standing.hungOn,
      claimedOn: standing.claimedOn,
      replacedOn: stoppedOn(notice),
      withdrawn: notice.withdrawnAt === null ? null : notice.edition.withdrawalKind,
    })),
  };
  const onTime = postedOnTime(facts, today);
  const standing = standings.at(-1)?.standing;
  const projectedEnd =
    standing?.periodEndsOn ??
    (due === null || period === undefined ? null : periodEnd(due.on, period.periodLength, period.periodUnit).on);
  const dueForFinishing = projectedEnd === null ? null : finishDue(projectedEnd);
  const currentDue = current === null ? due : dueOf(current);
  return {
    step: !applicable
      ? "NOT_APPLICABLE"
      : (standing?.step ?? disclosureStep(row.disclosure.editions[0]?.state) ?? "WAITING_FOR_ROLL"),
    onTime,
    finished: finished(
      {
        applicable: onTime !== "NOT_APPLICABLE",
        finishDueOn: dueForFinishing?.on ?? null,
        confirmed: standing?.confirmed ?? false,
        openObjections: 0,
        archiveFiledOn: null,
      },
      today,
    ),
    blame: blameFor(onTime, due?.on ?? null, postableSince(facts.editions)),
    due: currentDue,
    finishDue: dueForFinishing,
    current,
    daysLate: onTime === "LATE" || onTime === "OVERDUE" ? daysLate(facts, today) : null,
  };
}
