import { refuse } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { exportAnswer } from "@gongshi/usecases/privacy/export-answer";
import { exportRegister } from "@gongshi/usecases/privacy/export-register";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";
import { sendXlsx } from "./send-xlsx";

const MOST_BYTES = 4 * 1024;

/**
 * `POST /archive-answers` prints the answer of a query at the counter (本人信息查询结果): the card's name and number come with it in
 * the body, never in an address. `GET /archive-register.xlsx?unit=…&at=…` is the register for an inspection.
 */
export function archiveDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    // Bytes, whatever they are said to be: a body that is no JSON is refused by name.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/archive-answers", { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const actor = await actorOf(request, services);
      if (actor.viewer === null) return sendRefusal(reply, refuse("SIGNED_OUT").refusal);
      const { queryId, seal, name, identityNumber } = textsOf(request.body);
      if (!isId(queryId)) return sendRefusal(reply, refuse("NOT_FOUND", {}, "queryId").refusal);
      const form = await exportAnswer(services, actor, { queryId, seal, name, identityNumber });
      if (!form.ok) return sendRefusal(reply, form.refusal);
      return reply
        .type("application/pdf")
        .header("cache-control", "private, no-store")
        .header("content-disposition", `inline; filename="answer.pdf"`)
        .send(Buffer.from(await services.forms.print(form.value)));
    });
  });

  app.get<{ Querystring: { unit?: unknown; at?: unknown } }>("/archive-register.xlsx", async (request, reply) => {
    const actor = await actorOf(request, services);
    const unitId = onlyValue(request.query.unit) ?? "";
    const atUnitId = onlyValue(request.query.at);
    if (!isId(unitId) || (atUnitId !== null && !isId(atUnitId)))
      return sendRefusal(reply, refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND").refusal);
    const file = await exportRegister(services, actor, { unitId, atUnitId });
    return file.ok ? sendXlsx(reply, file.value, "archive-register") : sendRefusal(reply, file.refusal);
  });
}

/** The texts of a JSON body by name; "" for whatever is none. */
function textsOf(body: unknown): Readonly<Record<"queryId" | "seal" | "name" | "identityNumber", string>> {
  let read: unknown = null;
  try {
    read = typeof body === "string" ? JSON.parse(body) : null;
  } catch {
    // No JSON says nothing.
  }
  const values = (typeof read === "object" && read !== null ? read : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof values[name] === "string" ? values[name] : "");
  return {
    queryId: text("queryId"),
    seal: text("seal"),
    name: text("name"),
    identityNumber: text("identityNumber"),
  };
}
