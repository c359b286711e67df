import { forgetBirthMonths } from "@gongshi/usecases/privacy/forget-birth-months";
import type { Job } from "./job";

/** Deletes the months of fourteenth birthdays that are over. */
export const forgetBirthMonthsJob: Job = {
  name: "forget-birth-months",
  everySeconds: 3_600,
  run: async (services, signal) => {
    const lines = await forgetBirthMonths(services, signal);
    return lines === 0 ? null : `${lines} lines`;
  },
};
