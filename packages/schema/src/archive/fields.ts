import { unitTarget } from "@gongshi/usecases/allowed";
import { dayFromNullable } from "@gongshi/usecases/day-column";
import { queryArchive } from "@gongshi/usecases/privacy/query-archive";
import type { ArchiveAnswer } from "@gongshi/usecases/privacy/query-archive";
import type { HeldLine, HeldOnBoard } from "@gongshi/usecases/privacy/held-lines";
import { countRegister, loadRegister } from "@gongshi/usecases/privacy/archive-register";
import type { RegisterEntry, RegisterOf } from "@gongshi/usecases/privacy/archive-register";
import { checkedId, demand, notFound } from "../access";
import { builder } from "../builder";
import { CorrectionType } from "../correction/types";
import { EditionStateEnum, InternetProfileEnum, OutcomeEnum, StageEnum } from "../enums";
import { personName } from "../identity/person-name";
import { ofSize, pageSize } from "../list-size";
import { refusable, unwrap } from "../refusal";

const ArchiveQueryKindEnum = builder.enumType("ArchiveQueryKind", {
  description: "查阅留存 / 查本人信息 / 要求更正本人信息",
  values: ["ARCHIVE", "OWN_DATA", "CORRECTION"] as const,
});

const HeldOnBoardType = builder.objectRef<HeldOnBoard>("HeldOnBoard").implement({
  description: "Where a line hangs, or hung.",
  fields: (t) => ({
    step: t.exposeString("step", { description: "As of notices: TO_POST, VERIFIED, REPLACED …" }),
    hungOn: t.expose("hungOn", { type: "Date", nullable: true }),
    periodEndsOn: t.expose("periodEndsOn", { type: "Date", nullable: true }),
    sheets: t.exposeStringList("sheets", { description: "Numbers of the sheets it stands on." }),
    over: t.exposeBoolean("over", { description: "It is public there no longer." }),
  }),
});

const HeldExtraType = builder.objectRef<readonly [string, string]>("HeldExtra").implement({
  description: "A further column of the sheet.",
  fields: (t) => ({
    label: t.string({ resolve: ([label]) => label }),
    text: t.string({ resolve: ([, text]) => text }),
  }),
});

const HeldLineType = builder.objectRef<HeldLine>("HeldLine").implement({
  description:
    "A line that is held about somebody who asked, with the publication it stands in, and who sees it where.",
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => String(line.id) }),
    title: t.exposeString("title"),
    disclosureId: t.exposeID("disclosureId"),
    stage: t.expose("stage", { type: StageEnum }),
    editionNumber: t.int({ resolve: ({ edition }) => edition.number }),
    state: t.field({ type: EditionStateEnum, resolve: ({ edition }) => edition.state }),
    unitName: t.exposeString("unitName"),
    seq: t.int({ resolve: ({ line }) => line.seq }),
    name: t.string({ description: "As the roll has it.", resolve: ({ line }) => line.name }),
    group: t.string({ nullable: true, resolve: ({ line }) => line.group }),
    quantityMilli: t.field({ type: "Fen", nullable: true, resolve: ({ line }) => line.quantityMilli }),
    quantityUnit: t.exposeString("quantityUnit", { nullable: true }),
    rateE4: t.field({ type: "Fen", nullable: true, resolve: ({ line }) => line.rateE4 }),
    dueFen: t.field({ type: "Fen", resolve: ({ line }) => line.dueFen }),
    paidFen: t.field({ type: "Fen", resolve: ({ line }) => line.paidFen }),
    outcome: t.field({ type: OutcomeEnum, resolve: ({ line }) => line.outcome }),
    remark: t.string({ nullable: true, resolve: ({ line }) => line.remark }),
    extras: t.field({ type: [HeldExtraType], complexity: ofSize(7), resolve: ({ extras }) => [...extras] }),
    retainUntil: t.field({
      type: "Date",
      nullable: true,
      description: "The last day on which it is kept; null of what was never public.",
      resolve: ({ edition }) => dayFromNullable(edition.retainUntil),
    }),
    board: t.expose("board", { type: HeldOnBoardType, nullable: true }),
    internet: t.field({
      type: InternetProfileEnum,
      description: "What of it the internet shows today.",
      resolve: ({ internet }) => internet,
    }),
    unnamed: t.exposeBoolean("unnamed", { description: "It stands in the sums as 未成年人，不具名." }),
    minorUntil: t.field({
      type: "Date",
      nullable: true,
      description: "Of a minor the month of the fourteenth birthday, its first day, while it is kept.",
      resolve: ({ line }) => dayFromNullable(line.minorUntil),
    }),
    openRequestOn: t.field({
      type: "Date",
      nullable: true,
      description: "When a request about it was taken that nobody has answered yet.",
      resolve: ({ openRequest }) => openRequest?.takenOn ?? null,
    }),
    mayAsk: t.exposeBoolean("mayAsk", { description: "Whether a request for its correction may be taken here." }),
  }),
});

