import { refuse } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { decideByLink, photoOfLink } from "@gongshi/usecases/notice/confirm-link";
import type { LinkDecision } from "@gongshi/usecases/notice/confirm-link";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

const MOST_BYTES = 8 * 1024;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * What a one-time link's page needs besides its page: `POST /confirm/<token>` takes its form, without any script, and
 * sends the browser back to the page; `GET /confirm/<token>/photos/<sha256>` shows the photos it is about. Opening the
 * page decides nothing, because chats fetch every address they show.
 */
export function confirmDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );

    scope.post<{ Params: { token: string } }>("/confirm/:token", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const { token } = request.params;
      if (!TOKEN.test(token)) return reply.redirect("/confirm/unknown", 303);
      const said = request.body instanceof URLSearchParams ? decisionIn(request.body) : null;
      const back = (outcome: string) =>
        reply.header("cache-control", "no-store").redirect(`/confirm/${token}?said=${outcome}`, 303);
      if (said === null) return back("REASON_REQUIRED");
      const decided = await decideByLink(services, await actorOf(request, services), token, said);
      return back(decided.ok ? said.decision : decided.refusal.refused);
    });

    scope.get<{ Params: { token: string; sha256: string } }>(
      "/confirm/:token/photos/:sha256",
      async (request, reply) => {
        const { token, sha256 } = request.params;
        const photo =
          TOKEN.test(token) && SHA256.test(sha256)
            ? await photoOfLink(services, await actorOf(request, services), token, sha256)
            : refuse("LINK_UNKNOWN");
        if (!photo.ok) return sendRefusal(reply, photo.refusal, 404);
        return reply
          .type("image/jpeg")
          .header("cache-control", "private, no-store")
          .header("content-disposition", "inline")
          .send(Buffer.from(photo.value));
      },
    );
  });
}

/** What the form says; null where a return names no reason, or nothing fits. */
function decisionIn(form: URLSearchParams): LinkDecision | null {
  const postingId = form.get("posting") ?? "";
  if (!isId(postingId)) return null;
  if (form.get("decision") === "CONFIRM") return { postingId, decision: "CONFIRM" };
  const [kind, ...words] = (form.get("reason") ?? "").split(":");
  const reason = [words.join(":"), form.get("more") ?? ""]
    .map((part) => part.trim())
    .filter(Boolean)
    .join("；");
  return (kind === "PHOTO" || kind === "UNTRUE") && reason !== ""
    ? { postingId, decision: "RETURN", kind, reason }
    : null;
}
