// `npm run -s gongshi -- COMMAND`: the sources as they are, nothing to build.
import { register } from "tsx/esm/api";
import { withBuildLock } from "./lib/build-lock.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { generate } from "./lib/steps.mjs";

requireNode();
const args = process.argv.slice(2);
// Only this command needs the database client.
if (args[0] === "init") await withBuildLock(() => generate());
register();
const { runCommand } = await import("../apps/api/src/cli/main.ts");
process.exit(await runCommand(args));
