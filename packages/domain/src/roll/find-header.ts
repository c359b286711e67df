/**
 * Where a table's heading is: one to four rows, anywhere in the sheet, more than once in a sheet of blocks.
 */
import { HEADER_WORD, columnMeaning, heading } from "./column-meaning";
import type { Meaning } from "./column-meaning";
import { MAX_COLUMNS, cellText, compactText, isFilled } from "./cell-text";
import type { Merges, Row } from "./cell-text";
import type { CellSheet } from "./cells";

export interface HeaderColumn {
  readonly column: number;
  readonly label: string;
  /** Null: the heading is not one the reader knows. */
  readonly meaning: Meaning | null;
}

export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly HeaderColumn[];
}

const MAX_HEADER_ROWS = 4;
const DATA_LIKE = /\d{7,}|[:：]|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}/u;
const UNIT_WORD =
  /^[(（]?(?:[十百佰千仟万]?[元圆]|角|分|亩|公顷|平方米|元\/?.{0,4}|人|户|台|株|个|月|%|公斤|斤)[)）]?$/u;

/** 金额单位万元 without a colon: a line about the table, whose unit of money must not be lost among its headings. */
const MONEY_LINE = /^(?:金额|货币|计量|计价|币种)?单位(?:均?[为是以])?(?:人民币)?[十百佰千仟万亿]*[元圆角分]/u;

/** The header that starts at this row, or null. `from` is the first row it may reach up to. */
export function headerAt(sheet: CellSheet, merges: Merges, row: number, from: number): Header | null {
  const cells = sheet.rows.at(row);
  if (cells === undefined || !looksLikeHeading(cells)) return null;
  const known = headingCells(cells).map((cell) => columnMeaning([cell.text]));
  if (!enough(known)) return null;
  let top = row;
  while (top > from && row - top < MAX_HEADER_ROWS - 1 && isUpperHeading(sheet, merges, top - 1, row)) top -= 1;
  top = topWithoutMerges(sheet, row, top, from);
  let bottom = row;
  while (bottom - top < MAX_HEADER_ROWS && continuesHeading(sheet, merges, bottom + 1, top)) bottom += 1;
  bottom = bottomWithoutMerges(sheet, top, bottom);
  return { top, bottom, columns: labelled(sheet, merges, top, bottom) };
}

function looksLikeHeading(cells: Row): boolean {
  let words = 0;
  let numbers = 0;
  for (const cell of cells.slice(0, MAX_COLUMNS)) {
    if (cell === undefined) continue;
    if (cell.kind === "number" || cell.kind === "error") numbers += 1;
    else if (cell.kind === "text" && typeof cell.value === "string") {
      if (cell.value.length > 60) continue;
      const text = compactText(cell);
      if (/\d{7,}|[￥¥]|^\d+\.\d+$/u.test(text)) return false;
      if (/^\d+$/.test(text)) numbers += 1;
      else if (HEADER_WORD.test(text) && !/[:：]/u.test(text)) words += 1;
    }
  }
  return words > 0 && numbers <= words;
}

const headingCells = (cells: Row) =>
  cells
    .slice(0, MAX_COLUMNS)
    .map((cell, column) => ({ column, text: compactText(cell) }))
    .filter((cell) => cell.text !== "" && cell.text.length <= 60);

/** Two columns of different meaning, one of them about a person or money. */
function enough(meanings: readonly (Meaning | null)[]): boolean {
  const known = meanings.filter((meaning) => meaning !== null);
  const kinds = new Set(known.map((meaning) => JSON.stringify(meaning)));
  return kinds.size >= 2 && known.some(({ is }) => is === "name" || is === "identity" || is === "money");
}

/** A row of group headings above: texts only, no labels with colons, tied to the header by merges or known words. */
function isUpperHeading(sheet: CellSheet, merges: Merges, row: number, header: number): boolean {
  // A heading of another column that reaches from here, or from above, down to the header.
  if (reachesDown(sheet, merges, row, header)) return true;
  const cells = plainTexts(sheet, row);
  if (cells === null || cells.length < 2) return false;
  const tied = cells.some(({ column }) => merges.origin(header, column).row === row);
  return tied || cells.some(({ text }) => columnMeaning([text]) !== null);
}

function reachesDown(sheet: CellSheet, merges: Merges, row: number, header: number): boolean {
  const width = Math.min(MAX_COLUMNS, sheet.rows.at(header)?.length ?? 0);
  for (let column = 0; column < width; column += 1) {
    const origin = merges.origin(header, column);
    if (origin.row <= row && header - origin.row < MAX_HEADER_ROWS) {
      const text = compactText(sheet.rows.at(origin.row)?.[origin.column]);
      if (text !== "" && columnMeaning([text]) !== null) return true;
    }
  }
  return false;
}

