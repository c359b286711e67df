import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { stripMetadata } from "./strip-metadata";

const picture = () => sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 40, b: 40 } } });

describe("stripMetadata", () => {
  it("cuts out Exif, position and colour profile and leaves the picture as it was", async () => {
    const loud = await picture()
      .withExif({ IFD0: { Make: "PHONE-MAKER", Model: "PHONE-MODEL" }, IFD3: { GPSLatitude: "22/1 31/1 0/1" } })
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect(loud.includes("PHONE-MAKER")).toBe(true);
    const quiet = stripMetadata(loud);
    expect(quiet).not.toBeNull();
    const bytes = Buffer.from(quiet ?? []);
    expect(bytes.includes("PHONE-MAKER")).toBe(false);
    expect(bytes.includes("Exif")).toBe(false);
    const facts = await sharp(bytes).metadata();
    expect([facts.width, facts.height, facts.exif, facts.icc]).toEqual([64, 48, undefined, undefined]);
    const pixels = async (jpeg: Buffer) => (await sharp(jpeg).raw().toBuffer()).length;
    expect(await pixels(bytes)).toBe(await pixels(loud));
  });

  it("leaves a plain picture byte for byte", async () => {
    const plain = await picture().jpeg().toBuffer();
    expect(Buffer.from(stripMetadata(plain) ?? []).equals(plain)).toBe(true);
  });

  it("does not take other files, or cut ones, for a JPEG", async () => {
    const plain = await picture().jpeg().toBuffer();
    expect(stripMetadata(await picture().png().toBuffer())).toBeNull();
    expect(stripMetadata(plain.subarray(0, 40))).toBeNull();
    expect(stripMetadata(new Uint8Array())).toBeNull();
  });
});
