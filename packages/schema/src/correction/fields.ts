import type { LinePart, SomeValues } from "@gongshi/domain/correction/line-values";
import { acceptCorrection } from "@gongshi/usecases/correction/accept-correction";
import { listCorrections, openCorrections } from "@gongshi/usecases/correction/open-corrections";
import type { ListedCorrection } from "@gongshi/usecases/correction/open-corrections";
import { readCorrection } from "@gongshi/usecases/correction/read-correction";
import { refuseCorrection } from "@gongshi/usecases/correction/refuse-correction";
import { takeCorrection } from "@gongshi/usecases/correction/take-correction";
import { withdrawCorrection } from "@gongshi/usecases/correction/withdraw-correction";
import { unitTarget } from "@gongshi/usecases/allowed";
import { checkedId, demand, notFound } from "../access";
import { builder } from "../builder";
import type { Context } from "../context";
import { OutcomeEnum } from "../enums";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { CorrectionType, LinePartEnum, OpenedCorrectionType } from "./types";

builder.queryFields((t) => ({
  corrections: t.field({
    type: [CorrectionType],
    complexity: ofSize(100, 10),
    description:
      "Requests for correction that are not over, by the day they are due: about a unit's lines, a department's programs, or all of a subdistrict.",
    args: { unitId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { db, clock } = context.services;
      const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readCorrections", unitTarget(unit));
      return openCorrections(db, unit, clock());
    },
  }),
  correction: t.field({
    type: OpenedCorrectionType,
    complexity: 50,
    description: "One request with its words and values; reading it leaves a trace.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) =>
      unwrap(await readCorrection(services, actor, checkedId(args.id))),
  }),
}));

const LineValuesInput = builder.inputType("LineValuesInput", {
  description: "Values for the parts that are named; what is given for another part is passed over.",
  fields: (t) => ({
    parts: t.field({ type: [LinePartEnum], required: true }),
    name: t.string(),
    group: t.string(),
    quantityMilli: t.field({ type: "Fen" }),
    dueFen: t.field({ type: "Fen" }),
    paidFen: t.field({ type: "Fen" }),
    outcome: t.field({ type: OutcomeEnum }),
    remark: t.string({ description: "One of the closed list, or none." }),
  }),
});

/** What nobody gave a value for says nothing, but for a group, a quantity or a remark: those may be none. */
function valuesIn(input: typeof LineValuesInput.$inferInput): SomeValues {
  const { name, group, quantityMilli, dueFen, paidFen, outcome, remark } = input;
  const given: Readonly<Record<LinePart, SomeValues>> = {
    name: { name: name ?? "" },
    group: { group: group ?? null },
    quantityMilli: { quantityMilli: quantityMilli ?? null },
    dueFen: { dueFen: dueFen ?? -1 },
    paidFen: { paidFen: paidFen ?? -1 },
    outcome: { ...(outcome ? { outcome } : {}) },
    remark: { remark: remark ?? null },
  };
  return Object.assign({}, ...input.parts.map((part) => given[part])) as SomeValues;
}

const TakeCorrectionInputType = builder.inputType("TakeCorrectionInput", {
  fields: (t) => ({
    id: t.id({ required: true, description: "Made on the screen, so that a repeat is harmless." }),
    queryId: t.id({ required: true, description: "The query at the counter that found the line." }),
    seal: t.string({ required: true, description: "Of that query's answer." }),
    lineId: t.id({ required: true }),
    name: t.string({ required: true, description: "As on the card." }),
    identityNumber: t.string({ required: true, description: "Whole, from the card; only hashes of it are kept." }),
    asked: t.field({ type: LineValuesInput, required: true }),
    wrong: t.string(),
    proof: t.string({ required: true, description: "The paper that proves it." }),
  }),
});

const AcceptCorrectionInputType = builder.inputType("AcceptCorrectionInput", {
  fields: (t) => ({
    correctionId: t.id({ required: true }),
    expectedEditionId: t.id({ required: true }),
    expectedRevision: t.int({ required: true }),
    values: t.field({ type: LineValuesInput, required: true }),
    changeReason: t.string({ description: "What the edition says it changes and why; it is public." }),
  }),
});

/** A request as a list shows it, read anew. */
async function listed(context: Context, id: string): Promise<ListedCorrection> {
  const { db, clock } = context.services;
  const [found] = await listCorrections(db, { id }, clock());
  return found ?? notFound();
}

builder.mutationFields((t) => ({
  takeCorrection: t.field({
    type: CorrectionType,
    description: "更正申请: taken at the counter, about a line that a query found.",
    errors: refusable("TakeCorrection"),
    args: { input: t.arg({ type: TakeCorrectionInputType, required: true }) },
    resolve: async (_root, { input }, context) =>
      listed(
        context,
        unwrap(
          await takeCorrection(context.services, context.actor, {
            id: checkedId(input.id),
            queryId: checkedId(input.queryId),
            seal: input.seal,
            lineId: input.lineId,
            name: input.name,
            identityNumber: input.identityNumber,
            asked: valuesIn(input.asked),
            wrong: input.wrong ?? null,
            proof: input.proof,
          }),
        ),
      ),
  }),
  acceptCorrection: t.field({
    type: CorrectionType,
    description: "同意更正: changes the line in the draft, or in the next edition, which begins with it.",
    errors: refusable("AcceptCorrection"),
    args: { input: t.arg({ type: AcceptCorrectionInputType, required: true }) },
    resolve: async (_root, { input }, context) =>
      listed(
        context,
        unwrap(
          await acceptCorrection(context.services, context.actor, {
            id: checkedId(input.correctionId),
            expectedEditionId: checkedId(input.expectedEditionId),
            expectedRevision: input.expectedRevision,
            values: valuesIn(input.values),
            changeReason: input.changeReason ?? null,
          }),
        ),
      ),
  }),
  refuseCorrection: t.field({
    type: CorrectionType,
    description: "不予更正, with the reason the person is told.",
    errors: refusable("RefuseCorrection"),
    args: { correctionId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (_root, args, context) =>
      listed(
        context,
        unwrap(
          await refuseCorrection(context.services, context.actor, {
            id: checkedId(args.correctionId),
            reason: args.reason,
          }),
        ),
      ),
  }),
  withdrawCorrection: t.field({
    type: CorrectionType,
    description: "本人撤回: said at the counter.",
    errors: refusable("WithdrawCorrection"),
    args: { correctionId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) =>
      listed(context, unwrap(await withdrawCorrection(context.services, context.actor, checkedId(args.correctionId)))),
  }),
}));
