import { alreadySaid } from "@gongshi/domain/correction/already-said";
import { correctedLine, readValues } from "@gongshi/domain/correction/check-values";
import { changedParts, pick, touchesMoney } from "@gongshi/domain/correction/line-values";
import type { LinePart, SomeValues } from "@gongshi/domain/correction/line-values";
import type { Role } from "@gongshi/domain/access/viewer";
import { correctionObstacle } from "@gongshi/domain/correction/machine";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { copyEdition } from "../disclosure/copy-edition";
import { loadDisclosure } from "../disclosure/load-disclosure";
import type { DisclosureRow, EditionRow } from "../disclosure/load-disclosure";
import { keepReviewedLines } from "../disclosure/review-rounds";
import { REVISED, shownEdition } from "../disclosure/shown-edition";
import type { ShownEdition } from "../disclosure/shown-edition";
import { editionSums } from "../disclosure/unit-sums";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Done, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { lineOf, linesAbout } from "./load-corrections";
import { loadForAction } from "./load-correction";
import type { CorrectionRow } from "./load-correction";
import { readLineTexts } from "./read-line-texts";
import { comparableLine, storedValues, valuesColumn } from "./stored-values";
import type { StoredLine } from "./stored-values";

export interface AcceptCorrectionInput extends ShownEdition {
  readonly id: string;
  /** What the line will say; a part that is not there stays as it is. None: the newest edition says it already. */
  readonly values: SomeValues;
  /** What the next edition says it changes and why; needed where something of it was public before. */
  readonly changeReason: string | null;
}

/**
 * 同意更正: the line is changed in the draft there is, or in the next edition, which begins here as a copy of the public one.
 * Nothing of what is public changes; review and release go their ordinary way, and further requests join the same draft until
 * it is handed in. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, WRONG_STATE (of the request, or an edition of which nothing
 * can be corrected), CHANGED_MEANWHILE, CORRECTION_UNDER_REVIEW, RETENTION_OVER, CORRECTION_LINE_GONE, IDENTITY_DIFFERS (a name
 * that nobody's card was shown for), NOTHING_TO_CORRECT, LINE_DOES_NOT_ADD_UP, REASON_REQUIRED, REASON_NAMES_PERSON,
 * INVALID_INPUT and those of free texts.
 * @returns the request's id
 */
export async function acceptCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: AcceptCorrectionInput,
): Promise<Result<string>> {
  return runCommand<string>(
    deps,
    actor,
    async (tx, now) => {
      const found = await loadForAction(tx, actor, input.id, "accept", now);
      if (!found.ok) return found;
      const { request, role } = found.value;
      const { program } = request.disclosure.batch;
      const row = (await loadDisclosure(tx, request.disclosureId))!;
      const shown = shownEdition(row, input);
      if (!shown.ok) return shown;
      const newest = shown.value;
      const obstacle = correctionObstacle(newest.state);
      if (obstacle === "UNDER_REVIEW") return refuse("CORRECTION_UNDER_REVIEW", { number: newest.number });
      if (obstacle !== null || !rolesForDisclosure(newest.state, "correctLine").includes(role))
        return refuse("WRONG_STATE", { state: newest.state });
      if (newest.outlivedAt !== null) return refuse("RETENTION_OVER");

      const before = lineOf(request, await linesAbout(tx, [request], [newest.id]), newest.id);
      const there = alreadySaid(storedValues(request.asked) ?? {}, {
        line: before === null ? null : comparableLine(before),
        isLater: newest.id !== request.editionId,
      });
      if (there !== null && Object.keys(input.values).length === 0)
        return ok(await noted(tx, request, there, newest, { role, personId: actor.viewer!.personId, now }));
      if (before === null) return refuse("CORRECTION_LINE_GONE", { number: newest.number });
      const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
      const texts = readLineTexts(input.values, known);
      if (!texts.ok) return texts;
      const values = readValues(texts.value);
      if (!values.ok) return values;
      const decided = correctedLine(comparableLine(before), values.value);
      if (!decided.ok) return decided;
      const parts = changedParts(comparableLine(before), decided.value);
      const hashes = parts.includes("name") ? hashesFor(request, decided.value.name) : null;
      if (parts.includes("name") && (hashes === null || (await leavesOthersBehind(tx, before, hashes))))
        return refuse("IDENTITY_DIFFERS", {}, "name");
      const reason = readFreeText("changeReason", "changeReason", input.changeReason, known);
      if (!reason.ok) return reason;
      const follows = newest.number > 1 || newest.state === "RELEASED";
      if (follows && reason.value === null) return refuse("REASON_REQUIRED", {}, "changeReason");
      if (
        namesSomebody(reason.value, [before.name, decided.value.name]) ||
        (await namesOthers(tx, newest.id, reason.value))
      )
        return refuse("REASON_NAMES_PERSON", {}, "changeReason");

      const personId = actor.viewer!.personId;
      const draft = await draftFor(tx, row, newest, { personId, changeReason: reason.value, now });
      if (!draft.ok) return draft;
      const { id: editionId, number } = draft.value;
      await tx.paymentLine.updateMany({
        where: { editionId, unitId: before.unitId, seq: before.seq },
        data: { ...decided.value, ...hashes },
      });
      await settleSums(tx, editionId, parts);
      await tx.correctionRequest.update({
        where: { id: request.id },
        data: {
          state: "ACCEPTED",
          decidedById: personId,
          decidedAt: now,
          decided: valuesColumn(pick(decided.value, parts)),
          draftedInId: editionId,
          answer: null,
        },
      });
      const data = { correctionId: request.id, editionId, number, parts: [...parts] };
      return ok({
        value: request.id,
        trace: [
          {
            kind: "correction.accepted",
            as: role,
            unitId: request.unitId,
            subjectType: "correction",
            subjectId: request.id,
            data,
          },
          {
            kind: "disclosure.line-corrected",
            as: role,
            unitId: program.departmentId,
            subjectType: "disclosure",
            subjectId: row.id,
            reason: reason.value,
            data,
          },
        ],
      });
    },
    { timeoutMs: 120_000 },
  );
}

