/** Who is running, as far as this user may see: /proc on Linux, ps elsewhere. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** A zombie counts as dead: under a PID 1 that reaps late, kill(pid, 0) would call it alive for seconds. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return !stateOf(pid).startsWith("Z");
}

function stateOf(pid: number): string {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The program's name stands in brackets and may hold anything, brackets included.
      return stat.slice(stat.lastIndexOf(")") + 2);
    } catch {
      return "Z";
    }
  }
  return spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || "Z";
}

/**
 * Live processes that work in `folder` (PostgreSQL's processes all change into their data folder).
 * A process whose folder this user may not read runs as somebody else and so is none of ours.
 * Empty where there is no /proc.
 */
export function processesIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === folder && isAlive(pid));
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Whether that process is a PostgreSQL server on `folder`, and not another one that was given its number. */
export function isPostmasterOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return workingFolder(pid) === folder;
  const command = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return command.includes("postgres") && command.includes(folder);
}

/** Resolves to whether all of them were gone in time. */
export async function goneWithin(pids: readonly number[], milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (pids.some(isAlive)) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return true;
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
