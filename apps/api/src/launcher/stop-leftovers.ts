import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LaunchFailure } from "./launch-failure";
import { goneWithin, isPostmasterOf, processesIn, signal } from "./process-table";

/** The postmaster.pid of a data folder: pid, data folder, start time, port, socket folder, … one a line. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socketFolder: string;
}

export function readPostmasterFile(folder: string): PostmasterFile | null {
  const path = join(folder, "postmaster.pid");
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, socketFolder: lines[4]?.trim() ?? "" } : null;
}

/**
 * Stops what a killed server left running on this data folder, and removes what would keep PostgreSQL from starting:
 * a postmaster without its parent, its processes without a postmaster, a postmaster.pid whose number was given to an
 * unrelated process meanwhile. The caller makes sure that nobody uses the folder.
 */
export async function stopLeftovers(folder: string): Promise<void> {
  const left = readPostmasterFile(folder);
  if (left !== null && isPostmasterOf(left.pid, folder)) await stopPostmaster(left.pid);
  const orphans = processesIn(folder);
  for (const pid of orphans) signal(pid, "SIGTERM");
  if (!(await goneWithin(orphans, 10_000))) {
    for (const pid of orphans) signal(pid, "SIGKILL");
    if (!(await goneWithin(orphans, 10_000))) {
      throw new LaunchFailure(`Processes of an earlier start do not end: ${orphans.join(", ")} (in ${folder}).`);
    }
  }
  // Nothing works in the folder any more, so the file is a remnant. PostgreSQL itself would only look whether *some*
  // process has that number. Where there is no /proc to tell, a live number is left for PostgreSQL to judge.
  if (left !== null && !isPostmasterOf(left.pid, folder)) rmSync(join(folder, "postmaster.pid"), { force: true });
}

/** Fast shutdown first; immediate (crash recovery at the next start) when that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await goneWithin([pid], 30_000)) return;
  signal(pid, "SIGQUIT");
  if (await goneWithin([pid], 10_000)) return;
  signal(pid, "SIGKILL");
  await goneWithin([pid], 5_000);
}
