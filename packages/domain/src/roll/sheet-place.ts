import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText } from "./cell-text";
import type { Cell } from "./cells";
import { placeIn } from "./place";
import type { Place } from "./place";

/** A text longer than this says something about the roll, not where it is from. */
const LONGEST = 60;
const MOST_PLACES = 500;
const DITTO = /^(?:同上|〃|″|"|''|”|′′)$/u;

/** The place that is in force while a sheet is read: titles above a block set it, until the next one does. */
export class SheetPlace {
  /** Names of units and groups met so far: `示例一组合计` is a total because 示例一组 is a place. */
  readonly met = new Set<string>();
  /** The unit of the line above, for tables that write each unit once. A title that names one ends it. */
  unitAbove: string | null = null;
  /** What the cells above say, by column. */
  private readonly above = new Map<number, string>();
  private now: Place;

  constructor(private readonly base: Place) {
    this.now = base;
  }

  get current(): Place {
    return this.now;
  }

  /** Takes what these texts say about the place; whether they said anything. */
  take(texts: readonly string[]): boolean {
    let taken = false;
    for (const text of texts) {
      if (text.length > LONGEST) continue;
      const found = placeIn(text);
      if (found.unit === null && found.group === null && found.community === null) continue;
      this.now =
        found.unit === null
          ? {
              ...this.now,
              group: found.group ?? this.now.group,
              community: found.community ?? this.now.community,
            }
          : { unit: found.unit, community: found.community ?? this.base.community, group: found.group };
      if (found.unit !== null) {
        this.met.add(found.unit);
        this.unitAbove = null;
      }
      if (found.group !== null) this.met.add(found.group);
      taken = true;
    }
    return taken;
  }

  /** A row that consists of one text: whether it names a unit or a group, which it then sets. */
  takeTitle(text: string): boolean {
    const place = placeIn(text);
    return (place.unit !== null || place.group !== null) && this.take([text]);
  }

  /**
   * The text of a cell that names a place, clean of numbers that are not a place's; null when there is none. 同上 and 〃
   * say what the cell above in the same column says.
   */
  named(column: number, cell: Cell | undefined): string | null {
    const text = cell?.kind === "error" ? "" : withoutPersonalNumbers(cellText(cell)).replaceAll("…", "").trim();
    if (text === "") return null;
    if (DITTO.test(text.replaceAll(" ", ""))) return this.above.get(column) ?? null;
    this.above.set(column, text);
    if (this.met.size < MOST_PLACES) this.met.add(text.replaceAll(" ", ""));
    return text;
  }
}
