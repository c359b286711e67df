import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, programTarget } from "../allowed";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { loadStageStatement } from "../stage/load-stage-statement";
import { loadApprovalForm } from "./load-approval-form";

/** 信息公开审批表 of an edition, or 公示情况说明 of a closed stage. */
export type FormKind = "approval-form" | "stage-statement";

/** A form to be taken along on paper: who took it, and when, is in the trace. Refusals: those of loading it. */
export async function exportForm(
  deps: CommandDeps,
  actor: Actor,
  what: FormKind,
  id: string,
): Promise<Result<PaperForm>> {
  return runCommand<PaperForm>(deps, actor, async (tx) => {
    const load = what === "approval-form" ? loadApprovalForm : loadStageStatement;
    const form = await load({ db: tx, clock: deps.clock }, actor.viewer, id);
    if (!form.ok) return form;
    const edition = await editionOf(tx, what, id);
    if (edition === null) return refuse("NOT_FOUND");
    const { program } = edition.disclosure.batch;
    const role = allowed(actor.viewer, "readApprovalForm", programTarget(program));
    if (!role.ok) return role;
    return ok({
      value: form.value,
      trace: [
        {
          kind: "form.exported",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: edition.disclosureId,
          data: { editionId: edition.id, form: what },
        },
      ],
    });
  });
}

const editionOf = (tx: Tx, what: FormKind, id: string) =>
  tx.edition.findFirst({
    where: what === "approval-form" ? { id } : { stageClosing: { id } },
    include: { disclosure: { include: { batch: { include: { program: true } } } } },
  });
