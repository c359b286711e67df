import { forgetOutlived } from "@gongshi/usecases/privacy/forget-outlived";
import type { Job } from "./job";

/** Deletes the names of what has outlived its retention. */
export const forgetOutlivedJob: Job = {
  name: "forget-outlived",
  everySeconds: 600,
  run: async (services, signal) => {
    const forgotten = await forgetOutlived(services, signal);
    return forgotten === 0 ? null : `${forgotten} outlived`;
  },
};
