import { afterReview, holdsStep, isOwnWork } from "@gongshi/domain/disclosure/machine";
import type { ReviewFacts } from "@gongshi/domain/disclosure/machine";
import { programReviewSteps } from "@gongshi/domain/program/program";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { Clock } from "../ports";
import type { Actor } from "../run-command";
import { runCommand } from "../run-command";
import { currentRound, loadDisclosure, newestEdition } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/** What the review engine must know of an edition. */
export const reviewFacts = (row: DisclosureRow, edition: EditionRow): ReviewFacts => ({
  steps: programReviewSteps.parse(row.batch.program.reviewSteps),
  reviewStep: edition.reviewStep,
  authorId: edition.authorId,
  submittedById: edition.submittedById,
  reviewerIds: edition.reviews
    .filter((review) => review.round === currentRound(edition))
    .map((review) => review.reviewerId),
});

/**
 * One reviewer's verdict on the step the edition waits at. Refusals: NOT_ALLOWED (not this step's role), OWN_WORK,
 * NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE (somebody else decided first), REASON_REQUIRED (for a return).
 */
export async function reviewDisclosure(
  deps: { readonly db: Db; readonly clock: Clock },
  actor: Actor,
  input: {
    readonly disclosureId: string;
    readonly expectedEditionId: string;
    readonly verdict: "APPROVED" | "RETURNED";
    readonly comment: string | null;
  },
): Promise<Result<string>> {
  const comment = input.comment?.trim() || null;
  if (comment !== null && comment.length > 1000) return refuse("INVALID_INPUT", { max: 1000 }, "comment");
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "reviewDisclosure", programTarget(program));
    if (!role.ok) return role;
    const viewer = actor.viewer!;
    const edition = newestEdition(row);
    if (edition === undefined || edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
    const facts = reviewFacts(row, edition);
    if (isOwnWork(facts, viewer.personId)) return refuse("OWN_WORK");
    if (edition.state !== "IN_REVIEW") return refuse("WRONG_STATE", { state: edition.state });
    if (!holdsStep(facts, viewer, program.subdistrictId))
      return refuse("NOT_ALLOWED", { operation: "reviewDisclosure" });
    if (input.verdict === "RETURNED" && comment === null) return refuse("REASON_REQUIRED", {}, "comment");

    const after = afterReview(facts, input.verdict);
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: "IN_REVIEW", reviewStep: edition.reviewStep },
      data: after,
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    await tx.review.create({
      data: {
        id: newId(),
        editionId: edition.id,
        round: currentRound(edition),
        step: facts.steps[edition.reviewStep]!.step,
        reviewerId: viewer.personId,
        verdict: input.verdict,
        comment,
        at: now,
      },
    });
    return ok({
      value: row.id,
      trace: [
        {
          kind: input.verdict === "APPROVED" ? "disclosure.approved" : "disclosure.returned",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: comment,
          data: { editionId: edition.id, step: facts.steps[edition.reviewStep]!.step, state: after.state },
        },
      ],
    });
  });
}
