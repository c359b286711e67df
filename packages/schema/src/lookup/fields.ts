import { dayOf } from "@gongshi/domain/calendar/day";
import { withdrawalKindOf } from "@gongshi/domain/notice/notice-end";
import { publicStep } from "@gongshi/domain/notice/step";
import { formatYuan } from "@gongshi/domain/money/format-yuan";
import type { MaskedLine, PublicTotals } from "@gongshi/domain/privacy/public-view";
import { dayFromColumn, dayFromNullable } from "@gongshi/usecases/day-column";
import type { Unit } from "@gongshi/usecases/generated/client/client";
import {
  loadPublicNotice,
  loadPublicNotices,
  loadPublicSheet,
  MOST_LINES,
  isOnInternet,
  maskedPage,
  frozenOf,
  profileOf,
  publicYears,
  totalsOf,
} from "@gongshi/usecases/lookup/public-notice";
import type { MaskedPage, PublicNoticeRow, PublicSheetRow } from "@gongshi/usecases/lookup/public-notice";
import { isId } from "@gongshi/usecases/new-id";
import { standingOf } from "@gongshi/usecases/notice/load-notice";
import { builder } from "../builder";
import { ofSize, pageSize } from "../list-size";
import type { Context } from "../context";
import { InternetProfileEnum, PeriodUnitEnum, StageEnum, StepEnum, UnitKindEnum, WithdrawalKindEnum } from "../enums";
import { daysLeft, replacedByNumber } from "../notice/standing";
import { TimelineEventType, timelineOf } from "../notice/timeline";

const today = (context: Context): string => dayOf(context.services.clock());

export const PublicUnitType = builder.objectRef<Unit>("PublicUnit");
const PublicNoticeType = builder.objectRef<PublicNoticeRow>("PublicNotice");

PublicUnitType.implement({
  description: "What everybody may know of a unit.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: UnitKindEnum }),
    name: t.exposeString("name"),
    siteTitle: t.exposeString("siteTitle", { nullable: true }),
    communityName: t.string({
      nullable: true,
      resolve: async (unit, _args, { services }) => {
        if (unit.parentId === null) return null;
        const parent = await services.db.unit.findUnique({ where: { id: unit.parentId } });
        return parent?.kind === "COMMUNITY" ? parent.name : null;
      },
    }),
    phone: t.exposeString("phone", { nullable: true }),
    officeHours: t.exposeString("officeHours", { nullable: true }),
    address: t.exposeString("address", { nullable: true }),
    supervisionPhone: t.exposeString("supervisionPhone", { nullable: true }),
    parent: t.field({
      type: PublicUnitType,
      nullable: true,
      resolve: (unit, _args, { services }) =>
        unit.parentId === null ? null : services.db.unit.findUnique({ where: { id: unit.parentId } }),
    }),
    children: t.field({
      type: [PublicUnitType],
      complexity: ofSize(20),
      description: "Communities of a subdistrict, cooperatives of a community.",
      resolve: (unit, _args, { services }) =>
        services.db.unit.findMany({
          where: { parentId: unit.id, kind: { in: ["COMMUNITY", "COOPERATIVE"] } },
          orderBy: [{ position: "asc" }, { name: "asc" }],
        }),
    }),
    years: t.intList({
      description: "Subsidy years with anything public, newest first.",
      resolve: (unit, _args, { services }) => publicYears(services.db, unit.id),
    }),
    notices: t.field({
      type: [PublicNoticeType],
      complexity: ofSize(30, 10),
      args: { year: t.arg.int({ required: true }) },
      resolve: (unit, args, { services }) => loadPublicNotices(services.db, unit.id, args.year),
    }),
  }),
});

const TOO_FEW = "少于5";

export const PublicTotalsType = builder.objectRef<PublicTotals>("PublicTotals").implement({
  description: "Figures as the internet may see them; too few people are not counted out.",
  fields: (t) => ({
    recipients: t.int({
      nullable: true,
      resolve: (shown) => (shown.kind === "SHOWN" ? shown.totals.recipients : null),
    }),
    recipientsText: t.string({
      resolve: (shown) => (shown.kind === "SHOWN" ? String(shown.totals.recipients) : TOO_FEW),
    }),
    quantityMilli: t.field({
      type: "Fen",
      nullable: true,
      resolve: (shown) => (shown.kind === "SHOWN" ? shown.totals.quantityMilli : null),
    }),
    paidFen: t.field({
      type: "Fen",
      nullable: true,
      resolve: (shown) => (shown.kind === "SHOWN" ? shown.totals.paidFen : null),
    }),
    paidText: t.string({
      resolve: (shown) => (shown.kind === "SHOWN" ? formatYuan(shown.totals.paidFen) : "—"),
    }),
  }),
});

