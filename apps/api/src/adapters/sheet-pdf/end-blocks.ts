import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import { type Block, space, stack } from "./block";
import { mm, type PaperMeasures } from "./paper-measures";
import type { Typesetter } from "./typesetter";

/** Room a round stamp of 42 mm needs, whatever the paper. */
const STAMP_HEIGHT = mm(42);

/** The end of a sheet: where to object, signatures by hand, stamp fields. */
export function endBlocks(content: SheetContent, paper: PaperMeasures, type: Typesetter): Block[] {
  return [
    space(paper.gap),
    ...content.whereToObject.map((line) => paragraph(line, paper.inner, paper.size.note, type)),
    space(paper.gap),
    signaturesBesideStamps(content, paper, type),
  ];
}

export function paragraph(text: string, width: number, size: number, type: Typesetter): Block {
  const set = type.set(text, width, size, { leading: 1.5 });
  return { height: set.height, draw: (x, y) => type.draw(set, x, y) };
}

/** The unit's stamp at the bottom right; a department's left of it, where there is one. */
function signaturesBesideStamps(content: SheetContent, paper: PaperMeasures, type: Typesetter): Block {
  const names = content.departmentStamp === null ? [content.unitName] : [content.departmentStamp, content.unitName];
  const stampWidth = paper.inner * (names.length === 1 ? 0.42 : 0.26);
  const stamps = names.map((name) => stampField(name, content.printedOn, stampWidth, paper, type));
  const width = paper.inner - names.length * stampWidth - paper.gap;
  const signatures = stack([
    toSign(words.madeBy, width, paper, type),
    toSign(words.checkedBy, width, paper, type),
    toSign(words.watchedBy, width, paper, type),
    toSign("", width, paper, type, words.watchedBy),
    dateByHand(words.hungOn, width, paper, type),
    dateByHand(words.takenDownOn, width, paper, type),
  ]);
  const height = Math.max(signatures.height, ...stamps.map((stamp) => stamp.height));
  return {
    height,
    draw(x, y) {
      signatures.draw(x, y);
      stamps.forEach((stamp, index) => {
        stamp.draw(x + paper.inner - (names.length - index) * stampWidth, y + height - stamp.height);
      });
    },
  };
}

/** A label and a line to write on; `under` starts the line where that label's line starts. */
function toSign(label: string, width: number, paper: PaperMeasures, type: Typesetter, under = label): Block {
  const size = paper.size.signature;
  const set = type.set(label, width, size);
  const start = type.widthOf(under, size) + mm(1);
  const height = size * 2.05;
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
  const height = size * 2.05;
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
