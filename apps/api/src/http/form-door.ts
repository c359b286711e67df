import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import { refuse } from "@gongshi/domain/refusal";
import type { Result } from "@gongshi/domain/refusal";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { loadApprovalForm } from "@gongshi/usecases/approval/load-approval-form";
import { isId } from "@gongshi/usecases/new-id";
import { loadStageStatement } from "@gongshi/usecases/stage/load-stage-statement";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { actorOf } from "./request-actor";
import { sendRefusal } from "./send-refusal";

type Load = (services: Services, viewer: Viewer | null, id: string) => Promise<Result<PaperForm>>;

/** `GET /approval-forms/<edition>.pdf` (信息公开审批表) and `GET /stage-statements/<closing>.pdf` (公示情况说明), for ink. */
export function formDoor(app: FastifyInstance, services: Services): void {
  const open = (path: string, name: string, load: Load) =>
    app.get<{ Params: { id: string } }>(`/${path}/:id.pdf`, async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      if (!isId(request.params.id)) return sendRefusal(reply, refuse("NOT_FOUND").refusal);
      const form = await load(services, viewer, request.params.id);
      if (!form.ok) return sendRefusal(reply, form.refusal);
      return reply
        .type("application/pdf")
        .header("cache-control", "private, no-store")
        .header("content-disposition", `inline; filename="${name}.pdf"`)
        .send(Buffer.from(await services.forms.print(form.value)));
    });
  open("approval-forms", "approval-form", loadApprovalForm);
  open("stage-statements", "stage-statement", loadStageStatement);
}
