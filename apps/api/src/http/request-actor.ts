import type {} from "@fastify/cookie";
import { viewerOfSession } from "@gongshi/usecases/identity/viewer";
import type { Db } from "@gongshi/usecases/db";
import type { Clock } from "@gongshi/usecases/ports";
import type { Actor } from "@gongshi/usecases/run-command";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RequestSession } from "@gongshi/schema/context";

export const SESSION_COOKIE = "gongshi_session";

const tokenOf = (request: FastifyRequest): string | null => request.cookies[SESSION_COOKIE] ?? null;

/** Who sends this request: the session's person with every role in force, or nobody. Looked up once a request. */
export async function actorOf(
  request: FastifyRequest,
  services: { readonly db: Db; readonly clock: Clock },
): Promise<Actor> {
  const token = tokenOf(request);
  const viewer = token === null ? null : await viewerOfSession(services.db, token, services.clock());
  return { viewer, ip: request.ip };
}

/**
 * Sets and clears the session's cookie: httpOnly, same site, and secure wherever the site is served over HTTPS.
 * A page that asks in process has no reply, and no cookie to set.
 */
export function requestSession(request: FastifyRequest, reply: FastifyReply | null, publicUrl: string): RequestSession {
  const attributes = {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: publicUrl.startsWith("https:"),
  } as const;
  return {
    token: tokenOf(request),
    userAgent: request.headers["user-agent"] ?? null,
    start: (token, expiresAt) => void reply?.setCookie(SESSION_COOKIE, token, { ...attributes, expires: expiresAt }),
    end: () => void reply?.clearCookie(SESSION_COOKIE, attributes),
  };
}
