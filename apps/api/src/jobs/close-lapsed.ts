import { closeLapsed } from "@gongshi/usecases/disclosure/close-lapsed";
import type { Job } from "./job";

/** Closes what was published urgently and not approved in time. */
export const closeLapsedJob: Job = {
  name: "close-lapsed",
  everySeconds: 10,
  run: async (services, signal) => {
    const closed = await closeLapsed(services, signal);
    return closed === 0 ? null : `${closed} closed`;
  },
};
