import { read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectZip, unpackEntry } from "../../apps/api/src/adapters/zip-guard";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  checkRoll,
  importRoll,
  openBatch,
  publish,
  rollCsv,
  rollRows,
  shownNow,
  submit,
  totalOf,
} from "../support/steps";
import type { RollRow } from "../support/steps";

const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
  "content-type": "application/octet-stream",
  ...Object.fromEntries(
    Object.entries({
      "x-file-name": "清册.csv",
      "x-basis": "示例文件",
      "x-rate-text": "106.43元/亩",
      ...extra,
    }).map(([name, text]) => [name, encodeURIComponent(text)]),
  ),
});

/** The rows of an .xlsx's first sheet, as texts. */
const rowsOf = (bytes: Uint8Array): string[][] => {
  const book = read(bytes);
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: false, defval: "" });
};

const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()).join("\r\n"));

/** The same person with one digit of the identity number wrong. */
const spoilt = (row: RollRow): RollRow => ({
  ...row,
  identityNumber: `${row.identityNumber.slice(0, 17)}${row.identityNumber.endsWith("0") ? "1" : "0"}`,
});

describe("rejected lines", () => {
  let world: ApiWorld;
  let id = "";
  const good = [...rollRows("示例一经联社", 4), ...rollRows("示例二经联社", 3, 5)];
  const bad = good.map((row, index) => (index === 1 || index === 5 ? spoilt(row) : row));
  const file = rollCsv(bad, totalOf(good));
  const send = (client: Client, door: string, bytes: Uint8Array, extra: Record<string, string> = {}) =>
    client.send("POST", `/rolls/${door}`, bytes, headers(extra));
  const rejected = (client: Client) => send(client, `rejected?disclosure=${id}`, file);
  const check = async (client: Client, bytes: Uint8Array) =>
    (await send(client, `check?disclosure=${id}&mode=join`, bytes)).body as Record<string, any>;
  const join = async (client: Client, bytes: Uint8Array) => {
    const { digest } = await check(client, bytes);
    return accept(client, "&mode=join", digest, bytes);
  };
  const accept = async (client: Client, mode: string, digest: string, bytes: Uint8Array) => {
    const shown = (await shownNow(client, id))!;
    const edition = `edition=${shown.id}&revision=${shown.revision}`;
    return send(client, `accept?disclosure=${id}${mode}&digest=${digest}&${edition}`, bytes);
  };
  const draft = async (client: Client) =>
    (
      await client.query(
        `query($id: ID!) { disclosure(id: $id) { latest { id lineCount paidFen controlTotalFen controlDifferenceFen
          outstanding imports { joined copyPath } perUnit { unit { name } lineCount } } } }`,
        { id },
      )
    ).disclosure.latest;
  const mend = (sheet: string[][], count = 2): string[][] => {
    const left = [1, 5].map((index) => good[index]!);
    let mended = 0;
    return sheet.map((row) => {
      const person = left.find(({ name, amount }) => row.includes(name) && row.includes(amount));
      if (person === undefined || mended === count) return row;
      mended += 1;
      return row.map((cell) => (cell === spoilt(person).identityNumber ? person.identityNumber : cell));
    });
  };

  beforeAll(async () => {
    world = await apiWorld();
    const batch = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    id = batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id;
  });
  afterAll(() => world.close());

  it("come back as a spreadsheet to whoever may import, made from the file in hand, and leave nothing", async () => {
    for (const name of ["梁文员", "陈监督", "黄初审", "民经办", "郑检查", "苏管理", "外专员"] as const)
      expect((await rejected(await world.as(name))).status, name).toBe(403);
    expect((await rejected(world.anonymous)).status).toBe(401);
    const answer = await rejected(await world.as("农经办"));
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toContain("no-store");
    const rows = rowsOf(answer.bytes);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual(expect.arrayContaining([bad[1]!.name, bad[1]!.identityNumber, bad[1]!.unit]));
    expect(rows[1]!.slice(-2)).toEqual(["身份证号", "身份证号校验位不对，请核对证件"]);
    expect(await world.db.rollImport.count()).toBe(0);
    const whole = await send(await world.as("农经办"), `rejected?disclosure=${id}`, rollCsv(good));
    expect(whole.body).toMatchObject({ code: "NOTHING_REJECTED" });
  });

  it("cannot join where there is no draft", async () => {
    const answer = await send(await world.as("农经办"), `check?disclosure=${id}&mode=join`, file);
    expect(answer).toMatchObject({ status: 409, body: { code: "WRONG_STATE", details: { state: "WAITING" } } });
  });

  it("join the draft once mended, never twice, and the sums are checked over the whole", async () => {
    const editor = await world.as("农经办");
    const editionId = await importRoll(editor, id, file);
    expect(await draft(editor)).toMatchObject({ lineCount: 5, outstanding: [{ row: 3 }, { row: 7 }] });
    expect((await draft(editor)).controlDifferenceFen).not.toBe(0);
    expect((await submit(editor, id, editionId)).refused).toBe("CONTROL_TOTAL_DIFFERS");

    const sheet = rowsOf((await rejected(editor)).bytes);
    expect(await check(editor, csvOf(sheet))).toMatchObject({ code: "ROLL_EMPTY" });
    for (const name of ["梁文员", "黄初审", "民经办"] as const)
      expect((await send(await world.as(name), `check?disclosure=${id}&mode=join`, csvOf(sheet))).status).toBe(403);

    // One of the two is mended: it joins, the other stays outstanding.
    const half = csvOf(mend(sheet, 1));
    expect(await check(editor, half)).toMatchObject({
      mode: "JOIN",
      lineCount: 1,
      rejectedTotal: 1,
      joins: { lineCount: 5, wholeLineCount: 6, mended: 1 },
      fits: false,
    });
    expect((await join(editor, half)).status).toBe(200);
    expect(await draft(editor)).toMatchObject({ lineCount: 6, outstanding: [{ row: 7 }] });

    // The same file again adds nothing; both mended add the one that is missing.
    expect(await check(editor, half)).toMatchObject({ code: "NOTHING_TO_JOIN" });
    const both = csvOf(mend(sheet));
    expect(await check(editor, both)).toMatchObject({
      lineCount: 1,
      rejected: [{ reason: "ALREADY_MENDED" }],
      mendable: 0,
      joins: { wholeLineCount: 7 },
      fits: true,
      differenceFen: 0,
    });
    expect((await join(editor, both)).status).toBe(200);
    expect(await draft(editor)).toMatchObject({
      lineCount: 7,
      controlDifferenceFen: 0,
      outstanding: [],
      imports: [{ joined: false }, { joined: true }, { joined: true }],
      perUnit: [
        { unit: { name: "示例一经联社" }, lineCount: 4 },
        { unit: { name: "示例二经联社" }, lineCount: 3 },
      ],
    });
    const seqs = await world.db.paymentLine.findMany({
      where: { editionId },
      orderBy: [{ unitId: "asc" }, { seq: "asc" }],
    });
    expect(new Set(seqs.map(({ unitId, seq }) => `${unitId} ${seq}`)).size).toBe(7);

    // The whole roll sent as an addition adds nobody.
    expect(await check(editor, rollCsv(good))).toMatchObject({ code: "NOTHING_TO_JOIN", details: { refused: 7 } });
    // A further file with people of its own adds them and its own total.
    const more = rollRows("示例二经联社", 2, 9);
    expect(await check(editor, rollCsv(more))).toMatchObject({
      lineCount: 2,
      fits: true,
      joins: { wholeLineCount: 9 },
    });
    const kinds = await world.db.auditEvent.findMany({ where: { subjectId: id, kind: { startsWith: "roll." } } });
    expect(kinds.map(({ kind }) => kind).filter((kind) => kind !== "roll.rejected-exported")).toEqual([
      "roll.imported",
      "roll.joined",
      "roll.joined",
    ]);
    expect((await submit(editor, id, editionId)).refused).toBeUndefined();
    expect((await send(editor, `check?disclosure=${id}&mode=join`, rollCsv(more))).body).toMatchObject({
      code: "WRONG_STATE",
      details: { state: "IN_REVIEW" },
    });
  });

  it("are not let in by what was shown for another draft", async () => {
    const editor = await world.as("农经办");
    const batch = await openBatch(editor, world, { program: "LAND", number: 2 });
    id = batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id;
    await importRoll(editor, id, file);
    const more = rollCsv(rollRows("示例二经联社", 2, 9));
    const { digest } = await check(editor, more);
    expect((await accept(editor, "", digest, more)).body).toMatchObject({
      code: "ROLL_CHANGED",
    });
    await join(editor, more);
    expect((await accept(editor, "&mode=join", digest, more)).body).toMatchObject({
      code: "NOTHING_TO_JOIN",
    });
    // Replacing takes the joined lines, and what was outstanding, away again.
    await importRoll(editor, id, rollCsv(good));
    expect(await draft(editor)).toMatchObject({ lineCount: 7, outstanding: [] });
  });
});

