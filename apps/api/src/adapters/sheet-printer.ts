import PDFDocument from "pdfkit";
import { startOfDay } from "@gongshi/domain/calendar/day";
import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import type { SheetPrinter } from "@gongshi/usecases/ports";
import { collect } from "./sheet-pdf/collect";
import { markMissing } from "./sheet-pdf/mark-missing";
import { mm, PAPERS, type PaperMeasures } from "./sheet-pdf/paper-measures";
import { planPages } from "./sheet-pdf/plan-pages";
import { type SheetFonts, sheetFonts } from "./sheet-pdf/sheet-fonts";
import { Typesetter } from "./sheet-pdf/typesetter";

/**
 * Prints sheets with an embedded Chinese font: nothing on the office PC is needed. The same content gives the same
 * bytes, because the only dates in the file are those of the content.
 */
export function createSheetPrinter(): SheetPrinter {
  return { print: async (sheets) => printSheets(sheets, sheetFonts()) };
}

function printSheets(sheets: readonly SheetContent[], fonts: SheetFonts): Promise<Uint8Array> {
  const [first] = sheets;
  if (first === undefined) return Promise.reject(new Error("printer: no sheets"));
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: "zh-CN",
    displayTitle: true,
    info: {
      Title: first.title,
      Author: first.unitName,
      CreationDate: startOfDay(first.printedOn),
    },
  });
  doc.registerFont("regular", fonts.regular);
  doc.registerFont("bold", fonts.bold);
  const done = collect(doc);
  for (const sheet of sheets) drawSheet(doc, markMissing(sheet, fonts.covers));
  doc.end();
  return done;
}

function drawSheet(doc: PDFKit.PDFDocument, content: SheetContent): void {
  const paper = PAPERS[content.paper];
  const type = new Typesetter(doc);
  const pages = planPages(content, paper, doc, type);
  pages.forEach((page, index) => {
    doc.addPage({ size: [paper.width, paper.height], margin: 0 });
    let y = paper.top;
    for (const block of [page.head(index + 1, pages.length), ...page.body]) {
      block.draw(paper.left, y);
      y += block.height;
    }
    drawFoot(paper, type);
  });
}

function drawFoot(paper: PaperMeasures, type: Typesetter): void {
  const text = type.set(words.smallPrint, paper.inner, paper.size.small, { align: "center" });
  type.draw(text, paper.left, paper.bottom + mm(3));
}
