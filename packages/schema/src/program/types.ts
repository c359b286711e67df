import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import { dayFromNullable } from "@gongshi/usecases/day-column";
import { disclosureInclude } from "@gongshi/usecases/disclosure/load-disclosure";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { DisclosureType } from "../refs";
import { ChannelEnum, GradeEnum, InternetProfileEnum, PublisherEnum, RecipientKindEnum } from "../enums";

builder.prismaObject("Program", {
  description: "A subsidy program: a row of data.",
  fields: (t) => ({
    id: t.exposeID("id"),
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    publicName: t.exposeString("publicName"),
    grade: t.expose("grade", { type: GradeEnum }),
    recipientKind: t.expose("recipientKind", { type: RecipientKindEnum }),
    publisher: t.expose("publisher", { type: PublisherEnum }),
    internetProfile: t.expose("internetProfile", { type: InternetProfileEnum }),
    internetTermDays: t.exposeInt("internetTermDays"),
    retentionYears: t.exposeInt("retentionYears"),
    columns: t.expose("columns", { type: "JSON", description: "[{key, label}] in the order of the sheet" }),
    stages: t.expose("stages", {
      type: "JSON",
      description: "[{stage, periodLength, periodUnit, postWithinWorkingDays}]",
    }),
    cadence: t.expose("cadence", { type: "JSON", description: "[{number, name}]" }),
    reviewSteps: t.expose("reviewSteps", {
      type: "JSON",
      description: "{minimumPeople, proofReadings, steps, shortPath, urgentHours}: domain/review/settings.ts",
    }),
    quantityUnit: t.exposeString("quantityUnit", { nullable: true }),
    rateUnit: t.exposeString("rateUnit", { nullable: true }),
    policyBasis: t.exposeString("policyBasis"),
    whoIsEntitled: t.exposeString("whoIsEntitled"),
    version: t.exposeInt("version", { description: "The number of the version in force." }),
    expectedChannels: t.expose("expectedChannels", {
      type: [ChannelEnum],
      description: "Besides the village board: where its publications are expected to be made known, too.",
    }),
    rollRules: t.field({
      type: "JSON",
      description: "{twiceInUnit, inTwoUnits, jumpPermille, jumpLeastFen}: domain/roll/roll-rules.ts",
      select: { rollRules: true },
      resolve: ({ rollRules }) => readRollRules(rollRules),
    }),
    department: t.relation("department"),
    departmentDueWorkingDays: t.exposeInt("departmentDueWorkingDays"),
  }),
});

export const BatchType = builder.prismaObject("Batch", {
  description: "One payment run of a program.",
  fields: (t) => ({
    id: t.exposeID("id"),
    program: t.relation("program"),
    subsidyYear: t.exposeInt("subsidyYear"),
    number: t.exposeInt("number"),
    name: t.exposeString("name"),
    paidOn: t.field({
      type: "Date",
      nullable: true,
      select: { paidOn: true },
      resolve: (batch) => dayFromNullable(batch.paidOn),
    }),
    paymentWay: t.exposeString("paymentWay", { nullable: true }),
    departmentDueOn: t.field({
      type: "Date",
      nullable: true,
      select: { departmentDueOn: true },
      resolve: (batch) => dayFromNullable(batch.departmentDueOn),
    }),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    disclosures: t.field({
      type: [DisclosureType],
      complexity: ofSize(2, 5),
      select: { id: true },
      resolve: (batch, _args, { services }) =>
        services.db.disclosure.findMany({
          where: { batchId: batch.id },
          include: disclosureInclude,
          orderBy: { stage: "asc" },
        }),
    }),
  }),
});
