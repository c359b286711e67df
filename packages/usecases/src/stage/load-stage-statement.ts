import type { Viewer } from "@gongshi/domain/access/viewer";
import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { stageStatementForm } from "@gongshi/domain/stage/stage-statement";
import type { StageStatement } from "@gongshi/domain/stage/stage-statement";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import type { Tx } from "../run-command";

/** 公示情况说明 as it was frozen when its stage was closed. Refusals: SIGNED_OUT, NOT_FOUND, NOT_ALLOWED. */
export async function loadStageStatement(
  deps: { readonly db: Db | Tx },
  viewer: Viewer | null,
  closingId: string,
): Promise<Result<PaperForm>> {
  if (viewer === null) return refuse("SIGNED_OUT");
  const closing = await deps.db.stageClosing.findUnique({
    where: { id: closingId },
    include: { edition: { include: { disclosure: { include: { batch: { include: { program: true } } } } } } },
  });
  if (closing === null) return refuse("NOT_FOUND");
  const role = allowed(viewer, "readApprovalForm", programTarget(closing.edition.disclosure.batch.program));
  return role.ok ? ok(stageStatementForm(closing.statement as unknown as StageStatement)) : role;
}
