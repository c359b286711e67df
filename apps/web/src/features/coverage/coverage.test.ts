import { describe, expect, it } from "vitest";
import { cellFace } from "./cell-face";
import { countedWeeks, gatherSkipped, readSkipped } from "./counted-days";
import { readFilter, writeFilter, type CoverageFilter } from "./filter";
import { buildMatrix, choicesOf, type MatrixCell, type MatrixSource } from "./matrix";
import { percentText } from "./share-text";

const rest: CoverageFilter = {
  year: 2026,
  figure: "onTime",
  program: null,
  community: null,
  verdict: null,
  step: null,
  cell: null,
};

describe("the filter in the address", () => {
  it("leaves the address empty at rest", () => {
    expect(writeFilter(rest, 2026)).toBe("");
    expect(readFilter("", 2026)).toEqual(rest);
  });

  it("comes back as it was written", () => {
    const filter: CoverageFilter = {
      year: 2025,
      figure: "finished",
      program: "p1",
      community: "c1",
      verdict: "OVERDUE",
      step: "TO_POST",
      cell: "o1",
    };
    expect(readFilter(`?${writeFilter(filter, 2026)}`, 2026)).toEqual(filter);
  });

  it.each(["?year=99", "?year=abc", "?verdict=GREEN", "?step=nowhere", "?figure=both", "?program="])(
    "ignores %s",
    (search) => expect(readFilter(search, 2026)).toEqual(rest),
  );
});

const cell = (unitId: string, disclosureId: string, over: Partial<MatrixCell> = {}): MatrixCell => ({
  obligationId: `${unitId}-${disclosureId}`,
  unitId,
  disclosureId,
  step: "TO_POST",
  onTime: "NOT_YET_DUE",
  finished: "NOT_YET_DUE",
  blame: null,
  isZero: false,
  dueOn: "2026-12-20",
  daysLate: null,
  ...over,
});

const disclosure = (id: string, programId: string) => ({
  id,
  title: id,
  stage: "RESULT" as const,
  step: "TO_POST",
  batch: { id: `b-${id}`, name: id, program: { id: programId, name: `项目${programId}` } },
});

const community = { id: "c1", kind: "COMMUNITY", name: "示例社区" };
const source: MatrixSource = {
  disclosures: [disclosure("d1", "land"), disclosure("d2", "grain"), disclosure("d3", "land")],
  units: [
    { ...community, parent: null },
    { id: "u1", kind: "COOPERATIVE", name: "示例一经联社", parent: community },
    { id: "u2", kind: "COOPERATIVE", name: "示例二经联社", parent: null },
    { id: "u3", kind: "COOPERATIVE", name: "示例三经联社", parent: null },
  ],
  cells: [
    cell("u1", "d1", { onTime: "ON_TIME", step: "VERIFIED" }),
    cell("u1", "d2", { onTime: "NOT_APPLICABLE", step: "NOT_APPLICABLE" }),
    cell("u2", "d1", { onTime: "OVERDUE", daysLate: 3 }),
    cell("u2", "d3"),
    cell("c1", "d2", { onTime: "LATE", step: "VERIFIED" }),
  ],
};

describe("the matrix", () => {
  it("keeps units in the order given, groups columns by program, and marks missing duties", () => {
    const matrix = buildMatrix(source, rest);
    expect(matrix.groups.map((group) => [group.programId, group.columns.map((column) => column.id)])).toEqual([
      ["land", ["d1", "d3"]],
      ["grain", ["d2"]],
    ]);
    expect(matrix.rows.map((row) => row.unit.id)).toEqual(["c1", "u1", "u2"]);
    expect(matrix.rows[1]?.cells.map((placed) => placed?.cell.obligationId ?? null)).toEqual(["u1-d1", null, "u1-d2"]);
    expect(matrix.rows[1]).toMatchObject({ duties: 1, met: 1, community: "示例社区" });
    expect(matrix.rows[2]).toMatchObject({ duties: 2, met: 0, community: null });
  });

  it("never orders by lateness", () => {
    const late = { ...source, units: [...source.units].reverse() };
    expect(buildMatrix(late, rest).rows.map((row) => row.unit.id)).toEqual(["u2", "u1", "c1"]);
  });

  it("keeps only rows and columns that hold the verdict asked for, others in them stay as context", () => {
    const matrix = buildMatrix(source, { ...rest, verdict: "OVERDUE" });
    expect(matrix.rows.map((row) => row.unit.id)).toEqual(["u2"]);
    expect(matrix.columns.map((column) => column.id)).toEqual(["d1"]);
    expect(matrix.matching).toBe(1);
  });

  it("looks at the other figure when asked", () => {
    expect(buildMatrix(source, { ...rest, figure: "finished", verdict: "NOT_YET_DUE" }).matching).toBe(5);
  });

  it("narrows to a community and a program", () => {
    expect(buildMatrix(source, { ...rest, community: "c1" }).rows.map((row) => row.unit.id)).toEqual(["c1", "u1"]);
    expect(buildMatrix(source, { ...rest, program: "grain" }).columns.map((column) => column.id)).toEqual(["d2"]);
  });

  it("offers each program and community once", () => {
    expect(choicesOf(source)).toEqual({
      programs: [
        { id: "land", name: "项目land" },
        { id: "grain", name: "项目grain" },
      ],
      communities: [{ id: "c1", name: "示例社区" }],
    });
  });
});

