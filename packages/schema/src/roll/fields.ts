import { forgetRollAnswer, rollAnswers } from "@gongshi/usecases/roll/roll-answers";
import type { RollAnswer } from "@gongshi/usecases/roll/roll-answers";
import { checkedId } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { viewerOf } from "../context";
import { personName } from "../identity/person-name";
import { refusable, unwrap } from "../refusal";

const RollAnswerType = builder.objectRef<RollAnswer>("RollAnswer").implement({
  description: "What a person once said about a program's rolls, by which later ones are read.",
  fields: (t) => ({
    id: t.exposeID("id"),
    what: t.exposeString("what", { description: "COLUMNS or UNIT" }),
    text: t.exposeString("text", { description: "The headings of the layout, or the name as rolls write it." }),
    columns: t.expose("columns", { type: "JSON", nullable: true, description: "{role: column from 1, or null}" }),
    moneyUnit: t.exposeString("moneyUnit", { nullable: true }),
    unitName: t.exposeString("unitName", { nullable: true }),
    answeredByName: t.string({ resolve: (answer, _args, context) => personName(context, answer.answeredById) }),
    answeredAt: t.expose("answeredAt", { type: "DateTime" }),
  }),
});

builder.queryField("rollAnswers", (t) =>
  t.field({
    type: [RollAnswerType],
    complexity: ofSize(20),
    description: "What is remembered for reading a program's rolls, for those who see its lines.",
    args: { programId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) =>
      unwrap(await rollAnswers(context.services.db, viewerOf(context), checkedId(args.programId))),
  }),
);

const Forgotten = builder.objectRef<{ readonly id: string }>("ForgottenRollAnswer").implement({
  fields: (t) => ({ id: t.exposeID("id") }),
});

builder.mutationField("forgetRollAnswer", (t) =>
  t.field({
    type: Forgotten,
    description: "The next roll of that layout, or with that name, is asked about again.",
    errors: refusable("ForgetRollAnswer"),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) => ({
      id: unwrap(await forgetRollAnswer(services, actor, checkedId(args.id))),
    }),
  }),
);
