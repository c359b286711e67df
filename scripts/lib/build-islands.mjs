import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const require = createRequire(join(root, "package.json"));

/** Small scripts of resident pages: src/islands/NAME.ts becomes /islands/NAME.js. */
export async function buildIslands() {
  const folder = join(root, "apps/web/src/islands");
  if (!existsSync(folder)) return;
  const { build, stop } = await import(pathToFileURL(require.resolve("esbuild")).href);
  await build({
    entryPoints: readdirSync(folder)
      .filter((name) => /^[a-z-]+\.ts$/.test(name))
      .map((name) => join(folder, name)),
    outdir: join(root, "apps/web/public/islands"),
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: ["es2018"],
    logLevel: "error",
  });
  await stop();
}
