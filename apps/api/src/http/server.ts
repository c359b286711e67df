import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyCookie from "@fastify/cookie";
import Fastify, { LogController } from "fastify";
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import type { Config } from "../config";
import { projectRoot } from "../config";
import { badAddress, registerErrors, unreadableRequest } from "./errors";
import { registerGraphql } from "./graphql";
import type { GraphqlParts } from "./graphql";
import { registerHealth } from "./health";
import { registerNextPages } from "./next-pages";
import type { SignedIn } from "./next-pages";
import { registerSameOrigin } from "./same-origin";
import { registerSecurityHeaders } from "./security-headers";
import { registerStaffShell } from "./staff-shell";
import { registerServiceWorker, registerStaticAssets } from "./static-assets";

export interface ServerParts {
  readonly config: Config;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
  viewerFor(request: FastifyRequest): Promise<SignedIn | null>;
  /** null: there is no API (only in tests of the server itself). */
  readonly graphql: GraphqlParts<object> | null;
  /** What is neither GraphQL nor a page: photos, sheets, rolls. Each is a plugin of its own. */
  readonly doors: readonly FastifyPluginAsync[];
  /** Whether pages are served; false in tests of doors. */
  readonly pages: boolean;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  listen(): Promise<void>;
  /** Waits for requests under way, ten seconds at most. */
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

/** Puts the one address together: headers, health, API, doors, assets, staff shell, and pages last. */
export async function createHttpServer(parts: ServerParts): Promise<HttpServer> {
  const { config } = parts;
  const webDir = join(projectRoot, "apps", "web");
  const app = newFastify(config);
  registerSecurityHeaders(app, config);
  registerSameOrigin(app, config.publicUrl);
  registerErrors(app);
  await app.register(fastifyCookie);
  registerHealth(app, parts.ready);
  const execute = parts.graphql === null ? null : await registerGraphql(app, parts.graphql);
  for (const door of parts.doors) await app.register(door);
  let closeNext = async (): Promise<void> => undefined;
  if (parts.pages) {
    if (!config.dev) {
      await registerStaticAssets(app, webDir);
      registerStaffShell(app, webDir);
      registerServiceWorker(app, webDir, readFileSync);
    }
    const { viewerFor } = parts;
    closeNext = await registerNextPages(app, { ...config, webDir, execute, viewerFor });
  }
  return {
    app,
    listen: async () => {
      await app.listen({ host: config.host, port: config.port });
    },
    close: async () => {
      const deadline = setTimeout(() => app.server.closeAllConnections(), 10_000);
      try {
        await app.close();
      } finally {
        clearTimeout(deadline);
      }
      await closeNext();
    },
  };
}

function newFastify(config: Config): FastifyInstance {
  return Fastify({
    logger: { level: config.logLevel, stream: process.stderr },
    // A line a request would hold what people search for.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: "loopback",
    bodyLimit: MEBIBYTE,
    // Longer, and a stop would wait for browsers that keep a connection.
    keepAliveTimeout: 5_000,
    forceCloseConnections: "idle",
    requestTimeout: 0,
    // One PDF of 500 sheets names them all in its address, some 18 KB.
    http: { maxHeaderSize: 32 * 1024 },
    frameworkErrors: badAddress(config),
    clientErrorHandler: unreadableRequest(config),
  }) as unknown as FastifyInstance;
}
