import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

const require = createRequire(join(root, "package.json"));

/**
 * Bundles apps/web/src/sw/sw.ts and writes .next/sw.js with the list of what is precached: the shell and the files of
 * the screens used at the board. The server sends it as /sw.js.
 */
export async function buildWorker() {
  const web = join(root, "apps/web");
  const bundled = join(web, ".next/sw.bundle.js");
  const { build, stop } = await import(pathToFileURL(require.resolve("esbuild")).href);
  await build({
    entryPoints: [join(web, "src/sw/sw.ts")],
    outfile: bundled,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: ["es2020"],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  await stop();
  const { injectManifest } = require("workbox-build");
  const files = new Set(precached(web));
  const shell = shellOf(web);
  const { count, warnings } = await injectManifest({
    swSrc: bundled,
    swDest: join(web, ".next/sw.js"),
    globDirectory: join(web, ".next"),
    // Named one by one: patterns would read the brackets in names of pages.
    globPatterns: ["static/**/*.{js,css}"],
    manifestTransforms: [
      async (entries) => ({
        manifest: entries
          .filter((entry) => files.has(entry.url))
          // Next asks for a page of dynamic name with its brackets encoded; the names are hashes of the content.
          .map(({ url, size }) => ({
            url: `/_next/${url.replace(/[[\]]/g, encodeURIComponent)}`,
            revision: null,
            size,
          })),
        warnings: [],
      }),
    ],
    additionalManifestEntries: [{ url: "/staff", revision: hash(shell) }],
    maximumFileSizeToCacheInBytes: 1024 * 1024,
  });
  rmSync(bundled);
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
  if (count < files.size) throw new Error(`the service worker's list has ${count} files of ${files.size}`);
}

/** Names below the build folder: what the shell's page loads, and the import named `field`. */
function precached(web) {
  const { pages, polyfillFiles } = JSON.parse(readFileSync(join(web, ".next/build-manifest.json"), "utf8"));
  const groups = JSON.parse(readFileSync(join(web, ".next/chunk-groups.json"), "utf8"));
  const wanted = [...pages["/_app"], ...pages["/staff"], ...groups["staff-app"], ...groups.field];
  // Browsers that can run a service worker need no polyfills.
  return [...new Set(wanted)].filter((name) => !polyfillFiles.includes(name));
}

function shellOf(web) {
  const found = ["staff.html", "staff/index.html"]
    .map((name) => join(web, ".next/server/pages", name))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error("the staff app's shell was not built");
  return found;
}

const hash = (file) => createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
