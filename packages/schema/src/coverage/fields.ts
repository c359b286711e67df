import { loadCoverage } from "@gongshi/usecases/coverage/load-coverage";
import type { Coverage, CoverageCell } from "@gongshi/usecases/coverage/load-coverage";
import { obligationInclude } from "@gongshi/usecases/coverage/load-obligation";
import type { Share } from "@gongshi/domain/coverage/shares";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { BlameEnum, StepEnum, VerdictEnum } from "../enums";
import { DisclosureType, ObligationType } from "../refs";

const ShareType = builder.objectRef<Share>("Share").implement({
  fields: (t) => ({
    verdict: t.expose("verdict", { type: VerdictEnum }),
    count: t.exposeInt("count"),
    permille: t.exposeInt("permille", { description: "All shares of a figure add up to 1000." }),
  }),
});

const CoverageCellType = builder.objectRef<CoverageCell>("CoverageCell").implement({
  fields: (t) => ({
    obligationId: t.exposeID("obligationId"),
    unitId: t.exposeID("unitId"),
    disclosureId: t.exposeID("disclosureId"),
    step: t.field({ type: StepEnum, resolve: ({ verdict }) => verdict.step }),
    onTime: t.field({ type: VerdictEnum, resolve: ({ verdict }) => verdict.onTime }),
    finished: t.field({ type: VerdictEnum, resolve: ({ verdict }) => verdict.finished }),
    blame: t.field({ type: BlameEnum, nullable: true, resolve: ({ verdict }) => verdict.blame }),
    isZero: t.boolean({ resolve: ({ verdict }) => verdict.current?.isZero ?? false }),
    dueOn: t.field({ type: "Date", nullable: true, resolve: ({ verdict }) => verdict.due?.on ?? null }),
    daysLate: t.int({ nullable: true, resolve: ({ verdict }) => verdict.daysLate }),
    editionNumber: t.int({ nullable: true, resolve: ({ verdict }) => verdict.current?.edition.number ?? null }),
    noticeId: t.id({ nullable: true, resolve: ({ verdict }) => verdict.current?.id ?? null }),
  }),
});

const CoverageType = builder.objectRef<Coverage>("Coverage").implement({
  description: "Units × disclosures of a subsidy year: where each stands, and the verdict of both figures.",
  fields: (t) => ({
    year: t.exposeInt("year"),
    years: t.intList({ resolve: (coverage) => [...coverage.years] }),
    disclosures: t.field({
      type: [DisclosureType],
      complexity: ofSize(40),
      resolve: (coverage) => [...coverage.disclosures],
    }),
    units: t.prismaField({
      type: ["Unit"],
      complexity: ofSize(30),
      resolve: (query, coverage, _args, { services }) =>
        services.db.unit.findMany({
          ...query,
          where: { id: { in: coverage.units.map((unit) => unit.id) } },
          orderBy: [{ position: "asc" }, { name: "asc" }],
        }),
    }),
    cells: t.field({ type: [CoverageCellType], complexity: ofSize(1000), resolve: (coverage) => [...coverage.cells] }),
    onTimeShares: t.field({
      type: [ShareType],
      complexity: ofSize(6),
      resolve: (coverage) => [...coverage.onTimeShares],
    }),
    finishedShares: t.field({
      type: [ShareType],
      complexity: ofSize(6),
      resolve: (coverage) => [...coverage.finishedShares],
    }),
  }),
});

builder.queryFields((t) => ({
  coverage: t.field({
    type: CoverageType,
    args: { subdistrictId: t.arg.id({ required: true }), year: t.arg.int({ required: true }) },
    resolve: (_root, args, context) => {
      demandInSubdistrict(context, "readSubdistrict", args.subdistrictId);
      const { db, clock } = context.services;
      return loadCoverage(db, checkedId(args.subdistrictId), args.year, clock());
    },
  }),
  obligation: t.field({
    type: ObligationType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const row = await context.services.db.obligation.findUnique({
        where: { id: checkedId(args.id) },
        include: obligationInclude,
      });
      if (row !== null) demandInSubdistrict(context, "readSubdistrict", row.disclosure.batch.program.subdistrictId);
      return row;
    },
  }),
}));
