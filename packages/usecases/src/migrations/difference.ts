import { readFile } from "node:fs/promises";
import pg from "pg";
import { migrationAdapter } from "./migration-adapter";
import { readMigrations } from "./migration-list";
import { createSchemaEngine } from "./schema-engine";

/**
 * The SQL that leads from the migrations folder to the schema; null when they agree.
 * A tool of development: it needs a scratch server, on which it makes and drops a shadow database.
 */
export async function differenceToSchema(
  connectionString: string,
  migrationsFolder: string,
  schemaPath: string,
): Promise<string | null> {
  const schema = { path: schemaPath, content: await readFile(schemaPath, "utf8") };
  const migrations = await readMigrations(migrationsFolder);
  const pool = new pg.Pool({ connectionString });
  pool.on("error", () => undefined);
  const engine = await createSchemaEngine(migrationAdapter(pool, connectionString), [[schema.path, schema.content]]);
  try {
    const result = await engine.diff({
      from: migrations.migrationDirectories.length === 0 ? { tag: "empty" } : { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 2 ? (result.stdout ?? "") : null;
  } finally {
    engine.free();
    await pool.end();
  }
}