/**
 * Tall headings lose their merges in a text file: `序号 村 清册内容` stands rows above `姓名 金额`, with group headings
 * between. A row further up belongs to the heading when it names a column over which all rows down to here are blank, and
 * which does not stand outside the table, where makers write their unit of money.
 */
function topWithoutMerges(sheet: CellSheet, row: number, found: number, from: number): number {
  const last = headingCells(sheet.rows.at(row) ?? []).at(-1)?.column ?? 0;
  let top = found;
  for (let up = found - 1; up >= from && row - up < MAX_HEADER_ROWS; up -= 1) {
    const cells = plainTexts(sheet, up);
    if (cells === null) break;
    const blankBelow = (column: number) => column < last && !filledBetween(sheet, column, up + 1, row);
    if (cells.some(({ column, text }) => blankBelow(column) && columnMeaning([text]) !== null)) top = up;
  }
  return top;
}

/** The same downwards: rows whose texts all stand under group headings or blanks, to the one that names columns. */
function bottomWithoutMerges(sheet: CellSheet, top: number, found: number): number {
  let bottom = found;
  for (let down = found + 1; down - top < MAX_HEADER_ROWS; down += 1) {
    const cells = plainTexts(sheet, down);
    if (cells === null) break;
    const isOver = (column: number) => isGroup(sheet, column, top, down);
    const ownColumn = (column: number) =>
      Array.from({ length: down - top }, (_, offset) => compactText(sheet.rows.at(top + offset)?.[column])).some(
        (text) => text !== "" && columnMeaning([text]) !== null && !isOver(column),
      );
    if (cells.some(({ column }) => ownColumn(column))) break;
    if (cells.filter(({ text }) => columnMeaning([text]) !== null).length >= 2) bottom = down;
  }
  return bottom;
}

/** Whether what stands over a column in rows top to down goes on over the next one, which is blank until further down. */
const isGroup = (sheet: CellSheet, column: number, top: number, down: number): boolean =>
  !filledBetween(sheet, column + 1, top, down - 1) && filledBetween(sheet, column + 1, down, top + MAX_HEADER_ROWS - 1);

/** The texts of a row that may be headings; null for a row without any, with figures, or that says what figures count. */
function plainTexts(sheet: CellSheet, row: number): ReturnType<typeof headingCells> | null {
  const cells = sheet.rows.at(row) ?? [];
  if (cells.some((cell) => isFilled(cell) && cell.kind !== "text")) return null;
  const texts = headingCells(cells);
  const figures = texts.some(
    ({ text }) =>
      DATA_LIKE.test(text) || MONEY_LINE.test(text) || text.length > 24 || /^[￥¥]?-?[\d.,]+元?$/u.test(text),
  );
  return texts.length === 0 || figures ? null : texts;
}

function filledBetween(sheet: CellSheet, column: number, from: number, to: number): boolean {
  for (let row = from; row <= to; row += 1) if (isFilled(sheet.rows.at(row)?.[column])) return true;
  return false;
}

function continuesHeading(sheet: CellSheet, merges: Merges, row: number, top: number): boolean {
  const cells = sheet.rows.at(row);
  if (cells === undefined) return false;
  const filled = headingCells(cells).filter(({ column }) => merges.origin(row, column).row === row);
  if (filled.length === 0) return false;
  if (filled.every(({ text }) => UNIT_WORD.test(text))) return true;
  if (filled.length === 1 && !underGroup(sheet, merges, row, filled[0]?.column ?? 0, top)) return false;
  if (isNumbering(filled.map(({ text }) => text))) return true;
  if (cells.some((cell) => cell?.kind === "number" || cell?.kind === "error" || cell?.kind === "date")) return false;
  if (filled.some(({ text }) => DATA_LIKE.test(text) || /^[￥¥]?-?\d+(?:[.,]\d+)*元?$/u.test(text))) return false;
  // A name in the column of names is the first line of data, whatever else the row says.
  const isWord = ({ column, text }: { column: number; text: string }) =>
    UNIT_WORD.test(text) ||
    /^(?:合计|小计|早造|晚造|其中|姓名|名称|号码|账号)$/u.test(text) ||
    columnMeaning([text]) !== null ||
    underGroup(sheet, merges, row, column, top);
  const words = filled.filter(isWord).length;
  return words > 0 && words === filled.length && !repeatsAbove(sheet, row, top, filled);
}

