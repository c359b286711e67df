import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { cropAround, fitWithin, placeIn, rectOf } from "@gongshi/domain/photo/geometry";
import { likeness } from "@gongshi/domain/photo/likeness";
import { buildSheetContent } from "@gongshi/domain/sheet/build-sheet-content";
import { demoBoardPhoto } from "../../../../prisma/seed/demo-photo";
import { type BoardPhotoOptions, boardPhoto } from "../../../../tests/support/board-photo";
import { noticeFacts, sheetFacts, sheetLine } from "../../../../tests/support/sheet-facts";
import { createPhotoReader } from "./photo-reader";
import { createSheetPrinter } from "./sheet-printer";

const reader = createPhotoReader();
const lines = Array.from({ length: 30 }, (_, index) => sheetLine(index));
const print = (code: string) =>
  createSheetPrinter().print([buildSheetContent(sheetFacts([noticeFacts(lines)], { code }))]);
const addressOf = (code: string) => `https://gs.example.gov.cn/s/${code}`;

/** What a phone sends: the photo shrunk, and a full-resolution crop of each code, with its place. */
async function taken(options: BoardPhotoOptions) {
  const full = await boardPhoto(options);
  const { width = 0, height = 0 } = await sharp(full).metadata();
  const small = fitWithin(width, height, 1600);
  const photo = await sharp(full).resize(small).jpeg({ quality: 80 }).toBuffer();
  const found = await reader.readCodes(full);
  const crops = await Promise.all(
    found.map(async (code) => {
      const rect = cropAround(code, { width, height });
      const area = { left: rect.x, top: rect.y, width: rect.width, height: rect.height };
      const bytes = await sharp(full).extract(area).jpeg({ quality: 85 }).toBuffer();
      return { text: code.text, bytes, place: placeIn(rect, { width, height }) };
    }),
  );
  return { full, photo, crops };
}

