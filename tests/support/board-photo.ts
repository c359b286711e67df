import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { renderPage } from "./pdf-pages";

/** Photos as a phone would take them of real sheets on a board; the same options give the same picture. */
export interface BoardPhotoOptions {
  /** None: the board without a sheet. `page` counts from 1. */
  readonly sheets: readonly { readonly pdf: Uint8Array; readonly page?: number }[];
  /** Of the picture, in pixels; it is 4 : 3. */
  readonly width?: number;
  /** How much of the picture's width one sheet fills. At 0.06 its code is too far away to be read. */
  readonly share?: number;
  /** Degrees by which the paper hangs askew. */
  readonly rotate?: number;
  /** Sigma in pixels. */
  readonly blur?: number;
  /** Spread of the sensor's noise in grey levels. */
  readonly noise?: number;
  readonly quality?: number;
  /** Adds a place, a device and orientation 6: the pixels then lie on their side, as phones store them. */
  readonly exif?: boolean;
}

export async function boardPhoto(options: BoardPhotoOptions): Promise<Buffer> {
  const {
    sheets,
    width = 4000,
    share = 0.35,
    rotate = 1.5,
    blur = 0.8,
    noise = 5,
    quality = 82,
    exif = false,
  } = options;
  const height = Math.round(width * 0.75);
  const papers = await Promise.all(sheets.map(({ pdf, page = 1 }) => hungPaper(pdf, page, width * share, rotate)));
  const flat = await sharp(board(width, height))
    .composite(inRows(papers, width, height))
    .removeAlpha()
    .raw()
    .toBuffer();
  // In a pass of its own: sharp blurs before it composites.
  const seen =
    blur === 0
      ? flat
      : await sharp(flat, { raw: { width, height, channels: 3 } })
          .blur(blur)
          .raw()
          .toBuffer();
  addNoise(seen, noise);
  const photo = sharp(seen, { raw: { width, height, channels: 3 } }).jpeg({ quality });
  return exif ? withPlaceAndDevice(photo).toBuffer() : photo.toBuffer();
}

interface Paper {
  readonly input: Buffer;
  readonly width: number;
  readonly height: number;
}

async function hungPaper(pdf: Uint8Array, page: number, width: number, rotate: number): Promise<Paper> {
  const { data, ...size } = await renderPage(pdf, page, Math.round(width * 1.5));
  const upright = await sharp(data, { raw: { ...size, channels: 1 } })
    .resize({ width: Math.round(width) })
    // Paper under an open sky is not quite white, nor toner quite black.
    .linear(0.82, 24)
    .toColourspace("srgb")
    .png()
    .toBuffer();
  const { data: input, info } = await sharp(upright)
    .ensureAlpha()
    .rotate(rotate, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input, width: info.width, height: info.height };
}

/** Side by side, row under row, in the middle of the picture. */
function inRows(papers: readonly Paper[], width: number, height: number): OverlayOptions[] {
  const gap = Math.round(width * 0.02);
  const perRow = Math.max(1, Math.floor((width - gap) / ((papers[0]?.width ?? width) + gap)));
  const rows = Array.from({ length: Math.ceil(papers.length / perRow) }, (_, row) =>
    papers.slice(row * perRow, (row + 1) * perRow),
  );
  const total = rows.reduce((sum, row) => sum + Math.max(...row.map((paper) => paper.height)) + gap, -gap);
  if (total > height) throw new RangeError("the sheets do not fit into the picture: use a smaller share");
  let top = Math.round((height - total) / 2);
  return rows.flatMap((row) => {
    let left = Math.round((width - row.reduce((sum, paper) => sum + paper.width + gap, -gap)) / 2);
    const placed = row.map((paper) => {
      const overlay = { input: paper.input, left, top };
      left += paper.width + gap;
      return overlay;
    });
    top += Math.max(...row.map((paper) => paper.height)) + gap;
    return placed;
  });
}

/** A green board in a wooden frame on a plastered wall, lit from the upper left. */
function board(width: number, height: number): Buffer {
  const frame = width * 0.02;
  const inset = width * 0.015;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset="1" stop-color="#000" stop-opacity=".25"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="#b9b2a4"/>
    <rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" fill="#2f5d4a"
      stroke="#6d4a2c" stroke-width="${frame}"/>
    <rect width="100%" height="100%" fill="url(#light)"/></svg>`);
}

/** Noise from a counter, not from chance: a test that fails fails again. */
function addNoise(pixels: Buffer, spread: number): void {
  let state = 0x2f6e2b1;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const shift = ((state >>> 16) / 65_535 - 0.5) * 3.4 * spread;
    pixels[index] = Math.min(255, Math.max(0, Math.round((pixels[index] ?? 0) + shift)));
  }
}

const withPlaceAndDevice = (photo: Sharp): Sharp =>
  photo
    .rotate(270)
    .withExif({
      IFD0: { Make: "Example", Model: "Phone 1" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "22/1 30/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "113/1 24/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 });
