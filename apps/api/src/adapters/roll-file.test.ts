import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { CellSheet } from "@gongshi/domain/roll/cells";
import { readRoll } from "@gongshi/domain/roll/read-roll";
import { gb18030 } from "../../../../tests/support/gb18030";
import { rollBytes } from "../../../../tests/support/synthetic-files";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import { zipOf } from "../../../../tests/support/zip";
import { rollFile } from "./roll-file";

// Thousands of files and processes of their own: slow machines need longer than a unit test usually gets.
vi.setConfig({ testTimeout: 120_000 });

const whyNot = async (bytes: Uint8Array) => {
  const read = await rollFile.read(bytes, "roll");
  return read.ok ? null : read.unreadable;
};
const XLSX = rollBytes(syntheticRoll(1));
const XLS = rollBytes(syntheticRoll(1), "biff8");

/** A workbook whose one sheet is the given XML. */
function workbookOf(
  sheet: string,
  encode = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
): Buffer {
  const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return zipOf([
    {
      name: "[Content_Types].xml",
      data: xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
    },
    {
      name: "_rels/.rels",
      data: xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
    },
    {
      name: "xl/workbook.xml",
      data: xml(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      data: encode(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`),
    },
  ]);
}

const rowsOf = (sheet: CellSheet | undefined) =>
  Array.from({ length: sheet?.rows.length ?? 0 }, (_, row) => sheet?.rows.at(row));
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("what is no roll file", () => {
  it.each([
    ["nothing", new Uint8Array(), "EMPTY"],
    ["blanks", Buffer.from("\r\n \t\r\n"), "EMPTY"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "OTHER_FORMAT"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "OTHER_FORMAT"],
    ["a web page called .xls", Buffer.from("<html><table><tr><td>姓名</td></tr></table></html>"), "OTHER_FORMAT"],
    [
      "a text document's zip",
      zipOf([{ name: "word/document.xml", data: Buffer.from("<w:document/>") }]),
      "OTHER_FORMAT",
    ],
    ["half a workbook", XLSX.subarray(0, XLSX.length / 2), "TRUNCATED"],
    ["a workbook without its end", XLSX.subarray(0, XLSX.length - 30), "TRUNCATED"],
    ["text cut within a character", Buffer.from("姓名,金额\n梁妹,10\n陈").subarray(0, -1), "TRUNCATED"],
    ["an open quotation", Buffer.from('姓名,金额\n"梁妹,10\n'), "TRUNCATED"],
    ["an encrypted workbook", encrypted(), "ENCRYPTED"],
  ])("%s", async (_, bytes, why) => expect(await whyNot(bytes)).toBe(why));

  it("is a bomb, whether its list of entries admits it or not", async () => {
    const data = Buffer.alloc(30_000_000, 0x20);
    const names = ["xl/workbook.xml", "xl/worksheets/sheet1.xml"];
    expect(await whyNot(zipOf(names.map((name) => ({ name, data }))))).toBe("TOO_LARGE");
    expect(await whyNot(zipOf(names.map((name) => ({ name, data, claimed: 1000 }))))).toBe("TOO_LARGE");
  });
});

/** A compound file that holds what an encrypted workbook holds, with the same names of streams. */
function encrypted(): Uint8Array {
  const bytes = Buffer.alloc(8192);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from("EncryptedPackage", "utf16le").copy(bytes, 4096);
  return bytes;
}

describe("cells", () => {
  const read = async (bytes: Uint8Array) => {
    const file = await rollFile.read(bytes, "roll.xlsx");
    if (!file.ok) throw new Error(file.unreadable);
    return file.workbook;
  };

  it("survive a used range that claims the whole sheet", async () => {
    const book = await read(
      workbookOf(
        `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${inline("A1", "姓名")}${inline("B1", "金额")}<c r="XFD1" s="0"/></row><row r="2">${inline("A2", "梁妹")}<c r="B2"><v>10</v></c></row><row r="1048576"><c r="XFD1048576"/></row></sheetData>`,
      ),
    );
    const result = readRoll(book);
    expect(result).toMatchObject({ ok: true, reading: { lines: [{ name: "梁妹", paidFen: 1000 }] } });
  });

  it("keep results of formulas, and know those that have none", async () => {
    const book = await read(
      workbookOf(
        `<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><v>#REF!</v></c></row></sheetData>`,
      ),
    );
    expect(book.sheets[0]?.rows.at(0)?.map((cell) => cell?.kind)).toEqual(["number", "error", "error"]);
  });

  it.each([
    ["UTF-16", (xml: string) => Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, "utf16le")],
    ["UTF-16, the other way round", (xml: string) => Buffer.from(`\ufeff${xml}`, "utf16le").swap16()],
    ["UTF-16 without a mark", (xml: string) => Buffer.from(`<?xml version="1.0"?>${xml}`, "utf16le")],
    ["GB2312", (xml: string) => gb18030(`<?xml version="1.0" encoding="GB2312"?>${xml}`)],
    ["UTF-8 that says UTF-16", (xml: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${xml}`)],
  ])("are read from XML in %s", async (_, encode) => {
    const rows = `<sheetData><row r="1">${inline("A1", "𠮷祥")}<c r='B1' t='str' x='a>b'><f>1&gt;0</f><v>10元</v></c></row></sheetData>`;
    const book = await read(workbookOf(rows, encode));
    expect(book.sheets[0]?.rows.at(0)?.map((cell) => cell?.value)).toEqual(["𠮷祥", "10元"]);
  });

  it("are not read from XML in an encoding that nobody writes tables in", async () => {
    const ebcdic = (xml: string) => Buffer.from(`<?xml version="1.0" encoding="IBM037"?>${xml}`);
    expect(await whyNot(workbookOf("<sheetData/>", ebcdic))).toBe("TRUNCATED");
  });

  it("keep numbers, dates and hidden parts apart", async () => {
    const sheet = utils.aoa_to_sheet([["甲", 1.5, new Date(Date.UTC(2025, 11, 5))], ["乙"]], { cellDates: true });
    sheet["!rows"] = [{}, { hidden: true }];
    sheet["!cols"] = [{}, { hidden: true }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "表");
    const [cells] = (await read(new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer))).sheets;
    expect(cells?.rows.at(0)?.map((cell) => cell?.kind)).toEqual(["text", "number", "date"]);
    expect([...(cells?.hiddenRows ?? [])]).toEqual([1]);
    expect([...(cells?.hiddenColumns ?? [])]).toEqual([1]);
  });

  it("of a text file stay text, even behind a spreadsheet's tricks", async () => {
    const book = await read(
      Buffer.from('姓名,身份证号\r\n"梁,妹","=""449900196607225764"""\r\n陈妹,\'44990019531228958X\r\n"a""b",\t1'),
    );
    expect(rowsOf(book.sheets[0]).map((row) => row?.map((cell) => cell?.value))).toEqual([
      ["姓名", "身份证号"],
      ["梁,妹", "449900196607225764"],
      ["陈妹", "44990019531228958X"],
      ['a"b', "\t1"],
    ]);
  });
});

describe("files that say what no program writes", () => {
  it.each([
    ["an external entity", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sheetData/>`],
    ["a tag that never ends", "<sheetData><row r='1'>"],
    ["tags that cross", "<sheetData><row></sheetData></row>"],
    ["no end of depth", "<a>".repeat(100_000)],
    ["merges without number", `<sheetData/><mergeCells>${'<mergeCell ref="A1:XFD9"/>'.repeat(20_000)}</mergeCells>`],
  ])("%s", async (_, sheet) => expect(await whyNot(workbookOf(sheet))).toBe("TRUNCATED"));

  it("and bytes that were changed on the way", async () => {
    const good = workbookOf(`<sheetData><row r="1">${inline("A1", "姓名")}</row></sheetData>`);
    const changed = Buffer.from(good);
    const at = good.lastIndexOf("PK\u0001\u0002", undefined, "latin1") + 16;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await whyNot(changed)).toBe("TRUNCATED");
  });

  it("a million columns", async () => {
    const row = (cells: number) => `<row>${"<c><v>1</v></c>".repeat(cells)}</row>`;
    expect(await whyNot(workbookOf(`<sheetData>${row(1_000_000)}</sheetData>`))).toBe(null);
    const csv = Buffer.from(`姓名,金额\n${"1,".repeat(400_000)}\n`);
    expect(await whyNot(csv)).toBe(null);
  });
});

