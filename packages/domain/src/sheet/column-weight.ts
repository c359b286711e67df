/** Widths in ems: what a column wants so that its longest usual text stands on one line. */

const PADDING = 1;
const NARROWEST = 2.4;
const WIDEST = 13;

/** From the label (which may break before a bracket) and the texts, within limits: longer texts wrap. */
export function columnWeight(label: string, texts: readonly string[]): number {
  const labelParts = label.split(/(?=[(（])/u).map(textEms);
  const widest = Math.max(...labelParts, ...texts.map(textEms));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + PADDING));
}

/** Chinese characters are one em wide, letters and digits a little more than half. */
export function textEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.57 : 1;
  return ems;
}
