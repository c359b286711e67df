// What has to be made before the server can run. Each step is skipped when what it makes is up to date.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compressAssets } from "./compress-assets.mjs";
import { buildIslands } from "./build-islands.mjs";
import { buildWorker } from "./build-worker.mjs";
import { fingerprint, unlessDone } from "./fingerprint.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";

const require = createRequire(join(root, "package.json"));
const LOCK = ["package-lock.json", "package.json"];
const BUILDER = ["scripts/lib"];

/** The Prisma client and Pothos' types. */
export function generate(options = {}) {
  const stamp = "packages/usecases/src/generated/.made-from";
  const wanted = fingerprint(["prisma/schema.prisma", ...LOCK, ...BUILDER]);
  if (options.force) rmSync(join(root, stamp), { force: true });
  return unlessDone(stamp, wanted, async () => {
    options.say?.("Generating the database client …");
    mkdirSync(join(root, "packages/usecases/src/generated"), { recursive: true });
    await runNode(
      "prisma generate",
      [require.resolve("prisma/build/index.js"), "generate", "--schema", "prisma/schema.prisma"],
      {
        // Prisma's native engine is not needed for this, so it is not downloaded: this stands in its place.
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: "1",
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
        ...options,
      },
    );
  });
}

/** The types of GraphQL documents in the web app; for the type checker only. */
export function generateDocumentTypes(options = {}) {
  if (!existsSync(join(root, "packages/schema/schema.graphql"))) return false;
  const stamp = "apps/web/src/lib/graphql/generated/.made-from";
  const wanted = fingerprint(["packages/schema/schema.graphql", "apps/web/tsconfig.json", ...LOCK, ...BUILDER]);
  if (options.force) rmSync(join(root, stamp), { force: true });
  return unlessDone(stamp, wanted, async () => {
    mkdirSync(join(root, "apps/web/src/lib/graphql/generated"), { recursive: true });
    await runNode("gql.tada generate-output", [join(root, "node_modules/gql.tada/bin/cli.js"), "generate-output"], {
      cwd: join(root, "apps/web"),
      ...options,
    });
  });
}

/** The server in one file: packages of npm stay outside, packages of this repository go in. */
export function bundleServer(options = {}) {
  const wanted = fingerprint(["apps/api/src", "packages", "prisma", ...LOCK, ...BUILDER], isTest);
  return unlessDone("apps/api/dist/.made-from", wanted, async () => {
    options.say?.("Bundling the server …");
    const { build, stop } = await import(pathToFileURL(require.resolve("esbuild")).href);
    await build({
      // The second is started by the first, as a process of its own; the third by the build.
      entryPoints: ["main.ts", "jobs/read-roll-main.ts", "operations-main.ts"].map((name) =>
        join(root, "apps/api/src", name),
      ),
      entryNames: "[name]",
      outdir: join(root, "apps/api/dist"),
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      sourcemap: true,
      logLevel: "error",
      plugins: [workspacePackages],
    });
    // The server goes on in this process; esbuild's own must not stay beside it.
    await stop();
  });
}

/** The operations of the web app, which are all that a server without demo answers. */
export function listOperations(options = {}) {
  const wanted = fingerprint(["apps/web/src", "packages/schema/src/operations", ...LOCK, ...BUILDER], isTest);
  return unlessDone("apps/api/dist/.operations-from", wanted, () =>
    runNode(
      "listing the operations",
      [
        join(root, "apps/api/dist/operations-main.mjs"),
        join(root, "apps/web/src"),
        join(root, "apps/api/dist/operations.json"),
      ],
      options,
    ),
  );
}

const workspacePackages = {
  name: "workspace-packages",
  setup(build) {
    build.onResolve({ filter: /^@gongshi\// }, ({ path }) => {
      const [, name, ...rest] = path.split("/");
      return { path: join(root, "packages", name, "src", `${rest.join("/")}.ts`) };
    });
  },
};

/** The pages, their assets compressed, and the service worker. */
export function buildPages(options = {}) {
  const wanted = fingerprint(
    ["apps/web", "packages/domain/src", "packages/schema/schema.graphql", ...LOCK, ...BUILDER],
    (name) => {
      return (
        isTest(name) ||
        /(next-env\.d\.ts|\.tsbuildinfo)$/.test(name) ||
        name.includes("/generated/") ||
        name === ISLANDS
      );
    },
  );
  return unlessDone("apps/web/.next/made-from", wanted, async () => {
    options.say?.("Building the pages; this takes a minute …");
    await buildIslands();
    const next = require.resolve("next/dist/bin/next");
    await runNode("next build", [next, "build", "--webpack"], {
      cwd: join(root, "apps/web"),
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ...options,
    });
    await buildWorker();
    await compressAssets();
  });
}

const ISLANDS = "apps/web/public/islands";

/** Everything, as `npm run build` does it. */
export async function buildAll(options = {}) {
  await generate(options);
  await bundleServer(options);
  await listOperations(options);
  await buildPages(options);
}

const isTest = (name) => /\.test\.tsx?$/.test(name);
