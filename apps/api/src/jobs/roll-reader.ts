import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { VersionedKeys } from "../adapters/installation-keys";
import type { RollReader } from "@gongshi/usecases/ports";

/** What the reading process is told; over a pipe, since a database's address may hold a password. */
export interface ReadingOrder {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Those of the server that asks, whatever the files of keys have come to hold meanwhile. */
  readonly hashKeys: VersionedKeys;
  readonly encryptionKeys: VersionedKeys;
  readonly uploadId: string;
}

/** Memory of the reading process, in MB: a million lines stay below it, and what does not ends there and not here. */
const MOST_MEMORY_MB = 3_000;

/**
 * Reads rolls in a process of its own: a spreadsheet of a million lines is unpacked in one go, during which nobody could
 * be served, and its memory goes back with the process.
 */
export function createRollReader(parts: Omit<ReadingOrder, "uploadId">): RollReader {
  const sources = import.meta.url.endsWith(".ts");
  const script = fileURLToPath(new URL(sources ? "./read-roll-main.ts" : "./read-roll-main.mjs", import.meta.url));
  return {
    read: (uploadId, signal) =>
      new Promise((resolve, reject) => {
        const child = fork(script, [], {
          execArgv: [...(sources ? ["--import", "tsx"] : []), `--max-old-space-size=${MOST_MEMORY_MB}`],
          stdio: ["ignore", "ignore", "inherit", "ipc"],
        });
        const stop = () => child.kill("SIGKILL");
        signal.addEventListener("abort", stop, { once: true });
        if (signal.aborted) stop();
        child.once("error", reject);
        child.once("exit", (code, killed) => {
          signal.removeEventListener("abort", stop);
          if (code === 0) resolve();
          else reject(new Error(`the reading process ended with ${code ?? killed}`));
        });
        child.send({ ...parts, uploadId } satisfies ReadingOrder, () => undefined);
      }),
  };
}
