import { LINE_CHANGES } from "@gongshi/domain/disclosure/compare-lines";
import type { ComparedSums, LineChange } from "@gongshi/domain/disclosure/compare-lines";
import type { ComparedLine } from "@gongshi/domain/disclosure/match-lines";
import type { ChangedPart } from "@gongshi/domain/review/changed-parts";
import { COMPARISON_BASES, readComparison } from "@gongshi/usecases/disclosure/load-comparison";
import type { Comparison } from "@gongshi/usecases/disclosure/load-comparison";
import { checkedId } from "../access";
import { builder } from "../builder";
import { unwrap } from "../refusal";
import { OutcomeEnum } from "../enums";
import { ofSize, pageSize } from "../list-size";
import { EditionType } from "../refs";

const ChangedPartType = builder.objectRef<ChangedPart>("ChangedPart").implement({
  description: "A part that says something else: before and now as text, days as YYYY-MM-DD, money in fen.",
  fields: (t) => ({
    part: t.exposeString("part"),
    before: t.exposeString("before", { nullable: true }),
    after: t.exposeString("after", { nullable: true }),
  }),
});

const ComparedSumsType = builder.objectRef<ComparedSums>("ComparedSums").implement({
  description: "Counted from the lines themselves.",
  fields: (t) => ({
    lineCount: t.exposeInt("lineCount"),
    recipientCount: t.exposeInt("recipientCount"),
    quantityMilli: t.expose("quantityMilli", { type: "Fen" }),
    dueFen: t.expose("dueFen", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    returnedFen: t.expose("returnedFen", { type: "Fen" }),
    heldFen: t.expose("heldFen", { type: "Fen" }),
  }),
});

const ComparedLineType = builder.objectRef<ComparedLine>("ComparedLine").implement({
  description: "A line as staff may see it. Hashes of identity numbers never leave the server.",
  fields: (t) => ({
    seq: t.exposeInt("seq"),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, line, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: line.unitId } }),
    }),
    name: t.exposeString("name"),
    group: t.exposeString("group", { nullable: true }),
    quantityMilli: t.expose("quantityMilli", { type: "Fen", nullable: true }),
    rateE4: t.expose("rateE4", { type: "Fen", nullable: true }),
    dueFen: t.expose("dueFen", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    outcome: t.expose("outcome", { type: OutcomeEnum }),
    remark: t.exposeString("remark", { nullable: true }),
    extra: t.exposeString("extra", { nullable: true }),
  }),
});

const LineChangeEnum = builder.enumType("LineChangeKind", { values: LINE_CHANGES });

const LineChangeType = builder.objectRef<LineChange<ComparedLine>>("LineChange").implement({
  fields: (t) => ({
    kind: t.expose("kind", { type: LineChangeEnum }),
    parts: t.stringList({
      description: "Of a changed line: unit, group, name, identity, quantity, rate, due, paid, outcome, remark, extra.",
      resolve: (change) => [...change.parts],
    }),
    before: t.expose("before", { type: ComparedLineType, nullable: true }),
    after: t.expose("after", { type: ComparedLineType, nullable: true }),
  }),
});

const LineChangePageType = builder
  .objectRef<{ total: number; lines: readonly LineChange<ComparedLine>[] }>("LineChangePage")
  .implement({
    fields: (t) => ({
      total: t.exposeInt("total"),
      lines: t.field({ type: [LineChangeType], complexity: ofSize(1), resolve: (page) => [...page.lines] }),
    }),
  });

const UnitComparisonType = builder.objectRef<Comparison["lines"]["units"][number]>("UnitComparison").implement({
  fields: (t) => ({
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, row, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: row.unitId } }),
    }),
    before: t.expose("before", { type: ComparedSumsType }),
    after: t.expose("after", { type: ComparedSumsType }),
  }),
});

const ControlType = builder.objectRef<Comparison["control"]>("ComparedControl").implement({
  description: "The counted sum against the payer's total.",
  fields: (t) => ({
    totalFen: t.expose("totalFen", { type: "Fen", nullable: true }),
    differenceFen: t.expose("differenceFen", { type: "Fen", nullable: true }),
    toleranceFen: t.expose("toleranceFen", { type: "Fen" }),
    blocks: t.exposeBoolean("blocks"),
  }),
});

const MOST_LINES = 200;

const ComparisonType = builder.objectRef<Comparison>("Comparison").implement({
  description: "An edition beside what it is compared with, and the sums of both counted anew.",
  fields: (t) => ({
    base: t.string({
      description: "ROUND: the round of review before; EDITION: the edition before; STAGE: the list before payment.",
      resolve: (comparison) => comparison.base.kind,
    }),
    editionNumber: t.int({ resolve: (comparison) => comparison.base.editionNumber }),
    round: t.int({ nullable: true, resolve: (comparison) => comparison.base.round }),
    parts: t.field({ type: [ChangedPartType], complexity: ofSize(9), resolve: (comparison) => [...comparison.parts] }),
    added: t.int({ resolve: ({ lines }) => lines.changes.filter(({ kind }) => kind === "ADDED").length }),
    removed: t.int({ resolve: ({ lines }) => lines.changes.filter(({ kind }) => kind === "REMOVED").length }),
    changed: t.int({ resolve: ({ lines }) => lines.changes.filter(({ kind }) => kind === "CHANGED").length }),
    same: t.int({ resolve: ({ lines }) => lines.sameCount }),
    before: t.field({ type: ComparedSumsType, resolve: ({ lines }) => lines.before }),
    after: t.field({ type: ComparedSumsType, resolve: ({ lines }) => lines.after }),
    control: t.expose("control", { type: ControlType }),
    sumsAgree: t.exposeBoolean("sumsAgree", {
      description: "Whether the counted sums are those the edition states.",
    }),
    units: t.field({
      type: [UnitComparisonType],
      complexity: ofSize(30),
      description: "Units whose lines differ.",
      resolve: ({ lines }) => [...lines.units],
    }),
    lines: t.field({
      type: LineChangePageType,
      description: "Lines that differ, a page at a time (first ≤ 200).",
      args: {
        kind: t.arg({ type: LineChangeEnum }),
        unitId: t.arg.id(),
        first: t.arg.int({ defaultValue: 50, required: true }),
        offset: t.arg.int({ defaultValue: 0, required: true }),
      },
      complexity: (args) => ofSize(pageSize(args.first, MOST_LINES), 1),
      resolve: ({ lines: { changes } }, args) => {
        const unitId = args.unitId ? checkedId(args.unitId) : null;
        const wanted = changes.filter(
          ({ kind, before, after }) =>
            (!args.kind || kind === args.kind) &&
            (unitId === null || before?.unitId === unitId || after?.unitId === unitId),
        );
        const offset = Math.max(0, args.offset);
        return { total: wanted.length, lines: wanted.slice(offset, offset + pageSize(args.first, MOST_LINES)) };
      },
    }),
  }),
});

builder.objectField(EditionType, "comparison", (t) =>
  t.field({
    type: ComparisonType,
    nullable: true,
    // Reads every line of two editions.
    complexity: { field: 100, multiplier: 1 },
    description:
      "What changed since the last review (its round, else the edition before), since the edition before, or between the stages of its batch; null where there is nothing to compare with.",
    args: {
      against: t.arg({
        type: builder.enumType("ComparisonBase", { values: COMPARISON_BASES }),
        required: true,
        defaultValue: "LAST_REVIEW",
      }),
    },
    resolve: async (edition, args, { services, actor }) =>
      unwrap(await readComparison(services, actor, { row: edition.disclosure, edition, against: args.against })),
  }),
);
