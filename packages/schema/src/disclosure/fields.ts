import { programTarget } from "@gongshi/usecases/allowed";
import { disclosureInclude, loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { releaseDisclosure } from "@gongshi/usecases/disclosure/release-disclosure";
import { reviewDisclosure } from "@gongshi/usecases/disclosure/review-disclosure";
import { explainTotal, submitDisclosure } from "@gongshi/usecases/disclosure/submit-disclosure";
import { checkedId, demand, demandViewer } from "../access";
import { builder } from "../builder";
import type { Context } from "../context";
import { ReviewVerdictEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { DisclosureType } from "../refs";
import { disclosureActions } from "./disclosure";

const reload = async (context: Context, id: string) => (await loadDisclosure(context.services.db, id))!;

builder.queryFields((t) => ({
  disclosure: t.field({
    type: DisclosureType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const row = await loadDisclosure(context.services.db, checkedId(args.id));
      if (row !== null) demand(context, "readLines", programTarget(row.batch.program));
      return row;
    },
  }),
  reviewQueue: t.field({
    type: [DisclosureType],
    description: "Disclosures whose next step is the viewer's: to review, or to release.",
    resolve: async (_root, _args, context) => {
      const viewer = demandViewer(context);
      const rows = await context.services.db.disclosure.findMany({
        where: {
          editions: { some: { state: { in: ["IN_REVIEW", "APPROVED"] } } },
          batch: { program: { subdistrictId: { in: viewer.appointments.map((held) => held.subdistrictId) } } },
        },
        include: disclosureInclude,
        orderBy: { id: "asc" },
      });
      return rows.filter((row) => {
        const actions = disclosureActions(row, context);
        return actions.includes("review") || actions.includes("release");
      });
    },
  }),
}));

builder.mutationFields((t) => ({
  explainTotal: t.field({
    type: DisclosureType,
    description: "The payer's total entered by hand, and the written explanation of a difference.",
    errors: refusable("ExplainTotal"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      controlTotalFen: t.arg({ type: "Fen" }),
      explanation: t.arg.string(),
    },
    resolve: async (_root, args, context) => {
      const id = unwrap(
        await explainTotal(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          controlTotalFen: args.controlTotalFen ?? null,
          ...(args.explanation === undefined ? {} : { explanation: args.explanation }),
        }),
      );
      return reload(context, id);
    },
  }),
  submitDisclosure: t.field({
    type: DisclosureType,
    errors: refusable("SubmitDisclosure"),
    args: { disclosureId: t.arg.id({ required: true }), expectedEditionId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await submitDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
          }),
        ),
      ),
  }),
  reviewDisclosure: t.field({
    type: DisclosureType,
    errors: refusable("ReviewDisclosure"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      verdict: t.arg({ type: ReviewVerdictEnum, required: true }),
      comment: t.arg.string(),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await reviewDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            verdict: args.verdict,
            comment: args.comment ?? null,
          }),
        ),
      ),
  }),
  releaseDisclosure: t.field({
    type: DisclosureType,
    errors: refusable("ReleaseDisclosure"),
    args: { disclosureId: t.arg.id({ required: true }), expectedEditionId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await releaseDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
          }),
        ),
      ),
  }),
}));
