import type { FormBlock, PaperForm } from "@gongshi/domain/paper/paper-form";
import type { Covers } from "../sheet-pdf/font-coverage";
import { Marker } from "../sheet-pdf/mark-missing";

/** A character the font lacks is printed as 〓, and a note at the end names it by its number. */
export function markForm(form: PaperForm, covers: Covers): PaperForm {
  const marker = new Marker(covers);
  const all = (texts: readonly string[]) => texts.map((text) => marker.text(text));
  const mark = (block: FormBlock): FormBlock => {
    switch (block.kind) {
      case "facts":
        return { ...block, rows: block.rows.map(([label, text]) => [marker.text(label), marker.text(text)] as const) };
      case "opinion":
        return { ...block, label: marker.text(block.label), lines: all(block.lines), sign: marker.text(block.sign) };
      case "table":
        return { ...block, rows: block.rows.map(all) };
      case "text":
        return { ...block, paragraphs: all(block.paragraphs) };
      case "signatures":
        return { ...block, labels: all(block.labels), stamp: marker.text(block.stamp) };
    }
  };
  const blocks = form.blocks.map(mark);
  const marked = { ...form, title: marker.text(form.title), meta: marker.text(form.meta) };
  const notes = marker.note([]);
  return { ...marked, blocks: notes.length === 0 ? blocks : [...blocks, { kind: "text", paragraphs: notes }] };
}
