/** Cells of a column for a person who is to say what it holds, fit to be looked at over somebody's shoulder. */
import { maskName } from "../privacy/mask-name";
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText } from "./cell-text";
import type { Workbook } from "./cells";
import { columnMeaning } from "./column-meaning";
import type { MappingQuestion } from "./mapping";

const SAMPLES = 4;
/** A column that says nothing new in so many rows has shown what it holds. */
const MOST_ROWS = 5_000;

/** The first different cells of each column under the heading in question: names masked, numbers of persons cut. */
export function columnSamples(
  workbook: Workbook,
  question: Pick<MappingQuestion, "sheet" | "headerRow" | "asks" | "columns">,
): Record<number, string[]> {
  const sheet = workbook.sheets.find(({ name }) => withoutPersonalNumbers(name) === question.sheet);
  const found = new Map(
    question.columns.map(({ column, label }) => {
      const meaning = columnMeaning([label]);
      const mayBeName = question.asks === "name" || meaning === null || meaning.is === "name";
      return [column, { label, mayBeName, cells: new Set<string>() }];
    }),
  );
  const open = new Set(found.keys());
  const end = Math.min(sheet?.rows.length ?? 0, question.headerRow + MOST_ROWS);
  for (let row = question.headerRow; row < end && open.size > 0; row += 1) {
    const cells = sheet?.rows.at(row);
    for (const column of open) {
      const { label = "", mayBeName = true, cells: samples } = found.get(column) ?? {};
      const text = cellText(cells?.[column - 1]);
      if (samples === undefined || text === "" || label.includes(text.replaceAll(" ", ""))) continue;
      samples.add(shown(text, mayBeName));
      if (samples.size === SAMPLES) open.delete(column);
    }
  }
  return Object.fromEntries([...found].map(([column, { cells }]) => [column, [...cells]]));
}

function shown(text: string, mayBeName: boolean): string {
  const digits = text.replaceAll(" ", "");
  // How long a number is tells an identity number from a card; its digits are nobody's business here.
  if (/^[\d*Xx]{7,}$/u.test(digits) && withoutPersonalNumbers(digits) === "…") return `${digits.length}位号码`;
  const cut = [...withoutPersonalNumbers(text)].slice(0, 24).join("");
  return mayBeName && /^[\p{L}·]{2,12}$/u.test(cut) ? maskName(cut) : cut;
}
