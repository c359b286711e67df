import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { columnWeight } from "./column-weight";
import { placesNeeded, toPlaces } from "./even-places";
import type { SheetColumn, SheetPageSum, SheetTable } from "./sheet-content";
import type { SheetLineFacts, SheetNoticeFacts } from "./sheet-facts";
import { words } from "./words";

/** One row of the paper: a line of the roll, or all lines of under-14s together. */
interface PaperRow extends Omit<SheetLineFacts, "minor" | "seq"> {
  readonly position: string;
}

/** Decimals of a column, so that its numbers align. */
interface Places {
  readonly quantity: number;
  readonly rate: number;
}

/** The table of one notice: its program's columns, its lines in order, and what each page sums. */
export function noticeTable(facts: SheetNoticeFacts): SheetTable {
  const rows = paperRows(facts);
  const places: Places = {
    quantity: placesNeeded(
      rows.map((row) => row.quantityMilli ?? 0),
      3,
      0,
    ),
    rate: placesNeeded(
      rows.map((row) => row.rateE4 ?? 0),
      4,
      2,
    ),
  };
  const cells = rows.map((row) => facts.program.columns.map(({ key }) => cellText(facts, row, key, places)));
  const columns = facts.program.columns.map((column, index): SheetColumn => {
    const texts = cells.map((row) => row[index] ?? "");
    return { ...column, align: alignment(column.key, texts), weight: columnWeight(column.label, texts) };
  });
  return { columns, rows: cells, pageSums: pageSums(facts, rows, places) };
}

/** Under-14s are not named: they leave their places and stand in one row at the end. Numbering stays without gaps. */
function paperRows(facts: SheetNoticeFacts): PaperRow[] {
  const named = facts.lines.filter((line) => !line.minor);
  const minors = facts.lines.filter((line) => line.minor);
  const tellApart = namesakes(facts, named);
  const rows: PaperRow[] = named.map((line, index) => ({
    ...line,
    name: tellApart.has(line.name) && line.group !== null ? words.namesake(line.name, line.group) : line.name,
    position: String(index + 1),
  }));
  return minors.length === 0 ? rows : [...rows, sumOfMinors(facts, minors)];
}

function sumOfMinors(facts: SheetNoticeFacts, minors: readonly SheetLineFacts[]): PaperRow {
  const counted = minors.filter((line) => line.quantityMilli !== null);
  const rates = new Set(minors.map((line) => line.rateE4));
  return {
    position: words.nothing,
    group: words.nothing,
    name: words.minors(minors.length, facts.program.recipientKind),
    quantityMilli: counted.length === 0 ? null : sum(counted.map((line) => line.quantityMilli ?? 0)),
    rateE4: rates.size === 1 ? (minors[0]?.rateE4 ?? null) : null,
    dueFen: sum(minors.map((line) => line.dueFen)),
    paidFen: sum(minors.map((line) => line.paidFen)),
    outcome: "PAID",
    remark: null,
    extra: {},
    organisation: false,
  };
}

/** Names that stand for several lines, where no column of the sheet shows the group already. */
function namesakes(facts: SheetNoticeFacts, lines: readonly SheetLineFacts[]): ReadonlySet<string> {
  if (facts.program.columns.some(({ key }) => key === "group")) return new Set();
  const groups = new Map<string, Set<string | null>>();
  for (const { name, group } of lines) groups.set(name, (groups.get(name) ?? new Set()).add(group));
  return new Set([...groups].filter(([, of]) => of.size > 1).map(([name]) => name));
}

function cellText(facts: SheetNoticeFacts, row: PaperRow, key: string, places: Places): string {
  switch (key) {
    case "seq":
      return row.position;
    case "group":
      return row.group ?? "";
    case "name":
      return row.name;
    case "quantity":
      return row.quantityMilli === null ? "" : toPlaces(row.quantityMilli, 3, places.quantity);
    case "rate":
      return row.rateE4 === null ? "" : toPlaces(row.rateE4, 4, places.rate);
    case "amount":
    case "due":
    case "paid":
      return formatYuan(money(facts, row, key));
    case "remark":
      return row.remark ?? words.outcome[row.outcome];
    default:
      return row.extra[key] ?? "";
  }
}

/** `amount` is what was paid, or what is to be paid as long as nothing was. */
function money(facts: SheetNoticeFacts, row: PaperRow, key: string): number {
  return key === "due" || (key === "amount" && facts.stage === "BEFORE_PAYMENT") ? row.dueFen : row.paidFen;
}

function pageSums(facts: SheetNoticeFacts, rows: readonly PaperRow[], places: Places): SheetPageSum[] {
  return facts.program.columns.flatMap(({ key }, column): SheetPageSum[] => {
    if (key === "quantity")
      return [{ column, kind: "milli", values: rows.map((row) => row.quantityMilli ?? 0), places: places.quantity }];
    if (key === "amount" || key === "due" || key === "paid")
      return [{ column, kind: "fen", values: rows.map((row) => money(facts, row, key)), places: 2 }];
    return [];
  });
}

const RIGHT = new Set(["quantity", "rate", "amount", "due", "paid"]);
const CENTER = new Set(["seq", "group", "name", "remark"]);

function alignment(key: string, texts: readonly string[]): SheetColumn["align"] {
  if (RIGHT.has(key)) return "right";
  if (CENTER.has(key)) return "center";
  return texts.every((text) => /^[-\d,.]*$/.test(text)) ? "right" : "left";
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
