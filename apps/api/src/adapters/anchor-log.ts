import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import type { AnchorLog } from "@gongshi/usecases/ports";
import { z } from "zod";

const lineShape = z.object({ number: z.number().int(), at: z.string(), seal: z.string() });

/** Anchors of the trace in a file that is only ever appended to, one JSON object a line: `<dataDir>/trace-anchors.jsonl`. */
export function createAnchorLog(dataDir: string): AnchorLog {
  const file = path.join(dataDir, "trace-anchors.jsonl");
  return {
    append: async (anchor) => {
      await mkdir(dataDir, { recursive: true });
      const handle = await open(file, "a", 0o600);
      try {
        await handle.appendFile(`${JSON.stringify(anchor)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    read: async () => {
      const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return "";
        throw error;
      });
      // A line that a power cut left half-written stands at the end and was never answered for.
      return text
        .split("\n")
        .slice(0, -1)
        .map((line) => lineShape.parse(JSON.parse(line)));
    },
  };
}
