import QRCode from "qrcode";
import { textEms } from "@gongshi/domain/sheet/column-weight";
import { words } from "@gongshi/domain/sheet/words";
import { outlined } from "./outlined";

/** Height of A4 over its width. All lengths here are thousandths of the paper's width. */
export const PAPER_RATIO = 297 / 210;
const HEIGHT = 1000 * PAPER_RATIO;
const LEFT = 76;
const RIGHT = 924;

/** Where the modules of the code stand on the paper, without their quiet zone. */
export const paperCode = { x: 660, y: 92, side: 232 } as const;

export interface DemoPaper {
  readonly title: string;
  readonly unitName: string;
  readonly lines: readonly string[];
  readonly codeUrl: string | null;
  readonly date: string;
  readonly stamp: boolean;
}

/** The sheet as it hangs: printed, signed and dated by hand, stamped, held by two pins. */
export function demoPaper(paper: DemoPaper, next: () => number): string {
  const heading = titleBlock(paper);
  return `
    <rect x="8" y="12" width="1000" height="${HEIGHT}" fill="#000" opacity=".28"/>
    <rect width="1000" height="${HEIGHT}" fill="#f4f2ec"/>
    ${heading.drawing}
    ${code(paper.codeUrl ?? "no sheet at all, out of focus")}
    ${table(heading.bottom, next)}
    ${signatures(paper, next)}
    ${paper.stamp ? stamp(paper.unitName, next) : ""}
    ${[70, 930].map((x) => pin(x)).join("")}
    <path d="M0 ${HEIGHT * 0.5} H1000" stroke="#000" stroke-opacity=".07" stroke-width="3"/>`;
}

/** Title, unit and, where there are several, what is listed; `bottom` is where the table may begin. */
function titleBlock({ title, unitName, lines }: DemoPaper): { drawing: string; bottom: number } {
  const size = 40;
  const rows = inRows(title, 13);
  const below = 130 + rows.length * size * 1.35;
  const listed = (lines.length < 2 ? [] : lines)
    .slice(0, 6)
    .flatMap((line) => inRows(line, 25))
    .slice(0, 7);
  const drawing = `
    ${rows.map((row, index) => text(row, 355, 130 + index * size * 1.35, size, { bold: true, anchor: "middle" })).join("")}
    ${text(unitName, 355, below + 8, 28, { bold: true, anchor: "middle" })}
    ${listed.map((line, index) => text(line, LEFT, below + 56 + index * 29, 20)).join("")}
    ${text(words.scan, 776, 376, 26, { bold: true, anchor: "middle" })}`;
  return { drawing, bottom: Math.max(450, below + 70 + listed.length * 29) };
}

function code(content: string): string {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: "M" });
  const { x, y, side } = paperCode;
  const step = side / modules.size;
  let path = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column) === 1) path += `M${x + column * step} ${y + row * step}h${step}v${step}h${-step}z`;
  const quiet = 4 * step;
  return `<rect x="${x - quiet}" y="${y - quiet}" width="${side + 2 * quiet}" height="${side + 2 * quiet}" fill="#fbfaf6"/>
    <path d="${path}" fill="#1b1b1d"/>`;
}

/** A grid whose cells hold strokes instead of names and sums: at this distance nobody could read them anyway. */
function table(top: number, next: () => number): string {
  const rowHeight = 31;
  const rows = Math.floor((1090 - top) / rowHeight);
  const columns = [0, 0.08, 0.2, 0.44, 0.6, 0.74, 0.9, 1].map((share) => LEFT + share * (RIGHT - LEFT));
  const bottom = top + rows * rowHeight;
  const across = Array.from({ length: rows + 1 }, (_, row) => `M${LEFT} ${top + row * rowHeight}H${RIGHT}`).join("");
  const down = columns.map((x) => `M${x} ${top}V${bottom}`).join("");
  const strokes = Array.from({ length: rows }, (_, row) =>
    columns.slice(0, -2).map((x, column) => {
      const room = (columns[column + 1] ?? x) - x - 18;
      const width = room * (row === 0 ? 0.8 : 0.4 + 0.4 * next());
      return `<rect x="${x + 9 + (room - width) / 2}" y="${top + row * rowHeight + 10}" width="${width}" height="11"
        fill="#26262a" opacity="${row === 0 ? 0.85 : 0.5}"/>`;
    }),
  );
  return `<rect x="${LEFT}" y="${top}" width="${RIGHT - LEFT}" height="${rowHeight}" fill="#e4e2dc"/>
    ${strokes.flat().join("")}
    <path d="${across}${down}" stroke="#2a2a2e" stroke-width="1.8" fill="none"/>`;
}

