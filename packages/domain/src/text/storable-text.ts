/** A character that no store or screen can do anything with: NUL, or half of a surrogate pair. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a database and JSON can hold the text. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** Control characters, and the marks that turn the direction of what follows, with which a text can look like another. */
// eslint-disable-next-line no-control-regex
const INVISIBLE_COMMANDS = /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * A text as people meant it: no control characters, no space at its ends, lines only where there may be several.
 * Word processors end lines inside a cell with vertical tabs.
 */
export function tidyText(text: string, severalLines = false): string {
  const plain = text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
    .replace(/\t/gu, " ")
    .replace(INVISIBLE_COMMANDS, "");
  return (severalLines ? plain.replace(/\n{3,}/gu, "\n\n") : plain.replace(/\n+/gu, " ")).trim();
}
