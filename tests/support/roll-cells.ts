/** Sheets of cells as they are, without a file in between, for tests of what cells mean. */
import { readRoll } from "../../packages/domain/src/roll/read-roll";
import type { Cell, ColumnMapping, RollLine, Workbook } from "../../packages/domain/src/roll/roll";
import { syntheticPeople } from "../../prisma/seed/synthetic-people";
import type { SyntheticCell, SyntheticSheet } from "./synthetic-roll";

/** Identity numbers of people who are made up. */
export const IDENTITIES = syntheticPeople(99, 40).map(({ identityNumber }) => identityNumber);
export const [A, B, C, D] = IDENTITIES as [string, string, string, string];

export type TestSheet = Partial<SyntheticSheet> & { rows: SyntheticCell[][]; hiddenColumns?: number[] };

export function workbook(...sheets: TestSheet[]): Workbook {
  const cell = (value: SyntheticCell | undefined): Cell | undefined => {
    if (value === null || value === undefined) return undefined;
    if (typeof value === "object") {
      if ("error" in value) return { kind: "error", value: "#REF!" };
      return "date" in value ? { kind: "date", value: new Date(value.date) } : cell(value.value);
    }
    return typeof value === "number" ? { kind: "number", value } : { kind: "text", value };
  };
  return {
    format: "xlsx",
    sheets: sheets.map((sheet, index) => ({
      name: sheet.name ?? `Sheet${index + 1}`,
      hidden: sheet.hidden ?? false,
      rows: sheet.rows.map((row) => row.map(cell)),
      hiddenRows: new Set(sheet.hiddenRows ?? []),
      hiddenColumns: new Set(sheet.hiddenColumns ?? []),
      merges: (sheet.merges ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    })),
  };
}

export function readingOf(book: Workbook, mapping: readonly ColumnMapping[] = []) {
  const result = readRoll(book, { mapping });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.reading;
}
export const read = (rows: SyntheticCell[][], more: Partial<TestSheet> = {}) => readingOf(workbook({ ...more, rows }));
export function ask(rows: SyntheticCell[][], more: Partial<TestSheet> = {}) {
  const result = readRoll(workbook({ ...more, rows }));
  if (result.ok || !("needsMapping" in result)) throw new Error(`did not ask: ${JSON.stringify(result)}`);
  return result.needsMapping;
}
export const amounts = (lines: readonly RollLine[]) =>
  lines.map(({ name, dueFen, paidFen, outcome }) => [name, dueFen, paidFen, outcome]);
export const kinds = (reading: { warnings: readonly { kind: string }[] }) => reading.warnings.map(({ kind }) => kind);
export const merge = (top: number, left: number, bottom: number, right: number) => ({
  s: { r: top, c: left },
  e: { r: bottom, c: right },
});