/** Notes that it is agreed to, by an edition that nobody changes for it. */
async function noted(
  tx: Tx,
  request: CorrectionRow,
  decided: SomeValues,
  edition: EditionRow,
  { role, personId, now }: { readonly role: Role; readonly personId: string; readonly now: Date },
): Promise<Done<string>> {
  await tx.correctionRequest.update({
    where: { id: request.id },
    data: {
      state: "ACCEPTED",
      decidedById: personId,
      decidedAt: now,
      decided: valuesColumn(decided),
      draftedInId: edition.id,
      answer: null,
    },
  });
  return {
    value: request.id,
    trace: [
      {
        kind: "correction.accepted",
        as: role,
        unitId: request.unitId,
        subjectType: "correction",
        subjectId: request.id,
        data: { correctionId: request.id, editionId: edition.id, number: edition.number, parts: [] },
      },
    ],
  };
}

interface Hashes {
  readonly hashVersion: number;
  readonly identityHash: Uint8Array<ArrayBuffer>;
  readonly lookupHash: Uint8Array<ArrayBuffer>;
}

/** The hashes that were made from the card for exactly this name. */
function hashesFor(request: CorrectionRow, name: string): Hashes | null {
  const { asked, newHashVersion, newIdentityHash, newLookupHash } = request;
  const wanted = storedValues(asked)?.name;
  if (wanted !== name || newHashVersion === null || newIdentityHash === null || newLookupHash === null) return null;
  return { hashVersion: newHashVersion, identityHash: newIdentityHash, lookupHash: newLookupHash };
}

/** The reason is public: it tells what was changed, never of whom. */
const namesSomebody = (reason: string | null, names: readonly string[]): boolean =>
  reason !== null && names.some((name) => normaliseName(reason).includes(name));

/** Whether it names anybody else of the same edition. */
async function namesOthers(tx: Tx, editionId: string, reason: string | null): Promise<boolean> {
  if (reason === null) return false;
  const text = normaliseName(reason);
  const [found] = await tx.$queryRaw<{ named: boolean }[]>`
    select exists (
      select from payment_line where edition_id = ${editionId}::uuid and recipient_kind <> 'ORGANISATION'
        and length(name) > 1 and position(name in ${text}) > 0
    ) as named`;
  return found!.named;
}

/** The draft in which the line is changed: the one there is, or the next edition as a copy. */
async function draftFor(
  tx: Tx,
  row: DisclosureRow,
  newest: EditionRow,
  by: { readonly personId: string; readonly changeReason: string | null; readonly now: Date },
): Promise<Result<{ readonly id: string; readonly number: number }>> {
  if (newest.state === "RELEASED") {
    const id = await copyEdition(tx, row, newest, { ...by, changeReason: by.changeReason ?? "" });
    return ok({ id, number: newest.number + 1 });
  }
  await keepReviewedLines(tx, newest.id);
  const { count } = await tx.edition.updateMany({
    where: { id: newest.id, revision: newest.revision, state: { in: ["DRAFT", "RETURNED"] } },
    data: {
      ...REVISED,
      state: "DRAFT",
      contributorIds: { push: by.personId },
      ...(newest.number > 1 ? { changeReason: by.changeReason } : {}),
    },
  });
  return count === 0 ? refuse("CHANGED_MEANWHILE") : ok({ id: newest.id, number: newest.number });
}

/** Whether another line of the person would no longer count as theirs: their number is hashed there under another key. */
async function leavesOthersBehind(tx: Tx, before: StoredLine, hashes: Hashes): Promise<boolean> {
  if (before.identityHash === null || hashes.hashVersion === before.hashVersion) return false;
  const { editionId, identityHash } = before;
  return (await tx.paymentLine.count({ where: { editionId, identityHash } })) > 1;
}

/**
 * What the lines add up to now. Where money changed, a difference from the payer's total that was explained before is to be
 * explained anew, and totals printed within the roll no longer speak for it.
 */
async function settleSums(tx: Tx, editionId: string, parts: readonly LinePart[]): Promise<void> {
  await tx.edition.update({
    where: { id: editionId },
    data: {
      ...(await editionSums(tx, editionId)),
      ...(touchesMoney(parts) ? { controlExplanation: null, subtotalsFit: false } : {}),
    },
  });
}
