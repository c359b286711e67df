import type { FormBlock, PaperForm } from "@gongshi/domain/paper/paper-form";
import { words } from "@gongshi/domain/sheet/words";
import type { Block } from "../sheet-pdf/block";
import { space } from "../sheet-pdf/block";
import { mm } from "../sheet-pdf/paper-measures";
import type { PaperMeasures } from "../sheet-pdf/paper-measures";
import type { SetOptions, Typesetter } from "../sheet-pdf/typesetter";

const PADDING = mm(1.8);
const SIZE = 10;
const LABEL_WIDTH = mm(26);
/** Room for ink under what a machine has written. */
const INK_ROOM = mm(6.5);
const STAMP_HEIGHT = mm(38);

/** A form's parts under each other, each of a known height; a table gives a block a row, so that it may break. */
export function formBlocks(form: PaperForm, paper: PaperMeasures, type: Typesetter): Block[] {
  return [
    text(form.title, paper.inner, 18, type, { weight: "bold", align: "center", leading: 1.5, balanced: true }),
    space(mm(1)),
    text(form.meta, paper.inner, 9.5, type, { align: "center", balanced: true }),
    space(mm(3)),
    ...form.blocks.flatMap((block) => blocksOf(block, paper.inner, type)),
  ];
}

function blocksOf(block: FormBlock, width: number, type: Typesetter): Block[] {
  switch (block.kind) {
    case "facts":
      return block.rows.map(([label, said]) => framed(label, [said], null, width, type));
    case "opinion":
      return [framed(block.label, block.lines, block.sign, width, type)];
    case "table":
      return [space(mm(2)), ...tableRows(block, width, type), space(mm(2))];
    case "text":
      return block.paragraphs.flatMap((paragraph) => [
        text(`　　${paragraph}`, width, 11, type, { leading: 1.65 }),
        space(mm(1)),
      ]);
    case "signatures":
      return [signatures(block.labels, block.stamp, width, type)];
  }
}

function text(content: string, width: number, size: number, type: Typesetter, options: SetOptions): Block {
  const set = type.set(content, width, size, options);
  return { height: set.height, draw: (x, y) => type.draw(set, x, y) };
}

/** A label in its own cell, beside it what is said; with a line to sign there is room for ink above that line. */
function framed(label: string, lines: readonly string[], sign: string | null, width: number, type: Typesetter): Block {
  const inside = width - LABEL_WIDTH - 2 * PADDING;
  const name = type.set(label, LABEL_WIDTH - 2 * PADDING, SIZE, { weight: "bold", align: "center", leading: 1.4 });
  const sets = lines.map((line) => type.set(line, inside, SIZE, { leading: 1.45 }));
  const signed = sign === null ? null : type.set(sign, inside, SIZE, { align: "right", leading: 1.45 });
  const said = sets.reduce((total, set) => total + set.height, 0);
  const height = Math.max(name.height, said + (signed === null ? 0 : INK_ROOM + signed.height)) + 2 * (PADDING * 0.45);
  return {
    height,
    draw(x, y) {
      type.frame(x, y, width, height);
      type.line(x + LABEL_WIDTH, y, x + LABEL_WIDTH, y + height);
      type.draw(name, x + PADDING, y + (height - name.height) / 2);
      let top = signed === null ? y + (height - said) / 2 : y + PADDING * 0.45;
      for (const set of sets) {
        type.draw(set, x + LABEL_WIDTH + PADDING, top);
        top += set.height;
      }
      if (signed !== null) type.draw(signed, x + LABEL_WIDTH + PADDING, y + height - PADDING * 0.45 - signed.height);
    },
  };
}

function tableRows(table: Extract<FormBlock, { kind: "table" }>, width: number, type: Typesetter): Block[] {
  const all = table.columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = table.columns.map(({ weight }) => (weight / all) * width);
  const row = (cells: readonly string[], head: boolean): Block => {
    const sets = cells.map((cell, index) =>
      type.set(cell, widths[index]! - 2 * mm(1), SIZE - 0.5, {
        weight: head ? "bold" : "regular",
        align: head ? "center" : table.columns[index]!.align,
        leading: 1.3,
      }),
    );
    const height = Math.max(...sets.map((set) => set.height)) + mm(2);
    return {
      height,
      draw(x, y) {
        if (head) type.shade(x, y, width, height);
        let left = x;
        sets.forEach((set, index) => {
          type.frame(left, y, widths[index]!, height);
          type.draw(set, left + mm(1), y + (height - set.height) / 2);
          left += widths[index]!;
        });
      },
    };
  };
  return [
    row(
      table.columns.map(({ label }) => label),
      true,
    ),
    ...table.rows.map((cells) => row(cells, false)),
  ];
}

/** Labels with a line to write on, and at the right a free field for a round stamp with its date below. */
function signatures(labels: readonly string[], stamp: string, width: number, type: Typesetter): Block {
  const stampWidth = width * 0.42;
  const left = width - stampWidth - mm(6);
  const step = mm(11);
  const names = labels.map((label) => type.set(label, left, 11));
  const field = [stamp, words.blankDate].map((line) =>
    type.set(line, stampWidth, 11, { align: "center", leading: 1.9 }),
  );
  const height = Math.max(STAMP_HEIGHT, names.length * step) + mm(2);
  return {
    height,
    draw(x, y) {
      names.forEach((name, index) => {
        const bottom = y + mm(2) + (index + 1) * step;
        type.draw(name, x, bottom - name.height);
        const start = type.widthOf(labels[index]!, 11) + mm(1);
        type.line(x + Math.min(start, left), bottom - 2, x + left, bottom - 2, 0.5);
      });
      let top = y + (height - field.reduce((sum, set) => sum + set.height, 0)) / 2;
      for (const set of field) {
        type.draw(set, x + width - stampWidth, top);
        top += set.height;
      }
    },
  };
}
