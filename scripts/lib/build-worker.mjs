import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const require = createRequire(join(root, "package.json"));

/**
 * Bundles apps/web/src/sw/sw.ts into .next/sw.js, which the server sends as /sw.js. In it `__PRECACHE__` is the list
 * of what the staff app needs offline: [{url, revision}], revision null where the address itself is a hash.
 */
export async function buildWorker() {
  const web = join(root, "apps/web");
  const entry = join(web, "src/sw/sw.ts");
  if (!existsSync(entry)) return;
  const { build, stop } = await import(pathToFileURL(require.resolve("esbuild")).href);
  await build({
    entryPoints: [entry],
    outfile: join(web, ".next/sw.js"),
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: ["es2020"],
    logLevel: "error",
    define: { __PRECACHE__: JSON.stringify(precache(web)) },
  });
  await stop();
}

function precache(web) {
  const shell = ["server/pages/staff.html", "server/pages/staff/index.html"]
    .map((path) => join(web, ".next", path))
    .find((path) => existsSync(path));
  const assets = join(web, ".next/static");
  const files = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|woff2|wasm)$/.test(entry.name))
    .map((entry) => relative(assets, join(entry.parentPath, entry.name)).split("\\").join("/"));
  return [
    ...(shell === undefined ? [] : [{ url: "/staff", revision: hash(shell) }]),
    // Next asks for a page of dynamic name with its brackets encoded.
    ...files.sort().map((file) => ({
      url: `/_next/static/${file.replace(/[[\]]/g, encodeURIComponent)}`,
      revision: null,
    })),
  ];
}

const hash = (file) => createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
