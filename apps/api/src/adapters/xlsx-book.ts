/** A workbook's parts beside its cells: sheets and where they are, shared texts, number formats that are dates. */
import { StringTable } from "./string-table";
import { attribute, XmlFault } from "./xml-stream";
import type { XmlHandler } from "./xml-stream";

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Name of the part that holds its cells. */
  readonly relation: string;
}

const MOST_SHEETS = 500;
const MOST_STRINGS = 20_000_000;
const MOST_FORMATS = 100_000;

/** `xl/workbook.xml`. */
export class WorkbookPart implements XmlHandler {
  readonly sheets: SheetPart[] = [];
  date1904 = false;

  open(name: string, attributes: string): void {
    if (name === "workbookPr") this.date1904 = isOn(attribute(attributes, "date1904"));
    if (name !== "sheet") return;
    if (this.sheets.length >= MOST_SHEETS) throw new XmlFault();
    this.sheets.push({
      name: attribute(attributes, "name") ?? "",
      hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
      relation: attribute(attributes, "r:id") ?? attribute(attributes, "id") ?? "",
    });
  }
  close(): void {}
  text(): void {}
}

export const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** A `.rels` part: identifier → type and target. */
export class RelationsPart implements XmlHandler {
  readonly targets = new Map<string, { readonly type: string; readonly target: string }>();

  open(name: string, attributes: string): void {
    if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
    this.targets.set(attribute(attributes, "Id") ?? "", {
      type: attribute(attributes, "Type") ?? "",
      target: attribute(attributes, "Target") ?? "",
    });
  }
  close(): void {}
  text(): void {}
}

/** `xl/sharedStrings.xml`; readings of characters (phonetic runs) are no part of the text. */
export class StringsPart implements XmlHandler {
  readonly table = new StringTable();
  private count = 0;
  private words = "";
  private inText = false;
  private aside = 0;

  open(name: string): void {
    if (name === "si") this.words = "";
    else if (name === "t") this.inText = true;
    else if (name === "rPh") this.aside += 1;
  }
  close(name: string): void {
    if (name === "t") this.inText = false;
    else if (name === "rPh") this.aside -= 1;
    else if (name === "si") {
      this.count += 1;
      if (this.count > MOST_STRINGS) throw new XmlFault();
      this.table.add(plainText(this.words));
    }
  }
  text(text: string): void {
    if (this.inText && this.aside === 0) this.words += text;
  }
}

const MOST_TEXTS = 10_000;
const TEXT_ENDS = new Set(["comment", "threadedComment", "p", "person"]);

/** The texts of a part that is not cells, a paragraph or comment each: runs of one are joined. */
export class TextsPart implements XmlHandler {
  readonly texts: string[] = [];
  private words = "";
  private readonly inside: string[] = [];

  open(name: string, attributes: string): void {
    this.inside.push(name);
    // Names of people stand in attributes.
    const named = attribute(attributes, "displayName");
    if (named !== undefined) this.add(named);
  }
  close(name: string): void {
    this.inside.pop();
    if (TEXT_ENDS.has(name) || this.inside.length <= 1) {
      this.add(this.words);
      this.words = "";
    }
  }
  text(text: string): void {
    this.words += text;
  }
  private add(text: string): void {
    if (text.trim() !== "" && this.texts.length < MOST_TEXTS) this.texts.push(plainText(text).trim());
  }
}

/** Control characters travel as `_x000D_`. */
export const plainText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** `xl/styles.xml`: which cell formats show a date. */
export class StylesPart implements XmlHandler {
  readonly isDate: boolean[] = [];
  private readonly codes = new Map<number, string>();
  private inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === "numFmt")
      this.codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
    else if (name === "cellXfs") this.inCellFormats = true;
    else if (name === "xf" && this.inCellFormats) {
      if (this.isDate.length >= MOST_FORMATS) throw new XmlFault();
      const format = Number(attribute(attributes, "numFmtId") ?? 0);
      this.isDate.push(isDateFormat(format, this.codes.get(format)));
    }
  }
  close(name: string): void {
    if (name === "cellXfs") this.inCellFormats = false;
  }
  text(): void {}
}

/** @param code of the workbook's own formats; the built-in ones have none */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (format >= 14 && format <= 22) ||
      (format >= 27 && format <= 36) ||
      (format >= 45 && format <= 47) ||
      (format >= 50 && format <= 58)
    );
  const shown = code
    .replace(/"[^"]*"?/gu, "")
    .replace(/[\\_*]./gu, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/giu, "");
  return !/^(?:general|standard|g\/通用格式)/iu.test(shown.trim()) && /[ymdhs年月日]/iu.test(shown);
}
