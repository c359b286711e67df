import { settleVersions } from "@gongshi/usecases/program/apply-version";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { checkRoll, makeSheets, noticeOf, openBatch, publish, rollCsv, rollRows } from "../support/steps";

const VERSION = "version versions { id number standing effectiveFrom reason createdByName changes before }";

describe("a program's settings", () => {
  let world: ApiWorld;
  const land = () => world.street.programs.get("LAND")!;
  const change = (client: Client, changes: object, more: object = {}) =>
    client.mutate(
      "changeProgram(input: $input)",
      `... on Program { publicName grade stages expectedChannels ${VERSION} }`,
      "$input: ChangeProgramInput!",
      {
        input: {
          programId: land(),
          expectedVersion: 1,
          effectiveFrom: "2026-11-02",
          reason: "按新的通知执行",
          changes,
          ...more,
        },
      },
    );
  const newest = async (): Promise<number> =>
    (await world.db.programVersion.findFirstOrThrow({ where: { programId: land() }, orderBy: { number: "desc" } }))
      .number;
  const stages = (length: number) => [
    { stage: "BEFORE_PAYMENT", periodLength: 5, periodUnit: "DAYS", postWithinWorkingDays: 10 },
    { stage: "RESULT", periodLength: length, periodUnit: "WORKING_DAYS", postWithinWorkingDays: 5 },
  ];
  const resultOf = (opened: any): string =>
    opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("are changed by the office or the administrator of the street, with a reason, seeing the newest version", async () => {
    for (const name of ["梁文员", "陈监督", "农经办", "黄初审", "郑检查", "外专员"] as const)
      expect((await change(await world.as(name), { retentionYears: 12 })).refused, name).toBe("NOT_ALLOWED");
    expect((await change(world.anonymous, { retentionYears: 12 })).refused).toBe("SIGNED_OUT");
    const office = await world.as("吴专员");
    expect((await change(office, { retentionYears: 12 }, { reason: " " })).refused).toBe("REASON_REQUIRED");
    expect((await change(office, { retentionYears: 12 }, { expectedVersion: 7 })).refused).toBe("CHANGED_MEANWHILE");
    expect(await change(office, { retentionYears: 12 }, { effectiveFrom: "2026-11-01" })).toMatchObject({
      refused: "INVALID_INPUT",
      field: "effectiveFrom",
    });
    expect(await change(office, {})).toMatchObject({
      refused: "SETTINGS_WRONG",
      details: { fault: "NOTHING_CHANGES" },
    });
    expect(await change(office, { publicName: "找13800000001" })).toMatchObject({ refused: "TEXT_CARRIES_NUMBER" });
  });

  it.each([
    [
      "two columns of one kind",
      {
        columns: [
          { key: "name", label: "甲" },
          { key: "name", label: "乙" },
        ],
      },
      "COLUMN_TWICE",
    ],
    ["no column of names", { columns: [{ key: "amount", label: "金额" }] }, "COLUMNS_WITHOUT_NAME"],
    ["no stage of results", { stages: [stages(5)[0]] }, "NO_RESULT_STAGE"],
    ["a list of names of a sensitive program online", { grade: "S" }, "LIST_OF_SENSITIVE_ONLINE"],
    ["an SS program online", { grade: "SS" }, "SS_ONLINE"],
    [
      "a public name that tells",
      { grade: "S", internetProfile: "TOTALS", publicName: "低保家庭补贴" },
      "TELLING_PUBLIC_NAME",
    ],
    ["an internet term shorter than the period", { internetTermDays: 3 }, "TERM_SHORTER_THAN_PERIOD"],
    ["the board as a further channel", { expectedChannels: ["VILLAGE_BOARD"] }, "BOARD_EXPECTED"],
    ["a period of no days", { stages: stages(0) }, "SETTING_MALFORMED"],
    [
      "reviews without secrecy",
      {
        reviewSteps: {
          minimumPeople: 2,
          proofReadings: 0,
          steps: [
            { step: "FIRST", roles: ["FIRST_REVIEWER"], checks: ["POLICY"] },
            { step: "FINAL", roles: ["FINAL_REVIEWER"], checks: ["POLICY"] },
          ],
        },
      },
      "REVIEW_WITHOUT_SECRECY",
    ],
  ])("refuse %s by name", async (_name, changes, fault) => {
    const answer = await change(await world.as("吴专员"), changes);
    expect(answer).toMatchObject({ refused: "SETTINGS_WRONG", details: { fault } });
    expect(await newest()).toBe(1);
  });

  it("count for what comes after: what is released keeps its period, its name and its columns", async () => {
    const editor = await world.as("农经办");
    const first = resultOf(await openBatch(editor, world, { program: "LAND", number: 1 }));
    const notice = await noticeOf(
      world,
      "示例一经联社",
      await publish(world, first, rollCsv(rollRows("示例一经联社", 3))),
    );
    const { pdfPath } = (await makeSheets(await world.as("梁文员"), [notice])).value.sheets[0];
    const paper = async () => (await (await world.as("梁文员")).send("GET", pdfPath)).bytes;
    const printed = await paper();

    const done = await change(await world.as("吴专员"), {
      publicName: "耕地补贴（新）",
      whoIsEntitled: "另一些人",
      stages: stages(7),
      columns: [
        { key: "name", label: "户主" },
        { key: "amount", label: "实发（元）" },
      ],
    });
    expect(done.value).toMatchObject({ version: 2, publicName: "耕地补贴（新）" });
    expect(done.value.versions[0]).toMatchObject({
      number: 2,
      standing: "IN_FORCE",
      reason: "按新的通知执行",
      createdByName: "吴专员",
      before: { publicName: "耕地补贴" },
    });
    expect((await paper()).equals(printed)).toBe(true);
    expect(await world.db.notice.findUniqueOrThrow({ where: { id: notice } })).toMatchObject({
      periodLength: 5,
      periodUnit: "DAYS",
    });
    const page = "query($id: ID!) { publicNotice(id: $id) { programName whoIsEntitled } }";
    expect((await world.anonymous.query(page, { id: notice }))["publicNotice"]).toEqual({
      programName: "耕地补贴",
      whoIsEntitled: "示例对象",
    });

    const second = resultOf(await openBatch(editor, world, { program: "LAND", number: 2 }));
    const later = await noticeOf(
      world,
      "示例一经联社",
      await publish(world, second, rollCsv(rollRows("示例一经联社", 3))),
    );
    expect(await world.db.notice.findUniqueOrThrow({ where: { id: later } })).toMatchObject({
      periodLength: 7,
      periodUnit: "WORKING_DAYS",
      title: expect.stringContaining("耕地补贴（新）"),
    });
    const trace = await world.db.auditEvent.findMany({ where: { kind: "program.changed" } });
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({ actorRole: "OFFICE", subjectId: land(), reason: "按新的通知执行" });
  });

  it("never make more public what is public: stricter at once, looser only for what comes after", async () => {
    const page = "query($unit: ID!) { publicUnit(id: $unit) { notices(year: 2026) { id profile } } }";
    const profiles = async () =>
      (await world.anonymous.query(page, { unit: world.unit("示例一经联社") }))["publicUnit"].notices.map(
        (each: { profile: string }) => each.profile,
      );
    const office = await world.as("吴专员");
    expect(await profiles()).toEqual(["MASKED_LIST", "MASKED_LIST"]);
    const narrower = await change(office, { internetProfile: "NOTHING" }, { expectedVersion: await newest() });
    expect(narrower.refused).toBeUndefined();
    expect(await profiles()).toEqual(["NOTHING", "NOTHING"]);
    await change(office, { internetProfile: "TOTALS" }, { expectedVersion: await newest() });
    const third = resultOf(await openBatch(await world.as("农经办"), world, { program: "LAND", number: 3 }));
    await publish(world, third, rollCsv(rollRows("示例一经联社", 3)));
    await change(office, { internetProfile: "MASKED_LIST" }, { expectedVersion: await newest() });
    expect(await profiles()).toEqual(["MASKED_LIST", "MASKED_LIST", "TOTALS"]);
    expect(
      await change(
        office,
        { grade: "SS", internetProfile: "NOTHING", publisher: "SUBDISTRICT" },
        { expectedVersion: await newest() },
      ),
    ).toMatchObject({ refused: "SETTINGS_WRONG", details: { fault: "GRADE_TO_SS_WHILE_PUBLIC" } });
  });

  it("planned for a later day stand beside the present ones, can be taken back, and come by themselves", async () => {
    const office = await world.as("吴专员");
    const plan = (changes: object, effectiveFrom: string, expectedVersion: number) =>
      change(office, changes, { effectiveFrom, expectedVersion });
    const number = await newest();
    const planned = await plan({ retentionYears: 30 }, "2026-11-20", number);
    expect(planned.value.version).toBe(number);
    expect(planned.value.versions[0]).toMatchObject({ standing: "COMING", effectiveFrom: "2026-11-20", before: null });
    expect(await plan({ internetTermDays: 1 }, "2026-11-10", number + 1)).toMatchObject({
      refused: "SETTINGS_WRONG",
      details: { fault: "TERM_SHORTER_THAN_PERIOD", from: "2026-11-10" },
    });
    expect(await plan({ stages: [stages(7)[1]] }, "2026-11-10", number + 1)).toMatchObject({
      details: { fault: "ONLY_FROM_TODAY" },
    });
    const cancelled = await plan({ retentionYears: 40 }, "2026-11-21", number + 1);
    const cancel = (client: Client, id: string) =>
      client.mutate("cancelProgramChange(versionId: $id)", `... on Program { ${VERSION} }`, "$id: ID!", { id });
    const { id } = cancelled.value.versions[0];
    expect((await cancel(await world.as("农经办"), id)).refused).toBe("NOT_ALLOWED");
    expect((await cancel(office, id)).value.versions[0].standing).toBe("CANCELLED");
    expect((await cancel(office, id)).refused).toBe("WRONG_STATE");

    const years = async () => (await world.db.program.findUniqueOrThrow({ where: { id: land() } })).retentionYears;
    expect(await settleVersions(world.services)).toBe(0);
    expect(await years()).toBe(10);
    world.clock.to("2026-11-20");
    expect(await settleVersions(world.services)).toBe(1);
    expect(await settleVersions(world.services)).toBe(0);
    expect(await years()).toBe(30);
    expect(await world.db.auditEvent.count({ where: { kind: "program.version-in-force" } })).toBe(1);
  });

  it("that show less end what was public so, and the public history says when and why", async () => {
    const office = await world.as("吴专员");
    const id = resultOf(await openBatch(await world.as("农经办"), world, { program: "LAND", number: 4 }));
    await publish(world, id, rollCsv(rollRows("示例一经联社", 3)));
    for (const [day, internetProfile, reason] of [
      ["2026-11-23", "TOTALS", "名单一律不上网"],
      ["2026-11-24", "MASKED_LIST", "按新规定恢复"],
    ] as const) {
      world.clock.to(day);
      const changed = await change(
        office,
        { internetProfile },
        { effectiveFrom: day, reason, expectedVersion: await newest() },
      );
      expect(changed.refused).toBeUndefined();
    }
    const { disclosure } = await office.query(
      `query($id: ID!) { disclosure(id: $id) { publicity { internet ended reason } } }`,
      { id },
    );
    expect(disclosure.publicity).toEqual([
      { internet: "MASKED_LIST", ended: "PROGRAM", reason: "名单一律不上网" },
      { internet: "TOTALS", ended: "PROGRAM", reason: "按新规定恢复" },
      { internet: "MASKED_LIST", ended: null, reason: null },
    ]);
  });

  it("of a new program are checked whole, and it is there at once", async () => {
    const settings = {
      name: "稻谷补贴",
      publicName: "稻谷补贴",
      grade: "N",
      recipientKind: "HOUSEHOLD",
      publisher: "COOPERATIVE",
      internetProfile: "TOTALS",
      internetTermDays: 365,
      retentionYears: 10,
      columns: [
        { key: "name", label: "户主姓名" },
        { key: "amount", label: "金额（元）" },
      ],
      stages: stages(7),
      cadence: [{ number: 1, name: "第一批" }],
      departmentDueWorkingDays: 10,
      policyBasis: "示例文件",
      whoIsEntitled: "种稻谷的农户",
      reviewSteps: {
        minimumPeople: 3,
        proofReadings: 1,
        steps: [
          { step: "FIRST", roles: ["FIRST_REVIEWER"], checks: ["POLICY"] },
          { step: "FINAL", roles: ["FINAL_REVIEWER"], checks: ["POLICY"] },
          { step: "SECRECY", roles: ["SECRECY_REVIEWER"], checks: ["SECRECY"], sharesWith: ["FINAL"] },
        ],
      },
    };
    const create = (client: Client, changes: object = {}) =>
      client.mutate(
        "createProgram(input: $input)",
        `... on Program { code ${VERSION} }`,
        "$input: CreateProgramInput!",
        {
          input: {
            subdistrictId: world.unit("示例街道"),
            departmentId: world.unit("农业农村局"),
            code: "dgbt",
            reason: "新设补贴",
            settings,
            ...changes,
          },
        },
      );
    for (const name of ["梁文员", "农经办", "郑检查", "外专员"] as const)
      expect((await create(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
    const admin = await world.as("苏管理");
    expect(await create(admin, { code: "稻 谷" })).toMatchObject({ refused: "INVALID_INPUT", field: "code" });
    expect((await create(admin, { departmentId: world.unit("示例一经联社") })).refused).toBe("NOT_FOUND");
    expect(await create(admin, { settings: { ...settings, columns: null } })).toMatchObject({
      refused: "SETTINGS_WRONG",
      field: "columns",
    });
    const made = await create(admin);
    expect(made.value).toMatchObject({ code: "DGBT", version: 1 });
    expect(made.value.versions).toHaveLength(1);
    expect(await create(admin)).toMatchObject({ refused: "ALREADY_EXISTS", field: "code" });
    expect(await create(admin, { code: "DG2" })).toMatchObject({ refused: "NAME_TAKEN", field: "name" });
  });

  it("say how rolls are looked at when they are imported", async () => {
    const office = await world.as("吴专员");
    const editor = await world.as("农经办");
    const person = rollRows("示例一经联社", 1)[0]!;
    const file = rollCsv([person, { ...person, unit: "示例二经联社" }, ...rollRows("示例二经联社", 1, 7)]);
    const id = resultOf(await openBatch(editor, world, { program: "LAND", number: 41 }));
    const rules = async () =>
      (await office.query("query($id: ID!) { program(id: $id) { rollRules } }", { id: land() })).program.rollRules;
    const set = async (rollRules: object) =>
      change(office, { rollRules }, { expectedVersion: await newest(), effectiveFrom: "2026-11-24" });
    const usual = await rules();
    expect(usual).toEqual({ twiceInUnit: "WARN", inTwoUnits: "WARN", jumpPermille: 500, jumpLeastFen: 10_000 });
    expect((await checkRoll(editor, id, file)).body).toMatchObject({ lineCount: 3, rejectedTotal: 0 });

    expect(await set({ ...usual, jumpPermille: 0 })).toMatchObject({
      refused: "SETTINGS_WRONG",
      details: { fault: "SETTING_MALFORMED" },
    });
    expect(await set(usual)).toMatchObject({ details: { fault: "NOTHING_CHANGES" } });
    expect((await set({ ...usual, inTwoUnits: "ERROR" })).refused).toBeUndefined();
    expect(await rules()).toEqual({ ...usual, inTwoUnits: "ERROR" });
    expect((await checkRoll(editor, id, file)).body).toMatchObject({
      lineCount: 1,
      rejected: [{ reason: "PERSON_IN_TWO_UNITS" }, { reason: "PERSON_IN_TWO_UNITS" }],
    });
    expect((await set(usual)).refused).toBeUndefined();
  });
});