describe("the redacted copy", () => {
  let world: ApiWorld;
  let id = "";
  const secrets = ["13800138000", "6228480402564890018", "0760-88881234", "家里有病人"];
  const rows = rollRows("示例一经联社", 3);
  const file = new TextEncoder().encode(
    [
      `某街道清册 联系${secrets[0]}`,
      "序号,姓名,身份证号,一卡通号,村,住址,补贴面积（亩）,补贴金额（元）,备注",
      ...rows.map((row, index) =>
        [
          index + 1,
          index === 0 ? `${row.name}` : row.name,
          `\t${row.identityNumber}`,
          `\t${secrets[1]}`,
          row.unit,
          `某路${secrets[2]}`,
          row.quantity,
          row.amount,
          index === 2 ? secrets[3] : "",
        ].join(),
      ),
      `经办：${secrets[0]} ${rows[0]!.identityNumber}`,
    ].join("\r\n"),
  );
  const copyPath = async (): Promise<string> =>
    (
      await (
        await world.as("农经办")
      ).query("query($id: ID!) { disclosure(id: $id) { latest { imports { copyPath } } } }", { id })
    ).disclosure.latest.imports.at(-1).copyPath;

  beforeAll(async () => {
    world = await apiWorld();
    const batch = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    id = batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id;
    await importRoll(await world.as("农经办"), id, file);
  });
  afterAll(() => world.close());

  it("is read by those who may read lines, and each reading is traced", async () => {
    const path = await copyPath();
    expect((await world.anonymous.send("GET", path)).status).toBe(401);
    for (const name of ["梁文员", "陈监督", "民经办", "苏管理", "外专员", "外初审"] as const)
      expect((await (await world.as(name)).send("GET", path)).status, name).toBe(403);
    expect((await (await world.as("农经办")).send("GET", "/rolls/copies/x")).status).toBe(404);
    for (const name of ["农经办", "黄初审", "吴专员", "郑检查"] as const)
      expect((await (await world.as(name)).send("GET", path)).status, name).toBe(200);
    const read = await world.db.auditEvent.findMany({ where: { kind: "roll.copy-read" }, orderBy: { id: "asc" } });
    expect(read.map(({ actorRole }) => actorRole)).toEqual([
      "DEPARTMENT_EDITOR",
      "FIRST_REVIEWER",
      "OFFICE",
      "AUDITOR",
    ]);
  });

  it("holds the roll without numbers, cards, telephones, free remarks and columns nobody knows", async () => {
    const { bytes } = await (await world.as("吴专员")).send("GET", await copyPath());
    const cells = rowsOf(bytes);
    const all = JSON.stringify(cells);
    for (const secret of [...secrets, "某路", ...rows.map(({ identityNumber }) => identityNumber)])
      expect(all, secret).not.toContain(secret);
    expect(all).not.toMatch(/\d{11,}/u);
    for (const { name, amount } of rows) for (const kept of [name, amount]) expect(all).toContain(kept);
    // Unpacked, so that properties, comments and parts that no cell shows are looked through as well.
    const zip = inspectZip(bytes);
    if (!zip.ok) throw new Error(zip.unreadable);
    for (const entry of zip.entries)
      for (const secret of [...secrets, ...rows.map(({ identityNumber }) => identityNumber)])
        expect(unpackEntry(bytes, entry)!.includes(secret), entry.name).toBe(false);
  });
});

