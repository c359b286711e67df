import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * A driver adapter for the migration engine over one pool, whose owner ends it. Beside adapter-pg's it
 * - sends a script as it is: adapter-pg cuts it at every semicolon, also inside functions, texts and comments;
 * - knows PostgreSQL's internal type "char", which the engine's introspection reads;
 * - makes shadow databases by connection string (adapter-pg's would fall back to the main database).
 */
export function migrationAdapter(pool: pg.Pool, connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "gongshi-migrations",
    connect: () => adapt(pool, async () => undefined),
    async connectToShadowDb() {
      const name = `shadow_${randomUUID().replaceAll("-", "")}`;
      await pool.query(`create database ${name}`);
      const url = new URL(connectionString);
      url.pathname = `/${name}`;
      const shadow = new pg.Pool({ connectionString: url.href });
      shadow.on("error", () => undefined);
      return adapt(shadow, async () => {
        await shadow.end();
        await pool.query(`drop database ${name} with (force)`);
      });
    },
  };
}

async function adapt(pool: pg.Pool, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  const charColumns = readCharAsText(pool);
  const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo!(),
    dispose,
    async executeScript(script) {
      await pool.query(script);
    },
    async queryRaw(query) {
      const result = await adapter.queryRaw(query);
      for (const index of charColumns()) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  };
}

/** Lets columns of type "char" (OID 18) pass as text (25); returns their places in the last result. */
function readCharAsText(pool: pg.Pool): () => readonly number[] {
  const CHAR = 18;
  const TEXT = 25;
  let places: number[] = [];
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  // The engine asks one thing after the other, so the last result is the one being read.
  pool.query = async (...args: unknown[]) => {
    const result = await query(...args);
    const fields = result.fields ?? [];
    places = fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const index of places) fields[index]!.dataTypeID = TEXT;
    return result;
  };
  return () => places;
}
