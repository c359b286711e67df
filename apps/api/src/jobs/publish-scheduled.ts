import { publishScheduled } from "@gongshi/usecases/disclosure/publish-scheduled";
import type { Job } from "./job";

/** Lets out what has an hour of its own. */
export const publishScheduledJob: Job = {
  name: "publish-scheduled",
  everySeconds: 10,
  run: async (services, signal) => {
    const { released, failed } = await publishScheduled(services, signal);
    return released + failed === 0 ? null : `${released} went out, ${failed} could not`;
  },
};