function signatures({ date }: DemoPaper, next: () => number): string {
  const top = 1150;
  const labels = [words.madeBy, words.checkedBy, words.watchedBy];
  const signed = labels.map((label, index) => {
    const y = top + index * 54;
    const start = LEFT + textEms(label) * 24 + 12;
    return `${text(label, LEFT, y, 24)}<path d="M${start} ${y + 6}H520" stroke="#2a2a2e" stroke-width="1.5"/>${scrawl(start + 14, y, next)}`;
  });
  const day = top + labels.length * 54;
  const byHand = text(words.date(date), LEFT + 150, day, 30, { colour: "#1d2f7a", tilt: -1.5 });
  return `${signed.join("")}${text(words.hungOn, LEFT, day, 24)}${byHand}
    ${text(words.smallPrint, 500, HEIGHT - 34, 18, { anchor: "middle" })}`;
}

/** Ink that looks like a signature and is none. */
function scrawl(x: number, y: number, next: () => number): string {
  let path = `M${x} ${y - 6}`;
  for (let stroke = 0; stroke < 7; stroke += 1)
    path += `q${6 + 8 * next()} ${-34 + 20 * next()} ${13 + 6 * next()} ${-4 + 9 * next()}`;
  return `<path d="${path}" fill="none" stroke="#20243a" stroke-width="3" stroke-linecap="round"/>`;
}

/** The round red stamp with a star and the unit's name around it. */
function stamp(unitName: string, next: () => number): string {
  const x = 740 + 30 * next();
  const y = 1215 + 20 * next();
  const size = Math.min(34, 300 / Math.max(6, textEms(unitName)));
  const star = Array.from({ length: 10 }, (_, point) => {
    const radius = point % 2 === 0 ? 30 : 11.5;
    const turn = (point * Math.PI) / 5 - Math.PI / 2;
    return `${radius * Math.cos(turn)},${radius * Math.sin(turn)}`;
  }).join(" ");
  const roundName = `<defs><path id="round" d="M-72 26 A77 77 0 1 1 72 26"/></defs>
    <text font-size="${size}" fill="#d3241c" text-anchor="middle" stroke="#d3241c" stroke-width=".8">
      <textPath href="#round" startOffset="50%">${escape(unitName)}</textPath></text>`;
  return `<g transform="translate(${x} ${y}) rotate(${(next() - 0.5) * 24})" opacity=".82">
    <circle r="104" fill="none" stroke="#d3241c" stroke-width="7"/>
    <polygon points="${star}" fill="#d3241c"/>
    ${outlined(roundName)}</g>
    ${text(words.stamp(unitName), x, y + 6, 24, { anchor: "middle" })}`;
}

const pin = (x: number): string =>
  `<circle cx="${x + 4}" cy="40" r="17" fill="#000" opacity=".3"/><circle cx="${x}" cy="34" r="16" fill="#c8352b"/>
   <circle cx="${x - 5}" cy="29" r="5" fill="#fff" opacity=".6"/>`;

interface TextLook {
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle";
  readonly colour?: string;
  readonly tilt?: number;
}

function text(content: string, x: number, y: number, size: number, look: TextLook = {}): string {
  const { bold = false, anchor = "start", colour = "#1b1b1d", tilt = 0 } = look;
  // One weight of the font is enough: a thin outline makes it bold.
  const outline = bold ? ` stroke="${colour}" stroke-width="${size / 22}"` : "";
  const glyphs = outlined(
    `<text font-size="${size}" text-anchor="${anchor}" fill="${colour}"${outline}>${escape(content)}</text>`,
  );
  return `<g transform="translate(${x} ${y}) rotate(${tilt})">${glyphs}</g>`;
}

function inRows(content: string, ems: number): string[] {
  const rows = [""];
  for (const character of content) {
    const last = rows.length - 1;
    if (textEms((rows[last] ?? "") + character) > ems) rows.push(character);
    else rows[last] += character;
  }
  return rows;
}

const escape = (content: string): string =>
  content
    .replace(/\p{Cc}/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
