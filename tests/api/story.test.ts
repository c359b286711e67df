import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inText, storiesOf } from "../../apps/api/src/cli/audit-story";
import { sentenceText } from "../../apps/web/src/lib/messages/story-words";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { askedWith, openCorrection, showCard, takeCorrection } from "../support/correction-steps";
import type { PersonName } from "../support/small-street";
import {
  confirm,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  rollCsv,
  rollRows,
  sendBack,
} from "../support/steps";

const UNIT = "示例一经联社";
const STORY = `query($type: String!, $id: ID!) { story(subjectType: $type, subjectId: $id) { title unitName
  standing { key values } chapters { chapter edition from to sentences { kind at until count who as
  parts { key values } because { key values } notes { key values } from } } notices { unitName standing { key values } } } }`;

describe("the story of a notice", () => {
  let world: ApiWorld;
  let disclosure: string;
  let notice: string;
  const rows = [...rollRows(UNIT, 2), ...rollRows("示例二经联社", 3, 2)];

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    notice = await noticeOf(world, UNIT, await publish(world, disclosure, rollCsv(rows)));
    const clerk = await world.as("梁文员");
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    world.clock.to("2026-11-03");
    const first = await postPhoto(world, await world.as("梁文员"), { code });
    world.clock.to("2026-11-05");
    await sendBack(await world.as("陈监督"), first.value.posting.id, "UNTRUE", "公开栏上没有");
    world.clock.to("2026-11-20");
    const second = await postPhoto(world, await world.as("梁文员"), { code });
    world.clock.to("2026-11-21");
    await confirm(await world.as("陈监督"), second.value.posting.id);
  });
  afterAll(() => world.close());

  const ofNotice = () => ({ type: "notice", id: notice });
  const ofDisclosure = () => ({ type: "disclosure", id: disclosure });
  const read = async (name: PersonName, subject = ofNotice()) =>
    (await (await world.as(name)).query(STORY, subject)).story;
  const sentences = (story: any): string[] =>
    story.chapters.flatMap((chapter: any) =>
      chapter.sentences.map((each: any) => `${each.who ?? "-"} ${sentenceText(each.parts)}`),
    );
  const refused = (client: Client, subject: Record<string, string>) => client.refusedQuery(STORY, subject);

  it.each([
    ["卢文员", "another village's clerk"],
    ["谭监督", "another village's supervisor"],
    ["农经办", "the department that sent the roll"],
    ["民经办", "another department"],
    ["苏管理", "the administrator"],
    ["外专员", "another street's office"],
  ] as const)("is not %s's to read: %s", async (name, _who) => {
    expect(await refused(await world.as(name), ofNotice())).toBe("NOT_ALLOWED");
  });
  it("is nobody's who is not signed in, and of nothing that is not there", async () => {
    expect(await refused(world.anonymous, ofNotice())).toBe("SIGNED_OUT");
    expect(await refused(await world.as("郑检查"), { type: "notice", id: disclosure })).toBe("NOT_FOUND");
    expect(await refused(await world.as("郑检查"), { type: "notice", id: "x" })).toBe("NOT_FOUND");
    expect(await refused(await world.as("郑检查"), { type: "person", id: disclosure })).toBe("INVALID_INPUT");
  });

  it("of the village: that it went out, and what was done here", async () => {
    const story = await read("梁文员");
    expect(story).toMatchObject({ unitName: UNIT });
    expect(sentences(story)).toEqual([
      "吴专员 发布第1版，2个单位要张贴，本单位2户、319.29元，公开范围是全社会，网上公开脱敏名单。",
      expect.stringMatching(/^梁文员 打印公示表，编号（短码）2026-00001 \([0-9A-Z]{4}-[0-9A-Z]{4}\)。$/),
      "梁文员 送到1张现场照片。",
      "梁文员 上报11月3日已张贴，照片里读到公示表二维码。",
      "陈监督 退回11月3日的张贴，张贴情况不属实。",
      "梁文员 送到1张现场照片。",
      "梁文员 上报11月20日已张贴，曾因情况不属实退回，等监督员核实。",
      "陈监督 核实11月20日的张贴，情况属实。",
    ]);
    expect(sentenceText(story.standing)).toBe("目前公开中·已核实，11月20日起张贴。");
    const told = story.chapters.flatMap((chapter: any) => chapter.sentences);
    expect(told.map(({ from }: { from: string | null }) => from)).toEqual(told.map(() => null));
    expect(told.find(({ kind }: { kind: string }) => kind === "posting.returned")).toMatchObject({
      as: "SUPERVISOR",
      because: { key: "because", values: { text: "公开栏上没有" } },
      notes: [{ key: "afterReceipt" }],
    });
    expect(told.at(-2).notes).toMatchObject([
      { key: "afterReturn" },
      { key: "dueLate", values: { due: "2026-11-16", days: 4 } },
    ]);
  });

  it("of the office and the auditor: from the opening of the batch, and from where", async () => {
    for (const name of ["吴专员", "郑检查"] as const) {
      const story = await read(name);
      expect(story.chapters.map(({ chapter }: { chapter: string }) => chapter)).toEqual([
        "ROLL",
        "REVIEW",
        "RELEASE",
        "POSTING",
        "CONFIRMATION",
      ]);
      expect(sentences(story).slice(0, 4)).toEqual([
        "农经办 开立2026年度第1批，含拟发放公示、发放结果公开，2个单位应当公开。",
        "农经办 导入发放清册，5行、957.87元。",
        "农经办 提交第1版审核，共5户、957.87元。",
        "黄初审 初审通过，同时校对一遍。",
      ]);
      expect(story.chapters[3].sentences[0].from).toBe("127.0.0.1");
    }
    // A reviewer reads the same; from where is not hers to know.
    expect((await read("黄初审")).chapters[3].sentences[0].from).toBeNull();
  });

  it("of a disclosure is the office's own", async () => {
    expect(await refused(await world.as("梁文员"), ofDisclosure())).toBe("NOT_ALLOWED");
    expect(await refused(await world.as("民经办"), ofDisclosure())).toBe("NOT_ALLOWED");
    const story = await read("农经办", ofDisclosure());
    expect(story).toMatchObject({ unitName: null, standing: [] });
    expect(story.chapters.map(({ chapter }: { chapter: string }) => chapter)).toEqual(["ROLL", "REVIEW", "RELEASE"]);
    expect(story.chapters[0].sentences[0].from).toBeNull();
    // What villages do with it is not the department's to read in the trace; the office reads it of all units together.
    expect(sentences(story).at(-1)).toMatch(/^吴专员 发布第1版/);
    expect(story.notices).toEqual([]);
    const whole = await read("吴专员", ofDisclosure());
    expect(sentences(whole).slice(-4)).toEqual([
      "梁文员 给1个单位打印公示表1份。",
      "梁文员 上报1个单位的张贴，共2次。",
      "陈监督 退回1个单位的张贴，共1次。",
      "陈监督 核实1个单位的张贴属实，共1次。",
    ]);
    expect(whole.notices.map((each: any) => [each.unitName, sentenceText(each.standing)])).toEqual([
      [UNIT, "目前公开中·已核实，11月20日起张贴。"],
      ["示例二经联社", "目前待张贴，张贴截止11月16日，已逾期5天。"],
    ]);
  });

  it("names no recipient", async () => {
    const everything = JSON.stringify([await read("郑检查"), await read("吴专员", ofDisclosure())]);
    for (const row of rows) {
      expect(everything).not.toContain(row.identityNumber);
      expect(everything).not.toContain(row.name);
    }
  });

  it("in the terminal: by its id, or by the code of a sheet, whose every notice is told", async () => {
    const now = world.clock.now();
    const clerk = await world.as("梁文员");
    const gathered = (await makeSheets(clerk, [notice], "GATHERED")).value.sheets[0];
    const short = `${gathered.code.slice(0, 4)}-${gathered.code.slice(4)}`.toLowerCase();
    const [told, ...others] = await storiesOf(world.db, notice, now);
    expect(others).toEqual([]);
    expect((await storiesOf(world.db, short, now)).map(({ noticeId }) => noticeId)).toEqual([notice]);
    expect(await storiesOf(world.db, "ZZZZ-ZZZZ", now)).toEqual([]);
    expect(await storiesOf(world.db, disclosure, now)).toEqual([]);
    const text = inText(told!);
    expect(text).toContain("Now: posted and confirmed; posted on 2026-11-20.");
    expect(text).toMatch(
      /陈监督 \(supervisor\) returned the posting of 2026-11-03: it is not so\.\n +\[.*from 127\.0\.0\.1\]\n +Reason: 公开栏上没有/,
    );
    expect(text).toContain("due 2026-11-16, 4 days late");
  });

  describe("who looked", () => {
    const LOOKS = `query($type: String!, $id: ID!) { looks(subjectType: $type, subjectId: $id) { name roles day
      acts { kind detail count } addresses } }`;
    const looksOf = async (name: PersonName, subject = ofNotice()) =>
      (await (await world.as(name)).query(LOOKS, subject)).looks as {
        name: string;
        roles: string[];
        acts: { kind: string; count: number }[];
      }[];

    it.each(["梁文员", "陈监督", "周联络", "农经办", "民经办", "黄初审", "外专员"] as const)(
      "is not %s's to know",
      async (name) => {
        for (const subject of [ofNotice(), ofDisclosure()])
          expect(await (await world.as(name)).refusedQuery(LOOKS, subject)).toBe("NOT_ALLOWED");
        expect(await world.anonymous.refusedQuery(LOOKS, ofNotice())).toBe("SIGNED_OUT");
      },
    );

    it("is told by person and day, of this unit's lines and of the whole list, and asking is told too", async () => {
      world.clock.to("2026-11-24");
      const lines = `query($id: ID!, $unit: ID) { disclosure(id: $id) { latest { lines(unitId: $unit) { total } } } }`;
      const editor = await world.as("农经办");
      for (const unit of [UNIT, UNIT, "示例二经联社"])
        await editor.query(lines, { id: disclosure, unit: world.unit(unit) });
      const { sheets } = (
        await (
          await world.as("梁文员")
        ).query("query($id: ID!) { notice(id: $id) { sheets { pdfPath } } }", {
          id: notice,
        })
      ).notice;
      await (await world.as("梁文员")).send("GET", sheets[0].pdfPath);
      await looksOf("吴专员");
      const looks = await looksOf("吴专员");
      const [office, clerk, department] = ["吴专员", "梁文员", "农经办"].map((who) =>
        looks.find(({ name }) => name === who),
      );
      expect(office).toMatchObject({ name: "吴专员", roles: ["OFFICE"], acts: [{ kind: "looks.read", count: 1 }] });
      expect(clerk).toMatchObject({
        name: "梁文员",
        roles: ["CLERK"],
        acts: [{ kind: "sheet.read", detail: null, count: 1 }],
        addresses: ["127.0.0.1"],
      });
      expect(department).toMatchObject({
        name: "农经办",
        roles: ["DEPARTMENT_EDITOR"],
        acts: [{ kind: "lines.read", count: 2 }],
      });
      for (const name of ["郑检查", "苏管理"] as const) expect(await looksOf(name)).toContainEqual(clerk);
    });

    it("of a disclosure takes in every unit's lines, and names no recipient", async () => {
      const all = await looksOf("郑检查", ofDisclosure());
      const department = all.find(({ name }) => name === "农经办");
      expect(department?.acts).toMatchObject([{ kind: "lines.read", count: 3 }]);
      for (const row of rows) expect(JSON.stringify(all)).not.toContain(row.name);
    });

    it("tells who read a request for correction: of the unit whose line it is about, and of the disclosure", async () => {
      const asked = async (unit: string, row: (typeof rows)[number]) => {
        const clerk = await world.as(unit === UNIT ? "梁文员" : "卢文员");
        const answer = (await showCard(clerk, world, unit, row)).value;
        const found = { ...askedWith(answer, row), lineId: answer.lines[0].id as string };
        return (await takeCorrection(clerk, found, { quantityMilli: 1500 })).value.id as string;
      };
      const before = await looksOf("郑检查", ofDisclosure());
      const told = sentences(await read("吴专员"));
      for (const id of [await asked(UNIT, rows[0]!), await asked("示例二经联社", rows[2]!)])
        await openCorrection(await world.as("农经办"), id);
      const reads = (looks: Awaited<ReturnType<typeof looksOf>>) =>
        looks.flatMap(({ name, acts }) =>
          acts.flatMap(({ kind, count }) => (kind === "correction.read" ? [[name, count]] : [])),
        );
      expect(reads(before)).toEqual([]);
      expect(reads(await looksOf("郑检查"))).toEqual([["农经办", 1]]);
      expect(reads(await looksOf("郑检查", ofDisclosure()))).toEqual([["农经办", 2]]);
      // What was decided about a person is no part of what became of the publication.
      expect(sentences(await read("吴专员"))).toEqual(told);
    });
  });
});
