import type { Socket } from "node:net";
import { STATUS_CODES } from "node:http";
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { drainBody } from "./drain-body";
import { plainAnswer, wantsPage } from "./plain-page";
import { safeError } from "./safe-error";
import { headersFor } from "./security-headers";
import type { SecurityOptions } from "./security-headers";

const CODES: Readonly<Record<number, string>> = {
  401: "SIGNED_OUT",
  403: "NOT_ALLOWED",
  404: "NOT_FOUND",
  413: "TOO_LARGE",
  414: "TOO_LARGE",
  429: "TOO_MANY_TRIES",
  431: "TOO_LARGE",
};

const codeOf = (status: number): string => CODES[status] ?? "INVALID_INPUT";

/**
 * Answers in the shape of a refusal, `{code, details}`, or as a page where a browser asks for one. What is not expected
 * is logged under the request's number.
 */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      app.log.error({ requestId: request.id, error: safeError(error) }, "unexpected error");
      if (wantsPage(request.headers.accept)) return sendPlain(request, reply, 500);
      return reply.code(500).send({ code: "INTERNAL", details: { requestId: request.id } });
    }
    if (status === 413) await drainBody(request.raw);
    return sendPlain(request, reply, status);
  });
  app.setNotFoundHandler((request, reply) => sendPlain(request, reply, 404));
}

function sendPlain(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const { type, body } = plainAnswer(status, codeOf(status), wantsPage(request.headers.accept));
  return reply.code(status).type(type).header("cache-control", "no-store").send(body);
}

/** Addresses that are none never reach the application's hooks: the headers of security are set here. */
export const badAddress =
  (security: SecurityOptions) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
    void sendPlain(request, reply.headers(headersFor("/", security)), error.statusCode ?? 400);

/** Of a request that Node could not read there is a socket and some bytes of what came. */
export const unreadableRequest =
  (security: SecurityOptions) =>
  (error: ConnectionError, socket: Socket): void => {
    if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return void socket.destroy();
    const bytes = error.rawPacket as unknown as Buffer | undefined;
    const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
    const { type, body } = plainAnswer(status, codeOf(status), wantsPage(bytes?.toString("latin1")));
    const headers = {
      ...headersFor("/", security),
      "Content-Type": type,
      "Content-Length": Buffer.byteLength(body),
      "Cache-Control": "no-store",
      Connection: "close",
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
  };