const PublicLineType = builder.objectRef<MaskedLine>("PublicLine").implement({
  fields: (t) => ({
    seq: t.exposeInt("seq"),
    maskedName: t.exposeString("maskedName"),
    quantityMilli: t.expose("quantityMilli", { type: "Fen", nullable: true }),
    rateE4: t.expose("rateE4", { type: "Fen", nullable: true }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    remark: t.exposeString("remark", { nullable: true }),
  }),
});

export const PublicLinePageType = builder.objectRef<MaskedPage>("PublicLinePage").implement({
  fields: (t) => ({
    total: t.exposeInt("total"),
    lines: t.field({ type: [PublicLineType], complexity: ofSize(1), resolve: (page) => [...page.lines] }),
  }),
});

PublicNoticeType.implement({
  description: "A released notice at one unit, as the internet profile of its program allows.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    programName: t.string({ resolve: (row) => frozenOf(row).publicName }),
    batchName: t.string({ resolve: (row) => row.obligation.disclosure.batch.name }),
    subsidyYear: t.int({ resolve: (row) => row.obligation.disclosure.batch.subsidyYear }),
    stage: t.field({ type: StageEnum, resolve: (row) => row.obligation.disclosure.stage }),
    unit: t.field({ type: PublicUnitType, resolve: (row) => row.obligation.unit }),
    editionNumber: t.int({ resolve: (row) => row.edition.number }),
    isCurrent: t.boolean({ resolve: (row) => row.replacedAt === null && row.withdrawnAt === null }),
    replacedByNumber: t.int({
      nullable: true,
      resolve: (row, _args, context) => replacedByNumber(row, context),
    }),
    currentNoticeId: t.id({
      nullable: true,
      description: "The same unit's notice of the edition in force, where this one was replaced.",
      resolve: async (row, _args, { services }) => {
        if (row.replacedAt === null) return null;
        const current = await services.db.notice.findFirst({
          where: { obligationId: row.obligationId, replacedAt: null, withdrawnAt: null },
          select: { id: true },
        });
        return current?.id ?? null;
      },
    }),
    changeReason: t.string({ nullable: true, resolve: (row) => row.edition.changeReason }),
    withdrawn: t.boolean({ resolve: (row) => row.withdrawnAt !== null }),
    withdrawnOn: t.field({
      type: "Date",
      nullable: true,
      resolve: (row) => (row.withdrawnAt === null ? null : dayOf(row.withdrawnAt)),
    }),
    withdrawalKind: t.field({
      type: WithdrawalKindEnum,
      nullable: true,
      description: "IN_ERROR, ENDED, or LAPSED: published urgently, and not approved in time.",
      resolve: withdrawalKindOf,
    }),
    withdrawalReason: t.string({
      nullable: true,
      description: "Null for LAPSED, whose words are always the same.",
      resolve: (row) => (withdrawalKindOf(row) === null ? null : row.edition.withdrawalReason),
    }),
    urgent: t.boolean({
      description: "Published urgently, and not all approvals are in yet.",
      resolve: (row) => row.edition.urgentUntil !== null,
    }),
    isZero: t.boolean({
      description: "Nobody was paid here; of sensitive programs never told off the board.",
      resolve: (row, _args, context) => row.isZero && totalsOf(row, today(context))?.kind === "SHOWN",
    }),
    profile: t.field({
      type: InternetProfileEnum,
      description: "NOTHING (the board only), TOTALS, MASKED_LIST.",
      resolve: (row, _args, context) => profileOf(row, today(context)),
    }),
    totals: t.field({
      type: PublicTotalsType,
      nullable: true,
      resolve: (row, _args, context) => totalsOf(row, today(context)),
    }),
    basis: t.string({ resolve: (row) => row.edition.basis }),
    rateText: t.string({ resolve: (row) => row.edition.rateText }),
    whoIsEntitled: t.string({ resolve: (row) => frozenOf(row).whoIsEntitled }),
    paidOn: t.field({ type: "Date", nullable: true, resolve: (row) => dayFromNullable(row.edition.paidOn) }),
    paymentWay: t.string({ nullable: true, resolve: (row) => row.edition.paymentWay }),
    releasedOn: t.field({ type: "Date", resolve: (row) => dayFromColumn(row.releasedOn) }),
    hungOn: t.field({
      type: "Date",
      nullable: true,
      resolve: (row, _args, context) => standingOf(row, today(context)).hungOn,
    }),
    step: t.field({
      type: StepEnum,
      description: "Where it stands, without what is between clerk and supervisor; a claim hangs unverified.",
      resolve: (row, _args, context) => publicStep(standingOf(row, today(context)).step),
    }),
    periodEndsOn: t.field({
      type: "Date",
      nullable: true,
      resolve: (row, _args, context) => standingOf(row, today(context)).periodEndsOn,
    }),
    daysLeft: t.int({
      nullable: true,
      resolve: (row, _args, context) => daysLeft(standingOf(row, today(context)).periodEndsOn, today(context)),
    }),
    periodLength: t.exposeInt("periodLength"),
    periodUnit: t.expose("periodUnit", { type: PeriodUnitEnum }),
    quantityUnit: t.string({
      nullable: true,
      resolve: (row) => row.obligation.disclosure.batch.program.quantityUnit,
    }),
    rateUnit: t.string({ nullable: true, resolve: (row) => row.obligation.disclosure.batch.program.rateUnit }),
    list: t.field({
      type: PublicLinePageType,
      // Every line of the notice is masked, whatever the page.
      complexity: (args) => ofSize(pageSize(args.first, MOST_LINES), 250),
      nullable: true,
      description: "Only under MASKED_LIST; `search` matches what is shown, never what is hidden.",
      args: {
        first: t.arg.int({ defaultValue: 20, required: true }),
        offset: t.arg.int({ defaultValue: 0, required: true }),
        search: t.arg.string(),
      },
      resolve: (row, args, { services }) =>
        maskedPage(services.db, row, { ...args, search: args.search ?? null }, services.clock()),
    }),
    timeline: t.field({
      type: [TimelineEventType],
      complexity: ofSize(5),
      resolve: (row, _args, context) => timelineOf(row, today(context)),
    }),
    department: t.field({
      type: PublicUnitType,
      resolve: (row) => row.obligation.disclosure.batch.program.department,
    }),
  }),
});

