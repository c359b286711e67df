import { allowedAs } from "@gongshi/domain/access/may";
import { dayOf } from "@gongshi/domain/calendar/day";
import { NOTICE_MACHINE } from "@gongshi/domain/notice/machine";
import type { NoticeAction } from "@gongshi/domain/notice/machine";
import { withdrawalKindOf } from "@gongshi/domain/notice/notice-end";
import { unitTarget } from "@gongshi/usecases/allowed";
import { cellVerdict, obligationInclude } from "@gongshi/usecases/coverage/load-obligation";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { dueOf, standingOf, stillHangs } from "@gongshi/usecases/notice/load-notice";
import type { NoticeRow } from "@gongshi/usecases/notice/load-notice";
import { viewerMay } from "../access";
import type { Context } from "../context";
import { viewerOf } from "../context";
import { AudienceEnum, PeriodUnitEnum, StageEnum, StepEnum, VerdictEnum, WithdrawalKindEnum } from "../enums";
import { DeadlineType } from "../deadline";
import { loadShareFacts } from "@gongshi/usecases/lookup/share-facts";
import { OffBoardType, TellingType } from "../channel/types";
import { NoticeType, ObligationType, PostingType, SheetType, postingInclude, sheetInclude } from "../refs";
import { ofSize } from "../list-size";
import { daysLeft, replacedByNumber } from "./standing";
import { TimelineEventType, timelineOf } from "./timeline";

const today = (context: Context): string => dayOf(context.services.clock());

const OPERATION_OF = {
  PRINT: "makeSheets",
  POST: "postNotices",
  CONFIRM: "confirmPosting",
  RETURN: "returnPosting",
  TAKE_DOWN: "takeDownNotice",
} as const;

const actionsFor = (row: NoticeRow, context: Context): NoticeAction[] => {
  const { step } = standingOf(row, today(context));
  return Object.entries(NOTICE_MACHINE[step]).flatMap(([name, roles]) => {
    const action = name as NoticeAction;
    const role = allowedAs(viewerOf(context), OPERATION_OF[action], unitTarget(row.obligation.unit));
    if (role === null || !roles.includes(role)) return [];
    return action === "TAKE_DOWN" && !stillHangs(row) ? [] : [action];
  });
};

const loadObligation = (context: Context, row: NoticeRow) =>
  context.services.db.obligation.findUniqueOrThrow({ where: { id: row.obligationId }, include: obligationInclude });

