import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { demoPlanText } from "../../../../prisma/seed/demo-plan";
import { readAssignments } from "./read-assignments";
import { dueHint } from "./due-hint";
import { readPlan } from "./read-plan";

const read = (text: string) => {
  const result = readPlan(text);
  if (!result.ok) throw new Error(result.problems.join());
  return result.plan;
};

function expectPlanOf2022(text: string) {
  const plan = read(text);
  expect(plan.year).toBe(2022);
  expect(plan.sections.map((section) => section.subsections.length)).toEqual([4, 5, 3, 4, 0]);
  expect(plan.items.map((item) => item.number)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
  expect(plan.problems).toEqual([]);
  const names = new Set(plan.items.flatMap((item) => item.assignments.map((assignment) => assignment.unit)));
  const groups = [...names].filter((name) => name.startsWith("各")).toSorted();
  expect(groups).toEqual(["各执法部门", "各相关部门", "各部门"].toSorted());
  expect(names.size).toBe(20);
  const item = (number: number) => plan.items[number - 1]!;
  expect(item(5).assignments).toEqual([
    { unit: "农业农村局", role: "LEAD" },
    { unit: "财政分局", role: "SUPPORT" },
    { unit: "宣传办公室", role: "SUPPORT" },
  ]);
  expect(item(5).due).toMatchObject({ kind: "BY_DATE", date: "2022-12-31" });
  expect(item(31).assignments).toEqual(item(30).assignments);
  expect(item(30).assignments.map((each) => each.role)).toEqual(["COORDINATE", "COORDINATE", "COORDINATE", "JOINT"]);
  expect(item(36).assignments).toEqual([
    { unit: "党政综合办公室", role: "LEAD" },
    { unit: "宣传办公室", role: "SUPPORT" },
    { unit: "公共服务办公室", role: "SUPPORT" },
    { unit: "公安分局", role: "SUPPORT" },
    { unit: "各相关部门", role: "JOINT" },
  ]);
  expect(item(9).assignments).toEqual(item(12).assignments);
  expect(item(44)).toMatchObject({ section: 5, subsection: null, due: { kind: "AFTER_ISSUE", date: null } });
  expect(item(40).due).toMatchObject({ kind: "RECURRING", date: null });
}

const REAL = new URL("../../../../../shared/data/dongqu-2022-plan.txt", import.meta.url);

describe("a plan", () => {
  it("of the demo reads as its own structure says", () => expectPlanOf2022(demoPlanText("东区街道", 2022)));
  it.runIf(existsSync(REAL))("of a real subdistrict reads alike", () => expectPlanOf2022(readFileSync(REAL, "utf8")));
  it.each([
    [
      "with columns of number, two kinds of units, time limit and remarks",
      "序号\t一级要点\t工作任务\t牵头单位\t配合单位\t完成时限\t备注\n1\t一、甲\t规范行政法规使用\t司法所\t各执法部门、财政分局\t2026年6月底前\t张三负责\n2\t\t公开（1）丙（2）丁\t农业农村局\t\t2026-10-15\t\n3\t二、戊\t年底前办结\t司法所\t\t长期\t\n",
    ],
    [
      "with numbers in brackets",
      "要点\t事项\t责任单位\t时限\n一、甲\t（1）规范行政法规使用\t司法所牵头，各执法部门、财政分局配合\t6月\n\t（2）公开（1）丙（2）丁\t农业农村局牵头\t10月15日\n二、戊\t（3）年底前办结\t司法所牵头\t\n",
    ],
    [
      "without headings",
      "一、甲\t1.规范行政法规使用\t司法所牵头，各执法部门、财政分局配合\t6月底前\n\t2.公开（1）丙（2）丁\t农业农村局牵头\t2026年10月15日前\n二、戊\t3.年底前办结\t司法所牵头\t长期坚持\n",
    ],
  ])("reads a table %s", (_, rows) => {
    const plan = read(`某街道2026年政务公开工作要点\n${rows}`);
    expect(plan.problems).toEqual([]);
    expect(plan.sections.map(({ title }) => title)).toEqual(["甲", "戊"]);
    expect(
      plan.items.map(({ number, section, assignments, due }) => [
        number,
        section,
        assignments.map(({ unit, role }) => `${unit} ${role}`),
        due?.date,
      ]),
    ).toEqual([
      [1, 1, ["司法所 LEAD", "各执法部门 SUPPORT", "财政分局 SUPPORT"], "2026-06-30"],
      [2, 1, ["农业农村局 LEAD"], "2026-10-15"],
      [3, 2, ["司法所 LEAD"], "2026-12-31"],
    ]);
    expect(plan.items.map(({ text }) => text)).toEqual(["规范行政法规使用", "公开（1）丙（2）丁", "年底前办结"]);
  });
  it("reads one line a row with tabs between cells", () => {
    const plan = read("某街道2026年要点\n一、甲\t（一）乙\t1.丙\t司法所牵头\n\t\t2.丁\t\n");
    expect(plan.items).toMatchObject([
      { number: 1, section: 1, subsection: 1, assignments: [{ unit: "司法所", role: "LEAD" }] },
      { number: 2, assignments: [{ unit: "司法所", role: "LEAD" }] },
    ]);
  });
  it.each([
    ["", "编号"],
    ["随便什么文字", "编号"],
    ["2026年要点\n\t甲\t乙\n", "编号"],
    ["某街道要点\n\t一、甲\n\t（一）乙\n\t1.丙\n\t司法所\n", "年份"],
    ["2026年要点\n\t1.丙\n\t司法所\n", "一级要点"],
  ])("says what is missing in %j", (text, word) => {
    const result = readPlan(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems.join()).toContain(word);
  });
  it("points out gaps in the numbering and items nobody answers for", () => {
    const plan = read("2026年要点\n\t一、甲\n\t1.丙\n\t\n\n\t3.丁\n\t司法所\n");
    expect(plan.problems).toHaveLength(2);
  });
});

describe("responsible units", () => {
  it("survive a missing comma and a bookmark", () =>
    expect(readAssignments("[bookmark: _GoBack]甲局牵头乙局、丙所配合")).toEqual({
      assignments: [
        { unit: "甲局", role: "LEAD" },
        { unit: "乙局", role: "SUPPORT" },
        { unit: "丙所", role: "SUPPORT" },
      ],
      problems: [],
    }));
  it.each([
    ["甲局", [["甲局", "JOINT"]]],
    [
      "甲局、乙所按职责分工落实",
      [
        ["甲局", "JOINT"],
        ["乙所", "JOINT"],
      ],
    ],
    [
      "甲办、乙办统筹，各部门按职责分工落实",
      [
        ["甲办", "COORDINATE"],
        ["乙办", "COORDINATE"],
        ["各部门", "JOINT"],
      ],
    ],
    [
      "牵头单位：甲局；配合单位：乙局、丙所",
      [
        ["甲局", "LEAD"],
        ["乙局", "SUPPORT"],
        ["丙所", "SUPPORT"],
      ],
    ],
    [
      "统筹城乡办公室牵头、甲局配合。",
      [
        ["统筹城乡办公室", "LEAD"],
        ["甲局", "SUPPORT"],
      ],
    ],
    [
      "甲局\n乙局",
      [
        ["甲局", "JOINT"],
        ["乙局", "JOINT"],
      ],
    ],
  ])("of %j", (text, expected) => {
    const read = readAssignments(text);
    expect(read.assignments.map(({ unit, role }) => [unit, role])).toEqual(expected);
    expect(read.problems).toEqual([]);
  });
  it("are doubted when they look like no unit", () => expect(readAssignments("尽快落实").problems).toHaveLength(1));
});

describe("due hints", () => {
  it.each([
    ["2023年底前建成", "BY_DATE", "2023-12-31"],
    ["年底前上墙", "BY_DATE", "2026-12-31"],
    ["11月30日前报送", "BY_DATE", "2026-11-30"],
    ["2027年2月底前完成", "BY_DATE", "2027-02-28"],
    ["六月底前完成", "BY_DATE", "2026-06-30"],
    ["于本文印发30日内反馈", "AFTER_ISSUE", null],
    ["每年至少听取1次汇报", "RECURRING", null],
    ["每季度至少召开一次会议", "RECURRING", null],
  ])("%s", (text, kind, date) => expect(dueHint(text, 2026)).toMatchObject({ kind, date }));
  it("are not seen where there are none", () => expect(dueHint("持续推进", 2026)).toBeNull());
});
