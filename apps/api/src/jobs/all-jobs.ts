import { anchorTraceJob } from "./anchor-trace-job";
import { closeLapsedJob } from "./close-lapsed";
import { forgetBirthMonthsJob } from "./forget-birth-months";
import { forgetCorrectionsJob } from "./forget-corrections";
import { forgetOutlivedJob } from "./forget-outlived";
import { forgetUnpostedJob } from "./forget-unposted";
import type { Job } from "./job";
import { publishScheduledJob } from "./publish-scheduled";
import { readRolls } from "./read-rolls";
import { settleProgramVersions } from "./settle-program-versions";
import { tellDevicesJob } from "./tell-devices-job";

/** Everything the server does by itself. A new job is a file beside this one and a line here. */
export const ALL_JOBS: readonly Job[] = [
  anchorTraceJob,
  closeLapsedJob,
  forgetBirthMonthsJob,
  forgetCorrectionsJob,
  forgetOutlivedJob,
  forgetUnpostedJob,
  publishScheduledJob,
  settleProgramVersions,
  readRolls,
  tellDevicesJob,
];
