import { forgetUnposted } from "@gongshi/usecases/privacy/forget-unposted";
import type { Job } from "./job";

/** Deletes photos that arrived and were never posted. */
export const forgetUnpostedJob: Job = {
  name: "forget-unposted",
  everySeconds: 3600,
  run: async (services, signal) => {
    const forgotten = await forgetUnposted(services, signal);
    return forgotten === 0 ? null : `${forgotten} unposted`;
  },
};
