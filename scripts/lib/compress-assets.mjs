import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { root } from "./root.mjs";

const COMPRESSIBLE = /\.(js|css|svg|json|txt|wasm|map)$/;
const SMALLEST = 1_000;

/** Writes .br and .gz beside the hashed files of the build: the server sends them as they are. */
export async function compressAssets() {
  const folder = join(root, "apps/web/.next/static");
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  for (const file of files.filter((name) => COMPRESSIBLE.test(name) && statSync(name).size >= SMALLEST)) {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    writeFileSync(`${file}.br`, br);
    writeFileSync(`${file}.gz`, gz);
  }
}
