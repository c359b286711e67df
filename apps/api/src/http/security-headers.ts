import type { FastifyInstance } from "fastify";

export interface SecurityOptions {
  readonly publicUrl: string;
  /** Development needs eval and a web socket for its reloading. */
  readonly dev: boolean;
}

/**
 * Sets the headers on the raw response: a page answered by Next never sends what Fastify has collected.
 */
export function registerSecurityHeaders(app: FastifyInstance, options: SecurityOptions): void {
  app.addHook("onRequest", async (request, reply) => {
    const path = request.url.split("?", 1)[0]!;
    for (const [name, value] of Object.entries(headersFor(path, options))) reply.raw.setHeader(name, value);
  });
}

export function headersFor(path: string, options: SecurityOptions): Record<string, string> {
  const staff = isStaff(path);
  return {
    "Content-Security-Policy": policyFor(path, options.dev),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": isPreview(path) ? "no-referrer" : "same-origin",
    ...(isPreview(path) ? { "X-Robots-Tag": "noindex, nofollow, noarchive" } : {}),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": `camera=(${staff ? "self" : ""}), microphone=(), geolocation=(), payment=(), usb=()`,
    ...(options.publicUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** Only the staff app reads codes (WebAssembly) and shows a camera; resident pages have nothing but their islands. */
export function policyFor(path: string, dev: boolean): string {
  const staff = isStaff(path);
  const scripts = [
    "'self'",
    // A worker obeys the policy its own script came with, not that of the page that started it.
    ...(staff || isBuiltScript(path) ? ["'wasm-unsafe-eval'"] : []),
    ...(dev ? ["'unsafe-eval'", "'unsafe-inline'"] : []),
  ];
  const policy: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    "script-src": scripts,
    "style-src": ["'self'", ...(dev ? ["'unsafe-inline'"] : [])],
    "img-src": ["'self'", "data:", ...(staff ? ["blob:"] : [])],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(dev ? ["ws:"] : [])],
    "media-src": staff ? ["'self'", "blob:"] : ["'none'"],
    "frame-src": staff ? ["'self'", "blob:"] : ["'none'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

function isBuiltScript(path: string): boolean {
  return path.startsWith("/_next/static/");
}

/** The address is the key: it is told to nobody, and no search engine keeps it. */
function isPreview(path: string): boolean {
  return path === "/preview" || path.startsWith("/preview/");
}

function isStaff(path: string): boolean {
  return path === "/staff" || path.startsWith("/staff/");
}
