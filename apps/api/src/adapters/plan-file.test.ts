import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readPlan } from "@gongshi/domain/plan/read-plan";
import { planTable } from "@gongshi/domain/plan/plan-table";
import { demoPlanText } from "../../../../prisma/seed/demo-plan";
import { zipOf } from "../../../../tests/support/zip";
import { readPlanFile } from "./plan-file";

// Packing fifty megabytes takes a busy machine longer than a unit test usually gets.
vi.setConfig({ testTimeout: 60_000 });

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraphs = (text: string) =>
  text
    .split("\n")
    .map(
      (line) =>
        `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`,
    )
    .join("");

/** Null: the cell belongs to the one merged above it. */
function docx(title: string, rows: readonly (readonly (string | null)[])[], extra = ""): Buffer {
  const cell = (text: string | null, below: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="2000"/>${text === null ? "<w:vMerge/>" : below ? '<w:vMerge w:val="restart"/>' : ""}</w:tcPr>${paragraphs(text ?? "")}</w:tc>`;
  const table = rows
    .map(
      (row, index) =>
        `<w:tr>${row.map((text, column) => cell(text, rows[index + 1]?.[column] === null)).join("")}</w:tr>`,
    )
    .join("");
  const body = `${paragraphs(title)}<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${table}</w:tbl>${extra}`;
  return zipOf([
    {
      name: "word/document.xml",
      data: Buffer.from(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    },
  ]);
}

const planOf = (bytes: Uint8Array) => {
  const read = readPlanFile(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.plan;
};

describe("a plan as a text document", () => {
  it("reads as its text export does, merged cells and all", () => {
    const text = demoPlanText("东区街道", 2022);
    const { above, rows } = planTable(text);
    const merged = rows.map((row) => row.map((cell) => (cell === "" ? null : cell)));
    const expected = readPlan(text);
    expect(expected.ok).toBe(true);
    expect({ ok: true, plan: planOf(docx(above.join("\n"), merged)) }).toEqual(expected);
  });

  it("reads headings between its tables, and tables within a cell as that cell's text", () => {
    const table = (rows: string[][]) =>
      `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${text.startsWith("<") ? text : paragraphs(text)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
    const inner = `${paragraphs("2.丙")}${table([["数据", "口径"]])}${paragraphs("")}`;
    const plan = planOf(
      docx(
        "某街道2026年工作要点\n一、甲",
        [["1.乙", "司法所牵头"]],
        `${paragraphs("二、丁\n（一）戊")}${table([[inner, "各部门"]])}${paragraphs("注：略")}`,
      ),
    );
    expect(plan.problems).toEqual([]);
    expect(plan.sections).toEqual([
      { number: 1, title: "甲", subsections: [] },
      { number: 2, title: "丁", subsections: [{ number: 1, title: "戊" }] },
    ]);
    expect(plan.items).toMatchObject([
      { number: 1, section: 1, text: "乙" },
      { number: 2, section: 2, subsection: 1, text: "丙\n数据\n口径" },
    ]);
  });

  it("reads what LibreOffice made of the same table, cells merged down", () => {
    const made = new URL("../../../../tests/fixtures/plan-libreoffice.docx", import.meta.url);
    expect({ ok: true, plan: planOf(readFileSync(made)) }).toEqual(readPlan(demoPlanText("东区街道", 2022)));
  });

  it("passes over deleted words, and joins words that the editor split", () => {
    const rows = [["一、甲", "（一）乙", "1.丙", "司法所牵头"]];
    const bytes = docx("某街道2026年要点", rows);
    expect(planOf(bytes).items).toMatchObject([
      { number: 1, subsection: 1, text: "丙", assignments: [{ unit: "司法所", role: "LEAD" }] },
    ]);
    const split = Buffer.from(
      '<w:document><w:body><w:p><w:r><w:t>2026年</w:t></w:r><w:bookmarkStart w:name="_GoBack"/><w:r><w:t>要点</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:t>一、甲</w:t></w:p></w:tc><w:tc><w:p><w:r><w:t>1.</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新&amp;好</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p><w:t>司法所</w:t></w:p></w:tc></w:tr></w:tbl></w:body></w:document>',
    );
    const plan = planOf(zipOf([{ name: "word/document.xml", data: split }]));
    expect(plan).toMatchObject({ title: "2026年要点", items: [{ text: "新&好", subsection: null }] });
  });

  it("puts a table broken over pages together", () => {
    const second =
      "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2.丁</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    const plan = planOf(docx("2026年要点", [["一、甲", "1.丙", "司法所"]], second));
    expect(plan.items.map(({ number, assignments }) => [number, assignments.length])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

describe("what is no plan", () => {
  it.each([
    ["nothing", new Uint8Array(), "EMPTY"],
    ["an old document", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "OTHER_FORMAT"],
    ["a workbook", zipOf([{ name: "xl/workbook.xml", data: Buffer.from("<x/>") }]), "OTHER_FORMAT"],
    [
      "a letter",
      zipOf([{ name: "word/document.xml", data: Buffer.from("<w:document><w:p><w:t>您好</w:t></w:p></w:document>") }]),
      "NO_TABLE",
    ],
    ["half a document", docx("2026年要点", []).subarray(0, 90), "TRUNCATED"],
  ])("%s", (_, bytes, why) => expect(readPlanFile(bytes)).toEqual({ ok: false, unreadable: why }));
});

describe("a document without sense", () => {
  const whole = docx("某街道2026年要点", [
    ["一、甲", "1.乙", "司法所牵头"],
    [null, "2.丙", null],
  ]);
  /** An answer in one of the forms that are told to people; nothing is thrown. */
  const answers = (bytes: Uint8Array) => {
    const read = readPlanFile(bytes);
    if (read.ok) return read.plan.items.length > 0;
    return "unreadable" in read ? read.unreadable !== undefined : read.problems.length > 0;
  };

  it("with bytes changed, cut off or added is answered", () =>
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), fc.boolean(), (at, bytes, cut) =>
        answers(Buffer.concat([whole.subarray(0, at), bytes, cut ? Buffer.alloc(0) : whole.subarray(at + 1)])),
      ),
      { numRuns: 400 },
    ));

  it("with elements in any order, open or closed, is answered", () => {
    const part = fc.oneof(
      fc.constantFrom(
        ..."tbl tr tc p t br tab del moveFrom vMerge gridSpan"
          .split(" ")
          .flatMap((name) => [`<w:${name}>`, `</w:${name}>`]),
        '<w:gridSpan w:val="99999999"/>',
        '<w:vMerge w:val="restart"/>',
        "<w:t>一、甲</w:t>",
        "<w:t>1.乙</w:t>",
        "<w:t>2026年</w:t>",
        "&#x110000;&amp;&无;<![CDATA[<w:tbl>]]><!--",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) =>
        answers(zipOf([{ name: "word/document.xml", data: Buffer.from(parts.join("")) }])),
      ),
      { numRuns: 400 },
    );
  });

  it("that unpacks to more than it may is refused before it is", () => {
    const bomb = zipOf([{ name: "word/document.xml", data: Buffer.alloc(51_000_000, 0x20) }]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(readPlanFile(bomb)).toEqual({ ok: false, unreadable: "TOO_LARGE" });
  });
});
