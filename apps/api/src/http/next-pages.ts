import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ExecuteFor } from "./graphql";

/** Whoever is signed in, as pages and the API see them. */
export interface SignedIn {
  readonly id: string;
}

export interface NextParts {
  readonly webDir: string;
  readonly dev: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly execute: ExecuteFor | null;
  viewerFor(request: FastifyRequest): Promise<SignedIn | null>;
}

/** Hands everything that has no route of its own to Next; register it last. Returns how to close it. */
export async function registerNextPages(app: FastifyInstance, parts: NextParts): Promise<() => Promise<void>> {
  // Next reads NODE_ENV while it is loaded; the launcher has set it by now.
  const { default: next } = await import("next");
  const front = next({
    dev: parts.dev,
    dir: parts.webDir,
    hostname: parts.host,
    port: parts.port,
    httpServer: app.server,
    webpack: true,
    quiet: true,
  });
  await front.prepare();
  const handle = front.getRequestHandler();
  await app.register(async (scope) => {
    // The body stays unread for pages that read it themselves.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route({
      method: ["GET", "HEAD", "POST"],
      url: "/*",
      handler: async (request, reply) => {
        if (!request.url.startsWith("/_next/")) await attach(request, parts);
        if (parts.dev && /^\/staff(\/|\?|$)/.test(request.url)) request.raw.url = "/staff";
        reply.hijack();
        await handle(request.raw, reply.raw);
      },
    });
  });
  return () => front.close();
}

/** What a page may use of the server: see the web app's `seam.ts`. */
async function attach(request: FastifyRequest, parts: NextParts): Promise<void> {
  const viewer = await parts.viewerFor(request);
  const execute = parts.execute?.(request);
  Object.assign(request.raw, { gongshi: { viewer, user: viewer, execute, publicUrl: parts.publicUrl } });
}