const grey = async (bytes: Uint8Array) => {
  const { data, info } = await sharp(bytes)
    .greyscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

describe("photos of a board", () => {
  let one: Uint8Array;
  let other: Uint8Array;
  let near: Awaited<ReturnType<typeof taken>>;

  beforeAll(async () => {
    one = await print("7KQ2M9XW");
    other = await print("D0NGQV77");
    near = await taken({ sheets: [{ pdf: one }] });
  }, 60_000);

  it("give the code of the sheet, in the full photo and in its crop", async () => {
    expect(near.crops.map((crop) => crop.text)).toEqual([addressOf("7KQ2M9XW")]);
    const [crop] = near.crops;
    expect((await reader.readCodes(crop!.bytes)).map((code) => code.text)).toEqual([addressOf("7KQ2M9XW")]);
    expect(crop!.bytes.length).toBeLessThan(150_000);
  });

  it("give every code of several sheets, each at its own place", async () => {
    const both = await taken({ sheets: [{ pdf: one }, { pdf: other }], rotate: -2 });
    expect(both.crops.map((crop) => crop.text).sort()).toEqual([addressOf("7KQ2M9XW"), addressOf("D0NGQV77")]);
    const [first, second] = both.crops;
    expect(await reader.samePlace(both.photo, first!.bytes, first!.place)).toBe(true);
    expect(await reader.samePlace(both.photo, second!.bytes, second!.place)).toBe(true);
    expect(await reader.samePlace(both.photo, first!.bytes, second!.place)).toBe(false);
  }, 60_000);

  it("give nothing without a sheet, and nothing from too far away", async () => {
    expect(await reader.readCodes(await boardPhoto({ sheets: [] }))).toEqual([]);
    expect(await reader.readCodes(await boardPhoto({ sheets: [{ pdf: one }], share: 0.06 }))).toEqual([]);
  }, 60_000);

  it.each<Omit<BoardPhotoOptions, "sheets">>([
    { share: 0.5, rotate: 0 },
    { share: 0.35, rotate: 6, blur: 1.5, noise: 10 },
    { share: 0.22, rotate: -3, quality: 70 },
    { share: 0.3, width: 3000, blur: 1.2 },
  ])(
    "know the crop's own place again: %o",
    async (options) => {
      const { photo, crops } = await taken({ sheets: [{ pdf: one }], ...options });
      expect(crops).toHaveLength(1);
      const [crop] = crops;
      expect(likeness(await grey(photo), await grey(crop!.bytes), crop!.place)).toBeGreaterThan(0.97);
      expect(await reader.samePlace(photo, crop!.bytes, crop!.place)).toBe(true);
    },
    60_000,
  );

  it("are told from another sheet at the same place, and from the same sheet elsewhere", async () => {
    const [crop] = near.crops;
    const swapped = await taken({ sheets: [{ pdf: other }] });
    expect(likeness(await grey(swapped.photo), await grey(crop!.bytes), crop!.place)).toBeLessThan(0.75);
    expect(await reader.samePlace(swapped.photo, crop!.bytes, crop!.place)).toBe(false);
    const moved = await taken({ sheets: [{ pdf: one }], share: 0.3, rotate: -4 });
    expect(await reader.samePlace(moved.photo, crop!.bytes, crop!.place)).toBe(false);
    const empty = await boardPhoto({ sheets: [], width: 1600 });
    expect(await reader.samePlace(empty, crop!.bytes, crop!.place)).toBe(false);
  }, 60_000);

  it("are told from places beside the right one", async () => {
    const [crop] = near.crops;
    const { x, y, width, height } = crop!.place;
    for (const place of [
      { x: x + 0.2 * width, y, width, height },
      { x, y: y + 0.2 * height, width, height },
      { x: 0, y: 0, width, height },
      { x: x - 0.3 * width, y: y - 0.3 * height, width: 1.6 * width, height: 1.6 * height },
      { x, y, width: width / 2, height },
      { x: 0.95, y: 0.95, width, height },
      { x: Number.NaN, y, width, height },
      { x, y, width: 0, height: 0 },
    ])
      expect(await reader.samePlace(near.photo, crop!.bytes, place)).toBe(false);
  });

  it("prove nothing where there is nothing to see", async () => {
    const plain = (level: number, size: number) =>
      sharp({ create: { width: size, height: size, channels: 3, background: { r: level, g: level, b: level } } })
        .jpeg()
        .toBuffer();
    const place = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    expect(await reader.samePlace(await plain(240, 1600), await plain(240, 800), place)).toBe(false);
    const [crop] = near.crops;
    expect(await reader.samePlace(near.photo, await plain(200, 600), crop!.place)).toBe(false);
    expect(await reader.samePlace(Buffer.from("no picture"), crop!.bytes, crop!.place)).toBe(false);
  });

  it("keep their place through the fractions", () => {
    const place = placeIn({ x: 100, y: 50, width: 400, height: 300 }, { width: 4000, height: 3000 });
    expect(rectOf(place, { width: 1600, height: 1200 })).toEqual({ x: 40, y: 20, width: 160, height: 120 });
  });
});

describe("what a photo may carry", () => {
  const small = () => boardPhoto({ sheets: [], width: 640 });
  /** Puts a segment right behind the start of the picture. */
  const withSegment = (jpeg: Buffer, marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
  };

  it("is the picture alone", async () => {
    expect(await reader.inspect(await small())).toEqual({ ok: true, facts: { width: 640, height: 480 } });
    const progressive = await sharp(await small())
      .jpeg({ progressive: true, mozjpeg: true })
      .toBuffer();
    expect(await reader.inspect(progressive)).toMatchObject({ ok: true });
  });

  it("may be a small colour profile, not a large one", async () => {
    const profiled = await sharp(await small())
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect(await reader.inspect(profiled)).toMatchObject({ ok: true });
    const large = withSegment(
      await small(),
      0xe2,
      Buffer.concat([Buffer.from("ICC_PROFILE\0\x01\x01", "latin1"), Buffer.alloc(9000)]),
    );
    expect(await reader.inspect(large)).toEqual({ ok: false, fault: "METADATA" });
  });

  it("is no place and no device", async () => {
    const asTaken = await boardPhoto({ sheets: [], width: 640, exif: true });
    const { orientation, exif } = await sharp(asTaken).metadata();
    expect(orientation).toBe(6);
    expect(exif?.includes("Phone 1")).toBe(true);
    expect(await reader.inspect(asTaken)).toEqual({ ok: false, fault: "METADATA" });
  });

  it.each([
    ["EXIF", 0xe1, "Exif\0\0"],
    ["XMP", 0xe1, "http://ns.adobe.com/xap/1.0/\0<x/>"],
    ["a maker's multi-picture table", 0xe2, "MPF\0"],
    ["IPTC", 0xed, "Photoshop 3.0\0"],
    ["a comment", 0xfe, "taken at the village hall"],
    ["a thumbnail", 0xe0, "JFXX\0\x10"],
  ])("is not %s", async (_, marker, body) => {
    const carrying = withSegment(await small(), marker, Buffer.from(body, "latin1"));
    expect(await reader.inspect(carrying)).toEqual({ ok: false, fault: "METADATA" });
  });

  it("does not go on after its end", async () => {
    const trailing = Buffer.concat([await small(), Buffer.from("22.51,113.39")]);
    expect(await reader.inspect(trailing)).toEqual({ ok: false, fault: "METADATA" });
  });

  it("is a whole JPEG of a reasonable size", async () => {
    const jpeg = await small();
    const png = await sharp(jpeg).png().toBuffer();
    expect(await reader.inspect(png)).toEqual({ ok: false, fault: "NOT_JPEG" });
    expect(await reader.inspect(Buffer.from(""))).toEqual({ ok: false, fault: "NOT_JPEG" });
    expect(await reader.inspect(jpeg.subarray(0, jpeg.length / 2))).toEqual({ ok: false, fault: "DAMAGED" });
    const cutInside = Buffer.concat([jpeg.subarray(0, jpeg.length / 2), Buffer.from([0xff, 0xd9])]);
    expect(await reader.inspect(cutInside)).toEqual({ ok: false, fault: "DAMAGED" });
    expect(await reader.inspect(Buffer.concat([jpeg, Buffer.alloc(3 * 1024 * 1024)]))).toEqual({
      ok: false,
      fault: "TOO_LARGE",
    });
    const huge = await sharp({ create: { width: 8000, height: 7000, channels: 3, background: "#fff" } })
      .jpeg({ quality: 20 })
      .toBuffer();
    expect(await reader.inspect(huge)).toEqual({ ok: false, fault: "TOO_LARGE" });
  });
});

describe("the demo's drawn photos", () => {
  const draw = (seed: number, codeUrl: string | null) =>
    demoBoardPhoto({
      title: "东区街道2022年度耕地地力保护补贴（第一批）发放结果公开表",
      unitName: "示例十五股份合作经济联合社",
      lines: ["第一批", "第二批"].slice(0, 1 + (seed % 2)),
      codeUrl,
      date: "2022-12-05",
      stamp: true,
      seed,
    });

  it("are accepted, read, and proven like real ones", async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { photo, crop, place } = await draw(seed, addressOf("7KQ2M9XW"));
      expect(await reader.inspect(photo)).toEqual({ ok: true, facts: { width: 1600, height: 1200 } });
      expect((await reader.readCodes(photo)).map((code) => code.text)).toEqual([addressOf("7KQ2M9XW")]);
      expect((await reader.readCodes(crop!)).map((code) => code.text)).toEqual([addressOf("7KQ2M9XW")]);
      expect(await reader.samePlace(photo, crop!, place!)).toBe(true);
    }
  }, 60_000);

  it("can be too blurred to read", async () => {
    const { photo, crop, place } = await draw(3, null);
    expect(await reader.inspect(photo)).toMatchObject({ ok: true });
    expect(await reader.readCodes(photo)).toEqual([]);
    expect([crop, place]).toEqual([null, null]);
  }, 60_000);

  it("are the same for the same seed", async () => {
    const [first, second, third] = await Promise.all([draw(5, null), draw(5, null), draw(6, null)]);
    expect(first.photo.equals(second.photo)).toBe(true);
    expect(first.photo.equals(third.photo)).toBe(false);
  }, 60_000);
});
