import type { SheetContent, SheetNotice, SheetTable } from "@gongshi/domain/sheet/sheet-content";
import { type Block, heightOf, space } from "./block";
import { endBlocks, paragraph } from "./end-blocks";
import { firstHead, type HeadText, nextHead } from "./head-blocks";
import { mm, type PaperMeasures } from "./paper-measures";
import { type PageRows, paginateRows } from "./paginate-rows";
import { tableBlocks } from "./table-blocks";
import type { Typesetter } from "./typesetter";

/** One page: its blocks from the top margin down. Heads are made late, when the number of pages is known. */
export interface PagePlan {
  head(page: number, pages: number): Block;
  readonly body: readonly Block[];
}

/** A table with its title, and what follows it on its last page. */
interface Section {
  readonly head: HeadText;
  readonly table: SheetTable;
  readonly correction: string | null;
  readonly zeroText: string | null;
  readonly totals: readonly string[];
  readonly endsSheet: boolean;
}

const MANY = 99;

/** Lays a whole sheet out: the cover and its annexes, or the one notice. */
export function planPages(
  content: SheetContent,
  paper: PaperMeasures,
  doc: PDFKit.PDFDocument,
  type: Typesetter,
): PagePlan[] {
  const headOf = (first: boolean, text: HeadText) => (page: number, pages: number) =>
    (first ? firstHead : nextHead)(content, text, { page, pages }, paper, type, doc);
  const plans: PagePlan[] = [];
  for (const section of sectionsOf(content)) {
    const opening = headOf(plans.length === 0, section.head);
    const following = headOf(false, { ...section.head, preamble: [] });
    const bodies = sectionBodies(section, content, paper, type, {
      first: opening(MANY, MANY).height,
      next: following(MANY, MANY).height,
    });
    bodies.forEach((body, index) => plans.push({ head: index === 0 ? opening : following, body }));
  }
  return plans;
}

function sectionBodies(
  section: Section,
  content: SheetContent,
  paper: PaperMeasures,
  type: Typesetter,
  heads: { first: number; next: number },
): Block[][] {
  const table = tableBlocks(section.table, paper, type);
  const intro = [
    ...(section.correction === null ? [] : [boxed(section.correction, paper, type)]),
    ...(section.zeroText === null ? [] : [zero(section.zeroText, paper, type)]),
  ];
  const hasTable = section.zeroText === null;
  const tail = [
    ...section.totals.map((line, index) => table.across(line, index === 0)),
    ...(section.endsSheet ? endBlocks(content, paper, type) : []),
  ];
  const perPage = hasTable ? table.header.height + table.pageSum({ from: 0, to: 0 }).height : 0;
  const room = paper.bottom - paper.top - perPage;
  const firstRoom = room - heads.first - heightOf(intro);
  const nextRoom = room - heads.next;
  const rows = hasTable ? table.rows : [];
  const pages = paginateRows(
    rows.map((row) => row.height),
    firstRoom,
    nextRoom,
    heightOf(tail),
  );
  const bodies = pages.map((page, index) => [
    ...(index === 0 ? intro : []),
    ...(hasTable && (page.to > page.from || rows.length === 0) ? tableOn(page) : []),
  ]);
  function tableOn(page: PageRows): Block[] {
    return [table.header, ...rows.slice(page.from, page.to), table.pageSum(page)];
  }
  return withTail(bodies, tail, [firstRoom + perPage + heightOf(intro), nextRoom + perPage]);
}

/** The end goes onto the last page, and over to more pages only where it is longer than a page itself. */
function withTail(bodies: Block[][], tail: readonly Block[], [first = 0, next = 0]: readonly number[]): Block[][] {
  for (const block of tail) {
    const room = bodies.length === 1 ? first : next;
    const last = bodies.at(-1);
    if (last === undefined || (last.length > 0 && heightOf(last) + block.height > room + 0.01)) bodies.push([block]);
    else last.push(block);
  }
  return bodies;
}

function sectionsOf(content: SheetContent): Section[] {
  const { cover } = content;
  const notices = content.notices.map((notice, index) =>
    noticeSection(notice, cover === null && index === content.notices.length - 1),
  );
  if (cover === null) return notices;
  const head = {
    title: content.title,
    annex: null,
    editionNumber: null,
    measures: cover.measures,
    preamble: cover.preamble,
  };
  // The cover is what hangs in front and is photographed: it carries signatures and stamp for all its annexes.
  return [{ head, table: cover, correction: null, zeroText: null, totals: cover.totals, endsSheet: true }, ...notices];
}

const noticeSection = (notice: SheetNotice, endsSheet: boolean): Section => ({
  head: {
    title: notice.title,
    annex: notice.annex,
    editionNumber: notice.editionNumber,
    measures: notice.measures,
    preamble: notice.preamble,
  },
  table: notice,
  correction: notice.correction,
  zeroText: notice.zeroText,
  totals: notice.totals,
  endsSheet,
});

function boxed(text: string, paper: PaperMeasures, type: Typesetter): Block {
  const inside = mm(2);
  const block = paragraph(text, paper.inner - 2 * inside, paper.size.note, type);
  const height = block.height + inside * 1.4;
  return {
    height: height + paper.gap,
    draw(x, y) {
      type.frame(x, y, paper.inner, height, 1);
      block.draw(x + inside, y + inside * 0.7);
    },
  };
}

/** 本年度无发放对象, large, where the table would stand. */
function zero(text: string, paper: PaperMeasures, type: Typesetter): Block {
  const set = type.set(text, paper.inner, paper.size.zero, { weight: "bold", align: "center", leading: 1.5 });
  const height = set.height + 2 * mm(22);
  const frame = {
    height,
    draw: (x: number, y: number) => {
      type.frame(x, y, paper.inner, height);
      type.draw(set, x, y + (height - set.height) / 2);
    },
  };
  return { height: frame.height + space(paper.gap).height, draw: (x, y) => frame.draw(x, y) };
}
