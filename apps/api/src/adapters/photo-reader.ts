import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { boundsOf } from "@gongshi/domain/photo/geometry";
import { type GreyPicture, showsSamePlace } from "@gongshi/domain/photo/likeness";
import { type PicturePrint, printSize } from "@gongshi/domain/photo/picture-print";
import type { FoundCode, PhotoReader, PictureFacts, PictureFault } from "@gongshi/usecases/ports";
import { walkJpeg } from "./jpeg-segments";

const MOST_BYTES = 3 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
/** Codes are looked for in no more than this many pixels a side. */
const READ_WITHIN = 4096;
const MOST_CODES = 24;

const require = createRequire(import.meta.url);
let ready: Promise<unknown> | undefined;

/** Reads photos with sharp and zxing; its WebAssembly comes from the package on disk, never from the network. */
export function createPhotoReader(): PhotoReader {
  return { inspect, readCodes, samePlace, print };
}

type Inspection = { ok: true; facts: PictureFacts } | { ok: false; fault: PictureFault };

async function inspect(bytes: Uint8Array): Promise<Inspection> {
  if (bytes.length > MOST_BYTES) return { ok: false, fault: "TOO_LARGE" };
  const walk = walkJpeg(bytes);
  if (walk.kind !== "JPEG") return { ok: false, fault: walk.kind };
  const { width, height, foreign } = walk;
  if (foreign !== null) return { ok: false, fault: "METADATA" };
  if (width * height > MOST_PIXELS) return { ok: false, fault: "TOO_LARGE" };
  return (await decodes(bytes)) ? { ok: true, facts: { width, height } } : { ok: false, fault: "DAMAGED" };
}

/** Decodes everything at an eighth of the size, which is fast and still meets every coded block. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: "warning", limitInputPixels: MOST_PIXELS }).resize(64).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

async function readCodes(bytes: Uint8Array): Promise<readonly FoundCode[]> {
  const picture = await decode(bytes, READ_WITHIN);
  if (picture === null) return [];
  ready ??= prepareZXingModule({
    overrides: { wasmBinary: toArrayBuffer(readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))) },
    fireImmediately: true,
  });
  await ready;
  const found = await readBarcodes(asImageData(picture), {
    formats: ["QRCode"],
    tryHarder: true,
    maxNumberOfSymbols: MOST_CODES,
  });
  return found
    .filter((code) => code.isValid)
    .map(({ text, position }): FoundCode => {
      const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
      const { x, y, width, height } = boundsOf(corners);
      const scale = picture.scale;
      return { text, x: x / scale, y: y / scale, width: width / scale, height: height / scale };
    });
}

async function samePlace(photo: Uint8Array, crop: Uint8Array, place: FoundPlace): Promise<boolean> {
  const [whole, part] = await Promise.all([decode(photo, READ_WITHIN), decode(crop, READ_WITHIN)]);
  return whole !== null && part !== null && showsSamePlace(whole, part, place);
}

type FoundPlace = Parameters<PhotoReader["samePlace"]>[2];

async function print(photo: Uint8Array): Promise<PicturePrint | null> {
  try {
    const image = sharp(photo, { limitInputPixels: MOST_PIXELS });
    const size = printSize(await image.metadata());
    const data = await image
      .greyscale()
      .toColourspace("b-w")
      .resize({ ...size, fit: "fill" })
      .raw()
      .toBuffer();
    return { data, ...size };
  } catch {
    return null;
  }
}

/** In grey, at most `within` pixels a side; null when it cannot be decoded. */
async function decode(bytes: Uint8Array, within: number): Promise<(GreyPicture & { readonly scale: number }) | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS });
    const { width: fullWidth } = await image.metadata();
    const { data, info } = await image
      .flatten({ background: "#ffffff" })
      .greyscale()
      .toColourspace("b-w")
      .resize({ width: within, height: within, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, scale: info.width / fullWidth };
  } catch {
    return null;
  }
}

/** The reader takes pictures in four channels only. */
function asImageData({ data, width, height }: GreyPicture) {
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = 0xff000000 | ((data[index] ?? 0) * 0x010101);
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: "srgb" as const };
}

const toArrayBuffer = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
