/** Writes the list of the web app's own operations; called by the build: `node operations-main.mjs SOURCES LIST`. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownOperations } from "@gongshi/schema/operations/own-operations";

const [sources, list] = process.argv.slice(2) as [string, string];
const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/u.test(name) && !/\.test\.tsx?$/u.test(name) && !name.includes("generated"))
  .toSorted();
const operations = ownOperations(new Map(files.map((name) => [name, readFileSync(join(sources, name), "utf8")])));
writeFileSync(list, `${JSON.stringify(operations, null, 2)}\n`);
