import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEFAULT_REVIEW_SETTINGS } from "@gongshi/domain/review/settings";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb } from "../../packages/usecases/src/db";
import type { Db } from "../../packages/usecases/src/db";
import { applyMigrations } from "../../packages/usecases/src/migrations/apply";
import { emptyDatabase, freshDatabase } from "../support/database";
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

test("what was under the one-step review comes through: the default steps, and nothing approved without a secrecy verdict", async () => {
  const old = await emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "gongshi-migrations-"));
  const client = new pg.Client({ connectionString: old.url });
  try {
    await cp(join(migrations, "migration_lock.toml"), join(folder, "migration_lock.toml"));
    await cp(join(migrations, "20260101000000_initial"), join(folder, "20260101000000_initial"), { recursive: true });
    await applyMigrations(old.url, folder);
    await client.connect();
    const id = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;
    await client.query(`
      insert into unit (id, kind, name, subdistrict_id) values ('${id(1)}', 'SUBDISTRICT', '示例街道', '${id(1)}');
      insert into program (id, subdistrict_id, department_id, code, name, public_name, grade, recipient_kind, publisher,
        internet_profile, internet_term_days, retention_years, columns, stages, cadence, review_steps, policy_basis, who_is_entitled)
      values ('${id(2)}', '${id(1)}', '${id(1)}', 'A', '补贴', '补贴', 'N', 'HOUSEHOLD', 'COOPERATIVE', 'TOTALS', 1, 1,
        '[]', '[]', '[]', '[{"step": "REVIEW", "roles": ["FIRST_REVIEWER"]}]', '-', '-');
      insert into batch (id, program_id, subsidy_year, number, name, opened_at) values ('${id(3)}', '${id(2)}', 2026, 1, '第一批', now());
      insert into disclosure (id, batch_id, stage) values ('${id(4)}', '${id(3)}', 'RESULT'), ('${id(5)}', '${id(3)}', 'BEFORE_PAYMENT');
      insert into edition (id, disclosure_id, number, state, basis, rate_text, line_count, recipient_count, quantity_milli,
        due_fen, paid_fen, returned_fen, held_fen, author_id, created_at)
      select gen_random_uuid(), d.id::uuid, 1, s::"EditionState", '-', '-', 0, 0, 0, 0, 0, 0, 0, '${id(6)}', now()
      from (values ('${id(4)}', 'APPROVED'), ('${id(5)}', 'RELEASED')) as d(id, s);
      insert into review (id, edition_id, round, step, reviewer_id, verdict, at)
      select gen_random_uuid(), id, 1, 'REVIEW', '${id(7)}', 'APPROVED', now() from edition;`);
    await applyMigrations(old.url, migrations);
    const { rows } = await client.query(
      "select d.stage, e.state, p.review_steps from edition e join disclosure d on d.id = e.disclosure_id, program p order by 1",
    );
    expect(rows.map(({ stage, state }) => [stage, state])).toEqual([
      ["BEFORE_PAYMENT", "RELEASED"],
      ["RESULT", "IN_REVIEW"],
    ]);
    expect(rows[0].review_steps).toEqual(DEFAULT_REVIEW_SETTINGS);
    const acts = await client.query(
      `select c.kind, r.reviewer_id from edition e join reviewed_content c on c.id = e.id join review r on r.content_id = c.id`,
    );
    expect(acts.rows).toEqual(Array.from({ length: 2 }, () => ({ kind: "DISCLOSURE", reviewer_id: id(7) })));
  } finally {
    await client.end();
    await old.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
