// Keeps prisma/migrations in step with prisma/schema.prisma, without Prisma's native engine:
//
//   node scripts/migrate-diff.mjs NAME             writes prisma/migrations/<timestamp>_NAME/migration.sql
//   node scripts/migrate-diff.mjs --check          exits 1 when the schema and the migrations differ
//   node scripts/migrate-diff.mjs --reset-initial  writes the one initial migration anew (before the first release only)
//
// It starts a scratch PostgreSQL of its own in a temporary folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { register } from "tsx/esm/api";
import { root } from "./lib/root.mjs";

const argument = process.argv[2];
if (argument === undefined || (argument.startsWith("-") && !["--check", "--reset-initial"].includes(argument))) {
  console.error("usage: node scripts/migrate-diff.mjs NAME | --check | --reset-initial");
  process.exit(2);
}
if (!argument.startsWith("-") && !/^[a-z][a-z0-9_]*$/.test(argument)) {
  console.error(`"${argument}" is no name for a migration: small letters, digits and _ only.`);
  process.exit(2);
}

register();
const { startEmbeddedPostgres } = await import("../apps/api/src/launcher/embedded-postgres.ts");
const { differenceToSchema } = await import("../packages/usecases/src/migrations/difference.ts");

const migrations = join(root, "prisma/migrations");
const schema = join(root, "prisma/schema.prisma");
const reset = argument === "--reset-initial";
const scratch = mkdtempSync(join(tmpdir(), "gongshi-scratch-"));
let failed = false;
try {
  const server = await startEmbeddedPostgres({ dataDir: scratch, settings: { fsync: "off" } });
  try {
    const sql = await differenceToSchema(server.url, reset ? join(scratch, "none") : migrations, schema);
    if (argument === "--check") {
      if (sql !== null) {
        failed = true;
        console.error("prisma/migrations do not lead to prisma/schema.prisma. What is missing:\n");
        console.error(sql);
      }
    } else if (sql === null) {
      console.log("The migrations already lead to the schema; nothing written.");
    } else {
      if (reset) rmSync(migrations, { recursive: true, force: true });
      write(reset ? "20260101000000_initial" : `${stamp(new Date())}_${argument}`, sql);
    }
  } finally {
    await server.stop();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

function write(name, sql) {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, "migration.sql"), sql.endsWith("\n") ? sql : `${sql}\n`);
  writeFileSync(
    join(migrations, "migration_lock.toml"),
    '# Written by scripts/migrate-diff.mjs; Prisma Migrate reads it.\nprovider = "postgresql"\n',
  );
  console.log(`Wrote prisma/migrations/${name}/migration.sql`);
}

/** As Prisma Migrate names them: UTC, to the second. */
function stamp(now) {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}
