import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { demoBoardPhoto } from "../../../../prisma/seed/demo-photo";
import { createPhotoReader } from "./photo-reader";
import { boardPhoto } from "../../../../tests/support/board-photo";
import { noticeFacts, sheetFacts, sheetLine } from "../../../../tests/support/sheet-facts";
import { createSheetPrinter } from "./sheet-printer";
import { buildSheetContent } from "@gongshi/domain/sheet/build-sheet-content";
import type { PicturePrint } from "@gongshi/domain/photo/picture-print";
import { isSamePicture, pictureLikeness, SAME_PICTURE_FROM } from "@gongshi/domain/photo/same-picture";

const reader = createPhotoReader();
const printOf = async (bytes: Uint8Array): Promise<PicturePrint> => (await reader.print(bytes))!;
const sent = (full: Buffer) => sharp(full).resize(1600).jpeg({ quality: 80 }).toBuffer();

const demo = (seed: number) =>
  demoBoardPhoto({
    title: "公开表",
    unitName: "示例经联社",
    lines: ["一", "二"],
    codeUrl: "http://gongshi.test/s/7KQ2M9XW",
    date: "2026-11-05",
    stamp: true,
    seed,
  }).then(({ photo }) => photo);

const pdf = (code: string) =>
  createSheetPrinter().print([
    buildSheetContent(
      sheetFacts([noticeFacts(Array.from({ length: 30 }, (_, index) => sheetLine(index)))], {
        code,
      }),
    ),
  ]);

/** Boards as they are photographed: a drawn one, and a real sheet from far away on an even board. */
const BOARDS = {
  drawn: () => demo(3),
  far: async () => boardPhoto({ sheets: [{ pdf: await pdf("7KQ2M9XW") }], share: 0.2, rotate: 0 }),
};

/** What anybody can do to a picture without going to the board again. */
const SAVED_ANEW: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  "in bad quality": (picture) => picture.jpeg({ quality: 40 }),
  smaller: (picture) => picture.resize(800),
  "smaller and worse": (picture) => picture.resize(1200).jpeg({ quality: 60 }),
  brighter: (picture) => picture.linear(1.15, 5),
  darker: (picture) => picture.gamma(1.6),
  sharpened: (picture) => picture.sharpen(),
  blurred: (picture) => picture.blur(1.5),
  squashed: (picture) => picture.resize(1600, 1100, { fit: "fill" }),
};
type Shares = readonly [left: number, top: number, right: number, bottom: number];
const CUTS: Shares[] = [
  [0.01, 0.01, 0.01, 0.01],
  [0.03, 0.02, 0.04, 0.01],
  [0.05, 0.05, 0.05, 0.05],
  [0.08, 0, 0, 0.08],
];

const cut = (picture: Buffer, [left, top, right, bottom]: Shares) =>
  sharp(picture)
    .extract({
      left: Math.round(left * 1600),
      top: Math.round(top * 1200),
      width: Math.round((1 - left - right) * 1600),
      height: Math.round((1 - top - bottom) * 1200),
    })
    .jpeg({ quality: 75 })
    .toBuffer();

/** The same board by a camera that is held anew: turned, tilted, nearer. */
async function heldAnew(full: Buffer, { turn = 0, tilt = 0, zoom = 1, light = 1 }) {
  const angle = (turn * Math.PI) / 180;
  const { width = 0, height = 0 } = await sharp(full).metadata();
  const [cos, sin] = [zoom * Math.cos(angle), zoom * Math.sin(angle)];
  const { data, info } = await sharp(full)
    .affine([cos, tilt - sin, sin, cos], { background: "#888" })
    .toBuffer({ resolveWithObject: true });
  const [wide, tall] = [Math.round(width * 0.94), Math.round(height * 0.94)];
  const picture = sharp(data)
    .extract({
      left: Math.max(0, Math.round((info.width - wide) / 2)),
      top: Math.max(0, Math.round((info.height - tall) / 2)),
      width: Math.min(wide, info.width),
      height: Math.min(tall, info.height),
    })
    .linear(light, 4);
  return sent(await picture.jpeg({ quality: 90 }).toBuffer());
}

describe.each(Object.entries(BOARDS))("a photo of a board, %s", (_name, taken) => {
  let full: Buffer;
  let photo: Buffer;
  let first: PicturePrint;

  beforeAll(async () => {
    full = await taken();
    photo = await sent(full);
    first = await printOf(photo);
  }, 60_000);

  it.each(Object.entries(SAVED_ANEW))("is the same picture when saved %s", async (_how, change) => {
    const again = await printOf(await change(sharp(photo)).jpeg().toBuffer());
    expect(pictureLikeness(first, again)).toBeGreaterThanOrEqual(SAME_PICTURE_FROM);
  });

  it.each(CUTS)("is the same picture with %f, %f, %f, %f of it cut off", async (...shares) => {
    const part = await cut(photo, shares);
    expect(isSamePicture(first, await printOf(part))).toBe(true);
    expect(isSamePicture(await printOf(await sharp(part).resize(900).jpeg().toBuffer()), first)).toBe(true);
  });

  it.each([
    { turn: 1 },
    { turn: 1.5, light: 0.85 },
    { turn: -2, zoom: 1.08 },
    { tilt: 0.025 },
    { turn: 1.2, tilt: -0.02 },
  ])("is another picture when taken anew: %o", async (how) => {
    const again = await printOf(await heldAnew(full, how));
    expect(pictureLikeness(first, again)).toBeLessThan(SAME_PICTURE_FROM);
  });
});

describe("photos of different boards and sheets", () => {
  it("are different pictures", async () => {
    const prints = await Promise.all([3, 4, 5, 6, 7, 8].map(async (seed) => printOf(await demo(seed))));
    const others = prints.flatMap((one, index) => prints.slice(index + 1).map((other) => pictureLikeness(one, other)));
    expect(Math.max(...others)).toBeLessThan(0.7);
  }, 60_000);

  it("are, where there is nothing to see, nothing to go by", async () => {
    const plain = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#dddddd" } })
      .jpeg()
      .toBuffer();
    const print = await printOf(plain);
    expect(isSamePicture(print, print)).toBe(false);
    expect(await reader.print(Buffer.from("no picture"))).toBeNull();
  });
});
