import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "@gongshi/schema/context";
import { z } from "zod";
import type { DemoSignIn } from "../../../../prisma/seed/set-up-street";
import type { Config } from "../config";
import { LaunchFailure } from "./launch-failure";

const signInsShape = z.array(z.object({ who: z.string(), name: z.string(), phone: z.string(), password: z.string() }));

/**
 * Makes the demo world on the first start of an empty installation, and tells whom to sign in as on every start. A demo
 * that was cut off half-way (no power, kill -9) is made anew: until it is complete nobody has been served.
 */
export async function openDemo(config: Config, services: Services): Promise<readonly string[]> {
  const file = join(config.dataDir, "demo-people.json");
  const marker = `${file}.begun`;
  const signIns = await readSignIns(file);
  if (signIns !== null) {
    // Left behind, it would have everything emptied once somebody removes the file with the passwords.
    await rm(marker, { force: true });
    return demoLines(signIns);
  }
  const empty = (await services.db.unit.count()) === 0;
  const begun = (await readSignIns(marker)) !== null;
  if (!config.demo || !(empty || begun)) return empty ? [EMPTY_HINT] : [];

  if (!empty && (await everUsed(services)))
    throw new LaunchFailure(
      `${marker} says that a demo was cut off half-way, but people have worked in this database: nothing was emptied. ` +
        "Remove that file to go on with the data, or choose another DATA_DIR for a demo.",
    );
  await writeSignIns(marker, []);
  if (!empty) await clearAll(services);
  console.log("Making the demo world (once) …");
  const { seedDemo } = await import("../../../../prisma/seed/seed-demo");
  const made = await seedDemo(services, services.clock(), (line) => console.log(`  ${line}`));
  await writeSignIns(file, made);
  await rm(marker, { force: true });
  return demoLines(made);
}

const EMPTY_HINT = "This installation is empty: make its first administrator with  npm run -s gongshi -- init";

const demoLines = (signIns: readonly DemoSignIn[]): string[] => [
  "Demo people (sign in under /staff with phone number and password):",
  ...signIns.map(({ who, name, phone, password }) => `  ${phone}  ${password}  ${name} ${who}`),
];

async function readSignIns(file: string): Promise<DemoSignIn[] | null> {
  try {
    return signInsShape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`${file} cannot be read; remove it to be told no passwords, or restore it.`, { cause: error });
  }
}

async function writeSignIns(file: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(signIns, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

/** Nobody can sign in to a demo before it is complete; an administrator is made by hand. */
const everUsed = async ({ db }: Services): Promise<boolean> =>
  (await db.auditEvent.count({ where: { kind: { in: ["person.signed-in", "administrator.created"] } } })) > 0;

/** Empties every table but the migrations' own. */
async function clearAll(services: Services): Promise<void> {
  const tables = await services.db.$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = current_schema() and tablename <> '_prisma_migrations'`;
  await services.db.$executeRawUnsafe(`truncate ${tables.map((table) => table.name).join(", ")}`);
}
