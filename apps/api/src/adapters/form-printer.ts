import PDFDocument from "pdfkit";
import { startOfDay } from "@gongshi/domain/calendar/day";
import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import { words } from "@gongshi/domain/sheet/words";
import type { FormPrinter } from "@gongshi/usecases/ports";
import { heightOf } from "./sheet-pdf/block";
import type { Block } from "./sheet-pdf/block";
import { collect } from "./sheet-pdf/collect";
import { formBlocks } from "./form-pdf/form-blocks";
import { markForm } from "./form-pdf/mark-form";
import { mm, PAPERS } from "./sheet-pdf/paper-measures";
import { sheetFonts } from "./sheet-pdf/sheet-fonts";
import { Typesetter } from "./sheet-pdf/typesetter";

/** Prints forms for ink on A4, in the font of the sheets; the same form gives the same bytes. */
export function createFormPrinter(): FormPrinter {
  return { print: printForm };
}

function printForm(content: PaperForm): Promise<Uint8Array> {
  const fonts = sheetFonts();
  const form = markForm(content, fonts.covers);
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: "zh-CN",
    displayTitle: true,
    info: {
      Title: form.title,
      Author: form.unitName,
      CreationDate: startOfDay(form.printedOn),
    },
  });
  doc.registerFont("regular", fonts.regular);
  doc.registerFont("bold", fonts.bold);
  const done = collect(doc);
  const paper = PAPERS.A4;
  const type = new Typesetter(doc);
  const pages = onPages(formBlocks(form, paper, type), paper.bottom - paper.top);
  pages.forEach((blocks, index) => {
    doc.addPage({ size: [paper.width, paper.height], margin: 0 });
    let y = paper.top;
    for (const block of blocks) {
      block.draw(paper.left, y);
      y += block.height;
    }
    const foot = type.set(words.page(index + 1, pages.length), paper.inner, paper.size.small, { align: "center" });
    type.draw(foot, paper.left, paper.bottom + mm(3));
  });
  doc.end();
  return done;
}

/** Blocks in their order; what does not fit on a page begins the next. */
function onPages(blocks: readonly Block[], room: number): Block[][] {
  const pages: Block[][] = [[]];
  for (const block of blocks) {
    const last = pages.at(-1)!;
    if (last.length > 0 && heightOf(last) + block.height > room) pages.push([block]);
    else last.push(block);
  }
  return pages;
}
