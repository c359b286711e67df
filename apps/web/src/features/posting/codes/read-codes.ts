import { boundsOf } from "@gongshi/domain/photo/geometry";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { FoundCode } from "./found-code";

/** From our own origin, named by its content; the package itself would ask a CDN. */
const WASM_URL = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;

let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  prepareZXingModule({ overrides: { locateFile: () => WASM_URL } });
}

/** Every QR code in these pixels. Runs in the worker, or on the page where workers fail. */
export async function readCodes(pixels: ImageData): Promise<FoundCode[]> {
  prepare();
  const results = await readBarcodes(pixels, {
    formats: ["QRCode"],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 32,
  });
  return results
    .filter(({ isValid, text }) => isValid && text !== "")
    .map(({ text, position }) => ({
      text,
      ...boundsOf([position.topLeft, position.topRight, position.bottomRight, position.bottomLeft]),
    }));
}
