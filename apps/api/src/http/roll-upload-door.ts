import { refuse } from "@gongshi/domain/refusal";
import type { Result } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { acceptUpload } from "@gongshi/usecases/roll/accept-upload";
import { rejectedOfUpload } from "@gongshi/usecases/roll/rejected-file";
import {
  cancelUpload,
  MOST_UPLOAD_BYTES,
  openUpload,
  readUploadAgain,
  startUpload,
  uploadLines,
  uploadStanding,
} from "@gongshi/usecases/roll/uploads";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Readable } from "node:stream";
import { drainBody } from "./drain-body";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { answersIn, shownIn, textHeader, textsIn } from "./roll-headers";
import { sendRefusal } from "./send-refusal";
import { sendXlsx } from "./send-xlsx";

interface Query {
  disclosure?: unknown;
  mode?: unknown;
  digest?: unknown;
  edition?: unknown;
  revision?: unknown;
  offset?: unknown;
  first?: unknown;
}
interface One {
  Params: { id: string };
  Querystring: Query;
}

/**
 * Long rolls. `POST /rolls/uploads` takes the file in as it comes and answers its id; it is read by a job, and
 * `GET /rolls/uploads/<id>` says how far that is, then what was read. `…/lines` pages through the lines, `…/rejected` gives
 * the rejected rows; `POST …/read` reads anew by other answers, `…/accept` lets all lines in, `…/cancel` gives it up.
 * `GET /rolls/uploads?disclosure=` finds what is still to be decided on.
 */
export function rollUploadDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The bytes go to the disk as they come; how many may come is the use-case's to say.
    scope.addContentTypeParser("*", { bodyLimit: MOST_UPLOAD_BYTES + 1 }, (_request, body, done) => done(null, body));
    scope.addHook("onRequest", async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      if (viewer !== null) return;
      await drainBody(request.raw);
      return sendRefusal(reply, refuse("SIGNED_OUT").refusal);
    });

    const answer = <T>(reply: FastifyReply, result: Result<T>): FastifyReply =>
      result.ok
        ? reply.header("cache-control", "no-store").type("application/json").send(JSON.stringify(result.value))
        : sendRefusal(reply, result.refusal);
    const known = (id: string): string | null => (isId(id) ? id : null);
    const unknown = (reply: FastifyReply) => sendRefusal(reply, refuse("NOT_FOUND").refusal);

    scope.post<{ Querystring: Query }>(
      "/rolls/uploads",
      { bodyLimit: MOST_UPLOAD_BYTES + 1 },
      async (request, reply) => {
        const actor = await actorOf(request, services);
        const disclosureId = onlyValue(request.query.disclosure);
        const answers = answersIn(request);
        const started =
          disclosureId === null || !isId(disclosureId)
            ? refuse("NOT_FOUND")
            : !answers.ok
              ? answers
              : await startUpload(services, actor, {
                  disclosureId,
                  fileName: textHeader(request, "x-file-name") ?? "roll",
                  bytes: (request.body as Readable | undefined) ?? noBytes(),
                  ...answers.value,
                });
        if (!started.ok) await drainBody(request.raw);
        return answer(reply, started);
      },
    );

    scope.get<{ Querystring: Query }>("/rolls/uploads", async (request, reply) => {
      const actor = await actorOf(request, services);
      const disclosureId = onlyValue(request.query.disclosure);
      if (disclosureId === null || !isId(disclosureId)) return unknown(reply);
      return answer(reply, await openUpload(services, actor, disclosureId));
    });

    scope.get<One>("/rolls/uploads/:id", async (request, reply) => {
      const actor = await actorOf(request, services);
      const id = known(request.params.id);
      return id === null ? unknown(reply) : answer(reply, await uploadStanding(services, actor, id));
    });

    scope.get<One>("/rolls/uploads/:id/lines", async (request, reply) => {
      const actor = await actorOf(request, services);
      const id = known(request.params.id);
      const [offset, first] = [request.query.offset, request.query.first].map((text) => Number(onlyValue(text) ?? ""));
      if (id === null || !Number.isSafeInteger(offset) || !Number.isSafeInteger(first)) return unknown(reply);
      return answer(reply, await uploadLines(services, actor, id, { offset: offset!, first: first! }));
    });

    scope.get<One>("/rolls/uploads/:id/rejected", async (request, reply) => {
      const actor = await actorOf(request, services);
      const id = known(request.params.id);
      if (id === null) return unknown(reply);
      const file = await rejectedOfUpload(services, actor, id);
      return file.ok ? sendXlsx(reply, file.value, "rejected") : sendRefusal(reply, file.refusal);
    });

    scope.post<One>("/rolls/uploads/:id/read", async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      const id = known(request.params.id);
      const answers = answersIn(request);
      await drainBody(request.raw);
      if (id === null) return unknown(reply);
      if (!answers.ok) return sendRefusal(reply, answers.refusal);
      return answer(reply, await readUploadAgain(services, viewer, id, answers.value));
    });

    scope.post<One>("/rolls/uploads/:id/cancel", async (request, reply) => {
      const actor = await actorOf(request, services);
      const id = known(request.params.id);
      await drainBody(request.raw);
      return id === null ? unknown(reply) : answer(reply, await cancelUpload(services, actor, id));
    });

    scope.post<One>("/rolls/uploads/:id/accept", async (request, reply) => {
      const actor = await actorOf(request, services);
      const id = known(request.params.id);
      await drainBody(request.raw);
      if (id === null) return unknown(reply);
      const digest = onlyValue(request.query.digest) ?? "";
      const accepted = await acceptUpload(services, actor, {
        id,
        digest,
        shown: shownIn(request.query),
        ...textsIn(request),
      });
      return answer(reply, accepted);
    });
  });
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
