import { randomBytes } from "node:crypto";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { previewEnds } from "@gongshi/domain/review/preview";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { loadDisclosure, newestEdition } from "../disclosure/load-disclosure";
import { tokenHashOf } from "../identity/viewer";
import { newId } from "../new-id";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

type Deps = CommandDeps;

/**
 * A link of seven days for somebody without an account, who sees what the internet will see; the token is given once and
 * never stored. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, PREVIEW_UNAVAILABLE (nothing of an SS
 * program leaves the street office), INVALID_INPUT, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function makePreview(
  deps: Deps,
  actor: Actor,
  input: { readonly disclosureId: string; readonly expectedEditionId: string; readonly forWhom: string },
): Promise<Result<{ readonly disclosureId: string; readonly token: string }>> {
  return runCommand(deps, actor, async (tx, now) => {
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "previewDisclosure", programTarget(program));
    if (!role.ok) return role;
    const edition = newestEdition(row);
    if (edition === undefined || edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
    if (!rolesForDisclosure(edition.state, "preview").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    if (program.grade === "SS") return refuse("PREVIEW_UNAVAILABLE");
    const forWhom = readFreeText(
      "previewFor",
      "forWhom",
      input.forWhom,
      await knownNumbers(deps, tx, actor, program.subdistrictId),
    );
    if (!forWhom.ok) return forWhom;
    const token = randomBytes(24).toString("base64url");
    const previewId = newId();
    await tx.previewLink.create({
      data: {
        id: previewId,
        contentId: edition.id,
        tokenHash: tokenHashOf(token),
        forWhom: forWhom.value,
        createdById: actor.viewer!.personId,
        createdAt: now,
        expiresAt: previewEnds(now),
      },
    });
    return ok({
      value: { disclosureId: row.id, token },
      trace: [
        {
          kind: "preview.made",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: forWhom.value,
          data: { previewId, editionId: edition.id },
        },
      ],
    });
  });
}

/** Takes a link back at once. Refusals: NOT_ALLOWED, NOT_FOUND. A repeat is harmless. */
export async function revokePreview(deps: Deps, actor: Actor, previewId: string): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const link = await tx.previewLink.findUnique({
      where: { id: previewId },
      include: {
        content: {
          include: { edition: { include: { disclosure: { include: { batch: { include: { program: true } } } } } } },
        },
      },
    });
    const edition = link?.content.edition ?? null;
    if (link === null || edition === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const { disclosure } = edition;
    const { program } = disclosure.batch;
    const role = allowed(actor.viewer, "previewDisclosure", programTarget(program));
    if (!role.ok) return role;
    const { count } = await tx.previewLink.updateMany({
      where: { id: link.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return ok({ value: disclosure.id, trace: "REPEATED" });
    return ok({
      value: disclosure.id,
      trace: [
        {
          kind: "preview.revoked",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: disclosure.id,
          reason: link.forWhom,
          data: { previewId, editionId: edition.id },
        },
      ],
    });
  });
}
