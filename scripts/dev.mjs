// `npm run dev`: the sources as they are, pages compiled as they are asked for.
import { spawn } from "node:child_process";
import { buildIslands } from "./lib/build-islands.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { root } from "./lib/root.mjs";
import { generate, generateDocumentTypes } from "./lib/steps.mjs";

requireNode();
await generate({ say: console.log });
await generateDocumentTypes();
await buildIslands();

const child = spawn(process.execPath, ["--import", "tsx", "apps/api/src/main.ts", "--dev"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
});
// The terminal tells the child itself; whoever tells only this process means the child.
process.on("SIGINT", () => undefined);
for (const name of ["SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
child.once("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
