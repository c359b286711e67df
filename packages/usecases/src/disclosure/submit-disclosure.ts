import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { freezeSettings } from "@gongshi/domain/program/frozen-settings";
import type { ReviewPath } from "@gongshi/domain/review/facts";
import { checkPath } from "@gongshi/domain/review/path";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { knownNumbers } from "../privacy/known-numbers";
import { editionFinds, isHeldBack } from "../privacy/open-finds";
import { settleVersions } from "../program/apply-version";
import { runCommand } from "../run-command";
import { controlTotalOf } from "./check-amounts";
import { contentHashOf } from "./content-hash";
import { contentParts } from "./content-parts";
import { loadDisclosure } from "./load-disclosure";
import { pathFacts } from "./path-facts";
import { currentRound } from "./reviewed-edition";
import { scopeColumns, scopeInForce, scopeOfEdition } from "./scope-of";
import { REVISED, shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";
import { beginRound } from "./review-rounds";
import { titleOf } from "./title-of";

type Deps = CommandDeps;

/**
 * Hands a draft to review by one of the paths and freezes it, with the program's settings and the scope of this moment. Refusals:
 * NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE (another edition than on the screen, or another content),
 * CONTROL_TOTAL_DIFFERS (unexplained), PAYMENT_DATE_MISSING (results only), NUMBERS_FOUND (in its files, and no reviewer answers for them), SHORT_PATH_UNAVAILABLE (why),
 * URGENT_UNAVAILABLE, REASON_REQUIRED (urgent), TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function submitDisclosure(
  deps: Deps,
  actor: Actor,
  input: ShownEdition & {
    readonly disclosureId: string;
    readonly path: ReviewPath;
    /** Why it is urgent. */
    readonly reason: string | null;
  },
): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "submitDisclosure", programTarget(row.batch.program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    if (!rolesForDisclosure(edition.state, "submit").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    if (edition.outlivedAt !== null) return refuse("RETENTION_OVER");
    const known = await knownNumbers(deps, tx, actor, row.batch.program.subdistrictId);
    const read = readFreeText("urgentReason", "reason", input.reason, known);
    if (!read.ok) return read;
    const reason = read.value;
    if (edition.lineCount === 0) return refuse("ROLL_EMPTY");
    const total = controlTotalOf(edition);
    if (total.blocks)
      return refuse("CONTROL_TOTAL_DIFFERS", {
        differenceFen: total.differenceFen,
        toleranceFen: total.toleranceFen,
      });
    if (row.stage === "RESULT" && row.batch.paidOn === null) return refuse("PAYMENT_DATE_MISSING");
    const finds = await editionFinds(tx, edition.id);
    if (isHeldBack(finds)) return refuse("NUMBERS_FOUND", { count: finds.total });
    const paths = await pathFacts(tx, row, edition);
    const path = checkPath(paths, input.path, reason);
    if (!path.ok) return path;
    const { program } = row.batch;
    const frozen = freezeSettings({ ...program, subdistrictName: program.subdistrict.name });
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state },
      data: {
        state: "IN_REVIEW",
        reviewStep: 0,
        reviewPath: input.path,
        reviewPathReason: input.path === "URGENT" ? reason : null,
        reviewSettings: paths.settings,
        programSettings: frozen,
        ...scopeColumns(scopeOfEdition(edition) ?? scopeInForce(row)),
        submittedById: actor.viewer!.personId,
        submittedAt: now,
        contentHash: await contentHashOf(tx, edition, titleOf(row), row.stage === "RESULT" ? row.batch : null),
      },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    const round = currentRound(edition);
    await beginRound(tx, edition.id, { round, parts: await contentParts(tx, row, edition), at: now });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.submitted",
          as: role.value,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: input.path === "URGENT" ? reason : null,
          data: {
            editionId: edition.id,
            number: edition.number,
            path: input.path,
            recipients: edition.recipientCount,
            paidFen: Number(edition.paidFen),
          },
        },
      ],
    });
  });
}

/**
 * Enters the payer's total by hand, and explains a difference in writing.
 * Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, INVALID_INPUT, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function explainTotal(
  deps: Deps,
  actor: Actor,
  input: ShownEdition & {
    readonly disclosureId: string;
    readonly controlTotalFen: number | null;
    /** Left out: the explanation stays as it is; null or blank takes it away. */
    readonly explanation?: string | null;
  },
): Promise<Result<string>> {
  if (input.controlTotalFen !== null && (!Number.isSafeInteger(input.controlTotalFen) || input.controlTotalFen < 0))
    return refuse("INVALID_INPUT", {}, "controlTotalFen");
  return runCommand(deps, actor, async (tx) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "explainTotal", programTarget(row.batch.program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    if (!rolesForDisclosure(edition.state, "explainTotal").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    const known = await knownNumbers(deps, tx, actor, row.batch.program.subdistrictId);
    const read = readFreeText("totalExplanation", "explanation", input.explanation ?? null, known);
    if (!read.ok) return read;
    const explanation = read.value;
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state },
      data: {
        ...(input.controlTotalFen === null ? {} : { controlTotalFen: input.controlTotalFen }),
        ...(input.explanation === undefined ? {} : { controlExplanation: explanation }),
        contributorIds: { push: actor.viewer!.personId },
        ...REVISED,
      },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.total-explained",
          as: role.value,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: explanation,
          data: { editionId: edition.id, controlTotalFen: input.controlTotalFen },
        },
      ],
    });
  });
}
