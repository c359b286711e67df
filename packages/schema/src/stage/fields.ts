import { dayOf } from "@gongshi/domain/calendar/day";
import { loadDisclosure, newestEdition } from "@gongshi/usecases/disclosure/load-disclosure";
import type { StageClosing } from "@gongshi/usecases/generated/client/client";
import { closeStage } from "@gongshi/usecases/stage/close-stage";
import { loadStageUnits } from "@gongshi/usecases/stage/load-stage";
import type { StageRow } from "@gongshi/usecases/stage/load-stage";
import { checkedId } from "../access";
import { builder } from "../builder";
import { seesEveryUnit } from "../disclosure/disclosure";
import { personName } from "../identity/person-name";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { DisclosureType } from "../refs";

const StageUnitType = builder.objectRef<StageRow>("StageUnit").implement({
  description: "One unit's list before payment, and why the stage cannot be closed for it yet.",
  fields: (t) => ({
    unitId: t.id({ resolve: (row) => row.notice.obligation.unitId }),
    unitName: t.exposeString("unitName"),
    from: t.expose("hungOn", { type: "Date", nullable: true }),
    to: t.expose("periodEndsOn", { type: "Date", nullable: true }),
    obstacle: t.field({
      type: builder.enumType("StageObstacle", {
        values: ["NOT_POSTED", "SENT_BACK", "UNVERIFIED", "PERIOD_RUNNING"] as const,
      }),
      nullable: true,
      resolve: (row) => row.obstacle,
    }),
  }),
});

const StageClosingType = builder.objectRef<StageClosing>("StageClosing").implement({
  description: "The stage before payment is over; its statement is what finance needs before it pays.",
  fields: (t) => ({
    id: t.exposeID("id"),
    closedAt: t.expose("closedAt", { type: "DateTime" }),
    closedByName: t.string({ resolve: (closing, _args, context) => personName(context, closing.closedById) }),
    objectionCount: t.exposeInt("objectionCount"),
    objectionNote: t.exposeString("objectionNote", { nullable: true }),
    pdfPath: t.string({ resolve: (closing) => `/stage-statements/${closing.id}.pdf` }),
  }),
});

interface Stage {
  readonly editionId: string;
}

const StageStandingType = builder.objectRef<Stage>("StageStanding").implement({
  description: "How far the stage before payment is, of the edition that is public.",
  fields: (t) => ({
    units: t.field({
      type: [StageUnitType],
      complexity: ofSize(40, 10),
      resolve: (stage, _args, { services }) => loadStageUnits(services.db, stage.editionId, dayOf(services.clock())),
    }),
    closing: t.field({
      type: StageClosingType,
      nullable: true,
      resolve: (stage, _args, { services }) =>
        services.db.stageClosing.findUnique({ where: { editionId: stage.editionId } }),
    }),
  }),
});

builder.objectField(DisclosureType, "stageStanding", (t) =>
  t.field({
    type: StageStandingType,
    nullable: true,
    description: "Of a list before payment that is public, for those who work on disclosures.",
    resolve: (row, _args, context) => {
      const edition = newestEdition(row);
      if (row.stage !== "BEFORE_PAYMENT" || edition === undefined || !seesEveryUnit(row, context)) return null;
      const released = row.editions.find(
        (each) => each.releasedAt !== null && each.replacedAt === null && each.withdrawnAt === null,
      );
      return released === undefined ? null : { editionId: released.id };
    },
  }),
);

builder.mutationField("closeStage", (t) =>
  t.field({
    type: DisclosureType,
    description: "Closes the stage before payment and makes its statement (公示情况说明).",
    errors: refusable("CloseStage"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      objectionCount: t.arg.int({ required: true }),
      objectionNote: t.arg.string({ description: "How they were settled." }),
    },
    resolve: async (_root, args, { services, actor }) =>
      (await loadDisclosure(
        services.db,
        unwrap(
          await closeStage(services, actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            objectionCount: args.objectionCount,
            objectionNote: args.objectionNote ?? null,
          }),
        ),
      ))!,
  }),
);
