import { REVIEW_FIELDS } from "@gongshi/domain/disclosure/review-fields";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { decideReview, isOwnWork, pendingSteps } from "@gongshi/domain/review/decide";
import type { ReviewDecision, ReviewOutcome } from "@gongshi/domain/review/decide";
import { AFTER_REVIEW } from "@gongshi/domain/review/machine";
import type { AuditKind } from "../audit/kinds";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { Clock } from "../ports";
import { currentRound, reviewFacts, rolesIn } from "../review/load-review";
import type { Actor } from "../run-command";
import { runCommand } from "../run-command";
import { checkAmounts } from "./check-amounts";
import { closePublication } from "./close-publication";
import { loadDisclosure, newestEdition } from "./load-disclosure";

export interface ReviewInput extends ReviewDecision {
  readonly disclosureId: string;
  readonly expectedEditionId: string;
  /** The round of review that the reviewer's screen showed: what came back changed is another round. */
  readonly expectedRound: number;
}

const TRACED: Readonly<Record<ReviewOutcome, AuditKind>> = {
  IN_REVIEW: "disclosure.approved",
  APPROVED: "disclosure.approved",
  RETURNED: "disclosure.returned",
  WITHHELD: "disclosure.withheld",
};

/**
 * One reviewer's act on a step that is open: approve, return with reasons, or settle secrecy, alone or in one act with a
 * step that may share it. At each approval the amounts are counted anew. Refusals: those of `decideReview` and
 * `checkAmounts`, NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE (somebody else decided first, another round).
 */
export async function reviewDisclosure(
  deps: { readonly db: Db; readonly clock: Clock },
  actor: Actor,
  input: ReviewInput,
): Promise<Result<string>> {
  const checked = checkTexts(input);
  if (!checked.ok) return checked;
  const decision = checked.value;
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
    const round = currentRound(edition);
    if (isOwnWork(facts, viewer.personId)) return refuse("OWN_WORK");
    if (!rolesForDisclosure(edition.state, "review").includes(role.value) || pendingSteps(facts).length === 0)
      return refuse("WRONG_STATE", { state: edition.state });
    if (round !== input.expectedRound) return refuse("CHANGED_MEANWHILE", { round });
    const reviewer = { personId: viewer.personId, roles: rolesIn(viewer, program.subdistrictId) };
    const decided = decideReview(facts, reviewer, decision);
    if (!decided.ok) return decided;
    const { outcome, complete } = decided.value;
    const state = AFTER_REVIEW[edition.state]![outcome];
    if (decision.verdict === "APPROVED" && outcome !== "WITHHELD") {
      const amounts = await checkAmounts(tx, row, edition);
      if (!amounts.ok) return amounts;
    }

    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state, reviewStep: edition.reviewStep },
      data: { state, reviewStep: edition.reviewStep + 1, ...(complete ? { urgentUntil: null } : {}) },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    const reason = reasonOf(decision);
    if (state === "WITHDRAWN")
      await closePublication(tx, edition.id, { at: now, by: viewer.personId, kind: "LAPSED", reason: reason ?? "" });
    await tx.review.create({
      data: {
        id: newId(),
        editionId: edition.id,
        round,
        step: decision.step,
        reviewerId: viewer.personId,
        verdict: decision.verdict,
        comment: decision.comment,
        checks: [...decision.checks],
        secrecy: decision.secrecy?.verdict ?? null,
        secrecyReason: decision.secrecy?.reason ?? null,
        fieldReasons: decision.fieldReasons.map((each) => ({ ...each })),
        at: now,
      },
    });
    if (decision.proofRead && decision.verdict === "APPROVED")
      await tx.proofReading.create({
        data: {
          id: newId(),
          editionId: edition.id,
          round,
          number: facts.proofReadings + 1,
          personId: viewer.personId,
          at: now,
        },
      });
    return ok({
      value: row.id,
      trace: [
        {
          kind: TRACED[outcome],
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason,
          data: {
            editionId: edition.id,
            round,
            step: decision.step,
            state,
            checks: [...decision.checks],
            secrecy: decision.secrecy?.verdict ?? null,
            proofRead: decision.proofRead,
            fields: decision.fieldReasons.map(({ field }) => field),
          },
        },
      ],
    });
  });
}

/** What is kept as the reason: the words on the whole, else those on secrecy, else those at the fields. */
const reasonOf = ({ comment, secrecy, fieldReasons }: ReviewDecision): string | null =>
  comment ?? secrecy?.reason ?? (fieldReasons.map(({ reason }) => reason).join("；") || null);

/** Trims every text; refuses what is too long or about no part of a disclosure. */
function checkTexts(input: ReviewDecision): Result<ReviewDecision> {
  const comment = input.comment?.trim() || null;
  if (comment !== null && comment.length > 1000) return refuse("INVALID_INPUT", { max: 1000 }, "comment");
  const reason = input.secrecy?.reason?.trim() || null;
  if (reason !== null && reason.length > 500) return refuse("INVALID_INPUT", { max: 500 }, "secrecyReason");
  const fieldReasons = input.fieldReasons.map((each) => ({ field: each.field, reason: each.reason.trim() }));
  const fields: readonly string[] = REVIEW_FIELDS;
  if (fieldReasons.some((each) => !fields.includes(each.field) || each.reason === "" || each.reason.length > 500))
    return refuse("INVALID_INPUT", { max: 500 }, "fieldReasons");
  return ok({
    ...input,
    comment,
    fieldReasons,
    secrecy: input.secrecy === null ? null : { verdict: input.secrecy.verdict, reason },
  });
}