describe("a cell's face", () => {
  const face = (over: Partial<MatrixCell>, figure: "onTime" | "finished" = "onTime") =>
    cellFace(cell("u1", "d1", over), figure, "RESULT", "2026-12-18");

  it("is green only for the verdict on time, whatever the step says", () => {
    for (const step of ["VERIFIED", "FINISHED", "PERIOD_OVER", "POSTED_PROVEN"])
      for (const onTime of ["LATE", "OVERDUE", "AWAITING_VERIFICATION", "NOT_YET_DUE", "NOT_APPLICABLE"])
        expect(face({ step, onTime }).tone).not.toBe("proven");
    expect(face({ step: "POSTED_PROVEN", onTime: "ON_TIME" }).tone).toBe("proven");
  });

  it.each([
    [{ onTime: "OVERDUE", daysLate: 3, blame: "UNIT" }, "late", "逾期3天"],
    [{ onTime: "OVERDUE", daysLate: 3, blame: "DEPARTMENT", step: "WAITING_FOR_ROLL" }, "late", "部门逾期3天"],
    [{ onTime: "LATE" }, "soon", "逾期公开"],
    [{ onTime: "NOT_YET_DUE", dueOn: "2026-12-20" }, "soon", "还有2天"],
    [{ onTime: "NOT_YET_DUE", dueOn: "2026-12-18" }, "soon", "今天截止"],
    [{ onTime: "NOT_YET_DUE", dueOn: "2026-12-31" }, "waiting", "12月31日前"],
    [{ onTime: "NOT_YET_DUE", dueOn: null }, "waiting", "未到期"],
    [{ onTime: "AWAITING_VERIFICATION" }, "waiting", "待核实"],
  ])("%o", (over, tone, note) => expect(face(over)).toMatchObject({ tone, note }));

  it("says 办结 for the other figure", () => {
    expect(face({ finished: "OVERDUE", daysLate: 9 }, "finished").note).toBe("逾期未办结");
    expect(face({ finished: "ON_TIME" }, "finished").note).toBe("按时办结");
  });
});

describe("shares", () => {
  it.each([
    [0, "0%"],
    [643, "64.3%"],
    [5, "0.5%"],
    [1000, "100%"],
    [70, "7%"],
  ])("%i‰ is %s", (permille, text) => expect(percentText(permille)).toBe(text));
});

describe("a due date that explains itself", () => {
  // National Day 2026: off from 1 to 7 October, made up on 10 October (a Saturday).
  const deadline = {
    on: "2026-10-12",
    rule: "CORRECTION_5_WORKING_DAYS",
    from: "2026-09-28",
    provisional: false,
    skipped: [
      ...["01", "02", "03", "04", "05", "06", "07"].map((day) => ({ date: `2026-10-${day}`, why: "国庆节" })),
      { date: "2026-10-11", why: "WEEKEND" },
    ],
    madeUp: ["2026-10-10"],
  };

  it("numbers the days counted and shows why others were passed over", () => {
    const days = countedWeeks(deadline).flat();
    expect(days).toHaveLength(21);
    expect(days.filter((day) => day.kind === "counted").map((day) => [day.date.slice(5), day.number])).toEqual([
      ["09-29", 1],
      ["09-30", 2],
      ["10-08", 3],
      ["10-09", 4],
      ["10-10", 5],
      ["10-12", 6],
    ]);
    expect(days.find((day) => day.date === "2026-10-10")?.madeUp).toBe(true);
    expect(days.find((day) => day.date === "2026-09-28")?.kind).toBe("start");
  });

  it("gathers weekends and holidays", () => {
    const { weekends, holidays } = gatherSkipped(deadline.skipped);
    expect(weekends).toBe(1);
    expect(holidays).toEqual([{ name: "国庆节", dates: deadline.skipped.slice(0, 7).map((entry) => entry.date) }]);
  });

  it("has nothing to count for a fixed date", () => {
    expect(countedWeeks({ ...deadline, from: null })).toEqual([]);
  });

  it("takes only well-formed skipped days", () => {
    expect(readSkipped([{ date: "2026-10-01", why: "国庆节" }, { date: 1 }, null])).toHaveLength(1);
    expect(readSkipped("x")).toEqual([]);
  });
});
