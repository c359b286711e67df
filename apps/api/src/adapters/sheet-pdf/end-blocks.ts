import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import { type Block, space, stack } from "./block";
import { mm, type PaperMeasures } from "./paper-measures";
import type { Typesetter } from "./typesetter";

/** Room a round stamp of 42 mm needs, whatever the paper. */
const STAMP_HEIGHT = mm(44);
const STAMP_WIDTH = mm(74);

/** The end of a sheet: where to object, signatures by hand, stamp fields. */
export function endBlocks(content: SheetContent, paper: PaperMeasures, type: Typesetter): Block[] {
  return [
    space(paper.gap),
    ...content.whereToObject.map((line) => paragraph(line, paper.inner, paper.size.note, type)),
    space(paper.gap),
    content.departmentStamp === null
      ? signaturesBesideStamp(content, paper, type)
      : stack([signaturesInTwoColumns(paper, type), twoStamps(content, content.departmentStamp, paper, type)]),
  ];
}

export function paragraph(text: string, width: number, size: number, type: Typesetter): Block {
  const set = type.set(text, width, size, { leading: 1.5 });
  return { height: set.height, draw: (x, y) => type.draw(set, x, y) };
}

function signaturesBesideStamp(content: SheetContent, paper: PaperMeasures, type: Typesetter): Block {
  const width = paper.inner - STAMP_WIDTH - paper.gap;
  const signatures = stack([
    toSign(words.madeBy, width, paper, type),
    toSign(words.checkedBy, width, paper, type),
    toSign(words.watchedBy, width, paper, type),
    toSign("", width, paper, type, words.watchedBy),
    dateByHand(words.hungOn, width, paper, type),
    dateByHand(words.takenDownOn, width, paper, type),
  ]);
  const stamp = stampField(content.unitName, content.printedOn, STAMP_WIDTH, paper, type);
  return {
    height: Math.max(signatures.height, stamp.height),
    draw(x, y) {
      signatures.draw(x, y);
      stamp.draw(x + paper.inner - STAMP_WIDTH, y + Math.max(0, signatures.height - stamp.height));
    },
  };
}

function signaturesInTwoColumns(paper: PaperMeasures, type: Typesetter): Block {
  const width = (paper.inner - paper.gap * 2) / 2;
  const beside = (left: Block, right: Block): Block => ({
    height: Math.max(left.height, right.height),
    draw(x, y) {
      left.draw(x, y);
      right.draw(x + width + paper.gap * 2, y);
    },
  });
  return stack([
    beside(toSign(words.madeBy, width, paper, type), toSign(words.checkedBy, width, paper, type)),
    beside(toSign(words.watchedBy, width, paper, type), toSign("", width, paper, type)),
    beside(dateByHand(words.hungOn, width, paper, type), dateByHand(words.takenDownOn, width, paper, type)),
  ]);
}

function twoStamps(content: SheetContent, department: string, paper: PaperMeasures, type: Typesetter): Block {
  const left = stampField(department, content.printedOn, STAMP_WIDTH, paper, type);
  const right = stampField(content.unitName, content.printedOn, STAMP_WIDTH, paper, type);
  return {
    height: Math.max(left.height, right.height),
    draw(x, y) {
      left.draw(x, y);
      right.draw(x + paper.inner - STAMP_WIDTH, y);
    },
  };
}

/** A label and a line to write on; `under` starts the line where that label's line starts. */
function toSign(label: string, width: number, paper: PaperMeasures, type: Typesetter, under = label): Block {
  const size = paper.size.signature;
  const set = type.set(label, width, size);
  const start = type.widthOf(under, size) + mm(1);
  const height = size * 2.25;
  return {
    height,
    draw(x, y) {
      type.draw(set, x, y + height - set.height);
      type.line(x + start, y + height - size * 0.2, x + width, y + height - size * 0.2, 0.5);
    },
  };
}

function dateByHand(label: string, width: number, paper: PaperMeasures, type: Typesetter): Block {
  const size = paper.size.signature;
  const set = type.set(`${label}${words.blankDate}`, width, size);
  const height = size * 2.25;
  return { height, draw: (x, y) => type.draw(set, x, y + height - set.height) };
}

/** The stamp goes over the name and the date, so both stand in the middle of an empty field. */
function stampField(name: string, day: string, width: number, paper: PaperMeasures, type: Typesetter): Block {
  const size = paper.size.signature;
  const lines = [words.stamp(name), words.date(day)].map((text) =>
    type.set(text, width, size, { align: "center", leading: 1.9 }),
  );
  const height = Math.max(
    STAMP_HEIGHT,
    lines.reduce((total, line) => total + line.height, 0),
  );
  return {
    height,
    draw(x, y) {
      let top = y + (height - lines.reduce((total, line) => total + line.height, 0)) / 2;
      for (const line of lines) {
        type.draw(line, x, top);
        top += line.height;
      }
    },
  };
}
