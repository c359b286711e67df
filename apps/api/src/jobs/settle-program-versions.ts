import { settleVersions } from "@gongshi/usecases/program/apply-version";
import type { Job } from "./job";

/** Brings into force what programs' settings were planned to become today. */
export const settleProgramVersions: Job = {
  name: "settle-program-versions",
  everySeconds: 60,
  run: async (services) => {
    const settled = await settleVersions(services);
    return settled === 0 ? null : `${settled} in force`;
  },
};
