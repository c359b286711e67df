import { changeScope } from "@gongshi/usecases/disclosure/change-scope";
import { reissueDisclosure } from "@gongshi/usecases/disclosure/reissue-disclosure";
import { cancelSchedule, scheduleRelease } from "@gongshi/usecases/disclosure/schedule-release";
import { withdrawDisclosure } from "@gongshi/usecases/disclosure/withdraw-disclosure";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import type { Result } from "@gongshi/domain/refusal";
import { checkedId } from "../access";
import { builder } from "../builder";
import type { Context } from "../context";
import { refusable, unwrap } from "../refusal";
import { DisclosureType } from "../refs";
import { ScopeInput } from "./publication-types";

const reloaded = async (context: Context, done: Result<string>) =>
  (await loadDisclosure(context.services.db, unwrap(done)))!;

const ReasonedWithdrawal = builder.enumType("ReasonedWithdrawal", {
  description: "Why a person takes it back: it should not have been public so, or its time is over.",
  values: ["IN_ERROR", "ENDED"] as const,
});

builder.mutationFields((t) => ({
  scheduleRelease: t.field({
    type: DisclosureType,
    description: "Gives an approved edition the hour at which it goes out by itself, or another one.",
    errors: refusable("ScheduleRelease"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedScheduledFor: t.arg({ type: "DateTime", description: "The hour on the screen, if it had one." }),
      at: t.arg({ type: "DateTime", required: true }),
    },
    resolve: async (_root, args, context) =>
      reloaded(
        context,
        await scheduleRelease(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          expectedScheduledFor: args.expectedScheduledFor ?? null,
          at: args.at,
        }),
      ),
  }),
  cancelSchedule: t.field({
    type: DisclosureType,
    description: "Takes the hour away: it waits to be let out by hand.",
    errors: refusable("CancelSchedule"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      expectedScheduledFor: t.arg({ type: "DateTime", required: true }),
    },
    resolve: async (_root, args, context) =>
      reloaded(
        context,
        await cancelSchedule(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          expectedScheduledFor: args.expectedScheduledFor,
        }),
      ),
  }),
  withdrawDisclosure: t.field({
    type: DisclosureType,
    description: "Takes the public edition back, with a reason that everybody reads.",
    errors: refusable("WithdrawDisclosure"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true, description: "The public edition." }),
      kind: t.arg({ type: ReasonedWithdrawal, required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reloaded(
        context,
        await withdrawDisclosure(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          kind: args.kind,
          reason: args.reason,
        }),
      ),
  }),
  reissueDisclosure: t.field({
    type: DisclosureType,
    description: "Drafts the next edition with the content of one that was withdrawn.",
    errors: refusable("ReissueDisclosure"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reloaded(
        context,
        await reissueDisclosure(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          reason: args.reason,
        }),
      ),
  }),
  changeScope: t.field({
    type: DisclosureType,
    description: "Showing less takes effect at once; showing more than was reviewed is reviewed again.",
    errors: refusable("ChangeScope"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ description: "The newest edition; left out while there is none." }),
      scope: t.arg({ type: ScopeInput, required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reloaded(
        context,
        await changeScope(context.services, context.actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId ?? null,
          ...args.scope,
          reason: args.reason,
        }),
      ),
  }),
}));
