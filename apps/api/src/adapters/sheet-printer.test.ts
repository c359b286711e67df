import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { buildSheetContent } from "@gongshi/domain/sheet/build-sheet-content";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import type { SheetFacts } from "@gongshi/domain/sheet/sheet-facts";
import { pageSizes, pageTexts, renderPage } from "../../../../tests/support/pdf-pages";
import { noticeFacts, sheetFacts, sheetLine } from "../../../../tests/support/sheet-facts";
import { createPhotoReader } from "./photo-reader";
import { PAPERS } from "./sheet-pdf/paper-measures";
import { createSheetPrinter } from "./sheet-printer";

const printer = createSheetPrinter();
const reader = createPhotoReader();
const print = (...sheets: SheetFacts[]) => printer.print(sheets.map(buildSheetContent));
const lines = (count: number) => Array.from({ length: count }, (_, index) => sheetLine(index));
const MODULES = 29;
const WITH_QUIET_ZONE = (MODULES + 8) / MODULES;

/** Every page as a picture of 100 dots an inch, with the codes read from it. */
async function seen(pdf: Uint8Array) {
  const sizes = await pageSizes(pdf);
  return Promise.all(
    sizes.map(async (size, index) => {
      const { data, width, height } = await renderPage(pdf, index + 1, Math.round((size.width / 72) * 100));
      const png = await sharp(data, { raw: { width, height, channels: 1 } })
        .png()
        .toBuffer();
      return { data, width, height, codes: await reader.readCodes(png) };
    }),
  );
}

const toMillimetres = (pixels: number) => (pixels / 100) * 25.4;

const gathered = sheetFacts([
  noticeFacts(lines(37)),
  noticeFacts([], { batchName: "第二批" }),
  noticeFacts(lines(3), { batchName: "第三批", stage: "BEFORE_PAYMENT", paidOn: null }),
  noticeFacts(lines(60), { batchName: "第四批" }),
  noticeFacts([], { batchName: "第五批" }),
]);