describe("files that claim too much", () => {
  const row = `<sheetData><row r="1">${inline("A1", "姓名")}</row></sheetData>`;
  it.each([
    ["a thousand million columns", `<cols><col min="1" max="999999999" width="9" hidden="1"/></cols>${row}`],
    ["a link on every cell", `${row}<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>`],
  ])("%s", async (_, sheet) => expect(await whyNot(workbookOf(sheet))).toBe(null));

  it("a row of a number that no sheet has", async () => {
    const far = `<sheetData><row r="1">${inline("A1", "姓名")}</row><row r="4294967000" hidden="1">${inline("A4294967000", "甲")}</row></sheetData>`;
    expect(await rollFile.read(workbookOf(far), "roll")).toMatchObject({
      ok: true,
      workbook: { sheets: [{ rows: { length: 1 } }] },
    });
  });

  it("cells merged over everything", async () => {
    const merged = `<sheetData><row r="1">${inline("A1", "姓名")}${inline("B1", "金额")}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    const file = await rollFile.read(workbookOf(merged), "roll");
    expect(file.ok && readRoll(file.workbook)).toMatchObject({ ok: false });
  });
});

describe("damaged files", () => {
  it.each([
    ["xlsx", XLSX],
    ["xls", XLS],
  ])("never crash the reader: %s with wrong bytes, or cut off", async (_, good) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        fc.nat(good.length),
        async (changes, cut) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          for (const damaged of [bytes, good.subarray(0, cut)]) {
            const file = await rollFile.read(damaged, "roll");
            expect(file.ok ? readRoll(file.workbook) : file).toHaveProperty("ok");
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("never crash the reader: elements in any order, closed or not, with values that mean nothing", async () => {
    const some = (names: string) => fc.constantFrom(...names.split(" "));
    const value = fc.oneof(
      fc.constantFrom(
        "A1",
        "ZZZ9",
        "A99999999999",
        "-1",
        "1e999",
        "NaN",
        "",
        "s",
        "inlineStr",
        "e",
        "d",
        "b",
        "姓名",
        "合计",
        "金额",
      ),
      fc.constantFrom(
        "449900196607225764",
        "A1:XFD1048576",
        "XFD1048576:A1",
        "&#0;",
        "&amp;&lt;",
        "2026-02-30",
        "SUM(A1:A2)",
      ),
      fc.integer().map(String),
      fc.string({ unit: "grapheme", maxLength: 6 }).map((text) => text.replace(/[<&"]/gu, "")),
    );
    const attributes = fc
      .array(fc.tuple(some("r t s hidden ref min max spans si"), value), { maxLength: 3 })
      .map((list) => list.map(([name, text]) => ` ${name}="${text}"`).join(""));
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        value,
        fc
          .tuple(
            some("row c v f is t rPh sheetData cols col mergeCells mergeCell x"),
            attributes,
            fc.array(tie("node"), { maxLength: 5 }),
          )
          .map(([name, list, inner]) => `<${name}${list}>${inner.join("")}</${name}>`),
        fc.constantFrom("<row>", "</row>", "<c", "<!-- -", "<![CDATA[<row>]]>", "<?x ?>", "<v/>", "<!DOCTYPE x>"),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 8 }), fc.boolean(), async (parts, table) => {
        const head = `<row r="1">${inline("A1", "姓名")}${inline("B1", "金额")}</row>`;
        const sheet = table ? `<sheetData>${head}${parts.join("")}</sheetData>` : parts.join("");
        const file = await rollFile.read(workbookOf(sheet), "roll.xlsx");
        const read = file.ok ? readRoll(file.workbook) : file;
        expect(read).toHaveProperty("ok");
        if (read.ok && "reading" in read)
          for (const { dueFen, paidFen } of read.reading.lines)
            expect(Number.isSafeInteger(dueFen) && Number.isSafeInteger(paidFen)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("never crash the reader: bytes at random", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0xff, 0xfe]),
        async (bytes, mark) => {
          const file = await rollFile.read(Uint8Array.from([...mark, ...bytes]), "roll");
          expect(file.ok ? readRoll(file.workbook) : file).toHaveProperty("ok");
        },
      ),
      { numRuns: 300 },
    );
  });
});
