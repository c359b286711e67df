/** A word processor's tables → rows of cells, merged cells kept apart from empty ones. */
import type { PlanRow } from "@gongshi/domain/plan/plan";

export interface DocxTables {
  readonly above: readonly string[];
  readonly rows: readonly PlanRow[];
  /** Numbered headings outside the tables, and the row before which each stands. */
  readonly headings: readonly { readonly before: number; readonly text: string }[];
}

const HEADING = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])/u;

interface OpenCell {
  text: string;
  span: number;
  continued: boolean;
  paragraphs: number;
}

const TOKEN =
  /<(\/?)w:(tbl|tr|tc|p|t|tab|br|cr|gridSpan|vMerge|gridBefore|del|instrText|moveFrom|delText)\b([^>]*?)(\/?)>|([^<]+)/gu;

/**
 * Reads `word/document.xml` as a stream of the few elements that matter; unknown ones are passed over. The rows of all
 * tables follow one another (a table broken over pages is several); text before the first table is `above`.
 * Cells merged across columns count once per column, so that positions agree from row to row.
 */
export function docxTables(xml: string): DocxTables {
  const above: string[] = [];
  const rows: (string | null)[][] = [];
  const headings: { before: number; text: string }[] = [];
  let depth = 0;
  let row: (string | null)[] | null = null;
  let cell: OpenCell | null = null;
  let paragraph = "";
  let inText = false;
  let deleted = 0;
  const write = (text: string) => {
    if (deleted > 0) return;
    if (cell !== null) cell.text += text;
    else paragraph += text;
  };
  for (const token of xml.matchAll(TOKEN)) {
    const [, slash, name, attributes = "", empty] = token;
    if (name === undefined) {
      if (inText) write(unescapeXml(token[5] ?? ""));
      continue;
    }
    const closing = slash === "/";
    const alone = empty === "/";
    switch (name) {
      case "tbl":
        depth += closing ? -1 : 1;
        break;
      case "tr":
        if (depth !== 1) break;
        if (closing) {
          if (row !== null) rows.push(row);
          row = null;
        } else row = [];
        break;
      case "tc":
        if (depth !== 1) break;
        if (closing) {
          if (cell !== null && row !== null) {
            row.push(cell.continued ? null : cell.text.trim());
            for (let more = 1; more < Math.min(cell.span, 64); more += 1) row.push("");
          }
          cell = null;
        } else cell = { text: "", span: 1, continued: false, paragraphs: 0 };
        break;
      case "gridSpan":
        if (cell !== null && depth === 1) cell.span = Number(/w:val="(\d+)"/u.exec(attributes)?.[1] ?? 1);
        break;
      case "vMerge":
        if (cell !== null && depth === 1) cell.continued = !/w:val="restart"/u.test(attributes);
        break;
      case "p":
        if (alone) break;
        if (!closing) {
          if (cell !== null) {
            if (cell.paragraphs > 0) cell.text += "\n";
            cell.paragraphs += 1;
          }
        } else if (cell === null) {
          const line = depth === 0 ? paragraph.trim() : "";
          if (rows.length === 0 && line !== "") above.push(line);
          if (HEADING.test(line)) headings.push({ before: rows.length, text: line });
          paragraph = "";
        }
        break;
      case "t":
        inText = !closing && !alone;
        break;
      case "del":
      case "moveFrom":
        if (!alone) deleted += closing ? -1 : 1;
        break;
      case "tab":
        if (!closing) write(" ");
        break;
      case "br":
      case "cr":
        if (!closing) write("\n");
        break;
      default:
        break;
    }
  }
  return { above, rows, headings };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
