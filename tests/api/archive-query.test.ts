import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import { keyringOf } from "../../apps/api/src/adapters/keyring";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import type { PersonName } from "../support/small-street";
import { importRoll, openBatch, publish, rollCsv, rollRows } from "../support/steps";

describe("somebody asks at the counter what is held about them", () => {
  let world: ApiWorld;
  const [asking] = rollRows("示例一经联社", 1);
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const editor = await world.as("农经办");
    const result = async (number: number) => {
      const opened = await openBatch(editor, world, { program: "LAND", number });
      return opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    };
    await publish(world, await result(1), rollCsv(rollRows("示例一经联社", 3)));
    // A draft is no archive, but it is held.
    await importRoll(editor, await result(2), rollCsv(rollRows("示例一经联社", 2)));
  });
  afterAll(() => world.close());

  const ask = async (name: PersonName | null, unit: string, more: Record<string, unknown> = {}) =>
    (name === null ? world.anonymous : await world.as(name)).mutate(
      "queryArchive(input: $input)",
      "... on ArchiveAnswer { lines { title unitName paidFen state retainUntil } }",
      "$input: ArchiveQueryInput!",
      {
        input: {
          unitId: world.unit(unit),
          kind: "OWN_DATA",
          name: asking!.name,
          identityNumber: asking!.identityNumber,
          reason: "本人持身份证查询",
          ...more,
        },
      },
    );
  const register = async (name: PersonName, unit: string, at: string | null = null) =>
    (await world.as(name)).query(
      "query($id: ID!, $at: ID) { archiveRegister(unitId: $id, atUnitId: $at) { total entries { kind reason found byName unitName } } }",
      {
        id: world.unit(unit),
        at: at === null ? null : world.unit(at),
      },
    );

  it("is not answered by everybody, nor without a reason or a right number", async () => {
    expect((await ask(null, "示例街道")).refused).toBe("SIGNED_OUT");
    for (const name of ["郑检查", "陈监督", "农经办", "苏管理", "外专员"] as const)
      expect((await ask(name, "示例街道")).refused, name).toBe("NOT_ALLOWED");
    expect((await ask("卢文员", "示例一经联社")).refused).toBe("NOT_ALLOWED");
    expect((await ask("梁文员", "示例街道")).refused).toBe("NOT_ALLOWED");
    expect((await ask("吴专员", "示例街道", { reason: " " })).refused).toBe("REASON_REQUIRED");
    expect(await ask("吴专员", "示例街道", { identityNumber: "123" })).toMatchObject({
      refused: "INVALID_INPUT",
      field: "identityNumber",
    });
    expect(await world.db.archiveQuery.count()).toBe(0);
  });

  it("the office finds all of it, the village what hung on its board, each entered and traced without the name", async () => {
    const office = await ask("吴专员", "示例街道", { name: ` ${asking!.name} ` });
    expect(office.value.lines.map(({ state }: { state: string }) => state)).toEqual(["DRAFT", "RELEASED"]);
    const village = await ask("梁文员", "示例一经联社");
    expect(village.value.lines).toMatchObject([
      { state: "RELEASED", unitName: "示例一经联社", retainUntil: "2036-11-02" },
    ]);
    // The name may be misspelled, here or in the roll; nobody else's card finds it.
    expect((await ask("吴专员", "示例街道", { name: "别人" })).value.lines).toHaveLength(2);
    expect(
      (await ask("吴专员", "示例二经联社", { identityNumber: rollRows("x", 9)[8]!.identityNumber })).value.lines,
    ).toEqual([]);
    // The office sees those of all units, or of one of them; a village its own.
    const entered = (await register("吴专员", "示例街道", "示例街道")).archiveRegister;
    expect(entered).toMatchObject({ total: 2 });
    expect(entered.entries).toMatchObject([
      // Whoever's card it is, whatever the name: the whole number finds it.
      { found: 2 },
      { kind: "OWN_DATA", reason: "本人持身份证查询", found: 2, byName: "吴专员" },
    ]);
    expect((await register("吴专员", "示例街道")).archiveRegister.entries).toMatchObject([
      { unitName: "示例二经联社", found: 0 },
      { unitName: "示例街道" },
      { unitName: "示例一经联社" },
      { unitName: "示例街道" },
    ]);
    expect((await register("郑检查", "示例一经联社")).archiveRegister).toMatchObject({ total: 1 });
    await expect(register("梁文员", "示例街道")).rejects.toThrow("NOT_ALLOWED");
    const traced = await world.db.auditEvent.findMany({ where: { kind: "archive.queried" } });
    expect(traced).toHaveLength(4);
    const kept = JSON.stringify([
      traced.map(({ data, reason }) => [data, reason]),
      await world.db.archiveQuery.findMany(),
    ]);
    expect(kept).not.toContain(normaliseName(asking!.name));
    expect(kept).not.toContain(asking!.identityNumber);
  });

  it("is found under an old key, too", async () => {
    const { keyring } = world.services;
    const rotated = keyringOf([{ version: 2, key: "cd".repeat(32) }]);
    Object.assign(world.services, {
      keyring: {
        currentVersion: 2,
        versions: [2, 1],
        hmac: (version: number, purpose: Parameters<typeof keyring.hmac>[1], text: string) =>
          (version === 2 ? rotated : keyring).hmac(version, purpose, text),
      },
    });
    expect((await ask("吴专员", "示例街道")).value.lines).toHaveLength(2);
    Object.assign(world.services, { keyring });
  });
});
