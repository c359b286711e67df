import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";

/** One static page answers every address of the staff app, which finds its way by itself. */
export function registerStaffShell(app: FastifyInstance, webDir: string): void {
  const path = shellPath(webDir);
  if (path === null) return;
  const html = readFileSync(path);
  const bodies = { br: brotliCompressSync(html), gzip: gzipSync(html), identity: html };
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  for (const url of ["/staff", "/staff/*"]) {
    app.route({
      method: ["GET", "HEAD"],
      url,
      handler: async (request, reply) => {
        reply.header("Cache-Control", "no-cache").header("ETag", etag).header("Vary", "Accept-Encoding");
        if (request.headers["if-none-match"] === etag) return reply.code(304).send();
        const encoding = preferred(request.headers["accept-encoding"]);
        if (encoding !== "identity") reply.header("Content-Encoding", encoding);
        return reply.type("text/html; charset=utf-8").send(bodies[encoding]);
      },
    });
  }
}

export function preferred(accepted: string | string[] | undefined): "br" | "gzip" | "identity" {
  const names = String(accepted ?? "")
    .split(",")
    .map((entry) => entry.trim().split(";"))
    .filter(([, weight]) => !/^\s*q=0(\.0*)?$/.test(weight ?? ""))
    .map(([name]) => name!.trim());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : "identity";
}

function shellPath(webDir: string): string | null {
  const pages = join(webDir, ".next", "server", "pages");
  return [join(pages, "staff.html"), join(pages, "staff", "index.html")].find((path) => existsSync(path)) ?? null;
}
