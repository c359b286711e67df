/** Synthetic rolls as workbooks that other programs than Excel might have written: WPS, LibreOffice, exporters of offices' own systems. */
import { seededNumbers } from "../../prisma/seed/synthetic-people";
import type { SyntheticCell, SyntheticRoll, SyntheticSheet } from "./synthetic-roll";
import { zipOf } from "./zip";

/** How such a workbook is written; the cells mean the same in all of them. */
export interface WrittenHow {
  readonly wide: boolean;
  readonly prefix: "" | "x:";
  readonly quote: '"' | "'";
  /** A used range out to the last cell there is, with formats on cells nobody ever filled in. */
  readonly ghosts: boolean;
  readonly strings: "shared" | "inline" | "rich";
  /** Cells without their address stand one after the other. */
  readonly addresses: boolean;
  readonly target: "relative" | "absolute" | "backslashes";
  readonly dates: "builtin" | "chinese" | "text" | "1904";
  readonly lines: "raw" | "entity" | "escaped";
  readonly hiddenAs: "hidden" | "veryHidden";
  readonly strict: boolean;
}

function writtenHow(seed: number): WrittenHow {
  const next = seededNumbers(seed + 7_000_000);
  const one = <T>(...of: readonly T[]): T => of[next(of.length)] as T;
  return {
    wide: one(true, false, false),
    prefix: one("", "", "x:"),
    quote: one('"', '"', "'"),
    ghosts: one(true, false),
    strings: one("shared", "inline", "rich"),
    addresses: one(true, true, false),
    target: one("relative", "absolute", "backslashes"),
    dates: one("builtin", "chinese", "text", "1904"),
    lines: one("raw", "entity", "escaped"),
    hiddenAs: one("hidden", "veryHidden"),
    strict: one(true, false, false, false),
  };
}

/** The address of a cell, as attributes of its element. */
type Address = Readonly<Record<string, string>>;

/** The same seed gives the same way of writing. */
export function oddWorkbook(roll: Pick<SyntheticRoll, "sheets">, seed: number): Uint8Array {
  return new OddWorkbook(writtenHow(seed)).bytes(roll.sheets);
}

const LAST_ROW = 1_048_576;
const [DAYS_TO_1970, DAYS_TO_1904] = [25_569, 24_107];
const TRANSITIONAL = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";

class OddWorkbook {
  private readonly shared: string[] = [];

  constructor(private readonly how: WrittenHow) {}

