import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchorTrace } from "@gongshi/usecases/audit/anchor-trace";
import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import { verifyTrace } from "@gongshi/usecases/audit/verify-trace";
import type { AnchorLog } from "@gongshi/usecases/ports";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAnchorLog } from "../../apps/api/src/adapters/anchor-log";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { makeSheets, noticeOf, openBatch, publish, rollCsv, rollRows, storyOf } from "../support/steps";

/** Whoever can write to the database writes to the trace; `audit verify` must see it. */
describe("the trace", () => {
  let world: ApiWorld;
  let folder: string;
  let anchors: AnchorLog;
  const deps = () => ({ ...world.services, anchors });
  const faults = async () =>
    (await verifyTrace(deps())).faults.map(({ kind, chain }) => `${kind} ${nameOf(chain)}`).toSorted();
  const nameOf = (chain: string) => [...world.street.units].find(([, id]) => id === chain)?.[0] ?? chain;
  const office = () => world.unit("农业农村局");

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 2)));
    await makeSheets(await world.as("梁文员"), [await noticeOf(world, "示例一经联社", edition)]);
    folder = await mkdtemp(join(tmpdir(), "gongshi-anchors-"));
    anchors = createAnchorLog(folder);
    await world.db.$executeRaw`create schema kept`;
    for (const table of ["audit_event", "audit_chain", "audit_anchor"])
      await world.db.$executeRawUnsafe(`create table kept.${table} as table ${table}`);
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    expect(await faults()).toEqual([]);
  });
  afterEach(async () => {
    for (const table of ["audit_event", "audit_chain"]) {
      await world.db.$executeRawUnsafe(`truncate ${table}`);
      await world.db.$executeRawUnsafe(`insert into ${table} select * from kept.${table}`);
    }
  });

  it("has a chain for every unit that anything happened to, and one for the installation", async () => {
    const report = await verifyTrace(deps());
    expect(report.entries).toBeGreaterThan(10);
    const chains = await world.db.auditChain.findMany();
    expect(chains.map(({ key }) => nameOf(key)).toSorted()).toEqual(
      ["installation", "农业农村局", "示例一经联社", "示例街道"].toSorted(),
    );
  });

  it.each([
    ["a reason", "reason = 'x'"],
    ["a time", "at = at + interval '1 minute'"],
    ["who did it", "actor_id = null"],
    ["what was done", "kind = 'disclosure.returned'"],
    ["the data", "data = '{}'"],
    ["to what", "subject_id = 'x'"],
    ["from where", "ip = '10.0.0.1'"],
  ])("shows that %s was changed", async (_what, change) => {
    await world.db.$executeRawUnsafe(
      `update audit_event set ${change} where id = (select max(id) from audit_event where chain = '${office()}')`,
    );
    expect(await faults()).toEqual(["CHANGED 农业农村局"]);
  });

  it.each(["min", "max"])("shows that an entry was removed (%s)", async (which) => {
    await world.db.$executeRawUnsafe(
      `delete from audit_event where id = (select ${which}(id) from audit_event where chain = '${office()}')`,
    );
    expect(await faults()).toEqual(["MISSING 农业农村局"]);
  });

  it("shows that a whole chain was removed", async () => {
    await world.db.$executeRawUnsafe(`delete from audit_event where chain = '${office()}'`);
    expect(await faults()).toEqual(["MISSING 农业农村局"]);
  });

  const copy = (columns: string) =>
    world.db.$executeRawUnsafe(
      `insert into audit_event (at, kind, actor_id, actor_role, unit_id, subject_type, subject_id, data, chain, seq, seal, key_version)
       select at, kind, actor_id, actor_role, unit_id, subject_type, subject_id, data, ${columns}, seal, key_version
       from audit_event where chain = '${office()}' order by seq desc limit 1`,
    );

  it("shows an entry that was put in at the end, in no chain, or in a chain of its own", async () => {
    await copy("chain, seq + 1");
    expect(await faults()).toEqual(["INSERTED 农业农村局"]);
    await copy("'', 1");
    await copy("'another', 1");
    expect(await faults()).toEqual(["INSERTED ", "INSERTED another", "INSERTED 农业农村局"]);
  });

  it("shows an entry that was put in between, the later ones moved on", async () => {
    await world.db.$executeRawUnsafe(`update audit_event set seq = -seq where chain = '${office()}' and seq > 2`);
    await world.db.$executeRawUnsafe(`update audit_event set seq = 1 - seq where chain = '${office()}' and seq < 0`);
    await world.db.$executeRawUnsafe(`update audit_chain set length = length + 1 where key = '${office()}'`);
    await copy("chain, 3");
    expect(new Set(await faults())).toEqual(new Set(["CHANGED 农业农村局"]));
  });

  const cutOff = async () => {
    await world.db.$executeRawUnsafe(
      `delete from audit_event where id = (select max(id) from audit_event where chain = '${office()}')`,
    );
    await world.db.$executeRawUnsafe(
      `update audit_chain set length = e.seq, seal = e.seal from audit_event e
       where key = '${office()}' and e.chain = key and e.seq = (select max(seq) from audit_event where chain = '${office()}')`,
    );
  };

  it("shows, once anchored, that the newest entry was removed and the chain's end moved back", async () => {
    expect(await anchorTrace(deps())).toBe(1);
    expect(await anchorTrace(deps())).toBeNull();
    expect(await faults()).toEqual([]);
    await cutOff();
    expect(await faults()).toEqual(["ANCHOR_DIFFERS anchor"]);
  });

  it("shows that an anchor was removed or changed, by what is kept outside the database", async () => {
    await world.as("卢文员");
    expect(await anchorTrace(deps())).toBe(2);
    await world.db.$executeRaw`create table kept.anchors as table audit_anchor`;
    await world.db.$executeRaw`update audit_anchor set ends = '[]' where number = 2`;
    expect(await faults()).toEqual(["ANCHOR_DIFFERS anchor"]);
    await world.db.$executeRaw`delete from audit_anchor where number = 2`;
    expect(await faults()).toEqual(["ANCHOR_MISSING anchor"]);
    await world.db.$executeRaw`truncate audit_anchor`;
    await world.db.$executeRaw`insert into audit_anchor select * from kept.anchors where number = 1`;
    // The next tests' state: what was cut off above is back, and anchor 2 is forgotten on both sides.
    anchors = { append: anchors.append, read: async () => [] };
  });

  it("seals what was there before there were chains, once", async () => {
    await world.db.$executeRaw`truncate audit_chain`;
    await world.db.$executeRaw`truncate audit_anchor`;
    await world.db.$executeRaw`update audit_event set chain = '', seq = id, seal = '', key_version = 0`;
    const count = await world.db.auditEvent.count();
    expect(await sealEarlier(world.services)).toBe(count);
    expect(await faults()).toEqual([]);
    await world.db.$executeRaw`update audit_event set reason = 'x' where seq = 3`;
    expect(await faults()).toEqual(["CHANGED "]);
    expect(await sealEarlier(world.services)).toBe(0);
  });
});

