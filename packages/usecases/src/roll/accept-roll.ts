import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { checkIdentityNumber, minorUntil } from "@gongshi/domain/privacy/identity-number";
import { withoutPersonalNumbers } from "@gongshi/domain/privacy/personal-numbers";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { tidyText } from "@gongshi/domain/text/storable-text";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { RecipientKind } from "../generated/client/client";
import type { Prisma } from "../generated/client/client";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownContacts } from "../privacy/known-contacts";
import { isShown, REVISED } from "../disclosure/shown-edition";
import type { ShownEdition } from "../disclosure/shown-edition";
import { keepReviewedLines } from "../disclosure/review-rounds";
import type { Keyring, RollFile } from "../ports";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { prepareRoll } from "./check-roll";
import type { PreparedRoll, RollInput } from "./check-roll";
import { rememberAnswers } from "./roll-answers";
import { sumLines } from "./sum-lines";

export interface AcceptRollInput extends RollInput {
  /** The newest edition on the screen, whose place the roll takes or which it corrects; null: there was none yet. */
  readonly shown: ShownEdition | null;
  /** What the check showed; another reading is refused. */
  readonly digest: string;
  readonly basis: string;
  readonly rateText: string;
  /** What changed and why; required when it corrects a released disclosure. */
  readonly changeReason: string | null;
}

interface Deps extends CommandDeps {
  readonly rolls: RollFile;
  readonly keyring: Keyring;
}

const BATCH_OF_LINES = 5_000;

/**
 * Writes all accepted lines of a roll into the disclosure's draft, or none. A draft takes the place of the lines it had;
 * for a released disclosure the next edition begins, with its reason.
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
  const known = await knownContacts(deps.db, roll.disclosure.batch.program.subdistrictId);
  const basis = readFreeText("basis", "basis", input.basis, known);
  if (!basis.ok) return basis;
  const rateText = readFreeText("rateText", "rateText", input.rateText, known);
  if (!rateText.ok) return rateText;
  const reason = readFreeText("changeReason", "changeReason", input.changeReason, known);
  if (!reason.ok) return reason;
  const newest = roll.disclosure.editions[0];
  if (!isShown(newest, input.shown)) return refuse("CHANGED_MEANWHILE");
  const corrects = newest !== undefined && rolesForDisclosure(newest.state, "correct").length > 0;
  const changeReason = reason.value;
  if (corrects && changeReason === null) return refuse("REASON_REQUIRED", {}, "changeReason");

  return runCommand(
    deps,
    actor,
    async (tx, now) => {
      await oneAtATime(tx, "disclosure", roll.disclosure.id);
      const sums = sumLines(roll.assigned.map((entry) => entry.line));
      const content = {
        basis: basis.value,
        rateText: rateText.value,
        lineCount: sums.lineCount,
        recipientCount: sums.recipientCount,
        quantityMilli: sums.quantityMilli,
        dueFen: sums.dueFen,
        paidFen: sums.paidFen,
        returnedFen: sums.returnedFen,
        heldFen: sums.heldFen,
        controlTotalFen: roll.reading.controlTotalFen,
        controlExplanation: null,
        authorId: actor.viewer!.personId,
      };
      let editionId: string;
      if (newest !== undefined && !corrects) {
        editionId = newest.id;
        const { count } = await tx.edition.updateMany({
          where: { id: editionId, revision: newest.revision, state: { in: ["DRAFT", "RETURNED"] } },
          data: { ...content, ...REVISED, state: "DRAFT", contributorIds: { push: content.authorId } },
        });
        if (count === 0) return refuse("CHANGED_MEANWHILE");
        await keepReviewedLines(tx, editionId);
        await tx.paymentLine.deleteMany({ where: { editionId } });
      } else {
        editionId = newId();
        const number = (newest?.number ?? 0) + 1;
        const { count } = await tx.edition.createMany({
          skipDuplicates: true,
          data: {
            id: editionId,
            disclosureId: roll.disclosure.id,
            number,
            state: "DRAFT",
            createdAt: now,
            changeReason: corrects ? changeReason : null,
            ...content,
            contributorIds: [content.authorId],
          },
        });
        if (count === 0) return refuse("CHANGED_MEANWHILE");
      }
      await insertLines(tx, deps.keyring, roll, editionId, dayOf(now));
      await tx.rollImport.create({
        data: {
          id: newId(),
          editionId,
          fileName: keptFileName(input.fileName),
          sha256: roll.sha256,
          rowsRead: roll.reading.rowsRead,
          accepted: sums.lineCount,
          rejected: roll.reading.rejected as unknown as Prisma.InputJsonArray,
          warnings: roll.reading.warnings as unknown as Prisma.InputJsonArray,
          layouts: [...new Set(roll.reading.layouts.map(({ layout }) => layout))],
          importedById: actor.viewer!.personId,
          importedAt: now,
        },
      });
      const { program } = roll.disclosure.batch;
      const remembered = await rememberAnswers(
        tx,
        { programId: program.id, departmentId: program.departmentId, ...roll.toRemember },
        { personId: actor.viewer!.personId, as: roll.role, now },
      );
      return ok({
        value: { disclosureId: roll.disclosure.id, editionId },
        trace: [
          {
            kind: "roll.imported",
            as: roll.role,
            unitId: roll.disclosure.batch.program.departmentId,
            subjectType: "disclosure",
            subjectId: roll.disclosure.id,
            reason: corrects ? changeReason : null,
            data: {
              editionId,
              sha256: roll.sha256,
              lines: sums.lineCount,
              paidFen: sums.paidFen,
              rejected: roll.reading.rejected.length,
              controlTotalFen: roll.reading.controlTotalFen,
            },
          },
          ...remembered,
        ],
      });
    },
    { timeoutMs: 120_000 },
  );
}

const MOST_FILE_NAME = 120;

/** A file's name is chosen by whoever sent the file: numbers are cut out of it rather than refused. */
const keptFileName = (name: string): string =>
  [...withoutPersonalNumbers(tidyText(name))].slice(0, MOST_FILE_NAME).join("");

