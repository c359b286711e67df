import { programTarget } from "@gongshi/usecases/allowed";
import { disclosureInclude, loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { acceptNumbers } from "@gongshi/usecases/disclosure/accept-numbers";
import { recordProofReading } from "@gongshi/usecases/disclosure/record-proof-reading";
import { releaseDisclosure } from "@gongshi/usecases/disclosure/release-disclosure";
import { reviewDisclosure } from "@gongshi/usecases/disclosure/review-disclosure";
import { explainTotal, submitDisclosure } from "@gongshi/usecases/disclosure/submit-disclosure";
import { checkedId, demand, demandViewer } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import type { Context } from "../context";
import { ReviewPathEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { DisclosureType } from "../refs";
import { openActions } from "./disclosure";
import { ReviewInput } from "./review-types";

const NEXT_STEPS: readonly string[] = ["review", "release", "acceptNumbers"];

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
    complexity: ofSize(20, 10),
    description:
      "Disclosures whose next step is the viewer's: to review, to release, or to answer for numbers found in a draft.",
    resolve: async (_root, _args, context) => {
      const viewer = demandViewer(context);
      const rows = await context.services.db.disclosure.findMany({
        where: {
          editions: {
            some: {
              OR: [
                { state: { in: ["IN_REVIEW", "APPROVED"] } },
                { urgentUntil: { not: null } },
                {
                  state: { in: ["DRAFT", "RETURNED"] },
                  imports: { some: { NOT: { numberFinds: { path: ["total"], equals: 0 } } } },
                },
              ],
            },
          },
          batch: { program: { subdistrictId: { in: viewer.appointments.map((held) => held.subdistrictId) } } },
        },
        include: disclosureInclude,
        orderBy: { id: "asc" },
      });
      const actions = await Promise.all(rows.map((row) => openActions(row, context)));
      return rows.filter((_row, index) => actions[index]!.some((action) => NEXT_STEPS.includes(action)));
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
      expectedEditionId: t.arg.id({ required: true }),
      expectedRevision: t.arg.int({ required: true }),
      controlTotalFen: t.arg({ type: "Fen" }),
      explanation: t.arg.string(),
    },
    resolve: async (_root, args, context) => {
      const id = unwrap(
        await explainTotal(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          expectedRevision: args.expectedRevision,
          controlTotalFen: args.controlTotalFen ?? null,
          ...(args.explanation === undefined ? {} : { explanation: args.explanation }),
        }),
      );
      return reload(context, id);
    },
  }),
  acceptNumbers: t.field({
    type: DisclosureType,
    description: "A reviewer answers in writing for what looks like somebody's number in the draft's files.",
    errors: refusable("AcceptNumbers"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedRevision: t.arg.int({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await acceptNumbers(context.services, context.actor, { ...args, disclosureId: checkedId(args.disclosureId) }),
        ),
      ),
  }),
  submitDisclosure: t.field({
    type: DisclosureType,
    errors: refusable("SubmitDisclosure"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedRevision: t.arg.int({ required: true }),
      path: t.arg({ type: ReviewPathEnum, required: true, defaultValue: "FULL" }),
      reason: t.arg.string({ description: "Why it is urgent." }),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await submitDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            expectedRevision: args.expectedRevision,
            path: args.path,
            reason: args.reason ?? null,
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
      expectedRevision: t.arg.int({ required: true }),
      input: t.arg({ type: ReviewInput, required: true }),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await reviewDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            expectedRevision: args.expectedRevision,
            expectedRound: args.input.round,
            step: args.input.step,
            verdict: args.input.verdict,
            comment: args.input.comment ?? null,
            checks: args.input.checks,
            secrecy: args.input.secrecy
              ? { verdict: args.input.secrecy, reason: args.input.secrecyReason ?? null }
              : null,
            proofRead: args.input.proofRead,
            fieldReasons: args.input.fieldReasons,
          }),
        ),
      ),
  }),
  recordProofReading: t.field({
    type: DisclosureType,
    description: "Somebody has read the edition under review word by word (校对).",
    errors: refusable("RecordProofReading"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedRevision: t.arg.int({ required: true }),
      note: t.arg.string(),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await recordProofReading(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            expectedRevision: args.expectedRevision,
            note: args.note ?? null,
          }),
        ),
      ),
  }),
  releaseDisclosure: t.field({
    type: DisclosureType,
    errors: refusable("ReleaseDisclosure"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedRevision: t.arg.int({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(
          await releaseDisclosure(context.services, context.actor, {
            disclosureId: checkedId(args.disclosureId),
            expectedEditionId: args.expectedEditionId,
            expectedRevision: args.expectedRevision,
          }),
        ),
      ),
  }),
}));
