import { balanceLines, breakLines } from "./break-lines";

export type Weight = "regular" | "bold";
export type Align = "left" | "right" | "center";

/** Lines of text with their height, ready to be drawn. */
export interface SetText {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly weight: Weight;
  readonly align: Align;
  readonly leading: number;
}

/** The middle of Chinese characters above the baseline, and the font's ascent, in ems. */
const MIDDLE = 0.38;
const ASCENT = 1.16;

export interface SetOptions {
  readonly weight?: Weight;
  readonly align?: Align;
  /** Distance of lines in ems. */
  readonly leading?: number;
  /** Lines of about the same length, so that a title does not end in a single character. */
  readonly balanced?: boolean;
}

const INK = "#111111";

/** Measures and draws text at exact places; it never starts a page by itself. */
export class Typesetter {
  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** Breaks `text` into lines of `width`. */
  set(text: string, width: number, size: number, options: SetOptions = {}): SetText {
    const { weight = "regular", align = "left", leading = 1.5, balanced = false } = options;
    const lines = (balanced ? balanceLines : breakLines)(text, width, (piece) => this.widthOf(piece, size, weight));
    return { lines, width, height: lines.length * size * leading, size, weight, align, leading };
  }

  widthOf(text: string, size: number, weight: Weight = "regular"): number {
    this.doc.font(weight).fontSize(size);
    return this.doc.widthOfString(text);
  }

  /** Draws what was set with its top left corner at (x, y). */
  draw(text: SetText, x: number, y: number): void {
    text.lines.forEach((line, index) => {
      if (line === "") return;
      const room = text.width - this.widthOf(line, text.size, text.weight);
      const shift = text.align === "right" ? room : text.align === "center" ? room / 2 : 0;
      const middle = y + (index + 0.5) * text.size * text.leading;
      this.doc.fillColor(INK).text(line, x + shift, middle + (MIDDLE - ASCENT) * text.size, { lineBreak: false });
    });
  }

  line(fromX: number, fromY: number, toX: number, toY: number, width = 0.6): void {
    this.doc.lineWidth(width).strokeColor(INK).moveTo(fromX, fromY).lineTo(toX, toY).stroke();
  }

  frame(x: number, y: number, width: number, height: number, lineWidth = 0.6): void {
    this.doc.lineWidth(lineWidth).strokeColor(INK).rect(x, y, width, height).stroke();
  }

  shade(x: number, y: number, width: number, height: number): void {
    this.doc.rect(x, y, width, height).fill("#F1F1F1");
  }
}
