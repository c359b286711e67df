import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Covers, coverageOf } from "./font-coverage";

/** Noto Sans SC, whole: it is subset into each file. */
export interface SheetFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  readonly covers: Covers;
}

const require = createRequire(import.meta.url);
const PACKAGE = "@expo-google-fonts/noto-sans-sc";
let loaded: SheetFonts | undefined;

const regularFontPath = (): string => require.resolve(`${PACKAGE}/400Regular/NotoSansSC_400Regular.ttf`);
const boldFontPath = (): string => require.resolve(`${PACKAGE}/700Bold/NotoSansSC_700Bold.ttf`);

/** Read once (2 × 10 MB), when the first sheet is printed. */
export function sheetFonts(): SheetFonts {
  if (loaded === undefined) {
    const regular = readFileSync(regularFontPath());
    loaded = { regular, bold: readFileSync(boldFontPath()), covers: coverageOf(regular) };
  }
  return loaded;
}
