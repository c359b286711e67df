/** A list of units as people have it: a table copied out of a spreadsheet, or one name a line. */

export interface UnitListRow {
  /** The line it stands in, from 1. */
  readonly line: number;
  readonly name: string;
  /** Name of the community a cooperative belongs to; null where the list does not say. */
  readonly community: string | null;
  readonly code: string | null;
  readonly formerNames: readonly string[];
  readonly groups: readonly string[];
  readonly phone: string | null;
  readonly officeHours: string | null;
  readonly address: string | null;
}

export type UnitListFault = "NO_NAME" | "NAME_TWICE" | "TOO_MANY_CELLS";

export interface UnitListReading {
  readonly rows: readonly UnitListRow[];
  readonly faults: readonly { readonly line: number; readonly fault: UnitListFault }[];
}

type Column = Exclude<keyof UnitListRow, "line">;

/** Whole headings: a unit's name may hold any of these words itself. */
const HEADINGS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:曾用名|原名|旧名)称?$/u, "formerNames"],
  [/^(?:所属|所在)?(?:社区|居委会|村居|村委会)(?:名称)?$/u, "community"],
  [/^(?:村民)?(?:组别|小组|组名|社别)$|^村民组$/u, "groups"],
  [/^(?:联系|办公|咨询)?(?:电话|方式|号码)$/u, "phone"],
  [/^(?:办公|上班)?时间$/u, "officeHours"],
  [/^(?:办公|单位)?(?:地址|地点)$/u, "address"],
  [/^(?:单位|组织|统计)?(?:代码|编码|编号)$/u, "code"],
  [/^(?:(?:单位|部门|经联社|合作社|机构)(?:名称)?|名称)$/u, "name"],
];

/** Without a header line the columns come in this order. */
const ORDER: readonly Column[] = [
  "name",
  "community",
  "code",
  "formerNames",
  "groups",
  "phone",
  "officeHours",
  "address",
];
const LISTS: readonly Column[] = ["formerNames", "groups"];

const meaning = (heading: string): Column | null =>
  HEADINGS.find(([pattern]) => pattern.test(heading.replace(/\s/gu, "")))?.[1] ?? null;

/** What the columns of a first line mean, or null where it is no header. A list of communities calls its names 社区. */
function headerOf(cells: readonly string[]): (Column | null)[] | null {
  const named = cells.map(meaning);
  if (named.includes("name")) return named;
  return named.includes("community") ? named.map((column) => (column === "community" ? "name" : column)) : null;
}

const several = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；/]/u)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** Reads tab-separated text (a copied table), else text with commas, else one name a line. */
export function readUnitList(text: string): UnitListReading {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const header = headerOf(lines[0]?.cells ?? []);
  const columns = header ?? ORDER;
  const rows: UnitListRow[] = [];
  const faults: { line: number; fault: UnitListFault }[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of header ? lines.slice(1) : lines) {
    if (cells.slice(columns.length).some((cell) => cell !== "")) {
      faults.push({ line, fault: "TOO_MANY_CELLS" });
      continue;
    }
    const values: Record<string, unknown> = {};
    columns.forEach((column, index) => {
      const cell = cells[index] ?? "";
      if (column !== null && cell !== "" && values[column] === undefined)
        values[column] = LISTS.includes(column) ? several(cell) : cell;
    });
    const name = values["name"];
    if (typeof name !== "string") faults.push({ line, fault: "NO_NAME" });
    else if (seen.has(name)) faults.push({ line, fault: "NAME_TWICE" });
    else {
      seen.add(name);
      rows.push({
        line,
        community: null,
        code: null,
        formerNames: [],
        groups: [],
        phone: null,
        officeHours: null,
        address: null,
        ...values,
        name,
      });
    }
  }
  return { rows, faults };
}

function cellsOf(line: string): string[] {
  const separator = line.includes("\t") ? "\t" : /[,，]/u.test(line) ? /[,，]/u : null;
  const cells = separator === null ? [line] : line.split(separator);
  return cells.map((cell) =>
    cell
      .replace(/^"(.*)"$/u, "$1")
      .replace(/[\s\u3000]+/gu, " ")
      .trim(),
  );
}
