// `npm start`: builds what is missing or out of date, then becomes the server. The server runs in this very process,
// so signals reach it.
import { withBuildLock } from "./lib/build-lock.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { buildPages, bundleServer, generate, listOperations } from "./lib/steps.mjs";

requireNode();
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
// What libraries tell their developers (Prisma's driver warns of a coming pg 9) is not for whoever runs the server.
process.noDeprecation = true;
process.setSourceMapsEnabled(true);

const say = console.log;
try {
  await withBuildLock(async () => {
    await generate({ say });
    await bundleServer({ say });
    await listOperations({ say });
  });
  const { main } = await import("../apps/api/dist/main.mjs");
  // The pages are built once the data folder is ours: a second start must not build them anew under a running server.
  process.exit(await main({ build: (signal) => withBuildLock(() => buildPages({ say, signal })) }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
