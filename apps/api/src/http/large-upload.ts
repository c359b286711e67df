import type { Refusal } from "@gongshi/domain/refusal";
import type { FastifyInstance } from "fastify";
import { drainBody } from "./drain-body";
import { sendRefusal } from "./send-refusal";

/** Answers an upload over the door's limit with 413 and the refusal, once its sender has come to the end of it. */
export function refuseLargeUploads(scope: FastifyInstance, refusal: Refusal): void {
  scope.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    if (error.statusCode !== 413) throw error;
    await drainBody(request.raw);
    return sendRefusal(reply, refusal, 413);
  });
}