describe("the printed sheet", () => {
  it.each<[string, SheetFacts]>([
    ["nobody", sheetFacts([noticeFacts([])])],
    ["one line", sheetFacts([noticeFacts(lines(1))])],
    ["forty lines", sheetFacts([noticeFacts(lines(40))])],
    ["four hundred lines", sheetFacts([noticeFacts(lines(400))])],
    ["forty lines on A3", sheetFacts([noticeFacts(lines(40))], { paper: "A3" })],
    ["a gathered sheet of five", gathered],
  ])(
    "with %s: every page has its code, its title, its number, and nothing in the margins",
    async (_, facts) => {
      const pdf = await print(facts);
      const texts = await pageTexts(pdf);
      const pages = await seen(pdf);
      const measures = PAPERS[facts.sheet.paper];
      pages.forEach((page, index) => {
        expect(page.codes.map((code) => parseSheetCode(code.text))).toEqual([{ code: "7KQ2M9XW", page: index + 1 }]);
        const least = index === 0 ? 60 : 25;
        const [code] = page.codes;
        expect(toMillimetres(code!.width) * WITH_QUIET_ZONE).toBeGreaterThanOrEqual(least);
        expect(code!.x).toBeGreaterThan(page.width / 2);
        const text = texts[index] ?? "";
        expect(text).toContain("编号DQ-2022-0037");
        expect(text).toContain(`第${index + 1}页/共${pages.length}页`);
        expect(text).toContain("7KQ2-M9XW");
        expect(text).toContain("严禁涂改，有误以更正版为准；请勿拍照上网传播。");
        expect(marginInk(page, measures.left, measures.top)).toBe(0);
      });
    },
    60_000,
  );

  it("prints every line once, in order, with a sum on every page that makes the total", async () => {
    const pdf = await print(sheetFacts([noticeFacts(lines(400))]));
    const texts = await pageTexts(pdf);
    const found = texts.join("").match(/第[一二三四五六]组/g);
    expect(found).toHaveLength(400);
    const sums = texts.map((text) => /本页小计([\d.]+?\d{3})([\d,]+\.\d\d)/.exec(text));
    expect(sums.every((sum) => sum !== null)).toBe(true);
    const total = sums.reduce((all, sum) => all + Math.round(Number(sum![2]!.replaceAll(",", "")) * 100), 0);
    expect(total).toBe(lines(400).reduce((all, line) => all + line.paidFen, 0));
  }, 30_000);

  it("ends with the total, where to object, signatures and stamp, and repeats the header row", async () => {
    const texts = await pageTexts(await print(sheetFacts([noticeFacts(lines(40))])));
    expect(texts.length).toBeGreaterThan(1);
    const last = texts.at(-1) ?? "";
    for (const part of [
      "合计：40户",
      "大写：人民币",
      "反映：电话0760-00000001",
      "制表/经办人：",
      "审核（单位负责人）：",
      "监督小组：",
      "张贴日期：",
      "撤下日期：",
      "示例一经联社（盖章）",
      "2022年12月5日",
    ])
      expect(last).toContain(part);
    for (const text of texts.slice(0, -1)) {
      expect(text).toContain("户主姓名");
      expect(text).not.toContain("合计：");
      expect(text).not.toContain("（盖章）");
    }
  });

  it("of a gathered year carries signatures and stamp on its cover, and annexes behind", async () => {
    const texts = await pageTexts(await print({ ...gathered, department: { ...gathered.department, stamps: true } }));
    expect(texts[0]).toContain("惠农补贴汇总公开表");
    for (const part of ["详见附表1", "本年度无发放对象", "农业农村局（盖章）", "示例一经联社（盖章）", "张贴日期："])
      expect(texts[0]).toContain(part);
    const annexes = texts.slice(1).map((text) => /附表\d/.exec(text)?.[0]);
    expect(new Set(annexes)).toEqual(new Set(["附表1", "附表2", "附表3"]));
  });

  it("says what a correction corrects before the table", async () => {
    const { edition } = noticeFacts([]);
    const corrected = noticeFacts(lines(3), { edition: { ...edition, number: 2, changeReason: "第2户面积录入有误" } });
    const [text = ""] = await pageTexts(await print(sheetFacts([corrected])));
    expect(text).toContain("更正说明：本表为第2版，更正内容和原因：第2户面积录入有误。");
    expect(text.indexOf("更正说明")).toBeLessThan(text.indexOf("户主姓名"));
  });

  it("keeps long names whole", async () => {
    const long = "示例市示例区示例街道示例农业机械专业合作社联合社（普通合伙）";
    const [text = ""] = await pageTexts(
      await print(
        sheetFacts([noticeFacts([sheetLine(0, { name: long }), sheetLine(1, { name: "阿不都热依木·买买提" })])]),
      ),
    );
    expect(text).toContain(long);
    expect(text).toContain("阿不都热依木·买买提");
  });

  it("shows a character its font lacks as 〓 and names the row, dropping nothing silently", async () => {
    const rare = noticeFacts([sheetLine(0), sheetLine(1, { name: "𠮷田\u{E0100}明" })]);
    const [text = ""] = await pageTexts(await print(sheetFacts([rare])));
    expect(text).toContain("〓田明");
    expect(text).toContain("缺字说明：字库暂缺下列用字，表中以“〓”代替，以户籍登记用字为准：序号2（U+20BB7）。");
    const facts = sheetFacts([noticeFacts(lines(1))]);
    const [named = ""] = await pageTexts(await print({ ...facts, unit: { ...facts.unit, name: "示例𠮷经联社" } }));
    expect(named).toContain("示例〓经联社");
    expect(named).toContain("标题或说明文字（U+20BB7）");
  });

  it("is the same to the byte for the same content", async () => {
    const [first, second] = await Promise.all([print(gathered), print(gathered)]);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it("comes in one file with others, each with pages of its own", async () => {
    const other = sheetFacts([noticeFacts(lines(2))], { code: "D0NGQV77", paper: "A3" });
    const pdf = await print(sheetFacts([noticeFacts(lines(40))]), other);
    const pages = await seen(pdf);
    const codes = pages.map((page) => parseSheetCode(page.codes[0]?.text ?? ""));
    expect(codes.at(-1)).toEqual({ code: "D0NGQV77", page: 1 });
    expect(codes.slice(0, -1).map((code) => code?.code)).toEqual(codes.slice(0, -1).map(() => "7KQ2M9XW"));
    expect((await pageTexts(pdf)).at(-1)).toContain("第1页/共1页");
    const sizes = await pageSizes(pdf);
    expect(Math.round(toMillimetres((sizes.at(-1)!.width / 72) * 100))).toBe(297);
    expect(Math.round(toMillimetres((sizes[0]!.width / 72) * 100))).toBe(210);
  });

  it("sets rows in at least 11 points on A4 and 14 on A3", () => {
    expect(PAPERS.A4.size.row).toBeGreaterThanOrEqual(11);
    expect(PAPERS.A3.size.row).toBeGreaterThanOrEqual(14);
  });

  it("is not made from nothing", async () => {
    await expect(printer.print([])).rejects.toThrow(/no sheets/);
  });
});

/** Dark pixels outside the printed area; the foot line stands in the lower margin. */
function marginInk(page: { data: Uint8Array; width: number; height: number }, left: number, top: number): number {
  const inset = Math.floor((left / 72) * 100) - 3;
  const upper = Math.floor((top / 72) * 100) - 3;
  let ink = 0;
  for (let y = 0; y < page.height; y += 1)
    for (let x = 0; x < page.width; x += 1) {
      const outside = x < inset || x >= page.width - inset || y < upper || y >= page.height - 20;
      if (outside && (page.data[y * page.width + x] ?? 255) < 200) ink += 1;
    }
  return ink;
}
