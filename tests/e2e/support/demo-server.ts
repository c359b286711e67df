import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServerProcess } from "../../support/server-process";

/**
 * The product as a user starts it, with its demo, in a folder of its own. Its address and folder reach the journeys by
 * E2E_URL and E2E_DATA_DIR; with an address given from outside, that server is used.
 */
export default async function startDemo(): Promise<() => Promise<void>> {
  if (process.env["E2E_URL"] !== undefined) return async () => undefined;
  const dataDir = await mkdtemp(join(tmpdir(), "gongshi-e2e-"));
  const server = await ServerProcess.ready({ dataDir, env: { GONGSHI_DEMO: "on" } });
  process.env["E2E_URL"] = server.url;
  process.env["E2E_DATA_DIR"] = dataDir;
  return async () => {
    server.interrupt();
    await server.exited;
    await rm(dataDir, { recursive: true, force: true });
  };
}