describe("against last year", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it("the preview says who is new, gone, or jumped, from the released edition of the same batch", async () => {
    const editor = await world.as("农经办");
    const rows = rollRows("示例一经联社", 6);
    const open = async (year: number) => {
      const batch = await openBatch(editor, world, { program: "LAND", year, number: 1 });
      return batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    };
    const before = await open(2025);
    const now = await open(2026);
    const changed = [
      ...rows.slice(1, 5),
      { ...rows[5]!, amount: (Number(rows[5]!.amount) * 2).toFixed(2) },
      ...rollRows("示例二经联社", 1, 8),
    ];
    const check = async () => (await checkRoll(editor, now, rollCsv(changed))).body as Record<string, any>;
    await importRoll(editor, before, rollCsv(rows));
    expect((await check()).lastYear, "a draft is not compared with").toBeNull();
    await publish(world, before, rollCsv(rows));
    expect((await check()).lastYear).toMatchObject({
      year: 2025,
      editionNumber: 1,
      lines: 6,
      fresh: 1,
      gone: 1,
      jumped: 1,
      people: {
        gone: [{ name: rows[0]!.name, unitName: "示例一经联社", beforeFen: 10_643 }],
        jumped: [{ name: rows[5]!.name, dueFen: 127_716, beforeFen: 63_858 }],
      },
    });
  });

  it("a program may call it an error that a person stands in two villages", async () => {
    const editor = await world.as("农经办");
    const batch = await openBatch(editor, world, { program: "LAND", number: 3 });
    const id = batch.value.disclosures[0].id as string;
    const [one, other] = rollRows("示例一经联社", 2) as [RollRow, RollRow];
    const file = rollCsv([one, { ...one, unit: "示例二经联社" }, other]);
    expect((await checkRoll(editor, id, file)).body).toMatchObject({
      lineCount: 3,
      rejectedTotal: 0,
      warnings: [{ kind: "SAME_PERSON_TWO_UNITS" }],
    });
    await world.db.program.update({
      where: { id: world.street.programs.get("LAND")! },
      data: { rollRules: { inTwoUnits: "ERROR" } },
    });
    expect((await checkRoll(editor, id, file)).body).toMatchObject({
      lineCount: 1,
      rejected: [
        { reason: "PERSON_IN_TWO_UNITS", row: 2 },
        { reason: "PERSON_IN_TWO_UNITS", row: 3 },
      ],
      warnings: [],
    });
  });
});

