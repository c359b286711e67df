import { expect, describe, it } from "vitest";
import { readRoll } from "../roll/read-roll";
import type { Cell, CellSheet, Workbook } from "../roll/cells";
import { numberFinds } from "./number-finds";

const PHONE = "13800138000";
const CARD = "6228480402564890018";
const HEAD = ["序号", "姓名", "身份证号", "银行卡号", "联系电话", "金额", "备注"];
const LINE = [1, "张三", "449900196001010018", CARD, PHONE, 100, ""];

const cell = (value: string | number): Cell =>
  value === "" ? { value: null, kind: "empty" } : { value, kind: typeof value === "number" ? "number" : "text" };
const sheet = (rows: readonly (readonly (string | number)[])[], more: Partial<CellSheet> = {}): CellSheet => ({
  name: "清册",
  hidden: false,
  rows: rows.map((row) => row.map(cell)),
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges: [],
  ...more,
});
const found = (workbook: Omit<Workbook, "format">, fileName = "清册.xlsx", known: readonly string[] = []) => {
  const whole: Workbook = { format: "xlsx", ...workbook };
  const read = readRoll(whole);
  const layouts = read.ok ? read.reading.layouts : [];
  const { first, total } = numberFinds(whole, layouts, fileName, new Set(known));
  expect(total).toBe(first.length);
  return first.map(({ place, kind, row, column }) =>
    [place, kind, row, column].filter((part) => part !== null).join(" "),
  );
};

describe("numbers where none belong", () => {
  const roll = (...rows: (string | number)[][]) => [HEAD, LINE, ...rows];
  it.each<[string, () => string[], string[]]>([
    ["columns of identity numbers, cards and telephones are read or cut", () => found({ sheets: [sheet(roll())] }), []],
    [
      "a remark",
      () => found({ sheets: [sheet(roll([2, "李四", "449900196001010026", "", "", 100, `打${PHONE}`]))] }),
      ["CELL PHONE 3 G"],
    ],
    [
      "a title above the roll",
      () => found({ sheets: [sheet([[`填表人电话${PHONE}`], ...roll()])] }),
      ["CELL PHONE 1 A"],
    ],
    ["the office's own number", () => found({ sheets: [sheet([[`电话${PHONE}`], ...roll()])] }, "a.xlsx", [PHONE]), []],
    [
      "a hidden row",
      () =>
        found({
          sheets: [sheet(roll([2, "李四", "449900196001010026", "", "", 100, PHONE]), { hiddenRows: new Set([2]) })],
        }),
      ["HIDDEN_ROW PHONE 3 G"],
    ],
    [
      "a hidden column of cards",
      () => found({ sheets: [sheet(roll(), { hiddenColumns: new Set([3]) })] }),
      ["HIDDEN_COLUMN CARD 2 D"],
    ],
    [
      "a hidden sheet",
      () => found({ sheets: [sheet(roll()), sheet([["旧", CARD]], { name: "旧", hidden: true })] }),
      ["HIDDEN_SHEET CARD 1 B"],
    ],
    ["a sheet's name", () => found({ sheets: [sheet(roll()), sheet([], { name: PHONE })] }), ["SHEET_NAME PHONE"]],
    [
      "a comment and a property",
      () =>
        found({
          sheets: [sheet(roll())],
          asides: [
            { place: "COMMENT", text: `问${PHONE}` },
            { place: "PROPERTY", text: CARD },
          ],
        }),
      ["COMMENT PHONE", "PROPERTY CARD"],
    ],
    ["the file's name", () => found({ sheets: [sheet(roll())] }, `清册${PHONE}.xlsx`), ["FILE_NAME PHONE"]],
    [
      "a telephone that became a number",
      () => found({ sheets: [sheet([[Number(PHONE)], ...roll()])] }),
      ["CELL PHONE 1 A"],
    ],
  ])("%s", (_what, finds, expected) => expect(finds()).toEqual(expected));
});
