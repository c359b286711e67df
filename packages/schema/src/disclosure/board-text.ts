import { programStages } from "@gongshi/domain/program/program";
import { preamble } from "@gongshi/domain/sheet/preamble";
import { scopeInForce, scopeOfEdition } from "@gongshi/usecases/disclosure/scope-of";
import { dayFromNullable } from "@gongshi/usecases/day-column";
import { builder } from "../builder";
import { EditionType } from "../refs";

builder.objectField(EditionType, "preamble", (t) =>
  t.stringList({
    description: "What the board sheet says above its table, as it would be printed where somebody was paid.",
    resolve: (edition) => {
      const { stage, batch } = edition.disclosure;
      const rule = programStages.parse(batch.program.stages).find((each) => each.stage === stage);
      const payment = edition.releasedAt === null ? batch : edition;
      if (rule === undefined) return [];
      return preamble({
        edition,
        program: batch.program,
        stage,
        audience: (scopeOfEdition(edition) ?? scopeInForce(edition.disclosure)).audience,
        isZero: false,
        paidOn: dayFromNullable(payment.paidOn),
        paymentWay: payment.paymentWay,
        period: { length: rule.periodLength, unit: rule.periodUnit },
      });
    },
  }),
);