  bytes(sheets: readonly SyntheticSheet[]): Uint8Array {
    const { how } = this;
    const parts = sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: this.encoded(this.sheet(sheet)),
    }));
    const target = (name: string) =>
      how.target === "absolute" ? `/xl/${name}` : how.target === "backslashes" ? name.replaceAll("/", "\\") : name;
    const relation = (id: string, type: string, name: string) =>
      `<Relationship Id="${id}" Type="${how.strict ? STRICT : TRANSITIONAL}/officeDocument${how.strict ? "" : "/2006"}/relationships/${type}" Target="${name}"/>`;
    const relations = (list: string) =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
    const plain = [
      { name: "_rels/.rels", text: relations(relation("rId1", "officeDocument", "xl/workbook.xml")) },
      {
        name: "xl/_rels/workbook.xml.rels",
        text: relations(
          sheets
            .map((_, index) => relation(`rId${index + 1}`, "worksheet", target(`worksheets/sheet${index + 1}.xml`)))
            .join("") +
            relation("rIdS", "styles", target("styles.xml")) +
            (this.shared.length > 0 ? relation("rIdT", "sharedStrings", target("sharedStrings.xml")) : "") +
            relation("rIdX", "hyperlink", "https://example.org/").replace("/>", ' TargetMode="External"/>'),
        ),
      },
      { name: "docProps/custom.xml", text: KINGSOFT },
    ];
    const files = [
      ...plain.map(({ name, text }) => ({ name, data: Buffer.from(text) })),
      { name: "xl/workbook.xml", data: this.encoded(this.book(sheets)) },
      { name: "xl/styles.xml", data: this.encoded(this.styles()) },
      ...(this.shared.length > 0 ? [{ name: "xl/sharedStrings.xml", data: this.encoded(this.strings()) }] : []),
      ...parts,
    ];
    return zipOf(
      files.map(({ name, data }) => ({
        name: how.target === "backslashes" ? name.replaceAll("/", "\\") : name,
        data,
      })),
    );
  }

  private encoded(xml: string): Buffer {
    const { wide, quote } = this.how;
    const head = `<?xml version=${quote}1.0${quote} encoding=${quote}${wide ? "UTF-16" : "UTF-8"}${quote}?>\r\n`;
    return wide ? Buffer.from(`\ufeff${head}${xml}`, "utf16le") : Buffer.from(head + xml);
  }

  private tag(name: string, attributes: Readonly<Record<string, string | number>>, inner = ""): string {
    const { prefix, quote } = this.how;
    const list = Object.entries(attributes)
      .map(([key, value]) => ` ${key}=${quote}${escaped(String(value), quote)}${quote}`)
      .join("");
    return inner === "" ? `<${prefix}${name}${list}/>` : `<${prefix}${name}${list}>${inner}</${prefix}${name}>`;
  }

  private root(name: string, inner: string): string {
    const { prefix, strict } = this.how;
    const main = strict ? `${STRICT}/spreadsheetml/main` : `${TRANSITIONAL}/spreadsheetml/2006/main`;
    const relations = strict
      ? `${STRICT}/officeDocument/relationships`
      : `${TRANSITIONAL}/officeDocument/2006/relationships`;
    return this.tag(
      name,
      {
        [prefix === "" ? "xmlns" : "xmlns:x"]: main,
        "xmlns:r": relations,
        "xmlns:etc": "http://www.wps.cn/officeDocument/2017/etCustomData",
      },
      inner,
    );
  }

  private book(sheets: readonly SyntheticSheet[]): string {
    const list = sheets.map(({ name, hidden }, index) =>
      this.tag("sheet", {
        name,
        sheetId: index + 3,
        ...(hidden ? { state: this.how.hiddenAs } : {}),
        "r:id": `rId${index + 1}`,
      }),
    );
    return this.root(
      "workbook",
      this.tag("workbookPr", this.how.dates === "1904" ? { date1904: 1 } : {}) +
        this.tag("sheets", {}, list.join("")) +
        this.tag("definedNames", {}, this.tag("definedName", { name: "_xlnm._FilterDatabase", hidden: 1 }, "A1:B2")),
    );
  }

  /** Format 1 shows a day, format 2 is a frame of a cell nobody filled in. */
  private styles(): string {
    const chinese = this.how.dates === "chinese";
    return this.root(
      "styleSheet",
      (chinese
        ? this.tag(
            "numFmts",
            { count: 1 },
            this.tag("numFmt", { numFmtId: 176, formatCode: '[$-804]yyyy"年"m"月"d"日";@' }),
          )
        : "") +
        this.tag("cellStyleXfs", { count: 1 }, this.tag("xf", { numFmtId: 14 })) +
        this.tag(
          "cellXfs",
          { count: 3 },
          this.tag("xf", { numFmtId: 0 }) +
            this.tag("xf", { numFmtId: chinese ? 176 : 31 }) +
            this.tag("xf", { numFmtId: 0 }),
        ),
    );
  }

  private strings(): string {
    return this.root("sst", this.shared.map((text) => this.tag("si", {}, this.richText(text))).join(""));
  }

  /** Runs of several fonts, and a reading beside the text that is no part of it. */
  private richText(text: string): string {
    const run = (some: string) => this.tag("t", { "xml:space": "preserve" }, this.words(some));
    const signs = [...text];
    if (this.how.strings !== "rich" || signs.length < 2 || text.includes("\n")) return run(text);
    return (
      this.tag("r", {}, this.tag("rPr", {}, this.tag("b", {})) + run(signs.slice(0, 1).join(""))) +
      this.tag("r", {}, run(signs.slice(1).join(""))) +
      this.tag("rPh", { sb: 0, eb: 1 }, run("xing4 ming2")) +
      this.tag("phoneticPr", { fontId: 1 })
    );
  }

  private words(text: string): string {
    const safe = escaped(text, "");
    const { lines } = this.how;
    return lines === "raw" ? safe : safe.replaceAll("\n", lines === "entity" ? "&#10;" : "_x000D_\n");
  }

  private sheet({ rows, merges, hiddenRows, hiddenColumns = [] }: SyntheticSheet): string {
    const { ghosts, addresses } = this.how;
    const hidden = new Set(hiddenRows);
    const width = Math.max(0, ...rows.map((row) => row.length));
    const written = rows.flatMap((row, index) => {
      // A row without anything is left out, and the next one says which it is.
      if (row.every((cell) => cell === null || cell === undefined) && !ghosts && addresses) return [];
      const cells = Array.from({ length: Math.max(row.length, ghosts ? width + 3 : 0) }, (_, column) =>
        this.cell(row[column] ?? null, index, column),
      ).join("");
      return [
        this.tag(
          "row",
          { ...(addresses ? { r: index + 1 } : {}), spans: "1:16384", ...(hidden.has(index) ? { hidden: 1 } : {}) },
          cells + (ghosts && addresses && index % 3 === 0 ? this.tag("c", { r: `XFD${index + 1}`, s: 2 }) : ""),
        ),
      ];
    });
    if (ghosts) written.push(this.tag("row", { r: LAST_ROW, ht: 14.25 }, this.tag("c", { r: `XFD${LAST_ROW}`, s: 2 })));
    const columns = [
      ...hiddenColumns.map((column) => this.tag("col", { min: column + 1, max: column + 1, hidden: 1 })),
      ...(ghosts ? [this.tag("col", { min: width + 1, max: 16_384, style: 2 })] : []),
    ];
    const merged = merges.map(({ s, e }) =>
      this.tag("mergeCell", { ref: `${address(s.r, s.c)}:${address(e.r, e.c)}` }),
    );
    return this.root(
      "worksheet",
      this.tag("sheetPr", {}, this.tag("tabColor", { rgb: "FFFF0000" })) +
        this.tag("dimension", { ref: ghosts ? `A1:XFD${LAST_ROW}` : "A1" }) +
        (columns.length > 0 ? this.tag("cols", {}, columns.join("")) : "") +
        this.tag("sheetData", {}, written.join("")) +
        (merged.length > 0 ? this.tag("mergeCells", { count: merged.length }, merged.join("")) : "") +
        this.tag("extLst", {}, this.tag("ext", { uri: "{2946ED86-A175-432a-8AC1-64E0C546D7DE}" })),
    );
  }

  private cell(value: SyntheticCell, row: number, column: number): string {
    const at: Address = this.how.addresses ? { r: address(row, column) } : {};
    if (value === null)
      return this.how.addresses ? (this.how.ghosts ? this.tag("c", { ...at, s: 2 }) : "") : this.tag("c", {});
    if (typeof value === "number") return this.tag("c", at, this.tag("v", {}, String(value)));
    if (typeof value === "string") return this.textCell(value, at);
    if ("error" in value) return this.tag("c", { ...at, t: "e" }, this.tag("v", {}, "#REF!"));
    if ("date" in value) return this.dateCell(value.date, at);
    const formula = this.tag("f", {}, escaped(value.formula, ""));
    return typeof value.value === "number"
      ? this.tag("c", at, formula + this.tag("v", {}, String(value.value)))
      : this.tag("c", { ...at, t: "str" }, formula + this.tag("v", {}, escaped(value.value, "")));
  }

  private textCell(value: string, at: Address): string {
    if (this.how.strings === "inline")
      return this.tag("c", { ...at, t: "inlineStr" }, this.tag("is", {}, this.richText(value)));
    this.shared.push(value);
    return this.tag("c", { ...at, t: "s" }, this.tag("v", {}, String(this.shared.length - 1)));
  }

  private dateCell(day: string, at: Address): string {
    const { dates } = this.how;
    if (dates === "text") return this.tag("c", { ...at, t: "d" }, this.tag("v", {}, `${day}T00:00:00`));
    const days = Date.parse(day) / 86_400_000 + (dates === "1904" ? DAYS_TO_1904 : DAYS_TO_1970);
    return this.tag("c", { ...at, s: 1 }, this.tag("v", {}, String(days)));
  }
}

function address(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

const escaped = (text: string, quote: string): string => {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return quote === "'" ? safe.replaceAll("'", "&apos;") : safe.replaceAll('"', "&quot;");
};

const KINGSOFT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.17813</vt:lpwstr></property></Properties>`;