describe("namesakes without a number", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it.each([
    // Five lines of five names: five people at least.
    [["甲", "乙", "丙", "丁", "戊"], ["一组", "一组", "一组", "一组", "一组"], 5, 5, false],
    // One name in two groups is printed as two, and may be one person.
    [["甲", "甲", "丙", "丁", "戊"], ["一组", "二组", "一组", "一组", "一组"], 5, 4, false],
    // In one group nothing tells them apart: printed as one, and the preview says so.
    [["甲", "甲", "丙", "丁", "戊"], ["一组", "一组", "一组", "一组", "一组"], 4, 4, true],
  ] as const)("%j in %j: %i on paper, at least %i", async (names, groups, recipients, fewest, warned) => {
    const editor = await world.as("民经办");
    const number = (await world.db.batch.count()) + 1;
    const batch = await openBatch(editor, world, { program: "CIVIL", number });
    const id = batch.value.disclosures[0].id as string;
    const file = new TextEncoder().encode(
      [
        "序号,姓名,社区,组别,补贴金额（元）",
        ...names.map((name, index) => `${index + 1},${name}某,甲社区,${groups[index]!},100.00`),
        "合计,,,,500.00",
      ].join("\r\n"),
    );
    const checked = (await checkRoll(editor, id, file)).body as { warnings: { kind: string }[] };
    expect(checked.warnings.some(({ kind }) => kind === "NAMESAKES_WITHOUT_IDENTITY")).toBe(warned);
    const editionId = await publish(world, id, file, { editor: "民经办" });
    const notice = await world.db.notice.findFirstOrThrow({
      where: { editionId, obligation: { unitId: world.unit("甲社区") } },
    });
    expect(notice).toMatchObject({ recipientCount: recipients, fewestRecipients: fewest });
  });
});

