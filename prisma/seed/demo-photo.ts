import sharp from "sharp";
import { Resvg } from "@resvg/resvg-js";
import { boundsOf, cropAround, placeIn, type Rect } from "@gongshi/domain/photo/geometry";
import type { CropPlace } from "@gongshi/usecases/ports";
import { demoPaper, PAPER_RATIO, paperCode } from "./demo-photo/demo-paper";
import { demoBoard } from "./demo-photo/demo-board";
import { seededNumbers } from "./demo-photo/seeded-numbers";

export interface DemoPhotoInput {
  readonly title: string;
  readonly unitName: string;
  /** What the sheet lists, a line each. */
  readonly lines: readonly string[];
  /** Null: a photo so blurred that no code can be read from it. */
  readonly codeUrl: string | null;
  /** The day written by hand, `2022-12-05`. */
  readonly date: string;
  readonly stamp: boolean;
  /** The same seed gives the same board, paper and light. */
  readonly seed: number;
}

export interface DemoPhoto {
  readonly photo: Buffer;
  /** Null where no code can be read. */
  readonly crop: Buffer | null;
  readonly place: CropPlace | null;
}

const WIDTH = 1600;
const HEIGHT = 1200;
const PHOTO = { width: WIDTH, height: HEIGHT };
const OUT_OF_FOCUS = 7;

/** A photo of a village board with one hung sheet, drawn: nobody's board, nobody's names, no metadata. */
export async function demoBoardPhoto(input: DemoPhotoInput): Promise<DemoPhoto> {
  const next = seededNumbers(input.seed);
  const board = await demoBoard(Math.floor(next() * 3), WIDTH, HEIGHT);
  const paperWidth = WIDTH * (0.36 + 0.05 * next());
  const angle = (next() - 0.5) * 5;
  const left = (WIDTH - paperWidth) * (0.35 + 0.3 * next());
  const top = (HEIGHT - paperWidth * PAPER_RATIO) * (0.35 + 0.3 * next());
  const placed = { left, top, width: paperWidth, angle };

  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <g transform="translate(${left} ${top}) rotate(${angle} ${paperWidth / 2} 0) scale(${paperWidth / 1000})">
      ${demoPaper(input, next)}
    </g></svg>`;
  const sheet = new Resvg(drawing, { font: { loadSystemFonts: false } }).render();
  const hung = await sharp(board, { raw: { ...PHOTO, channels: 3 } })
    .composite([{ input: sheet.pixels, raw: { ...PHOTO, channels: 4 }, premultiplied: true }])
    .removeAlpha()
    .raw()
    .toBuffer();
  // In a pass of its own: sharp blurs before it composites.
  const pixels = await sharp(hung, { raw: { ...PHOTO, channels: 3 } })
    .blur(input.codeUrl === null ? OUT_OF_FOCUS : 0.5)
    .raw()
    .toBuffer();
  const taken = () => sharp(pixels, { raw: { ...PHOTO, channels: 3 } });
  const photo = await taken().jpeg({ quality: 76 }).toBuffer();
  if (input.codeUrl === null) return { photo, crop: null, place: null };

  const rect = cropAround(codeIn(placed), PHOTO);
  const area = { left: rect.x, top: rect.y, width: rect.width, height: rect.height };
  const crop = await taken().extract(area).jpeg({ quality: 88 }).toBuffer();
  return { photo, crop, place: placeIn(rect, PHOTO) };
}

/** The upright box around the code once the paper hangs askew. */
function codeIn({ left, top, width, angle }: { left: number; top: number; width: number; angle: number }): Rect {
  const scale = width / 1000;
  const turn = (angle * Math.PI) / 180;
  const { x, y, side } = paperCode;
  const corners = [
    [x, y],
    [x + side, y],
    [x, y + side],
    [x + side, y + side],
  ].map(([across = 0, down = 0]) => {
    const dx = across * scale - width / 2;
    const dy = down * scale;
    return {
      x: left + width / 2 + dx * Math.cos(turn) - dy * Math.sin(turn),
      y: top + dx * Math.sin(turn) + dy * Math.cos(turn),
    };
  });
  return boundsOf(corners);
}
