import { unitTarget } from "@gongshi/usecases/allowed";
import { dayFromNullable } from "@gongshi/usecases/day-column";
import type { ArchiveQuery } from "@gongshi/usecases/generated/client/client";
import { queryArchive } from "@gongshi/usecases/privacy/query-archive";
import type { ArchiveAnswer, HeldLine } from "@gongshi/usecases/privacy/query-archive";
import { checkedId, demand, notFound } from "../access";
import { builder } from "../builder";
import { EditionStateEnum, OutcomeEnum } from "../enums";
import { personName } from "../identity/person-name";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";

const ArchiveQueryKindEnum = builder.enumType("ArchiveQueryKind", {
  description: "查阅留存 / 查本人信息 / 要求更正本人信息",
  values: ["ARCHIVE", "OWN_DATA", "CORRECTION"] as const,
});

const HeldLineType = builder.objectRef<HeldLine>("HeldLine").implement({
  description: "A line that is held about somebody who asked, with the publication it stands in.",
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => String(line.id) }),
    title: t.exposeString("title"),
    disclosureId: t.exposeID("disclosureId"),
    editionNumber: t.exposeInt("editionNumber"),
    state: t.expose("state", { type: EditionStateEnum }),
    unitName: t.exposeString("unitName"),
    seq: t.int({ resolve: ({ line }) => line.seq }),
    group: t.string({ nullable: true, resolve: ({ line }) => line.group }),
    quantityMilli: t.field({ type: "Fen", nullable: true, resolve: ({ line }) => line.quantityMilli }),
    dueFen: t.field({ type: "Fen", resolve: ({ line }) => line.dueFen }),
    paidFen: t.field({ type: "Fen", resolve: ({ line }) => line.paidFen }),
    outcome: t.field({ type: OutcomeEnum, resolve: ({ line }) => line.outcome }),
    remark: t.string({ nullable: true, resolve: ({ line }) => line.remark }),
    retainUntil: t.field({
      type: "Date",
      nullable: true,
      description: "The last day on which it is kept; null of what was never public.",
      resolve: ({ retainUntil }) => dayFromNullable(retainUntil),
    }),
  }),
});

const ArchiveAnswerType = builder.objectRef<ArchiveAnswer>("ArchiveAnswer").implement({
  fields: (t) => ({
    queryId: t.exposeID("queryId"),
    lines: t.field({ type: [HeldLineType], complexity: ofSize(200), resolve: ({ lines }) => [...lines] }),
  }),
});

const ArchiveQueryInputType = builder.inputType("ArchiveQueryInput", {
  fields: (t) => ({
    unitId: t.id({ required: true, description: "The subdistrict for all of it, or one publishing unit." }),
    kind: t.field({ type: ArchiveQueryKindEnum, required: true }),
    name: t.string({ required: true }),
    identityNumber: t.string({ required: true, description: "Whole; it is hashed, and kept nowhere." }),
    reason: t.string({ required: true, description: "Who asks, and what for." }),
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

const ArchiveEntryType = builder.objectRef<ArchiveQuery>("ArchiveEntry").implement({
  description: "One query in the counter's register; nobody's name or number is in it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: ArchiveQueryKindEnum }),
    reason: t.exposeString("reason"),
    found: t.exposeInt("found"),
    at: t.expose("at", { type: "DateTime" }),
    byName: t.string({ resolve: (entry, _args, context) => personName(context, entry.personId) }),
  }),
});

builder.queryField("archiveRegister", (t) =>
  t.field({
    type: [ArchiveEntryType],
    complexity: ofSize(100),
    description: "The last hundred queries entered at a unit, newest first.",
    args: { unitId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { db } = context.services;
      const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readArchiveRegister", unitTarget(unit));
      return db.archiveQuery.findMany({
        where: { unitId: unit.id },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 100,
      });
    },
  }),
);
