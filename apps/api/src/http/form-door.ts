import { refuse } from "@gongshi/domain/refusal";
import { exportForm } from "@gongshi/usecases/approval/export-form";
import type { FormKind } from "@gongshi/usecases/approval/export-form";
import { isId } from "@gongshi/usecases/new-id";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

/** `GET /approval-forms/<edition>.pdf` (信息公开审批表) and `GET /stage-statements/<closing>.pdf` (公示情况说明), for ink. */
export function formDoor(app: FastifyInstance, services: Services): void {
  const open = (path: string, what: FormKind) =>
    app.get<{ Params: { id: string } }>(`/${path}/:id.pdf`, async (request, reply) => {
      const actor = await actorOf(request, services);
      if (!isId(request.params.id)) return sendRefusal(reply, refuse("NOT_FOUND").refusal);
      const form = await exportForm(services, actor, what, request.params.id);
      if (!form.ok) return sendRefusal(reply, form.refusal);
      return reply
        .type("application/pdf")
        .header("cache-control", "private, no-store")
        .header("content-disposition", `inline; filename="${what}.pdf"`)
        .send(Buffer.from(await services.forms.print(form.value)));
    });
  open("approval-forms", "approval-form");
  open("stage-statements", "stage-statement");
}