const BoardOnlyType = builder.objectRef<PublicNoticeRow>("BoardOnlyNotice").implement({
  description: "A notice that is not for everyone, to whoever holds its paper: whether the paper is still the newest.",
  fields: (t) => ({
    editionNumber: t.int({ resolve: (row) => row.edition.number }),
    isCurrent: t.boolean({ resolve: (row) => row.replacedAt === null && row.withdrawnAt === null }),
    withdrawn: t.boolean({ resolve: (row) => row.withdrawnAt !== null }),
    replacedByNumber: t.int({ nullable: true, resolve: (row, _args, context) => replacedByNumber(row, context) }),
  }),
});

const PublicSheetType = builder.objectRef<PublicSheetRow>("PublicSheet").implement({
  description: "The sheet behind a code: each edition on it and whether it is current.",
  fields: (t) => ({
    code: t.exposeString("code"),
    number: t.exposeString("number"),
    unit: t.field({ type: PublicUnitType, resolve: (sheet) => sheet.unit }),
    fingerprint: t.exposeString("fingerprint"),
    printedOn: t.field({ type: "Date", resolve: (sheet) => dayOf(sheet.createdAt) }),
    notices: t.field({
      type: [PublicNoticeType],
      complexity: ofSize(15),
      description: "Those with a page; the others are counted in `notOnline`.",
      resolve: (sheet) => sheet.entries.map((entry) => entry.notice).filter(isOnInternet),
    }),
    notOnline: t.field({
      type: [BoardOnlyType],
      complexity: ofSize(5),
      description: "What is only for the members of the unit or for some units: whether it is the newest, and no more.",
      resolve: (sheet) => sheet.entries.map((entry) => entry.notice).filter((row) => !isOnInternet(row)),
    }),
    allCurrent: t.boolean({
      resolve: (sheet) =>
        sheet.entries.every(({ notice }) => notice.replacedAt === null && notice.withdrawnAt === null),
    }),
  }),
});

builder.queryFields((t) => ({
  publicSubdistricts: t.field({
    type: [PublicUnitType],
    complexity: ofSize(5),
    resolve: (_root, _args, { services }) =>
      services.db.unit.findMany({ where: { kind: "SUBDISTRICT" }, orderBy: { name: "asc" } }),
  }),
  publicUnit: t.field({
    type: PublicUnitType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { services }) =>
      isId(args.id)
        ? services.db.unit.findFirst({
            where: { id: args.id, kind: { in: ["SUBDISTRICT", "COMMUNITY", "COOPERATIVE"] } },
          })
        : null,
  }),
  publicNotice: t.field({
    type: PublicNoticeType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { services }) => (isId(args.id) ? loadPublicNotice(services.db, args.id) : null),
  }),
  publicSheet: t.field({
    type: PublicSheetType,
    nullable: true,
    description: "What a scanned or typed code stands for; null when no sheet has it.",
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, args, { services }) => loadPublicSheet(services.db, args.code),
  }),
}));
