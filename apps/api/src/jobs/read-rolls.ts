import { readUploads } from "@gongshi/usecases/roll/read-uploads";
import type { Job } from "./job";

/** Long rolls that people have uploaded. */
export const readRolls: Job = {
  name: "read-rolls",
  everySeconds: 2,
  run: async (services, signal) => {
    const { read, wiped } = await readUploads(services, signal);
    return read + wiped === 0 ? null : `${read} rolls read, ${wiped} given up and wiped`;
  },
};
