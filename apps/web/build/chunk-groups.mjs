import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `chunk-groups.json` into the build folder: which files belong to each import with a `webpackChunkName`. The
 * service worker precaches the group `field`, and nothing of the office's screens.
 */
export class ChunkGroups {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("ChunkGroups", (compilation) => {
      const groups = Object.fromEntries(
        [...compilation.namedChunkGroups].map(([name, group]) => [name, group.getFiles().filter(isAsset)]),
      );
      // The output folder is the build folder itself for the browser's half.
      writeFileSync(join(compiler.outputPath, "chunk-groups.json"), JSON.stringify(groups));
    });
  }
}

const isAsset = (file) => /\.(js|css)$/.test(file);
