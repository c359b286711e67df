import { describe, expect, it } from "vitest";
import { expectedBatches, nextNumber, readCadence, readColumns, readStages } from "./batch-choices";
import { gatherWarnings, rejectWord } from "./roll-words";

describe("batches that a cadence proposes", () => {
  const cadence = [
    { number: 1, name: "第一批" },
    { number: 2, name: "第二批" },
    { number: 3, name: "第三批" },
  ];

  it("leaves out what is open already", () => {
    expect(expectedBatches(cadence, [2]).map((entry) => entry.name)).toEqual(["第一批", "第三批"]);
    expect(expectedBatches(cadence, [1, 2, 3])).toEqual([]);
  });

  it("numbers a further batch after all others", () => {
    expect(nextNumber(cadence, [1, 7])).toBe(8);
    expect(nextNumber(cadence, [])).toBe(4);
    expect(nextNumber([], [])).toBe(1);
  });

  it("reads only what is well formed", () => {
    expect(readCadence([{ number: 1, name: "第一批" }, { number: "2", name: "x" }, null])).toEqual([cadence[0]]);
    expect(
      readStages([{ stage: "RESULT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 }]),
    ).toHaveLength(1);
    expect(readStages([{ stage: "AFTER", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 }])).toEqual([]);
    expect(readColumns({ key: "name" })).toEqual([]);
  });
});

describe("words of a reading", () => {
  it("says a reason in words and never its code", () => {
    expect(rejectWord("ID_STORED_AS_NUMBER")).toContain("文本");
    expect(rejectWord("SOMETHING_NEW")).not.toContain("SOMETHING");
  });

  it("gathers warnings of a kind and names the first places", () => {
    const warnings = Array.from({ length: 7 }, (_, index) => ({
      sheet: "发放表",
      row: index + 2,
      kind: "UNKNOWN_AREA_CODE",
      details: {},
    }));
    const [group, hidden] = gatherWarnings([
      ...warnings,
      { sheet: "汇总", row: null, kind: "HIDDEN_COLUMN", details: { column: "F" } },
    ]);
    expect(group?.count).toBe(7);
    expect(group?.places.startsWith("发放表 第2行、发放表 第3行")).toBe(true);
    expect(group?.places).not.toContain("第7行");
    expect(hidden).toMatchObject({ count: 1, places: "汇总" });
    expect(hidden?.text).toContain("F");
  });
});
