import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const TEMPLATE = "gongshi_template";

export interface FreshDatabase {
  /** For `createDb`. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own for a test file. */
export const freshDatabase = (): Promise<FreshDatabase> => database(TEMPLATE);

/** One without even a table, for tests of migrations. */
export const emptyDatabase = (): Promise<FreshDatabase> => database("template0");

async function database(template: string): Promise<FreshDatabase> {
  const server = inject("databaseServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await ask(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(server, `drop database if exists ${name} with (force)`) };
}

async function ask(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
