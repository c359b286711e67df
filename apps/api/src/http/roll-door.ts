import { refuse } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { acceptRoll } from "@gongshi/usecases/roll/accept-roll";
import { checkRoll } from "@gongshi/usecases/roll/check-roll";
import type { RollInput } from "@gongshi/usecases/roll/prepare-roll";
import { readCopy } from "@gongshi/usecases/roll/read-copy";
import { rejectedFile } from "@gongshi/usecases/roll/rejected-file";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { drainBody } from "./drain-body";
import { refuseLargeUploads } from "./large-upload";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { answersIn, shownIn, textHeader, textsIn } from "./roll-headers";
import { sendRefusal } from "./send-refusal";
import { sendXlsx } from "./send-xlsx";

const MOST_BYTES = 20 * 1024 * 1024;

interface Query {
  disclosure?: unknown;
  mode?: unknown;
  digest?: unknown;
  edition?: unknown;
  revision?: unknown;
}

/**
 * `POST /rolls/check` reads a roll and shows what accepting it would write; `POST /rolls/accept` takes the same bytes
 * again and writes all accepted lines or none. `POST /rolls/rejected` gives back the rows that were not read, to mend;
 * `?mode=join` adds to the draft instead of replacing it. The file is never kept: it holds cards and identity numbers.
 * `GET /rolls/copies/<import>` is the redacted copy that is.
 */
export function rollDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    refuseLargeUploads(scope, refuse("ROLL_UNREADABLE", { why: "TOO_LARGE", max: MOST_BYTES }).refusal);
    // Before a byte of the file is read: whoever is signed out does not fill the server's memory.
    scope.addHook("onRequest", async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      if (viewer !== null) return;
      await drainBody(request.raw);
      return sendRefusal(reply, refuse("SIGNED_OUT").refusal);
    });

    const inputOf = (request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply): RollInput | null => {
      const disclosure = onlyValue(request.query.disclosure);
      if (disclosure === null || !isId(disclosure)) {
        sendRefusal(reply, refuse("NOT_FOUND").refusal);
        return null;
      }
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) {
        sendRefusal(reply, refuse("ROLL_UNREADABLE", { why: "EMPTY" }).refusal);
        return null;
      }
      const answers = answersIn(request);
      if (!answers.ok) {
        sendRefusal(reply, answers.refusal);
        return null;
      }
      const fileName = textHeader(request, "x-file-name") ?? "roll";
      return { disclosureId: disclosure, bytes: request.body, fileName, ...answers.value };
    };

    scope.post<{ Querystring: Query }>("/rolls/check", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      const input = inputOf(request, reply);
      if (input === null) return reply;
      const preview = await checkRoll(services, actor, input);
      if (!preview.ok) return sendRefusal(reply, preview.refusal);
      return reply.header("cache-control", "no-store").send(preview.value);
    });

    scope.post<{ Querystring: Query }>("/rolls/rejected", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      const input = inputOf(request, reply);
      if (input === null) return reply;
      const file = await rejectedFile(services, actor, input);
      return file.ok ? sendXlsx(reply, file.value, "rejected") : sendRefusal(reply, file.refusal);
    });

    scope.get<{ Params: { id: string } }>("/rolls/copies/:id", async (request, reply) => {
      const actor = await actorOf(request, services);
      const { id } = request.params;
      const copy = isId(id) ? await readCopy(services, actor, id) : refuse("NOT_FOUND");
      return copy.ok ? sendXlsx(reply, copy.value.bytes, "copy") : sendRefusal(reply, copy.refusal);
    });

    scope.post<{ Querystring: Query }>("/rolls/accept", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      const input = inputOf(request, reply);
      if (input === null) return reply;
      const accepted = await acceptRoll(services, actor, {
        ...input,
        ...textsIn(request),
        digest: onlyValue(request.query.digest) ?? "",
        shown: shownIn(request.query),
      });
      if (!accepted.ok) return sendRefusal(reply, accepted.refusal);
      return reply.header("cache-control", "no-store").send(accepted.value);
    });
  });
}
