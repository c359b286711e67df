import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { migrationAdapter } from "./migration-adapter";
import { readMigrations } from "./migration-list";
import { createSchemaEngine } from "./schema-engine";

/** Any number, but the same in every process: "gongshi migrations". */
const MIGRATIONS_LOCK = 4_721_001;

/**
 * Brings the database to the state of the migrations folder and returns the names of what it applied.
 *
 * Safe to call from several processes at once (an advisory lock on a connection of its own), and to be killed at any
 * point: each migration and the line that records it are one transaction, so a migration is either there or not.
 * That also means a migration must not hold statements that refuse a transaction (CREATE INDEX CONCURRENTLY).
 */
export async function applyMigrations(connectionString: string, migrationsFolder: string): Promise<string[]> {
  const list = await readMigrations(migrationsFolder);
  const lock = new pg.Client({ connectionString });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATIONS_LOCK]);
    const applied: string[] = [];
    for (let length = 1; length <= list.migrationDirectories.length; length++) {
      applied.push(...(await applyFirst(length, list, connectionString)));
    }
    return applied;
  } finally {
    await lock.end();
  }
}

/** Applies what is missing of the first `length` migrations; called with 1, 2, 3 … it is one at most. */
async function applyFirst(length: number, list: MigrationList, connectionString: string): Promise<string[]> {
  // One connection, so that every statement of the engine falls into the one transaction opened here.
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => undefined);
  try {
    await pool.query("begin");
    const engine = await createSchemaEngine(migrationAdapter(pool, connectionString), undefined);
    try {
      const migrationDirectories = list.migrationDirectories.slice(0, length);
      const done = await engine.applyMigrations({
        migrationsList: { ...list, migrationDirectories },
        filters: { externalTables: [], externalEnums: [] },
      });
      await pool.query("commit");
      return done.appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
