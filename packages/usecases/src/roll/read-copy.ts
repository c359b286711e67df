import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, programTarget } from "../allowed";
import type { FileStore } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

/** The redacted copy of an imported file, for those who may read lines; every reading is traced. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND. */
export async function readCopy(
  deps: CommandDeps & { readonly files: FileStore },
  actor: Actor,
  importId: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }>> {
  return runCommand(deps, actor, async (tx) => {
    const row = await tx.rollImport.findUnique({
      where: { id: importId },
      include: { edition: { include: { disclosure: { include: { batch: { include: { program: true } } } } } } },
    });
    if (row === null) return refuse("NOT_FOUND");
    const { disclosure } = row.edition;
    const { program } = disclosure.batch;
    const role = allowed(actor.viewer, "readLines", programTarget(program));
    if (!role.ok) return role;
    const bytes = row.copySha256 === null ? null : await deps.files.get(row.copySha256);
    if (bytes === null) return refuse("NOT_FOUND");
    return ok({
      value: { bytes, fileName: row.fileName },
      trace: [
        {
          kind: "roll.copy-read",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: disclosure.id,
          data: { importId, editionId: row.editionId },
        },
      ],
    });
  });
}
