import { describe, expect, it } from "vitest";
import { columnMappings } from "./column-mapping";
import { mergeMappings } from "./merge-mappings";
import { layoutColumns } from "./layout-columns";
import type { Cell, Workbook } from "./cells";
import { columnSamples } from "./column-samples";

const text = (value: string): Cell => ({ kind: "text", value });
const book = (...rows: string[][]): Workbook => ({
  format: "csv",
  sheets: [
    {
      name: "发放表",
      hidden: false,
      rows: rows.map((row) => row.map((cell) => (cell === "" ? undefined : text(cell)))),
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      merges: [],
    },
  ],
});

describe("what a person says of columns", () => {
  it("of two answers for one layout keeps the later, role by role", () =>
    expect(
      mergeMappings(
        [{ layout: "a", columns: { amount: 3, identity: null } }],
        [
          { layout: "b", columns: { name: 1 } },
          { layout: "a", columns: { amount: 4 }, moneyUnit: "WAN" },
        ],
      ),
    ).toEqual([
      { layout: "a", columns: { amount: 4, identity: null }, moneyUnit: "WAN" },
      { layout: "b", columns: { name: 1 } },
    ]));
  it.each([
    [{}],
    [[{ layout: "", columns: {} }]],
    [[{ layout: "a", columns: { amount: 257 } }]],
    [[{ layout: "a", columns: { wrong: 1 } }]],
    [[{ layout: "a", columns: {}, moneyUnit: "USD" }]],
  ])("is no answer: %j", (said) => expect(columnMappings.safeParse(said).success).toBe(false));
  it("takes a layout apart into its columns", () =>
    expect(layoutColumns("A:序号|B:姓名|AA:金额|元:x")).toEqual([
      { column: 1, letter: "A", label: "序号" },
      { column: 2, letter: "B", label: "姓名" },
      { column: 27, letter: "AA", label: "金额|元:x" },
    ]));
});

describe("cells to tell a column by", () => {
  it("show neither names nor numbers of persons", () => {
    const workbook = book(
      ["a", "b"],
      ["欧阳志强", "449900199001011234"],
      ["阿依·古丽", "+86 139 0000 0000"],
      ["一组", "12.50"],
    );
    const columns = [1, 2].map((column) => ({ column, letter: "", label: "", filled: 3, sumFen: null }));
    const question = { sheet: "发放表", headerRow: 1, columns };
    expect(columnSamples(workbook, { ...question, asks: "name" })[1]).toEqual(["欧***", "阿*·古*", "一*"]);
    expect(columnSamples(workbook, { ...question, asks: "amount" })[2]).toEqual(["18位号码", "+…", "12.50"]);
  });
});
