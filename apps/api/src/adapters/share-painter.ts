import { createRequire } from "node:module";
import type { ShareLines } from "@gongshi/domain/channel/share-texts";
import type { SharePainter } from "@gongshi/usecases/ports";
import { renderAsync } from "@resvg/resvg-js";
import QRCode from "qrcode";

const require = createRequire(import.meta.url);
const PACKAGE = "@expo-google-fonts/noto-sans-sc";
const FONT = {
  fontFiles: [
    require.resolve(`${PACKAGE}/400Regular/NotoSansSC_400Regular.ttf`),
    require.resolve(`${PACKAGE}/700Bold/NotoSansSC_700Bold.ttf`),
  ],
  loadSystemFonts: false,
  defaultFontFamily: "Noto Sans SC",
};

const [WIDTH, HEIGHT, MARGIN] = [1080, 1350, 80];
const CODE_SIDE = 360;
const [GREEN, INK, PAPER, SOFT] = ["#1f5c3a", "#1c1c1a", "#fbfaf6", "#55554f"];

/** The picture for the village's group: what, how much in sum, where it hangs, a code to the page. Names of nobody. */
export const createSharePainter = (): SharePainter => ({
  paint: async (lines, url) => new Uint8Array((await renderAsync(drawing(lines, url), { font: FONT })).asPng()),
});

function drawing(lines: ShareLines, url: string): string {
  const parts: string[] = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    `<rect width="${WIDTH}" height="210" fill="${GREEN}"/>`,
    text(lines.unit, { y: 130, size: fitting(lines.unit, 68), color: "#ffffff", bold: true }),
  ];
  let y = 320;
  for (const line of lines.title) {
    for (const piece of wrapped(line, 15)) {
      parts.push(text(piece, { y, size: 58, color: INK, bold: true }));
      y += 78;
    }
  }
  y += 24;
  for (const piece of lines.figures.split("，")) {
    parts.push(text(piece, { y, size: fitting(piece, 64), color: GREEN, bold: true }));
    y += 86;
  }
  y += 4;
  for (const piece of wrapped(lines.where, 21)) {
    parts.push(text(piece, { y, size: 42, color: INK }));
    y += 60;
  }
  const top = HEIGHT - CODE_SIDE - MARGIN + 20;
  parts.push(code(url, MARGIN, top));
  const right = MARGIN + CODE_SIDE + 40;
  parts.push(text("扫码看网上公开", { x: right, y: top + 130, size: 42, color: INK, bold: true }));
  if (lines.ask !== null)
    for (const [index, piece] of [lines.ask.slice(0, 6), ...wrapped(lines.ask.slice(6).trim(), 20)].entries())
      parts.push(text(piece, { x: right, y: top + 200 + index * 54, size: 38, color: SOFT }));
  parts.push(text("请勿拍名单发到群里", { x: right, y: top + 330, size: 34, color: SOFT }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join("")}</svg>`;
}

/** In widths of a Chinese character; a digit or a Latin letter is about half of one. */
const widthOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.56 : 1), 0);

/** The largest size up to `most` at which a line fits beside the margins. */
const fitting = (line: string, most: number): number =>
  Math.min(most, Math.floor((WIDTH - 2 * MARGIN) / Math.max(1, widthOf(line))));

function wrapped(line: string, most: number): string[] {
  const pieces: string[] = [""];
  for (const character of line) {
    const last = pieces.at(-1)!;
    if (widthOf(last + character) > most) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces.filter((piece) => piece !== "");
}

interface Style {
  readonly x?: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
}

const text = (line: string, { x = MARGIN, y, size, color, bold = false }: Style): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${color}">${escaped(line)}</text>`;

const escaped = (line: string): string => line.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

function code(url: string, left: number, top: number): string {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: "M" });
  const quiet = 4;
  const step = CODE_SIDE / (modules.size + 2 * quiet);
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column) === 1)
        squares.push(
          `M${(left + (column + quiet) * step).toFixed(2)} ${(top + (row + quiet) * step).toFixed(2)}h${step.toFixed(2)}v${step.toFixed(2)}h-${step.toFixed(2)}z`,
        );
  return `<rect x="${left}" y="${top}" width="${CODE_SIDE}" height="${CODE_SIDE}" fill="#ffffff"/><path d="${squares.join("")}" fill="#000000"/>`;
}
