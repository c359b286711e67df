import type { FoundCode } from "./found-code";
import { readCodes } from "./read-codes";

export interface CodeJob {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: ArrayBuffer;
}

export type CodeReply =
  | { readonly id: number; readonly ok: true; readonly codes: readonly FoundCode[] }
  | { readonly id: number; readonly ok: false; readonly why: string };

addEventListener("message", ({ data }: MessageEvent<CodeJob>) => {
  void answer(data).then((reply) => postMessage(reply));
});

async function answer({ id, width, height, pixels }: CodeJob): Promise<CodeReply> {
  try {
    return { id, ok: true, codes: await readCodes(new ImageData(new Uint8ClampedArray(pixels), width, height)) };
  } catch (fault) {
    return { id, ok: false, why: String(fault) };
  }
}
