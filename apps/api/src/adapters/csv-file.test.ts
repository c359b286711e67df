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

describe("the separator of a text file", () => {
  const table = "序号;姓名;身份证号;金额\n1;梁妹;449900196607225764;10\n";
  it.each([
    ["after a long text without any", `${"一、请按实填写本表\n".repeat(400)}${table}`],
    ["after prose with commas of its own", `${"请如实填写，不得漏报，谢谢，\n".repeat(400)}${table}`],
    ["told in the first line", `sep=;\n${table}`],
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
