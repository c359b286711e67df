/** A synthetic roll as the bytes of a file, in one of the ways in which such files are written. */
import { gb18030 } from "./gb18030";
import { oddWorkbook } from "./odd-xlsx";
import { rollBytes, rollText } from "./synthetic-files";
import { syntheticRoll } from "./synthetic-roll";
import type { SyntheticRoll } from "./synthetic-roll";

export interface RandomRollFile {
  readonly roll: SyntheticRoll;
  readonly written: "xlsx" | "odd xlsx" | "xls" | "csv";
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The same seed gives the same file. */
export function randomRollFile(seed: number): RandomRollFile {
  const roll = syntheticRoll(seed);
  const turn = seed % 5;
  if (turn === 0) return { roll, written: "xls", fileName: "清册.xls", bytes: rollBytes(roll, "biff8") };
  if (turn === 1) return { roll, written: "xlsx", fileName: "清册.xlsx", bytes: rollBytes(roll) };
  const shown = roll.sheets.filter(({ hidden }) => !hidden);
  // A text file has one sheet, which is called as the file is.
  if (turn === 2 && shown.length === 1) {
    const text = rollText({ sheets: shown }, [",", ",", "\t", ";"][seed % 4]);
    return { roll, written: "csv", fileName: `${shown[0]?.name ?? ""}.csv`, bytes: gb18030(text) };
  }
  return { roll, written: "odd xlsx", fileName: "清册.xlsx", bytes: oddWorkbook(roll, seed) };
}
