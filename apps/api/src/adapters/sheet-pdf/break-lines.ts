/** Breaking Chinese text into lines: between any two characters, but not inside numbers and words. */

const CLOSING = /^[，。；：、）》」』！？”’％)\],.;:!?%]+$/u;
const OPENING = /[（《「『“‘(]$/u;

export type Measure = (text: string) => number;

/** Lines no wider than `width`. A word wider than a whole line is broken between characters. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of unbreakable(text)) {
    if (line !== "" && measure(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
    while (measure(line.trimEnd()) > width && [...line].length > 1) {
      const head = headThatFits(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line.trimEnd() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The same number of lines, but of the least width that needs no more of them. */
export function balanceLines(text: string, width: number, measure: Measure): string[] {
  const lines = breakLines(text, width, measure);
  let low = width / 2;
  let high = width;
  while (lines.length > 1 && high - low > 1) {
    const middle = (low + high) / 2;
    if (breakLines(text, middle, measure).length > lines.length) low = middle;
    else high = middle;
  }
  return breakLines(text, high, measure);
}

/** Runs of letters and digits stay whole; closing marks stay behind, opening marks before their neighbour. */
function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.match(/[\x21-\x7e]+ *|\s+|\S/gu) ?? []) {
    const last = pieces.at(-1);
    if (last !== undefined && (CLOSING.test(piece) || OPENING.test(last))) pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

function headThatFits(text: string, width: number, measure: Measure): string {
  let head = "";
  for (const character of text) {
    if (head !== "" && measure(head + character) > width) break;
    head += character;
  }
  return head;
}
