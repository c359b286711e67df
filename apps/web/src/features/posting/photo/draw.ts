import type { Rect, Size } from "@gongshi/domain/photo/geometry";
import type { Picture } from "./load-picture";
import { stripMetadata } from "./strip-metadata";

/** A part of the picture on a canvas of its own; white behind, where a format knows transparency. */
export function draw(picture: Picture, part: Rect, size: Size): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas to draw on");
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(picture.source, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  return context;
}

export const wholeOf = (picture: Picture): Rect => ({ x: 0, y: 0, width: picture.width, height: picture.height });

export const pixelsOf = (context: CanvasRenderingContext2D): ImageData =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height);

/** Lets go of the canvas' memory at once; some phones otherwise keep it until they run out. */
export function release(context: CanvasRenderingContext2D): void {
  context.canvas.width = 0;
  context.canvas.height = 0;
}

/** JPEG bytes of the canvas, without any metadata. */
export async function encodeJpeg(context: CanvasRenderingContext2D, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, "image/jpeg", quality));
  const bytes = blob === null ? null : stripMetadata(new Uint8Array(await blob.arrayBuffer()));
  if (bytes === null) throw new Error("the canvas gave no JPEG");
  return bytes;
}
