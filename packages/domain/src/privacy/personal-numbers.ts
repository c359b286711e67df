/**
 * Numbers that could be somebody's identity card, bank card or telephone, found in text that should have none:
 * names of sheets and units, group names, headings, remarks. Scanned before such text leaves the reader.
 */

/** Runs of digits with the separators people use inside them. */
const RUN = /[0-9０-９](?:[\s\u3000\-—–_.·,，]?[0-9０-９Xx*＊]){6,}/gu;

/** Codes of places (9 or 12 digits) and dates are not personal; everything shaped like a card or a telephone is. */
function isPersonal(run: string): boolean {
  const digits = run.normalize("NFKC").replace(/[^0-9X*]/giu, "");
  switch (digits.length) {
    case 7:
      return true;
    case 8:
      return !/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
    case 9:
    case 10:
    case 12:
      return digits.startsWith("0");
    default:
      return true;
  }
}

/** Whether the text carries a number that may be an identity number, a card or a telephone. */
export function carriesPersonalNumber(text: string): boolean {
  return [...text.matchAll(RUN)].some((match) => isPersonal(match[0]));
}

/** The same text with every such number cut to `…`. */
export function withoutPersonalNumbers(text: string): string {
  return text.replace(RUN, (run) => (isPersonal(run) ? "…" : run));
}
