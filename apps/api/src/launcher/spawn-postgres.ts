import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess, StdioOptions } from "node:child_process";
import type { RunAs } from "./run-as";

/** Nothing of the caller's environment reaches PostgreSQL: PGDATA, PGPORT and the like would change what it does. */
const ENVIRONMENT = {
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
  LC_ALL: "C",
  LANG: "C",
  TZ: "UTC",
} as unknown as NodeJS.ProcessEnv;

/**
 * Runs one of PostgreSQL's programs in a session of its own, so that Ctrl-C in the terminal does not reach it before
 * the server has finished. On Linux the kernel sends it `whenParentDies` should this process be killed.
 * The chain of programs replaces itself, so the child's pid is the program's.
 */
export function spawnPostgres(
  as: RunAs,
  program: string,
  args: readonly string[],
  options: { readonly stdio: StdioOptions; readonly whenParentDies: "INT" | "KILL" },
): ChildProcess {
  const chain = [...as.prefix, ...parentDeath(as, options.whenParentDies), program, ...args];
  const { uid, gid } = as;
  return spawn(chain[0]!, chain.slice(1), {
    cwd: "/",
    env: ENVIRONMENT,
    stdio: options.stdio,
    detached: true,
    ...(uid === undefined ? {} : { uid, gid }),
  });
}

let setprivWorks: boolean | undefined;

/** Set after any change of user: the kernel forgets it at such a change. */
function parentDeath(as: RunAs, name: string): string[] {
  if (process.platform !== "linux") return [];
  setprivWorks ??= spawnSync("setpriv", ["--pdeathsig", "INT", "--", "true"], { stdio: "ignore" }).status === 0;
  return setprivWorks ? ["setpriv", "--pdeathsig", name, "--"] : [];
}
