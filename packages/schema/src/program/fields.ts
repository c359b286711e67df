import { openBatch, setPayment } from "@gongshi/usecases/disclosure/open-batch";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { StageEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { BatchType } from "./types";

builder.queryFields((t) => ({
  programs: t.prismaField({
    type: ["Program"],
    complexity: ofSize(15),
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: (query, _root, args, context) => {
      demandInSubdistrict(context, "readSubdistrict", args.subdistrictId);
      return context.services.db.program.findMany({
        ...query,
        where: { subdistrictId: args.subdistrictId },
        orderBy: { code: "asc" },
      });
    },
  }),
  batches: t.prismaField({
    type: ["Batch"],
    complexity: ofSize(40),
    description: "Batches of a subsidy year with their disclosures.",
    args: { subdistrictId: t.arg.id({ required: true }), year: t.arg.int({ required: true }) },
    resolve: (query, _root, args, context) => {
      demandInSubdistrict(context, "readSubdistrict", args.subdistrictId);
      return context.services.db.batch.findMany({
        ...query,
        where: { subsidyYear: args.year, program: { subdistrictId: args.subdistrictId } },
        orderBy: [{ program: { code: "asc" } }, { number: "asc" }],
      });
    },
  }),
}));

const OpenBatchInput = builder.inputType("OpenBatchInput", {
  fields: (t) => ({
    programId: t.id({ required: true }),
    subsidyYear: t.int({ required: true }),
    number: t.int({ required: true }),
    name: t.string({ required: true }),
    paidOn: t.field({ type: "Date" }),
    paymentWay: t.string(),
    stages: t.field({ type: [StageEnum] }),
  }),
});

builder.mutationFields((t) => ({
  openBatch: t.field({
    type: BatchType,
    errors: refusable("OpenBatch"),
    args: { input: t.arg({ type: OpenBatchInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) => {
      const id = unwrap(
        await openBatch(services, actor, {
          ...input,
          programId: checkedId(input.programId),
          paidOn: input.paidOn ?? null,
          paymentWay: input.paymentWay ?? null,
          stages: input.stages ?? null,
        }),
      );
      return services.db.batch.findUniqueOrThrow({ where: { id } });
    },
  }),
  setPayment: t.field({
    type: BatchType,
    description: "Sets or corrects the day the money was paid; due dates follow until release.",
    errors: refusable("SetPayment"),
    args: {
      batchId: t.arg.id({ required: true }),
      paidOn: t.arg({ type: "Date", required: true }),
      paymentWay: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(await setPayment(services, actor, { ...args, batchId: checkedId(args.batchId) }));
      return services.db.batch.findUniqueOrThrow({ where: { id } });
    },
  }),
}));
