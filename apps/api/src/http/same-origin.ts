import type { FastifyInstance } from "fastify";

/**
 * Refuses requests that change something when a browser says they come from another site. Browsers send Origin with
 * every POST and PUT; a program that sends none carries no cookie of ours by accident.
 */
export function registerSameOrigin(app: FastifyInstance, publicUrl: string): void {
  app.addHook("onRequest", async (request, reply) => {
    if (SAFE_METHODS.has(request.method)) return;
    if (isSameOrigin(request.headers.origin, request.headers.host, publicUrl)) return;
    return reply.code(403).send({ code: "NOT_ALLOWED", details: { because: "another site" } });
  });
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The host is compared too: behind a proxy, or by another of its names, the server is still itself. */
export function isSameOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return origin === publicUrl || (host !== undefined && new URL(origin).host === host.toLowerCase());
}
