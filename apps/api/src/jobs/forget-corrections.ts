import { forgetCorrections } from "@gongshi/usecases/correction/forget-corrections";
import type { Job } from "./job";

/** Deletes the words of requests for correction that were answered long enough ago. */
export const forgetCorrectionsJob: Job = {
  name: "forget-corrections",
  everySeconds: 600,
  run: async (services, signal) => {
    const forgotten = await forgetCorrections(services, signal);
    return forgotten === 0 ? null : `${forgotten} requests`;
  },
};
