/** Tab-separated text → lines before the table, and the rows of the table. */
import type { PlanRow } from "./plan";

export interface PlanTable {
  readonly above: readonly string[];
  readonly rows: readonly PlanRow[];
}

/**
 * Two forms are in use. A word processor's text export starts every cell with a tab on a line of its own and ends a
 * row with an empty line; a pasted table has a row per line and tabs between its cells. In both, a cell may go on
 * over several lines.
 */
export function planTable(text: string): PlanTable {
  const lines = text
    .replace(/^\ufeff/u, "")
    .replace(/\[bookmark:[^\]]*\]/giu, "")
    .split(/\r\n|\n|\r/u);
  return lines.some((line) => /[^\t]\t/u.test(line)) ? pastedTable(lines) : exportedTable(lines);
}

function exportedTable(lines: readonly string[]): PlanTable {
  const above: string[] = [];
  const rows: string[][] = [];
  let row: string[] | null = null;
  for (const line of lines) {
    if (line.startsWith("\t")) {
      if (row === null) rows.push((row = []));
      row.push(line.slice(1));
    } else if (line.trim() === "") {
      row = null;
    } else if (row !== null) {
      row.push(`${row.pop() ?? ""}\n${line}`);
    } else if (rows.length === 0) {
      above.push(line);
    } else {
      // Text after an empty line within a cell: it belongs to the row before.
      const last = rows.at(-1) ?? [];
      last.push(`${last.pop() ?? ""}\n${line}`);
    }
  }
  return { above, rows };
}

function pastedTable(lines: readonly string[]): PlanTable {
  const first = lines.findIndex((line) => line.includes("\t"));
  const above = lines.slice(0, first).filter((line) => line.trim() !== "");
  const width = Math.max(...lines.slice(first, first + 3).map((line) => line.split("\t").length));
  const rows: string[][] = [];
  let row: string[] = [""];
  const add = (text: string) => {
    row[row.length - 1] = `${row.at(-1) ?? ""}${text}`;
  };
  for (const token of lines
    .slice(first)
    .join("\n")
    .match(/"(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]+|\t|\n/gu) ?? []) {
    if (token === "\t") row.push("");
    else if (token !== "\n")
      add(token.startsWith('"') && token.endsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token);
    else if (row.length >= width || row.every((cell) => cell === "")) {
      rows.push(row);
      row = [""];
    } else add("\n");
  }
  rows.push(row);
  return { above, rows: rows.filter((cells) => cells.some((cell) => cell.trim() !== "")) };
}
