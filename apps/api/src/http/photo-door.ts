import { refuse } from "@gongshi/domain/refusal";
import { photoForViewer } from "@gongshi/usecases/notice/photo-for-viewer";
import { receivePhoto } from "@gongshi/usecases/notice/receive-photo";
import { receivePhotoPart } from "@gongshi/usecases/notice/receive-photo-part";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { refuseLargeUploads } from "./large-upload";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

const MOST_BYTES = 3 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;

/** `bytes 65536-131071/301234`: where the body belongs in the whole. */
const RANGE = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/;

/**
 * `PUT /photos/<sha256>` receives a board photo or the crop of a code, whole or with Content-Range in pieces, each with
 * its receipt; `GET` gives it back to those who may see it.
 */
export function photoDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.addContentTypeParser("image/jpeg", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    refuseLargeUploads(scope, refuse("PHOTO_TOO_LARGE", { max: MOST_BYTES }).refusal);

    scope.put<{ Params: { sha256: string } }>("/photos/:sha256", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      const { sha256 } = request.params;
      if (!SHA256.test(sha256) || !Buffer.isBuffer(request.body))
        return sendRefusal(reply, refuse("PHOTO_UNREADABLE").refusal);
      const range = request.headers["content-range"];
      const part = range === undefined ? null : partOf(range, request.body);
      if (range !== undefined && part === null) return sendRefusal(reply, refuse("PART_OUT_OF_PLACE").refusal);
      const received =
        part === null
          ? await receivePhoto(services, actor, { sha256, bytes: request.body })
          : await receivePhotoPart(services, actor, { sha256, ...part });
      if (!received.ok) return sendRefusal(reply, received.refusal);
      return reply.code(200).header("cache-control", "no-store").send(received.value);
    });

    scope.get<{ Params: { sha256: string } }>("/photos/:sha256", async (request, reply) => {
      const actor = await actorOf(request, services);
      const { sha256 } = request.params;
      const photo = SHA256.test(sha256) ? await photoForViewer(services, actor, sha256) : refuse("NOT_FOUND");
      if (!photo.ok) return sendRefusal(reply, photo.refusal);
      return (
        reply
          .type("image/jpeg")
          // It shows names: nothing of it stays in a browser by itself, and each look is asked for, and traced.
          .header("cache-control", "private, no-store")
          .header("content-disposition", "inline")
          .send(Buffer.from(photo.value))
      );
    });
  });
}

/** Null where the header does not describe this body. */
function partOf(range: string, bytes: Buffer): { from: number; total: number; bytes: Buffer } | null {
  const match = RANGE.exec(range);
  if (match === null) return null;
  const [from, last, total] = match.slice(1).map(Number) as [number, number, number];
  return last - from + 1 === bytes.length && last < total ? { from, total, bytes } : null;
}
