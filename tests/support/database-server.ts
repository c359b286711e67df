/** vitest's global set-up: one PostgreSQL for the whole run, with a migrated database to copy from. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../apps/api/src/launcher/embedded-postgres";
import { applyMigrations } from "../../packages/usecases/src/migrations/apply";

const TEMPLATE = "gongshi_template";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "gongshi-test-"));
  // A test's data need not survive a power cut.
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const template = new URL(server.url);
    template.pathname = `/${TEMPLATE}`;
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`create database ${TEMPLATE}`);
    await admin.end();
    await applyMigrations(template.href, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("databaseServer", server.url);
  return stop;
}
