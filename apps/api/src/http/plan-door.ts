import { refuse } from "@gongshi/domain/refusal";
import { isId } from "@gongshi/usecases/new-id";
import { checkPlanFile } from "@gongshi/usecases/plan/import-plan";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { drainBody } from "./drain-body";
import { refuseLargeUploads } from "./large-upload";
import { onlyValue } from "./only-value";
import { actorOf } from "./request-actor";
import { textHeader } from "./roll-headers";
import { sendRefusal } from "./send-refusal";

const MOST_BYTES = 20 * 1024 * 1024;

/** `POST /plans/check?subdistrict=ID` reads a plan (.docx, or text of its table) and gives it back to be corrected. Writes nothing. */
export function planDoor(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    refuseLargeUploads(scope, refuse("PLAN_UNREADABLE", { why: "TOO_LARGE" }).refusal);
    scope.addHook("onRequest", async (request, reply) => {
      const { viewer } = await actorOf(request, services);
      if (viewer !== null) return;
      await drainBody(request.raw);
      return sendRefusal(reply, refuse("SIGNED_OUT").refusal);
    });

    scope.post<{ Querystring: { subdistrict?: unknown } }>(
      "/plans/check",
      { bodyLimit: MOST_BYTES },
      async (request, reply) => {
        const actor = await actorOf(request, services);
        const subdistrictId = onlyValue(request.query.subdistrict);
        if (subdistrictId === null || !isId(subdistrictId)) return sendRefusal(reply, refuse("NOT_FOUND").refusal);
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const fileName = textHeader(request, "x-file-name") ?? "";
        const preview = await checkPlanFile(services, actor, { subdistrictId, bytes, fileName });
        if (!preview.ok) return sendRefusal(reply, preview.refusal);
        return reply.header("cache-control", "no-store").send(preview.value);
      },
    );
  });
}
