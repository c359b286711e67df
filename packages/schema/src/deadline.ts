import type { Deadline } from "@gongshi/domain/calendar/due";
import { builder } from "./builder";

export const DeadlineType = builder.objectRef<Deadline>("Deadline").implement({
  description: "A due date that explains itself.",
  fields: (t) => ({
    on: t.expose("on", { type: "Date" }),
    rule: t.exposeString("rule", {
      description:
        "PAYMENT_20_WORKING_DAYS, PROGRAM_RULE, YEAR_END, CORRECTION_5_WORKING_DAYS, DEPARTMENT_RULE, PERIOD_END_10_WORKING_DAYS, ANSWER_20_WORKING_DAYS",
    }),
    from: t.expose("from", { type: "Date", nullable: true }),
    provisional: t.exposeBoolean("provisional", {
      description: "True when it counts days of a year whose holiday notice is not out yet.",
    }),
    skipped: t.expose("skipped", {
      type: "JSON",
      description: "[{date, why}]: days passed over; why is WEEKEND or the holiday's name.",
    }),
    madeUp: t.expose("madeUp", { type: ["Date"], description: "Weekend days that were counted, being worked." }),
  }),
});
