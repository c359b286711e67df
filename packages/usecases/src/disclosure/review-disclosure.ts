import type { Viewer } from "@gongshi/domain/access/viewer";
import { DISCLOSURE_KIND } from "@gongshi/domain/disclosure/machine";
import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { checkAct, decideAct } from "@gongshi/domain/review/act";
import { factsOf, roundOf } from "@gongshi/domain/review/content";
import type { ReviewDecision, ReviewOutcome } from "@gongshi/domain/review/decide";
import { readFreeText } from "@gongshi/domain/text/free-text";
import type { AuditKind } from "../audit/kinds";
import { allowed, programTarget } from "../allowed";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import { rolesIn } from "../review/roles-in";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { checkAmounts } from "./check-amounts";
import { closePublication } from "./close-publication";
import { loadDisclosure } from "./load-disclosure";
import { reviewedEdition } from "./reviewed-edition";
import { shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";

export interface ReviewInput extends ReviewDecision, ShownEdition {
  readonly disclosureId: string;
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
 * step that may share it. At each approval the amounts are counted anew. Refusals: those of `checkAct`, `decideAct` and
 * `checkAmounts`, SAME_NAME (as somebody whose work it is), NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE (somebody else decided first, another round),
 * TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function reviewDisclosure(deps: CommandDeps, actor: Actor, input: ReviewInput): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "reviewDisclosure", programTarget(program));
    if (!role.ok) return role;
    const viewer = actor.viewer!;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    const content = reviewedEdition(row, edition);
    const round = roundOf(content);
    const reviewer = { personId: viewer.personId, roles: rolesIn(viewer, program.subdistrictId) };
    const may = checkAct(DISCLOSURE_KIND, content, reviewer, { round: input.expectedRound }, now);
    if (!may.ok) return may;
    if (await hasNamesake(tx, content.contributorIds, viewer)) return refuse("SAME_NAME");
    const checked = checkTexts(input, await knownNumbers(deps, tx, actor, program.subdistrictId));
    if (!checked.ok) return checked;
    const decision = checked.value;
    const decided = decideAct(DISCLOSURE_KIND, content, reviewer, decision);
    if (!decided.ok) return decided;
    const { outcome, complete, state } = decided.value;
    if (decided.value.approves) {
      const amounts = await checkAmounts(tx, row, edition);
      if (!amounts.ok) return amounts;
    }

    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state, reviewStep: edition.reviewStep },
      data: {
        state,
        reviewStep: edition.reviewStep + 1,
        ...(complete ? { urgentUntil: null } : {}),
        // What comes back to its editor has no hour any more.
        ...(decided.value.losesItsHour ? { scheduledFor: null, scheduledById: null } : {}),
      },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    const reason = reasonOf(decision);
    if (decided.value.closes)
      await closePublication(tx, edition.id, { at: now, by: viewer.personId, kind: "LAPSED", reason: null });
    await tx.review.create({
      data: {
        id: newId(),
        contentId: edition.id,
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
          contentId: edition.id,
          round,
          number: factsOf(content).proofReadings + 1,
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

/**
 * Whether one of those whose work it is has the reviewer's name under another account: nobody can tell then that these are two
 * people, and nobody reviews own work.
 */
const hasNamesake = async (tx: Tx, contributorIds: readonly string[], { personId, name }: Viewer): Promise<boolean> =>
  (await tx.person.count({ where: { id: { in: [...contributorIds], not: personId }, name } })) > 0;

/** What is kept as the reason: the words on the whole, else those on secrecy, else those at the fields. */
const reasonOf = ({ comment, secrecy, fieldReasons }: ReviewDecision): string | null =>
  comment ?? secrecy?.reason ?? (fieldReasons.map(({ reason }) => reason).join("；") || null);

/** Every text as it will be kept; refuses what may not be. */
function checkTexts(input: ReviewDecision, known: KnownNumbers): Result<ReviewDecision> {
  const comment = readFreeText("reviewComment", "comment", input.comment, known);
  if (!comment.ok) return comment;
  const reason = readFreeText("secrecyReason", "secrecyReason", input.secrecy?.reason ?? null, known);
  if (!reason.ok) return reason;
  const fieldReasons: { field: string; reason: string }[] = [];
  for (const each of input.fieldReasons) {
    const read = readFreeText("fieldReason", "fieldReasons", each.reason, known);
    if (!read.ok) return read;
    fieldReasons.push({ field: each.field, reason: read.value });
  }
  return ok({
    ...input,
    comment: comment.value,
    fieldReasons,
    secrecy: input.secrecy === null ? null : { verdict: input.secrecy.verdict, reason: reason.value },
  });
}