const ArchiveAnswerType = builder.objectRef<ArchiveAnswer>("ArchiveAnswer").implement({
  fields: (t) => ({
    queryId: t.exposeID("queryId"),
    seal: t.exposeString("seal", {
      description: "To be handed back with the person's data to have this answer printed.",
    }),
    lines: t.field({ type: [HeldLineType], complexity: ofSize(200), resolve: ({ lines }) => [...lines] }),
    corrections: t.field({
      type: [CorrectionType],
      complexity: ofSize(10),
      description: "What the person asked to have corrected before.",
      resolve: ({ corrections }) => [...corrections],
    }),
    more: t.exposeBoolean("more", { description: "There are more lines than are shown." }),
  }),
});

const ArchiveQueryInputType = builder.inputType("ArchiveQueryInput", {
  fields: (t) => ({
    unitId: t.id({ required: true, description: "The subdistrict for all of it, or one publishing unit." }),
    kind: t.field({ type: ArchiveQueryKindEnum, required: true }),
    name: t.string({ required: true }),
    identityNumber: t.string({ required: true, description: "Whole; it is hashed, and kept nowhere." }),
    reason: t.string({ required: true, description: "What for; it names nobody." }),
  }),
});

builder.mutationField("queryArchive", (t) =>
  t.field({
    type: ArchiveAnswerType,
    description: "查阅登记: what is held about somebody who asks at the counter; the query is entered and traced.",
    errors: refusable("QueryArchive"),
    args: { input: t.arg({ type: ArchiveQueryInputType, required: true }) },
    resolve: async (_root, { input }, { services, actor }) =>
      unwrap(await queryArchive(services, actor, { ...input, unitId: checkedId(input.unitId) })),
  }),
);

const ArchiveEntryType = builder.objectRef<RegisterEntry>("ArchiveEntry").implement({
  description: "One query in the counter's register; nobody's name or number is in it.",
  fields: (t) => ({
    id: t.id({ resolve: ({ query }) => query.id }),
    unitName: t.string({ resolve: ({ query }) => query.unit.name }),
    kind: t.field({ type: ArchiveQueryKindEnum, resolve: ({ query }) => query.kind }),
    reason: t.string({ resolve: ({ query }) => query.reason }),
    found: t.int({ resolve: ({ query }) => query.found }),
    at: t.field({ type: "DateTime", resolve: ({ query }) => query.at }),
    byName: t.string({ resolve: ({ query }, _args, context) => personName(context, query.personId) }),
    corrections: t.field({
      type: [CorrectionType],
      complexity: ofSize(2),
      description: "Requests that were made in it.",
      resolve: ({ corrections }) => [...corrections],
    }),
  }),
});

const MOST_ENTRIES = 100;

const ArchiveRegisterType = builder.objectRef<RegisterOf>("ArchiveRegister").implement({
  description: "The counter's register: a unit's, or of a subdistrict those of all its units.",
  fields: (t) => ({
    total: t.int({ resolve: (of, _args, { services }) => countRegister(services.db, of) }),
    entries: t.field({
      type: [ArchiveEntryType],
      complexity: (args) => ofSize(pageSize(args.first, MOST_ENTRIES)),
      description: "A page of it, newest first.",
      args: {
        first: t.arg.int({ required: true, defaultValue: 50 }),
        offset: t.arg.int({ required: true, defaultValue: 0 }),
      },
      resolve: async (of, { first, offset }, { services }) => {
        const page = { first: pageSize(first, MOST_ENTRIES), offset: Math.max(0, Math.trunc(offset)) };
        return [...(await loadRegister(services.db, of, page, services.clock()))];
      },
    }),
  }),
});

builder.queryField("archiveRegister", (t) =>
  t.field({
    type: ArchiveRegisterType,
    args: {
      unitId: t.arg.id({ required: true }),
      atUnitId: t.arg.id({ description: "Of a subdistrict: only what was entered at this unit." }),
    },
    resolve: async (_root, args, context) => {
      const unit = (await context.services.db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readArchiveRegister", unitTarget(unit));
      return { unit, atUnitId: args.atUnitId ? checkedId(args.atUnitId) : null };
    },
  }),
);