describe("what a roll prints of its units", () => {
  let world: ApiWorld;
  let number = 1;
  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  const rows = { one: rollRows("示例一经联社", 2), two: rollRows("示例二经联社", 2, 5) };
  const withSubtotals = (one: string, two: string, total: string | null): Uint8Array => {
    const [head = "", ...lines] = new TextDecoder()
      .decode(rollCsv([...rows.one, ...rows.two], null))
      .trim()
      .split("\r\n");
    const sum = (label: string, yuan: string) => `${label},,,,,,${yuan},`;
    return new TextEncoder().encode(
      [
        head,
        lines[0],
        lines[1],
        sum("小计", one),
        lines[2],
        lines[3],
        sum("小计", two),
        ...(total === null ? [] : [sum("合计", total)]),
      ].join("\r\n"),
    );
  };
  const opened = async (editor: Client) => {
    const batch = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    return batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  };
  const control = async (client: Client, id: string) =>
    (
      await client.query(
        `query($id: ID!) { disclosure(id: $id) { latest { id revision controlTotalFen controlDifferenceFen controlFits } } }`,
        { id },
      )
    ).disclosure.latest;
  const EXPLAIN = `mutation($id: ID!, $edition: ID!, $revision: Int!, $fen: Fen, $why: String) {
    explainTotal(disclosureId: $id, expectedEditionId: $edition, expectedRevision: $revision, controlTotalFen: $fen, explanation: $why) {
      __typename } }`;

  it("is shown beside each, with the difference", async () => {
    const editor = await world.as("农经办");
    const id = await opened(editor);
    const file = withSubtotals(totalOf(rows.one), "1.00", totalOf([...rows.one, ...rows.two]));
    const { perUnit, fits } = (await checkRoll(editor, id, file)).body as Record<string, any>;
    expect(fits).toBe(true);
    const [one, two] = ["示例一经联社", "示例二经联社"].map((name) =>
      perUnit.find(({ unitName }: { unitName: string }) => unitName === name),
    );
    expect(one).toMatchObject({ lineCount: 2, controlTotalFen: one.paidFen, differenceFen: 0, fits: true });
    expect(two).toMatchObject({ lineCount: 2, controlTotalFen: 100, differenceFen: two.paidFen - 100, fits: false });
  });

  it("holds a draft back where no total of all decides, until it is explained or the total is told", async () => {
    const editor = await world.as("农经办");
    const file = withSubtotals(totalOf(rows.one), "1.00", null);
    for (const settle of [
      { why: "小计漏了一户" },
      { fen: Math.round(Number(totalOf([...rows.one, ...rows.two])) * 100) },
    ]) {
      const id = await opened(editor);
      expect((await checkRoll(editor, id, file)).body).toMatchObject({
        fits: false,
        controlTotalFen: null,
        differenceFen: null,
      });
      const editionId = await importRoll(editor, id, file);
      expect(await control(editor, id)).toMatchObject({ controlFits: false, controlDifferenceFen: null });
      expect((await submit(editor, id, editionId)).refused).toBe("CONTROL_TOTAL_DIFFERS");
      const { revision } = await control(editor, id);
      await editor.query(EXPLAIN, { id, edition: editionId, revision, fen: null, why: null, ...settle });
      expect((await submit(editor, id, editionId)).refused).not.toBe("CONTROL_TOTAL_DIFFERS");
    }
  });

  it("lets a draft go where every subtotal agrees", async () => {
    const editor = await world.as("农经办");
    const id = await opened(editor);
    const editionId = await importRoll(editor, id, withSubtotals(totalOf(rows.one), totalOf(rows.two), null));
    expect(await control(editor, id)).toMatchObject({ controlFits: true, controlTotalFen: null });
    expect((await submit(editor, id, editionId)).refused).not.toBe("CONTROL_TOTAL_DIFFERS");
  });
});
