import { describe, expect, it } from "vitest";
import { A, B, amounts, ask, readingOf, workbook } from "../../../../tests/support/roll-cells";
import { readRoll } from "./read-roll";

describe("questions", () => {
  it("asks when two amounts differ, and reads on with the answer", () => {
    const rows = [
      ["姓名", "身份证号", "金额", "金额"],
      ["梁妹", A, 10, 11],
      ["陈妹", B, 20, 20],
    ];
    const question = ask(rows);
    expect(question).toMatchObject({ asks: "amount", candidates: [3, 4], headerRow: 1 });
    expect(question.columns.map(({ sumFen }) => sumFen).slice(2)).toEqual([3000, 3100]);
    const answered = readingOf(workbook({ rows }), [{ layout: question.layout, columns: { amount: 4 } }]);
    expect(amounts(answered.lines)).toEqual([
      ["梁妹", 1100, 1100, "PAID"],
      ["陈妹", 2000, 2000, "PAID"],
    ]);
  });

  it("asks for an amount whose heading it does not know", () => {
    expect(
      ask([
        ["序号", "姓名", "身份证号", "数值"],
        [1, "梁妹", A, 240],
      ]),
    ).toMatchObject({ asks: "amount", candidates: [4] });
  });

  it("asks when 万元 above the table contradicts rate × quantity", () => {
    const rows = [
      ["单位：万元、亩"],
      ["姓名", "身份证号", "面积", "标准", "补贴金额"],
      ["梁妹", A, 10, 106.43, 1064.3],
    ];
    const question = ask(rows);
    expect(question.asks).toBe("moneyUnit");
    const answered = readingOf(workbook({ rows }), [{ layout: question.layout, columns: {}, moneyUnit: "YUAN" }]);
    expect(answered.lines[0]?.paidFen).toBe(106430);
  });

  it("says what each answer would give, and takes back the answer of a choice", () => {
    const rows = [
      ["姓名", "身份证号", "金额", "金额"],
      ["梁妹", A, 10, 11],
      ["陈妹", B, 20, "见附表"],
      ["合计", null, 30, 11],
    ];
    const { choices } = ask(rows);
    expect(choices).toMatchObject([
      {
        column: 3,
        letter: "C",
        label: "金额",
        lines: 2,
        paidFen: 3000,
        rejected: 0,
        controlTotalFen: 3000,
        totalsFit: true,
      },
      { column: 4, letter: "D", lines: 1, paidFen: 1100, rejected: 1, thenAsks: null },
    ]);
    for (const { answer, lines, paidFen } of choices) {
      const reading = readingOf(workbook({ rows }), [answer]);
      expect([reading.lines.length, reading.lines.reduce((sum, line) => sum + line.paidFen, 0)]).toEqual([
        lines,
        paidFen,
      ]);
    }
  });

  it("offers the units of money there are", () => {
    const { choices } = ask([
      ["单位：万元、亩"],
      ["姓名", "身份证号", "面积", "标准", "补贴金额"],
      ["梁妹", A, 10, 106.43, 1064.3],
    ]);
    expect(choices).toMatchObject([
      { column: null, moneyUnit: "YUAN", lines: 1, paidFen: 106430 },
      { column: null, moneyUnit: "QIAN", lines: 1, paidFen: 106430000 },
      { column: null, moneyUnit: "WAN", lines: 1, paidFen: 1064300000 },
    ]);
  });

  it("says when an answer leaves another question, and keeps the first answer in the next", () => {
    const rows = [
      ["享受人", "享受人", "身份证号", "金额", "金额"],
      ["梁妹", "陈妹", A, 10, 11],
    ];
    const first = ask(rows);
    expect(first.choices).toMatchObject([
      { column: 1, lines: 0, thenAsks: "amount" },
      { column: 2, lines: 0, thenAsks: "amount" },
    ]);
    const answered = readRoll(workbook({ rows }), { mapping: [first.choices[1]!.answer] });
    const next = !answered.ok && "needsMapping" in answered ? answered.needsMapping : null;
    expect(next?.choices.map(({ answer }) => answer.columns)).toEqual([
      { name: 2, amount: 4 },
      { name: 2, amount: 5 },
    ]);
    expect(readingOf(workbook({ rows }), [next!.choices[0]!.answer]).lines).toMatchObject([
      { name: "陈妹", paidFen: 1000 },
    ]);
  });

  it("remembers a layout from year to year", () => {
    const rows = (year: number) => [
      ["姓名", "身份证号", `${year}年补贴金额`, `${year}年发放额`],
      ["梁妹", A, 10, 11],
    ];
    const [choice] = ask(rows(2025)).choices;
    expect(readingOf(workbook({ rows: rows(2026) }), [choice!.answer]).lines).toMatchObject([{ paidFen: 1000 }]);
  });
});
