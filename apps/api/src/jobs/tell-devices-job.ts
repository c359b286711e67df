import { tellDevices } from "@gongshi/usecases/push/tell-devices";
import type { Job } from "./job";

/** Tells devices that asked for it what waits for their people; by day, once a day, and returns as they come. */
export const tellDevicesJob: Job = {
  name: "tell-devices",
  everySeconds: 120,
  run: async (services, stop) => {
    const told = await tellDevices(services, stop);
    return told === 0 ? null : `${told} told`;
  },
};
