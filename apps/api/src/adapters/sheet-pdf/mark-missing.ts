import type { SheetContent, SheetNotice, SheetTable } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import type { Covers } from "./font-coverage";

const ROWS_PER_NOTE = 12;

/**
 * A character the font lacks is never dropped silently: it is printed as 〓, and a note under the table names the row
 * and the character by its number. Marks without a shape of their own (variation selectors, joiners) are taken out.
 */
export function markMissing(content: SheetContent, covers: Covers): SheetContent {
  const general = new Marker(covers);
  const marked = {
    ...content,
    title: general.text(content.title),
    unitName: general.text(content.unitName),
    communityName: content.communityName === null ? null : general.text(content.communityName),
    departmentStamp: content.departmentStamp === null ? null : general.text(content.departmentStamp),
    cover: content.cover === null ? null : markTable(content.cover, covers),
    notices: content.notices.map((notice) => markNotice(notice, covers)),
  };
  const whereToObject = content.whereToObject.map((line) => general.text(line));
  return { ...marked, whereToObject: [...whereToObject, ...general.note([])] };
}

function markNotice(notice: SheetNotice, covers: Covers): SheetNotice {
  const general = new Marker(covers);
  const marked = {
    ...notice,
    title: general.text(notice.title),
    zeroText: notice.zeroText === null ? null : general.text(notice.zeroText),
    correction: notice.correction === null ? null : general.text(notice.correction),
  };
  return markTable(marked, covers, general);
}

type Texts = SheetTable & { readonly preamble: readonly string[]; readonly totals: readonly string[] };

function markTable<T extends Texts>(table: T, covers: Covers, general = new Marker(covers)): T {
  const places: string[] = [];
  const rows = table.rows.map((row, index) => {
    const marker = new Marker(covers);
    const cells = row.map((cell) => marker.text(cell));
    if (marker.found.size > 0) places.push(words.missingInRow(row[0] ?? String(index + 1), marker.names()));
    return cells;
  });
  const columns = table.columns.map((column) => ({ ...column, label: general.text(column.label) }));
  const preamble = table.preamble.map((line) => general.text(line));
  const totals = table.totals.map((line) => general.text(line));
  return { ...table, columns, rows, preamble, totals: [...totals, ...general.note(places)] };
}

/** Marks texts, and remembers what it marked. */
export class Marker {
  readonly found = new Set<string>();

  constructor(private readonly covers: Covers) {}

  text(text: string): string {
    let marked = "";
    for (const character of text
      .replace(/[\t\n\v\f\r]+/gu, " ")
      .replace(/\p{Cc}|\p{Default_Ignorable_Code_Point}/gu, "")) {
      const covered = this.covers(character.codePointAt(0) ?? 0);
      if (!covered) this.found.add(character);
      marked += covered ? character : words.missing;
    }
    return marked;
  }

  /** `U+20BB7`: enough to look the character up where it can be drawn. */
  names(): string {
    return [...this.found]
      .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
      .join("、");
  }

  note(rowPlaces: readonly string[]): string[] {
    const places = this.found.size === 0 ? rowPlaces : [...rowPlaces, words.missingElsewhere(this.names())];
    const notes: string[] = [];
    for (let from = 0; from < places.length; from += ROWS_PER_NOTE)
      notes.push(words.missingNote(places.slice(from, from + ROWS_PER_NOTE)));
    return notes;
  }
}
