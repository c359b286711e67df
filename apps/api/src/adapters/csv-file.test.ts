import { describe, expect, it } from "vitest";
import { readingOf } from "../../../../tests/support/roll-cells";
import { rollText } from "../../../../tests/support/synthetic-files";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import type { SyntheticRoll } from "../../../../tests/support/synthetic-roll";
import { rollFile } from "./roll-file";

describe("text files", () => {
  const people = (roll: SyntheticRoll) => roll.lines.map(({ name, paidFen }) => [name, paidFen]);
  const encodings: Record<string, (text: string) => Uint8Array> = {
    "UTF-8": (text) => Buffer.from(text),
    "UTF-8 with mark": (text) => Buffer.from(`\ufeff${text}`),
    "UTF-16LE with mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    "UTF-16BE with mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    "UTF-16LE without": (text) => Buffer.from(text, "utf16le"),
  };
  it.each(Object.entries(encodings))("in %s", async (_, encode) => {
    const roll = csvFriendly(41);
    for (const delimiter of [",", "\t", ";"]) {
      const file = await rollFile.read(encode(rollText(roll, delimiter)), "roll.csv");
      if (!file.ok) throw new Error(file.unreadable);
      expect(readingOf(file.workbook).lines.map(({ name, paidFen }) => [name, paidFen])).toEqual(people(roll));
    }
  });
});

describe("tall headings, which lose their merges in a text file", () => {
  const rows = {
    "two rows": "序号,农户,,村,发放,\n,姓名,身份证号,,面积（亩）,实发金额（元）\n",
    "three rows": "序号,清册,,村,清册,\n,人员,,,核定,\n,姓名,身份证号,,面积（亩）,实发金额（元）\n",
    "four rows":
      "序号,清册,,村,清册,\n,基本信息,,,发放情况,\n,人员,,,核定,\n,姓名,身份证号,,面积（亩）,实发金额（元）\n",
    "the first of which is known":
      "序号,身份信息,,村,补贴资金,\n,人员,,,核定,\n,姓名,身份证号,,面积（亩）,实发金额（元）\n",
    "three rows and their numbers":
      "序号,清册,,村,清册,\n,人员,,,核定,\n,姓名,身份证号,,面积（亩）,实发金额（元）\n1,2,3,4,5,6\n",
  };
  it.each(Object.entries(rows))("%s", async (_, head) => {
    const text = `${head}1,梁妹,449900196607225764,示例一经联社,3.5,10\n2,陈妹,44990019531228958X,示例二经联社,2,20\n合计,,,,,30\n`;
    const file = await rollFile.read(Buffer.from(text), "roll.csv");
    if (!file.ok) throw new Error(file.unreadable);
    const reading = readingOf(file.workbook);
    expect(reading.lines).toMatchObject([
      { unitName: "示例一经联社", name: "梁妹", paidFen: 1000, quantityMilli: 3500 },
      { unitName: "示例二经联社", name: "陈妹", paidFen: 2000, quantityMilli: 2000 },
    ]);
    expect(reading).toMatchObject({ rejected: [], controlTotalFen: 3000, totalsFit: true });
  });
});

describe("blocks in a text file, where all figures are texts", () => {
  it("begin below the subtotal of the one before", async () => {
    const head = "序号,村,姓名,身份证号,金额\n";
    const text = `${head}1,示例一经联社,梁妹,449900196607225764,10\n小计,,,,10\n${head}2,示例二经联社,陈妹,44990019531228958X,20\n小计,,,,20\n`;
    const file = await rollFile.read(Buffer.from(text), "roll.csv");
    if (!file.ok) throw new Error(file.unreadable);
    const reading = readingOf(file.workbook);
    expect(reading).toMatchObject({ rejected: [], warnings: [], totalsFit: true });
    expect(reading.layouts).toHaveLength(1);
    expect(reading.unitTotals).toEqual([
      { unitName: "示例一经联社", printedFen: 1000 },
      { unitName: "示例二经联社", printedFen: 2000 },
    ]);
  });

  it("fill a unit written once down to rows whose names are missing", async () => {
    const text =
      "序号,村,姓名,身份证号,金额\n1,示例一经联社,,449900196607225764,10\n2,,,44990019531228958X,20\n3,,示例农业有限公司,,30\n";
    const file = await rollFile.read(Buffer.from(text), "roll.csv");
    if (!file.ok) throw new Error(file.unreadable);
    expect(readingOf(file.workbook).lines).toMatchObject([{ unitName: "示例一经联社", name: "示例农业有限公司" }]);
  });
});

describe("the separator of a text file", () => {
  const table = "序号;姓名;身份证号;金额\n1;梁妹;449900196607225764;10\n";
  it.each([
    ["after a long text without any", `${"一、请按实填写本表\n".repeat(400)}${table}`],
    ["after prose with commas of its own", `${"请如实填写，不得漏报，谢谢，\n".repeat(400)}${table}`],
    ["told in the first line", `sep=;\n${table}`],
    [
      "beside prose that reads like headings, with line ends in its own",
      '1.户主姓名，身份证号须如实填写\n序号;"户主\n姓名";"身份\n证号";"补贴\n金额"\n1;梁妹;449900196607225764;10\n',
    ],
  ])("is found %s", async (_, text) => {
    const file = await rollFile.read(Buffer.from(text), "roll.csv");
    if (!file.ok) throw new Error(file.unreadable);
    expect(readingOf(file.workbook).lines).toMatchObject([{ name: "梁妹", paidFen: 1000 }]);
  });
});

/** The first roll from this seed on that a text file can carry: one sheet, no error cells, no merges that matter. */
function csvFriendly(from: number): SyntheticRoll {
  for (let seed = from; ; seed += 1) {
    const roll = syntheticRoll(seed);
    const { unitBy, faults, headerRows, persons } = roll.mixed;
    if (roll.sheets.length === 1 && unitBy === "column" && faults === false && headerRows === 1 && persons === "one")
      return roll;
  }
}
