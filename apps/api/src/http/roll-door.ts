import { refuse } from "@gongshi/domain/refusal";
import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { isStorable } from "@gongshi/domain/text/storable-text";
import type { ShownEdition } from "@gongshi/usecases/disclosure/shown-edition";
import { isId } from "@gongshi/usecases/new-id";
import { acceptRoll } from "@gongshi/usecases/roll/accept-roll";
import { checkRoll } from "@gongshi/usecases/roll/check-roll";
import type { RollInput } from "@gongshi/usecases/roll/check-roll";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { drainBody } from "./drain-body";
import { refuseLargeUploads } from "./large-upload";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

const MOST_BYTES = 20 * 1024 * 1024;

interface Query {
  disclosure?: unknown;
  digest?: unknown;
  edition?: unknown;
  revision?: unknown;
}

const choicesShape = z.record(z.string(), z.string());

/** A header that carries text is percent-encoded UTF-8, because headers carry Latin-1 only; anything else is none. */
function textHeader(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  if (typeof value !== "string" || value === "") return null;
  try {
    const text = decodeURIComponent(value);
    return isStorable(text) ? text : null;
  } catch {
    return null;
  }
}

/** What a header says in JSON; `none` where it is not sent, null where it is malformed. */
function jsonHeader<T>(request: FastifyRequest, name: string, shape: z.ZodType<T>, none: T): T | null {
  const text = textHeader(request, name);
  if (text === null) return none;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The edition that the sender's screen showed; null where it showed none yet. */
function shownIn({ edition, revision }: Query): ShownEdition | null {
  const expectedEditionId = onlyValue(edition);
  return expectedEditionId === null ? null : { expectedEditionId, expectedRevision: Number(onlyValue(revision)) };
}

/**
 * `POST /rolls/check` reads a roll and shows what accepting it would write; `POST /rolls/accept` takes the same bytes
 * again and writes all accepted lines or none. The file is never kept: it holds cards and identity numbers.
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
      const unitChoices = jsonHeader(request, "x-unit-choices", choicesShape, {});
      const mapping = jsonHeader(request, "x-mapping", columnMappings, []) as ColumnMapping[] | null;
      if (disclosure === null || !isId(disclosure)) {
        sendRefusal(reply, refuse("NOT_FOUND").refusal);
        return null;
      }
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) {
        sendRefusal(reply, refuse("ROLL_UNREADABLE", { why: "EMPTY" }).refusal);
        return null;
      }
      if (unitChoices === null) {
        sendRefusal(reply, refuse("INVALID_INPUT", {}, "unitChoices").refusal);
        return null;
      }
      if (mapping === null) {
        sendRefusal(reply, refuse("INVALID_INPUT", {}, "mapping").refusal);
        return null;
      }
      const fileName = textHeader(request, "x-file-name") ?? "roll";
      return { disclosureId: disclosure, bytes: request.body, fileName, unitChoices, mapping };
    };

    scope.post<{ Querystring: Query }>("/rolls/check", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      const input = inputOf(request, reply);
      if (input === null) return reply;
      const preview = await checkRoll(services, viewer, input);
      if (!preview.ok) return sendRefusal(reply, preview.refusal);
      return reply.header("cache-control", "no-store").send(preview.value);
    });

    scope.post<{ Querystring: Query }>("/rolls/accept", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      const input = inputOf(request, reply);
      if (input === null) return reply;
      const accepted = await acceptRoll(services, actor, {
        ...input,
        digest: onlyValue(request.query.digest) ?? "",
        shown: shownIn(request.query),
        basis: textHeader(request, "x-basis") ?? "",
        rateText: textHeader(request, "x-rate-text") ?? "",
        changeReason: textHeader(request, "x-change-reason"),
      });
      if (!accepted.ok) return sendRefusal(reply, accepted.refusal);
      return reply.header("cache-control", "no-store").send(accepted.value);
    });
  });
}