NoticeType.implement({
  description: "One edition at one publishing unit.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, row, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: row.obligation.unitId } }),
    }),
    obligation: t.field({
      type: ObligationType,
      complexity: 15,
      resolve: (row, _args, context) => loadObligation(context, row),
    }),
    disclosureId: t.id({ resolve: (row) => row.obligation.disclosureId }),
    editionNumber: t.int({ resolve: (row) => row.edition.number }),
    program: t.prismaField({
      type: "Program",
      resolve: (query, row, _args, { services }) =>
        services.db.program.findUniqueOrThrow({
          ...query,
          where: { id: row.obligation.disclosure.batch.programId },
        }),
    }),
    batchName: t.string({ resolve: (row) => row.obligation.disclosure.batch.name }),
    subsidyYear: t.int({ resolve: (row) => row.obligation.disclosure.batch.subsidyYear }),
    stage: t.field({ type: StageEnum, resolve: (row) => row.obligation.disclosure.stage }),
    isZero: t.exposeBoolean("isZero"),
    lineCount: t.exposeInt("lineCount"),
    recipientCount: t.exposeInt("recipientCount"),
    quantityMilli: t.expose("quantityMilli", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    step: t.field({ type: StepEnum, resolve: (row, _args, context) => standingOf(row, today(context)).step }),
    onTime: t.field({
      type: VerdictEnum,
      complexity: 5,
      resolve: async (row, _args, context) => cellVerdict(await loadObligation(context, row), today(context)).onTime,
    }),
    releasedOn: t.field({ type: "Date", resolve: (row) => dayFromColumn(row.releasedOn) }),
    due: t.field({ type: DeadlineType, resolve: dueOf }),
    periodLength: t.exposeInt("periodLength"),
    periodUnit: t.expose("periodUnit", { type: PeriodUnitEnum }),
    hungOn: t.field({
      type: "Date",
      nullable: true,
      description: "The earliest proven hang date, if any.",
      resolve: (row, _args, context) => standingOf(row, today(context)).hungOn,
    }),
    periodEndsOn: t.field({
      type: "Date",
      nullable: true,
      resolve: (row, _args, context) => standingOf(row, today(context)).periodEndsOn,
    }),
    daysLeft: t.int({
      nullable: true,
      description: "Days until the period ends, 0 on its last day; null while nothing hangs or when it is over.",
      resolve: (row, _args, context) => daysLeft(standingOf(row, today(context)).periodEndsOn, today(context)),
    }),
    current: t.boolean({ resolve: (row) => row.replacedAt === null && row.withdrawnAt === null }),
    replacedByNumber: t.int({
      nullable: true,
      description: "The edition that is in force instead of this one.",
      resolve: (row, _args, context) => replacedByNumber(row, context),
    }),
    withdrawnAt: t.expose("withdrawnAt", { type: "DateTime", nullable: true }),
    withdrawalKind: t.field({
      type: WithdrawalKindEnum,
      nullable: true,
      description: "Null of a withdrawn notice: it is no longer for this unit.",
      resolve: withdrawalKindOf,
    }),
    withdrawalReason: t.string({
      nullable: true,
      resolve: (row) => (withdrawalKindOf(row) === null ? null : row.edition.withdrawalReason),
    }),
    takenDownAt: t.expose("takenDownAt", {
      type: "DateTime",
      nullable: true,
      description: "When the clerk took the paper of a withdrawn notice off the board.",
    }),
    audience: t.field({ type: AudienceEnum, resolve: (row) => row.obligation.disclosure.audience }),
    postings: t.field({
      type: [PostingType],
      complexity: ofSize(4, 5),
      description: "Newest first; for those who may see the unit's evidence.",
      resolve: async (row, _args, context) => {
        if (row.postings.length === 0 || !viewerMay(context, "readUnit", unitTarget(row.obligation.unit))) return [];
        // By the notice's id, so that those of a whole list are asked for together.
        const found = await context.services.db.notice.findUniqueOrThrow({
          where: { id: row.id },
          select: {
            postings: {
              orderBy: { posting: { receivedAt: "desc" } },
              select: { posting: { include: postingInclude } },
            },
          },
        });
        return found.postings.map(({ posting }) => posting);
      },
    }),
    sheets: t.field({
      type: [SheetType],
      complexity: ofSize(4, 5),
      resolve: async (row, _args, context) => {
        if (!viewerMay(context, "readUnit", unitTarget(row.obligation.unit))) return [];
        const found = await context.services.db.notice.findUniqueOrThrow({
          where: { id: row.id },
          select: {
            sheets: { orderBy: { sheet: { createdAt: "desc" } }, select: { sheet: { include: sheetInclude } } },
          },
        });
        return found.sheets.map(({ sheet }) => sheet);
      },
    }),
    tellings: t.field({
      type: [TellingType],
      complexity: ofSize(6),
      description:
        "Other channels on which it was made known, oldest first; for those who may see the unit's evidence.",
      resolve: (row, _args, context) =>
        viewerMay(context, "readUnit", unitTarget(row.obligation.unit))
          ? context.services.db.telling.findMany({
              where: { takenBackAt: null, notices: { some: { noticeId: row.id } } },
              orderBy: [{ toldOn: "asc" }, { id: "asc" }],
            })
          : [],
    }),
    offBoard: t.field({
      type: OffBoardType,
      nullable: true,
      complexity: 5,
      description: "What may be said of it off the board; null where nothing may.",
      resolve: async (row, _args, context) => {
        const facts = await loadShareFacts(context.services, row.id, today(context));
        return facts === null ? null : { ...facts, noticeId: row.id };
      },
    }),
    actions: t.stringList({
      description: "POST, CONFIRM, RETURN, PRINT, TAKE_DOWN: what the viewer may do now.",
      resolve: (row, _args, context) => actionsFor(row, context),
    }),
    timeline: t.field({
      type: [TimelineEventType],
      complexity: ofSize(5),
      resolve: (row, _args, context) => timelineOf(row, today(context)),
    }),
  }),
});
