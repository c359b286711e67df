// Prints the GraphQL schema to packages/schema/schema.graphql; with --check it only says whether that file is true.
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "tsx/esm/api";
import { lexicographicSortSchema, printSchema } from "graphql";

const unregister = register();
const { schema } = await import("../packages/schema/src/schema.ts");
await unregister();
const file = new URL("../packages/schema/schema.graphql", import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== printed) {
    console.error("packages/schema/schema.graphql is out of date: run `node scripts/print-schema.mjs` and commit it.");
    process.exit(1);
  }
} else writeFileSync(file, printed);