/** The two keyed hashes of a recipient, and of a minor the month until which they are one. The number itself ends here. */
function identityColumns(keyring: Keyring, name: string, identityNumber: string | null, today: Day) {
  if (identityNumber === null) return { identityHash: null, lookupHash: null, minorUntil: null };
  const version = keyring.currentVersion;
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
  const checked = checkIdentityNumber(identityNumber);
  const month = checked.ok ? minorUntil(checked.birthDate, today) : null;
  return {
    identityHash: hex(keyring.hmac(version, "identity", identityNumber)),
    lookupHash: hex(keyring.hmac(version, "lookup", `${name}|${identityNumber.slice(-6)}`)),
    minorUntil: month === null ? null : `${month}-01`,
  };
}

async function insertLines(tx: Tx, keyring: Keyring, roll: PreparedRoll, editionId: string, today: Day): Promise<void> {
  const seqs = new Map<string, number>();
  const programKind = roll.disclosure.batch.program.recipientKind;
  const rows = roll.assigned.map(({ line, unitId }) => {
    const seq = (seqs.get(unitId) ?? 0) + 1;
    seqs.set(unitId, seq);
    const kind: RecipientKind = line.organisation ? "ORGANISATION" : programKind;
    return {
      unit_id: unitId,
      seq,
      recipient_kind: kind,
      name: line.name,
      group: line.group,
      quantity_milli: line.quantityMilli,
      rate_e4: line.rateE4,
      due_fen: line.dueFen,
      paid_fen: line.paidFen,
      outcome: line.outcome,
      remark: line.remark,
      extra: Object.keys(line.extra).length > 0 ? line.extra : null,
      ...identityColumns(keyring, line.name, line.identityNumber, today),
    };
  });
  for (let from = 0; from < rows.length; from += BATCH_OF_LINES) {
    const json = JSON.stringify(rows.slice(from, from + BATCH_OF_LINES));
    await tx.$executeRaw`
      insert into payment_line (edition_id, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
        paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until)
      select ${editionId}::uuid, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
        paid_fen, outcome, remark, extra, ${keyring.currentVersion}::int, decode("identityHash", 'hex'),
        decode("lookupHash", 'hex'), "minorUntil"
      from jsonb_to_recordset(${json}::jsonb) as line(unit_id uuid, seq int, recipient_kind "RecipientKind", name text,
        "group" text, quantity_milli bigint, rate_e4 bigint, due_fen bigint, paid_fen bigint, outcome "Outcome",
        remark text, extra jsonb, "identityHash" text, "lookupHash" text, "minorUntil" date)`;
  }
}
