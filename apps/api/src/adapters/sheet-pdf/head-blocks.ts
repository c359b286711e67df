import { fingerprintInGroups } from "@gongshi/domain/sheet/fingerprint";
import { pageUrl, shortCode } from "@gongshi/domain/sheet/sheet-code";
import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import { type Block, space, stack } from "./block";
import { drawCode } from "./draw-code";
import { mm, type PaperMeasures } from "./paper-measures";
import type { SetText, Typesetter } from "./typesetter";

/** What the head of one page says. */
export interface HeadText {
  readonly title: string;
  readonly annex: string | null;
  readonly editionNumber: number | null;
  readonly measures: string;
  readonly preamble: readonly string[];
}

interface Place {
  readonly page: number;
  readonly pages: number;
}

const GAP_TO_CODE = mm(5);

/** Page 1: title, second line and preamble on the left, the large code on the right. */
export function firstHead(
  content: SheetContent,
  text: HeadText,
  place: Place,
  paper: PaperMeasures,
  type: Typesetter,
  doc: PDFKit.PDFDocument,
): Block {
  const width = paper.inner - paper.firstCode - GAP_TO_CODE;
  const unit = type.set(words.publishedBy(content.unitName, content.communityName), width, paper.size.unit, {
    align: "center",
    weight: "bold",
  });
  const left = stack([
    asBlock(
      type.set(text.title, width, paper.size.title, { weight: "bold", align: "center", leading: 1.4, balanced: true }),
      type,
    ),
    space(mm(2)),
    asBlock(unit, type),
    asBlock(
      type.set(secondLine(content, text, place), width, paper.size.meta, { align: "center", balanced: true }),
      type,
    ),
    space(mm(2.5)),
    ...text.preamble.map((line) => asBlock(type.set(line, width, paper.size.preamble, { leading: 1.55 }), type)),
  ]);
  const right = codeBlock(content, paper, type, doc);
  return {
    height: Math.max(left.height, right.height) + paper.gap,
    draw(x, y) {
      left.draw(x, y);
      right.draw(x + paper.inner - paper.firstCode, y);
    },
  };
}

/** Further pages: the title again, the second line, a smaller code. */
export function nextHead(
  content: SheetContent,
  text: HeadText,
  place: Place,
  paper: PaperMeasures,
  type: Typesetter,
  doc: PDFKit.PDFDocument,
): Block {
  const width = paper.inner - paper.nextCode - GAP_TO_CODE;
  const title = text.annex === null ? text.title : `${text.annex}　${text.title}`;
  const meta = [words.publishedBy(content.unitName, content.communityName), secondLine(content, text, place)].join(
    " · ",
  );
  const left = stack([
    asBlock(
      type.set(title, width, paper.size.nextTitle, { weight: "bold", align: "center", leading: 1.4, balanced: true }),
      type,
    ),
    space(mm(1.5)),
    asBlock(type.set(meta, width, paper.size.meta, { align: "center", balanced: true }), type),
  ]);
  const label = type.set(shortCode(content.code), paper.nextCode, paper.size.nextCode, {
    weight: "bold",
    align: "center",
    leading: 1.2,
  });
  const height = Math.max(left.height, paper.nextCode + label.height);
  const below = text.preamble.map((line) => asBlock(type.set(line, paper.inner, paper.size.preamble), type));
  return {
    height: height + paper.gap + stack(below).height + (below.length === 0 ? 0 : mm(2)),
    draw(x, y) {
      left.draw(x, y + Math.max(0, (height - left.height) / 2));
      drawCode(doc, pageUrl(content.url, place.page), x + paper.inner - paper.nextCode, y, paper.nextCode);
      type.draw(label, x + paper.inner - paper.nextCode, y + paper.nextCode);
      stack(below).draw(x, y + height + paper.gap);
    },
  };
}

function codeBlock(content: SheetContent, paper: PaperMeasures, type: Typesetter, doc: PDFKit.PDFDocument): Block {
  const side = paper.firstCode;
  const captions = [
    type.set(words.scan, side, paper.size.unit, { weight: "bold", align: "center", leading: 1.5 }),
    type.set(shortCode(content.code), side, paper.size.code, { weight: "bold", align: "center", leading: 1.3 }),
    type.set(words.fingerprint(fingerprintInGroups(content.fingerprint)), side, paper.size.small, { align: "center" }),
  ].map((text) => asBlock(text, type));
  return stack([
    {
      height: side,
      draw(x, y) {
        type.frame(x, y, side, side, 0.5);
        drawCode(doc, pageUrl(content.url, 1), x, y, side);
      },
    },
    space(mm(1)),
    ...captions,
  ]);
}

/** number · 第1版 · 单位：亩、元 · 第x页/共y页; the publishing unit stands before it. */
function secondLine(content: SheetContent, text: HeadText, { page, pages }: Place): string {
  return [
    words.number(content.number),
    ...(text.editionNumber === null ? [] : [words.edition(text.editionNumber)]),
    text.measures,
    words.page(page, pages),
  ].join(" · ");
}

const asBlock = (text: SetText, type: Typesetter): Block => ({
  height: text.height,
  draw: (x, y) => type.draw(text, x, y),
});
