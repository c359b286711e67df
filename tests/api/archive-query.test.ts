import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import { read, utils } from "@e965/xlsx";
import { keyringOf } from "../../apps/api/src/adapters/keyring";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, newUuid } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { showCard } from "../support/correction-steps";
import { pageTexts } from "../support/pdf-pages";
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
    expect(await ask("吴专员", "示例街道", { reason: `${asking!.name}本人查询` })).toMatchObject({
      refused: "REASON_NAMES_PERSON",
      field: "reason",
    });
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

  it("below the street nothing of a program that has become SS is found any more", async () => {
    const program = world.street.programs.get("LAND")!;
    const { grade } = await world.db.program.update({ where: { id: program }, data: { grade: "SS" } });
    expect(grade).toBe("SS");
    try {
      expect((await ask("梁文员", "示例一经联社")).value.lines).toEqual([]);
      expect((await ask("吴专员", "示例街道")).value.lines).toHaveLength(2);
    } finally {
      await world.db.program.update({ where: { id: program }, data: { grade: "N" } });
    }
  });

  it("says where each line stands, hangs and is shown, and that as a paper to whoever asked alone", async () => {
    const clerk = await world.as("梁文员");
    const answer = await showCard(clerk, world, "示例一经联社", asking!);
    expect(answer.value).toMatchObject({ more: false });
    expect(answer.value.lines[0]).toMatchObject({
      name: normaliseName(asking!.name),
      quantityMilli: 1000,
      quantityUnit: "亩",
      dueFen: 10_643,
      outcome: "PAID",
      internet: "MASKED_LIST",
      board: { step: "TO_POST", hungOn: null, sheets: [] },
      unnamed: false,
      minorUntil: null,
      mayAsk: true,
    });
    const print = async (client: Client, more: Record<string, string> = {}) =>
      client.send(
        "POST",
        "/archive-answers",
        new TextEncoder().encode(
          JSON.stringify({
            queryId: answer.value.queryId,
            seal: answer.value.seal,
            name: asking!.name,
            identityNumber: asking!.identityNumber,
            ...more,
          }),
        ),
        { "content-type": "application/json" },
      );
    const [, other] = rollRows("示例一经联社", 2);
    expect((await print(world.anonymous)).status).toBe(401);
    for (const name of ["郑检查", "卢文员", "陈监督"] as const)
      expect((await print(await world.as(name))).status, name).toBe(403);
    // Another person of the same right, another card under the same entry, a seal of one's own.
    for (const refused of [
      await print(await world.as("吴专员")),
      await print(clerk, { name: other!.name, identityNumber: other!.identityNumber }),
      await print(clerk, { seal: "00" }),
    ])
      expect([refused.status, (refused.body as { code: string }).code]).toEqual([422, "INVALID_INPUT"]);
    expect((await print(clerk, { queryId: "x" })).status).toBe(404);
    const paper = await print(clerk);
    expect(paper.status).toBe(200);
    expect(paper.headers["content-type"]).toBe("application/pdf");
    const text = (await pageTexts(paper.bytes)).join("");
    for (const said of ["本人信息查询结果", asking!.name, "示例一经联社", "106.43", "公开脱敏名单", "2036年11月2日"])
      expect(text.replaceAll(/\s/gu, "")).toContain(said.replaceAll(/\s/gu, ""));
    expect(text).not.toContain(asking!.identityNumber);
    expect(text).not.toContain(asking!.identityNumber.slice(-6));
    expect(await world.db.auditEvent.count({ where: { kind: "archive.answer-exported" } })).toBe(1);
  });

  it("the register is turned page by page, however long", async () => {
    const [entry] = await world.db.archiveQuery.findMany({ take: 1 });
    const made = Array.from({ length: 120 }, (_, index) => ({
      ...entry!,
      id: newUuid(),
      at: new Date(entry!.at.getTime() - (index + 1) * 60_000),
    }));
    await world.db.archiveQuery.createMany({ data: made });
    const page = async (first: number, offset: number) =>
      (
        await (
          await world.as("吴专员")
        ).query(
          `query($id: ID!, $first: Int!, $offset: Int!) { archiveRegister(unitId: $id) {
            total entries(first: $first, offset: $offset) { id at } } }`,
          { id: world.unit("示例街道"), first, offset },
        )
      ).archiveRegister as { total: number; entries: { id: string; at: string }[] };
    const { total } = await page(1, 0);
    expect(total).toBe(await world.db.archiveQuery.count());
    const pages = [await page(500, 0), await page(100, 100), await page(100, total), await page(100, -5)];
    expect(pages.map(({ entries }) => entries.length)).toEqual([100, total - 100, 0, 100]);
    const seen = [...pages[0]!.entries, ...pages[1]!.entries];
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    await world.db.archiveQuery.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
  });

  it("the register goes to an inspection without anybody's name", async () => {
    const url = (unit: string, at?: string) =>
      `/archive-register.xlsx?unit=${world.unit(unit)}${at === undefined ? "" : `&at=${world.unit(at)}`}`;
    for (const name of ["农经办", "陈监督", "卢文员", "外专员"] as const)
      expect((await (await world.as(name)).send("GET", url("示例一经联社"))).status, name).toBe(403);
    expect((await world.anonymous.send("GET", url("示例街道"))).status).toBe(401);
    expect((await (await world.as("吴专员")).send("GET", "/archive-register.xlsx?unit=x")).status).toBe(404);
    const file = await (await world.as("郑检查")).send("GET", url("示例街道"));
    expect(file.status).toBe(200);
    const rows = utils.sheet_to_json<string[]>(Object.values(read(file.bytes).Sheets)[0]!, { header: 1 });
    expect(rows[0]).toContain("办理情况");
    expect(rows).toHaveLength(1 + (await world.db.archiveQuery.count()));
    const written = JSON.stringify(rows);
    for (const name of ["梁文员", "吴专员", asking!.name, "本人持身份证查询"]) expect(written).not.toContain(name);
    expect(await world.db.auditEvent.count({ where: { kind: "archive.register-exported" } })).toBe(1);
  });
});
