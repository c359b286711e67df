import { anchorTrace } from "@gongshi/usecases/audit/anchor-trace";
import type { Job } from "./job";

/** What was written since the last anchor is what could be taken away unseen: it is at most five minutes' work. */
export const anchorTraceJob: Job = {
  name: "anchor-trace",
  everySeconds: 300,
  run: async (services) => {
    await anchorTrace(services);
    return null;
  },
};
