import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb } from "../../packages/usecases/src/db";
import type { Db } from "../../packages/usecases/src/db";
import { applyMigrations } from "../../packages/usecases/src/migrations/apply";
import { freshDatabase } from "../support/database";
import type { FreshDatabase } from "../support/database";

const migrations = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

let database: FreshDatabase;
let db: Db;

beforeAll(async () => {
  database = await freshDatabase();
  db = createDb(database.url);
});

afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

test("a fresh database is migrated, empty, and keeps what is written", async () => {
  expect(await db.person.count()).toBe(0);
  const id = randomUUID();
  await db.person.create({
    data: { id, name: "示例人", phone: "13000000000", passwordHash: "-", createdAt: new Date(0) },
  });
  expect((await db.person.findUniqueOrThrow({ where: { id } })).name).toBe("示例人");
});

test("two databases do not see each other's rows", async () => {
  const other = await freshDatabase();
  const otherDb = createDb(other.url);
  try {
    expect(await otherDb.person.count()).toBe(0);
  } finally {
    await otherDb.$disconnect();
    await other.drop();
  }
});

test("migrating again, from two sides at once, changes nothing", async () => {
  const twice = await Promise.all([
    applyMigrations(database.url, migrations),
    applyMigrations(database.url, migrations),
  ]);
  expect(twice).toEqual([[], []]);
});
