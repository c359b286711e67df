import { refuse } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { loadSheetContents } from "@gongshi/usecases/sheet/load-sheet-content";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

const MOST_SHEETS = 500;

/** `GET /sheets/<id>.pdf`, and `GET /sheets.pdf?ids=a,b` for several in one file. Staff only: the board shows names. */
export function sheetDoor(app: FastifyInstance, services: Services): void {
  const send = async (request: FastifyRequest, reply: FastifyReply, ids: readonly string[]) => {
    if (ids.length > MOST_SHEETS || !ids.every(isId)) return sendRefusal(reply, refuse("NOT_FOUND").refusal);
    const contents = await loadSheetContents(services, await actorOf(request, services), ids);
    if (!contents.ok) return sendRefusal(reply, contents.refusal);
    const pdf = await services.printer.print(contents.value);
    const name = contents.value.length === 1 ? contents.value[0]!.number : "sheets";
    return reply
      .type("application/pdf")
      .header("cache-control", "private, no-store")
      .header("content-disposition", `inline; filename="${name}.pdf"`)
      .send(Buffer.from(pdf));
  };
  app.get<{ Params: { id: string } }>("/sheets/:id.pdf", (request, reply) => send(request, reply, [request.params.id]));
  app.get<{ Querystring: { ids?: unknown } }>("/sheets.pdf", (request, reply) =>
    send(request, reply, (onlyValue(request.query.ids) ?? "").split(",").filter(Boolean)),
  );
}
