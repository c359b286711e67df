import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Role } from "@gongshi/domain/access/viewer";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { NumberFinds } from "@gongshi/domain/privacy/number-find";
import { withoutPersonalNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { RejectedLine, RollWarning } from "@gongshi/domain/roll/roll";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { tidyText } from "@gongshi/domain/text/storable-text";
import { dayOf } from "@gongshi/domain/calendar/day";
import { editionSums } from "../disclosure/unit-sums";
import type { Prisma } from "../generated/client/client";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import { isShown, REVISED } from "../disclosure/shown-edition";
import type { ShownEdition } from "../disclosure/shown-edition";
import { keepReviewedLines } from "../disclosure/review-rounds";
import type { FileStore, Keyring, RollFile, RollWriter } from "../ports";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { insertLines } from "./insert-lines";
import { keepCopy } from "./keep-copy";
import type { KeptCopy } from "./keep-copy";
import { placeKey, prepareRoll } from "./prepare-roll";
import type { DisclosureForRoll, DraftJoined, PreparedRoll, RollInput } from "./prepare-roll";
import { rememberAnswers } from "./roll-answers";
import type { AnswersToRemember } from "./roll-answers";
import { NO_SUMS } from "./sum-lines";

/** What a person says with a roll that is let in. */
export interface RollTexts {
  readonly basis: string;
  readonly rateText: string;
  /** What changed and why; required when it corrects a released disclosure. */
  readonly changeReason: string | null;
}

export interface AcceptRollInput extends RollInput, RollTexts {
  /** The newest edition on the screen, whose place the roll takes, which it joins or corrects; null: there was none yet. */
  readonly shown: ShownEdition | null;
  /** What the check showed; another reading is refused. */
  readonly digest: string;
}

interface Deps extends CommandDeps {
  readonly rolls: RollFile;
  readonly rollWriter: RollWriter;
  readonly files: FileStore;
  readonly keyring: Keyring;
}

/**
 * Writes all accepted lines of a roll into the disclosure's draft, or none. They take the place of the lines it had, or
 * join them; for a released disclosure the next edition begins, with its reason.
 * Refusals: those of `prepareRoll`, ROLL_CHANGED, UNITS_UNMATCHED, REASON_REQUIRED, INVALID_INPUT, TEXT_TOO_LONG,
 * TEXT_CARRIES_NUMBER, CHANGED_MEANWHILE (a colleague let another roll in since, or otherwise changed the draft).
 */
export async function acceptRoll(
  deps: Deps,
  actor: Actor,
  input: AcceptRollInput,
): Promise<Result<{ readonly disclosureId: string; readonly editionId: string }>> {
  const prepared = await prepareRoll(deps, actor.viewer, input);
  if (!prepared.ok) return prepared;
  if ("question" in prepared.value) return refuse("ROLL_UNREADABLE", { why: "NEEDS_MAPPING" });
  const roll = prepared.value;
  if (roll.digest !== input.digest) return refuse("ROLL_CHANGED");
  if (roll.unmatched.length > 0)
    return refuse("UNITS_UNMATCHED", {
      names: roll.unmatched.map((entry) => entry.text).join("、"),
      lines: roll.unmatched.reduce((sum, entry) => sum + entry.lines, 0),
    });
  const { program } = roll.disclosure.batch;
  if (!isShown(roll.disclosure.editions[0], input.shown)) return refuse("CHANGED_MEANWHILE");
  const texts = await readTexts(deps, actor, roll.disclosure, input);
  if (!texts.ok) return texts;
  const facts = factsOf(roll, input.fileName, await keepCopy(deps, roll));
  return runCommand(
    deps,
    actor,
    (tx, now) =>
      writeRoll(tx, roll.disclosure, facts, texts.value, {
        actor,
        role: roll.role,
        now,
        insert: (editionId, after) =>
          insertLines(
            tx,
            deps.keyring,
            roll.assigned,
            { editionId },
            {
              programKind: program.recipientKind,
              today: dayOf(now),
              after,
            },
          ),
      }),
    { timeoutMs: 120_000 },
  );
}

/** All that is written of a roll beside its lines. */
export interface RollFacts {
  readonly sha256: string;
  readonly fileName: string;
  readonly rowsRead: number;
  readonly rejected: readonly RejectedLine[];
  readonly finds: NumberFinds;
  readonly warnings: readonly RollWarning[];
  readonly layouts: readonly string[];
  readonly controlTotalFen: number | null;
  readonly subtotalsFit: boolean;
  readonly joins: DraftJoined | null;
  readonly toRemember: Pick<AnswersToRemember, "mappings" | "unitNames">;
  readonly copy: KeptCopy;
}

export const factsOf = (roll: PreparedRoll, fileName: string, copy: KeptCopy): RollFacts => ({
  sha256: roll.sha256,
  fileName: keptFileName(fileName),
  rowsRead: roll.reading.rowsRead,
  rejected: newlyRejected(roll),
  finds: roll.finds,
  warnings: roll.reading.warnings,
  layouts: [...new Set(roll.reading.layouts.map(({ layout }) => layout))],
  controlTotalFen: roll.joins === null ? roll.reading.controlTotalFen : roll.joins.controlTotalFen,
  subtotalsFit: subtotalsFit(roll),
  joins: roll.joins,
  toRemember: roll.toRemember,
  copy,
});

/** Whether the subtotals of a draft's files agree with their lines, once this one is in. */
export const subtotalsFit = ({ reading, joins }: Pick<PreparedRoll, "reading" | "joins">): boolean =>
  reading.totalsFit && (joins?.subtotalsFit ?? true);

function newlyRejected({ reading, joins }: PreparedRoll): readonly RejectedLine[] {
  const known = new Set(joins?.stillRejected);
  return known.size === 0 ? reading.rejected : reading.rejected.filter((row) => !known.has(placeKey(row)));
}

/** The texts as they are kept. Refusals: REASON_REQUIRED, INVALID_INPUT, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER. */
export async function readTexts(
  deps: Pick<CommandDeps, "db" | "keyring">,
  actor: Actor,
  disclosure: DisclosureForRoll,
  input: RollTexts,
): Promise<Result<RollTexts>> {
  const known = await knownNumbers(deps, deps.db, actor, disclosure.batch.program.subdistrictId);
  const basis = readFreeText("basis", "basis", input.basis, known);
  if (!basis.ok) return basis;
  const rateText = readFreeText("rateText", "rateText", input.rateText, known);
  if (!rateText.ok) return rateText;
  const reason = readFreeText("changeReason", "changeReason", input.changeReason, known);
  if (!reason.ok) return reason;
  if (correctsReleased(disclosure) && reason.value === null) return refuse("REASON_REQUIRED", {}, "changeReason");
  return ok({ basis: basis.value ?? "", rateText: rateText.value ?? "", changeReason: reason.value });
}

const correctsReleased = ({ editions: [newest] }: DisclosureForRoll): boolean =>
  newest !== undefined && rolesForDisclosure(newest.state, "correct").length > 0;

interface Writing {
  readonly actor: Actor;
  readonly role: Role;
  readonly now: Date;
  /** Writes the lines; each unit's numbers go on from `after`. */
  insert(editionId: string, after: ReadonlyMap<string, number>): Promise<void>;
}

/** Inside a command: the edition, its lines, the import's record, what is remembered, and the trace. */
export async function writeRoll(
  tx: Tx,
  disclosure: DisclosureForRoll,
  facts: RollFacts,
  texts: RollTexts,
  { actor, role, now, insert }: Writing,
): ReturnType<Parameters<typeof runCommand<{ readonly disclosureId: string; readonly editionId: string }>>[2]> {
  await oneAtATime(tx, "disclosure", disclosure.id);
  const personId = actor.viewer!.personId;
  const corrects = correctsReleased(disclosure);
  const edition = await openEdition(tx, disclosure, { ...texts, authorId: personId, now });
  if (!edition.ok) return edition;
  const editionId = edition.value;
  const joins = facts.joins !== null;
  // What reviewers saw stays to be compared with, whether lines go or come.
  await keepReviewedLines(tx, editionId);
  if (!joins) await tx.paymentLine.deleteMany({ where: { editionId } });
  await insert(editionId, joins ? await lastNumbers(tx, editionId) : new Map());
  const sums = await editionSums(tx, editionId);
  await tx.edition.update({
    where: { id: editionId },
    data: {
      ...sums,
      // Of a draft whose names were deleted: it has some again.
      outlivedAt: null,
      controlTotalFen: facts.controlTotalFen,
      subtotalsFit: facts.subtotalsFit,
      controlExplanation: null,
    },
  });
  await tx.rollImport.create({
    data: {
      id: newId(),
      editionId,
      fileName: facts.fileName,
      sha256: facts.sha256,
      rowsRead: facts.rowsRead,
      accepted: sums.lineCount - (facts.joins?.lineCount ?? 0),
      rejected: facts.rejected as unknown as Prisma.InputJsonArray,
      warnings: facts.warnings as unknown as Prisma.InputJsonArray,
      numberFinds: facts.finds as unknown as Prisma.InputJsonObject,
      layouts: [...facts.layouts],
      joined: joins,
      mended: [...(facts.joins?.mended ?? [])],
      copySha256: facts.copy.sha256,
      copyBytes: facts.copy.bytes,
      importedById: personId,
      importedAt: now,
    },
  });
  const { program } = disclosure.batch;
  const remembered = await rememberAnswers(
    tx,
    { programId: program.id, departmentId: program.departmentId, ...facts.toRemember },
    { personId, as: role, now },
  );
  return ok({
    value: { disclosureId: disclosure.id, editionId },
    trace: [
      {
        kind: joins ? "roll.joined" : "roll.imported",
        as: role,
        unitId: program.departmentId,
        subjectType: "disclosure",
        subjectId: disclosure.id,
        reason: corrects ? texts.changeReason : null,
        data: {
          editionId,
          sha256: facts.sha256,
          lines: sums.lineCount,
          paidFen: sums.paidFen,
          rejected: facts.rejected.length,
          controlTotalFen: facts.controlTotalFen,
        },
      },
      ...remembered,
    ],
  });
}

/** The draft that the lines go into: the one there is, or the next edition. */
async function openEdition(
  tx: Tx,
  disclosure: DisclosureForRoll,
  content: RollTexts & { readonly authorId: string; readonly now: Date },
): Promise<Result<string>> {
  const newest = disclosure.editions[0];
  const { basis, rateText, changeReason, authorId, now } = content;
  if (newest !== undefined && !correctsReleased(disclosure)) {
    const { count } = await tx.edition.updateMany({
      where: { id: newest.id, revision: newest.revision, state: { in: ["DRAFT", "RETURNED"] } },
      data: { ...REVISED, basis, rateText, authorId, state: "DRAFT", contributorIds: { push: authorId } },
    });
    return count === 0 ? refuse("CHANGED_MEANWHILE") : ok(newest.id);
  }
  const id = newId();
  await tx.reviewedContent.create({ data: { id, kind: "DISCLOSURE" } });
  const { count } = await tx.edition.createMany({
    skipDuplicates: true,
    data: {
      id,
      disclosureId: disclosure.id,
      number: (newest?.number ?? 0) + 1,
      state: "DRAFT",
      createdAt: now,
      changeReason: newest === undefined ? null : changeReason,
      basis,
      rateText,
      authorId,
      contributorIds: [authorId],
      ...NO_SUMS,
    },
  });
  return count === 0 ? refuse("CHANGED_MEANWHILE") : ok(id);
}

async function lastNumbers(tx: Tx, editionId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.paymentLine.groupBy({ by: ["unitId"], where: { editionId }, _max: { seq: true } });
  return new Map(rows.map(({ unitId, _max }) => [unitId, _max.seq ?? 0]));
}

const MOST_FILE_NAME = 120;

/** A file's name is chosen by whoever sent the file: numbers are cut out of it rather than refused. */
const keptFileName = (name: string): string =>
  [...withoutPersonalNumbers(tidyText(name))].slice(0, MOST_FILE_NAME).join("");