/** Whoever looks at names that are not public is in the trace, before they see them. */
describe("a read of unmasked personal data", () => {
  let world: ApiWorld;
  let notice: string;
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 2)));
    notice = await noticeOf(world, "示例一经联社", edition);
  });
  afterAll(() => world.close());
  const reads = () => world.db.auditEvent.findMany({ where: { kind: { endsWith: ".read" } }, orderBy: { id: "asc" } });
  const lines = `query($id: ID!, $unit: ID) { notice(id: $id) { obligation { disclosure { released {
    lines(unitId: $unit) { total } } } } } }`;

  it("leaves nothing where it is refused", async () => {
    const before = (await reads()).length;
    await (await world.as("居文员")).graphql(lines, { id: notice, unit: world.unit("示例一经联社") });
    await (await world.as("梁文员")).graphql(lines, { id: notice, unit: world.unit("示例二经联社") });
    await world.anonymous.graphql(lines, { id: notice });
    expect(await reads()).toHaveLength(before);
  });

  it("says who read which lines, where, under which role", async () => {
    const before = (await reads()).length;
    await (await world.as("梁文员")).query(lines, { id: notice, unit: world.unit("示例一经联社") });
    await (await world.as("郑检查")).query(lines, { id: notice });
    const [clerk, auditor, ...more] = (await reads()).slice(before);
    expect(more).toEqual([]);
    expect(clerk).toMatchObject({
      kind: "lines.read",
      actorId: world.street.people.get("梁文员"),
      actorRole: "CLERK",
      unitId: world.unit("示例一经联社"),
      data: { lines: 2, offset: 0 },
    });
    expect(auditor).toMatchObject({ actorRole: "AUDITOR", unitId: world.unit("农业农村局") });
  });

  it("names the sheet that was opened, and none that was refused", async () => {
    const { id } = (await makeSheets(await world.as("梁文员"), [notice])).value.sheets[0];
    const before = (await reads()).length;
    expect((await (await world.as("卢文员")).send("GET", `/sheets/${id}.pdf`)).status).toBe(403);
    expect((await (await world.as("梁文员")).send("GET", `/sheets/${id}.pdf`)).status).toBe(200);
    const [sheet, ...more] = (await reads()).slice(before);
    expect(more).toEqual([]);
    expect(sheet).toMatchObject({ kind: "sheet.read", subjectId: id, actorRole: "CLERK" });
  });

  it("is not part of the story of what was done", async () => {
    const kinds = (await storyOf(await world.as("郑检查"), "notice", notice)).map(({ kind }) => kind);
    expect(kinds).toContain("sheet.made");
    expect(kinds.filter((kind) => kind.endsWith(".read"))).toEqual([]);
  });
});
