import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";

const require = createRequire(import.meta.url);
const FONT_FILE = require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
const FONT = { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: "Noto Sans SC" };
const known = new Map<string, string>();

/**
 * SVG text turned into outlines, once for each text: shaping Chinese text takes a millisecond a character, and the
 * demo's sheets say much the same things.
 */
export function outlined(textElement: string): string {
  const before = known.get(textElement);
  if (before !== undefined) return before;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000">${textElement}</svg>`;
  const simple = new Resvg(drawing, { font: FONT }).toString();
  const outlines = simple.slice(simple.indexOf(">") + 1, simple.lastIndexOf("</svg>"));
  known.set(textElement, outlines);
  return outlines;
}