/** Under a heading that spans several columns, any short text is a heading. */
function underGroup(sheet: CellSheet, merges: Merges, row: number, column: number, top: number): boolean {
  for (let above = row - 1; above >= top; above -= 1) {
    const origin = merges.origin(above, column);
    if (origin.row !== above && origin.row < above) continue;
    return merges.origin(above, column + 1).column === origin.column || origin.column < column;
  }
  return false;
}

/** The same headings again are another block, not a second row of this one. */
function repeatsAbove(
  sheet: CellSheet,
  row: number,
  top: number,
  filled: readonly { column: number; text: string }[],
): boolean {
  for (let above = row - 1; above >= top; above -= 1) {
    if (filled.length > 1 && filled.every(({ column, text }) => compactText(sheet.rows.at(above)?.[column]) === text))
      return true;
  }
  return false;
}

/** `1 2 3 4` or `甲 乙 1 2 3=1×2`: the row of column numbers that official forms carry. */
export function isNumbering(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  let last: number | null = null;
  let numbers = 0;
  let letters = 0;
  for (const text of texts) {
    if (text === "栏次") continue;
    if (/^[甲乙丙丁戊己庚辛壬癸A-Za-z](?:=.+)?$/u.test(text)) {
      letters += 1;
      continue;
    }
    const found = /^[(①-⑳]?(\d{1,2})[)]?(?:=.+)?$/u.exec(text);
    if (!found) return false;
    const number = Number(found[1]);
    if (last !== null && number !== last + 1) return false;
    last = number;
    numbers += 1;
  }
  return last === null ? letters >= 3 : numbers >= 2 && last < 60;
}

function labelled(sheet: CellSheet, merges: Merges, top: number, bottom: number): HeaderColumn[] {
  const width = Math.min(MAX_COLUMNS, Math.max(...rowsBetween(sheet, top, bottom).map((cells) => cells.length)));
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const part = partAt(sheet, merges, row, column, bottom, top);
      if (part !== "" && parts.at(-1) !== part) parts.push(part);
    }
    const words = parts.filter((part) => !isNumberMark(part));
    if (words.length > 0)
      columns.push({
        column,
        label: words.map((word) => word.replaceAll(" ", "")).join("/"),
        meaning: columnMeaning(mergeUnits(words)),
      });
  }
  return columns;
}

/** What stands over a column in one header row: its own text, or that of the group heading to its left. */
function partAt(sheet: CellSheet, merges: Merges, row: number, column: number, bottom: number, top: number): string {
  const origin = merges.origin(row, column);
  if (origin.row < top) return "";
  if (origin.column !== column || origin.row !== row)
    return origin.row === row || origin.column !== column ? cellText(sheet.rows.at(origin.row)?.[origin.column]) : "";
  const own = cellText(sheet.rows.at(row)?.[column]);
  if (own !== "" || row === bottom || filledBetween(sheet, column, top, row - 1)) return own;
  // An unmerged group heading: blank here, something below, and the heading to the left is not a column of its own.
  const below = wordBelow(sheet, row, column, bottom);
  if (below === "") return "";
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = cellText(sheet.rows.at(row)?.[left]);
    const under = wordBelow(sheet, row, left, bottom);
    if (text === "") {
      if (under === "" || filledBetween(sheet, left, top, row - 1)) return "";
      continue;
    }
    return merges.origin(row + 1, left).row === row + 1 && under !== "" && columnMeaning([text, below]) !== null
      ? text
      : "";
  }
  return "";
}

/** What the rows of the heading below this one say in a column; the numbers of a form say nothing. */
function wordBelow(sheet: CellSheet, row: number, column: number, bottom: number): string {
  for (let below = row + 1; below <= bottom; below += 1) {
    const text = cellText(sheet.rows.at(below)?.[column]);
    if (text !== "") return isNumberMark(text) ? "" : text;
  }
  return "";
}

const isNumberMark = (text: string): boolean =>
  /^(?:[甲乙丙丁戊己庚辛壬癸A-Z]|栏次|[(]?\d{1,2}[)]?(?:=.*)?)$/u.test(text.replaceAll(" ", ""));

/** A row of units (`元`, `亩`) belongs into the brackets of the heading above it. */
function mergeUnits(words: readonly string[]): string[] {
  const merged: string[] = [];
  for (const word of words) {
    const above = merged.at(-1);
    if (above !== undefined && UNIT_WORD.test(word.replaceAll(" ", "")))
      merged[merged.length - 1] = `${above}(${heading(word).text || heading(word).inBrackets})`;
    else merged.push(word);
  }
  return merged;
}

function rowsBetween(sheet: CellSheet, top: number, bottom: number): Row[] {
  return Array.from({ length: bottom - top + 1 }, (_, offset) => sheet.rows.at(top + offset) ?? []);
}
