import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../apps/api/src/config";
import { openDemo } from "../../apps/api/src/launcher/open-demo";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";

/** A half-made demo is made anew, which empties every table: never where anybody has worked. */
describe("starting over an installation that has data", () => {
  let world: ApiWorld;
  let dataDir: string;

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "gongshi-demo-"));
    return () => rm(dataDir, { recursive: true, force: true });
  });

  const start = () => openDemo(readConfig({ DATA_DIR: dataDir }, { dev: false }), world.services);
  const file = (name: string) => join(dataDir, name);

  it("forgets that the demo was begun once it is complete", async () => {
    await writeFile(file("demo-people.json.begun"), "[]");
    await writeFile(file("demo-people.json"), "[]");
    await start();
    expect(existsSync(file("demo-people.json.begun"))).toBe(false);
    await rm(file("demo-people.json"));
    expect(await start()).toEqual([]);
    expect(await world.db.unit.count()).toBeGreaterThan(0);
  });

  it("keeps what people made, though a demo was begun in this folder", async () => {
    await world.as("梁文员");
    await writeFile(file("demo-people.json.begun"), "[]");
    await expect(start()).rejects.toThrow("demo-people.json.begun");
    expect(await world.db.unit.count()).toBeGreaterThan(0);
  });
});
