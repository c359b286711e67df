import { dayOf } from "@gongshi/domain/calendar/day";
import { shareLines } from "@gongshi/domain/channel/share-texts";
import { refuse } from "@gongshi/domain/refusal";
import { unitTarget, allowed } from "@gongshi/usecases/allowed";
import { loadShareFacts } from "@gongshi/usecases/lookup/share-facts";
import { isId } from "@gongshi/usecases/new-id";
import { loadNotice } from "@gongshi/usecases/notice/load-notice";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

/** `GET /share/<notice>.png`: the picture for the village's group, for staff of the unit; by the internet profile alone. */
export function shareDoor(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>("/share/:id.png", async (request, reply) => {
    const { viewer } = await actorOf(request, services);
    const { id } = request.params;
    const notice = isId(id) ? await loadNotice(services.db, id) : null;
    if (notice === null) return sendRefusal(reply, refuse(viewer === null ? "SIGNED_OUT" : "NOT_FOUND").refusal);
    const role = allowed(viewer, "readUnit", unitTarget(notice.obligation.unit));
    if (!role.ok) return sendRefusal(reply, role.refusal);
    const facts = await loadShareFacts(services, id, dayOf(services.clock()));
    if (facts === null) return sendRefusal(reply, refuse("NOT_FOUND").refusal);
    const picture = await services.sharePainter.paint(shareLines(facts), facts.url);
    return reply
      .type("image/png")
      .header("cache-control", "private, no-cache")
      .header("content-disposition", "inline")
      .send(Buffer.from(picture));
  });
}
