import { existsSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { preferred } from "./staff-shell";

/** Hashed files of the build, compressed beforehand (`*.br`, `*.gz` beside them), kept by browsers for good. */
export async function registerStaticAssets(app: FastifyInstance, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(webDir, ".next", "static"),
    prefix: "/_next/static/",
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
  });
}

/** The service worker, at the root so that it may serve the staff app; not there when the build made none. */
export function registerServiceWorker(app: FastifyInstance, webDir: string, read: (path: string) => Buffer): void {
  const path = join(webDir, ".next", "sw.js");
  if (!existsSync(path)) return;
  const text = read(path);
  const bodies = { br: brotliCompressSync(text), gzip: gzipSync(text), identity: text };
  app.get("/sw.js", async (request, reply) => {
    const encoding = preferred(request.headers["accept-encoding"]);
    if (encoding !== "identity") reply.header("Content-Encoding", encoding);
    return reply
      .type("text/javascript; charset=utf-8")
      .header("Cache-Control", "no-cache")
      .header("Vary", "Accept-Encoding")
      .header("Service-Worker-Allowed", "/")
      .send(bodies[encoding]);
  });
}
