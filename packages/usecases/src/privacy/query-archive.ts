import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import { listCorrections, ofUnit } from "../correction/open-corrections";
import type { ListedCorrection } from "../correction/open-corrections";
import type { ArchiveQueryKind, Prisma, Unit } from "../generated/client/client";
import { fromHex } from "../hex";
import { newId } from "../new-id";
import type { Keyring } from "../ports";
import { identityHash, lookupHash } from "../roll/identity-hashes";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { readPerson } from "./asking-person";
import type { AskingPerson } from "./asking-person";
import { sealOfAnswer } from "./answer-seal";
import { heldLines } from "./held-lines";
import type { HeldLine } from "./held-lines";
import { knownNumbers } from "./known-numbers";

export interface ArchiveQueryInput extends AskingPerson {
  /** Where it is asked: the subdistrict for all of it, or one publishing unit. */
  readonly unitId: string;
  readonly kind: ArchiveQueryKind;
  /** What for; it names nobody. */
  readonly reason: string;
}

export interface ArchiveAnswer {
  readonly queryId: string;
  /** Shows that it is this query's answer that is printed, and no other person's. */
  readonly seal: string;
  readonly lines: readonly HeldLine[];
  /** What the person asked to have corrected before, as far as its words are kept. */
  readonly corrections: readonly ListedCorrection[];
  /** There are more lines than are shown. */
  readonly more: boolean;
}

/** What a village may look into: what hung on its board. Of SS nothing does, whatever it was before (rule 5 of the field). */
const OF_ITS_BOARD = {
  state: { in: ["RELEASED", "REPLACED"] },
  disclosure: { batch: { program: { grade: { not: "SS" } } } },
} satisfies Prisma.EditionWhereInput;
/** Lines that are told at most. */
export const MOST_LINES = 200;

/**
 * 查阅登记: somebody stands at the counter with a card and asks what is held about them, or a member looks into the archive.
 * Found by the keyed hash of the whole number, so that a name which the roll misspells does not matter, and by that of name and
 * last six digits, each under every version of the key; the query is entered with its reason, and traced, whatever it finds.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (no such unit), INVALID_INPUT (name, identityNumber), REASON_REQUIRED,
 * REASON_NAMES_PERSON and those of free texts.
 */
export async function queryArchive(
  deps: CommandDeps,
  actor: Actor,
  input: ArchiveQueryInput,
): Promise<Result<ArchiveAnswer>> {
  return runCommand<ArchiveAnswer>(deps, actor, async (tx, now) => {
    const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
    if (unit === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "unitId");
    const role = allowed(actor.viewer, "queryArchive", unitTarget(unit));
    if (!role.ok) return role;
    const known = await knownNumbers(deps, tx, actor, unit.subdistrictId);
    const reason = readFreeText("archiveReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    const person = readPerson(input);
    if (!person.ok) return person;
    // The register says why, never who.
    if (normaliseName(reason.value).includes(person.value.name)) return refuse("REASON_NAMES_PERSON", {}, "reason");

    const found = await findLines(tx, deps.keyring, unit, person.value);
    const lines = await heldLines(tx, found.slice(0, MOST_LINES), role.value, now);
    const corrections = await findCorrections(tx, deps.keyring, unit, person.value, now);
    const queryId = newId();
    const personId = actor.viewer!.personId;
    await tx.archiveQuery.create({
      data: {
        id: queryId,
        unitId: unit.id,
        kind: input.kind,
        reason: reason.value,
        found: lines.length,
        personId,
        at: now,
      },
    });
    return ok({
      value: {
        queryId,
        seal: sealOfAnswer(deps.keyring, queryId, person.value),
        lines,
        corrections,
        more: found.length > MOST_LINES,
      },
      trace: [
        {
          kind: "archive.queried",
          as: role.value,
          unitId: unit.id,
          subjectType: "unit",
          subjectId: unit.id,
          reason: reason.value,
          data: { queryId, kind: input.kind, lines: lines.length },
        },
      ],
    });
  });
}

/** What this person asked for: the hash of the whole number tells, as the line has it or as it was hashed for a new name. */
function findCorrections(tx: Tx, keyring: Keyring, unit: Unit, person: AskingPerson, now: Date) {
  const hashes = keyring.versions.flatMap((version): Prisma.CorrectionRequestWhereInput[] => {
    const hash = fromHex(identityHash(keyring, version, person.identityNumber));
    return [
      { hashVersion: version, identityHash: hash },
      { newHashVersion: version, newIdentityHash: hash },
    ];
  });
  return listCorrections(tx, { AND: [ofUnit(unit), { OR: hashes }] }, now);
}

/** The person's lines, the newest first, and one more than are shown. */
export function findLines(tx: Tx, keyring: Keyring, unit: Unit, person: AskingPerson) {
  const hashes = keyring.versions.flatMap((hashVersion): Prisma.PaymentLineWhereInput[] => [
    { hashVersion, identityHash: fromHex(identityHash(keyring, hashVersion, person.identityNumber)) },
    { hashVersion, lookupHash: fromHex(lookupHash(keyring, hashVersion, person.name, person.identityNumber)) },
  ]);
  const whole = unit.kind === "SUBDISTRICT";
  return tx.paymentLine.findMany({
    where: {
      OR: hashes,
      unit: whole ? { subdistrictId: unit.subdistrictId } : { id: unit.id },
      ...(whole ? {} : { edition: OF_ITS_BOARD }),
    },
    include: { edition: { select: { id: true, disclosureId: true } }, unit: { select: { name: true } } },
    orderBy: { id: "desc" },
    take: MOST_LINES + 1,
  });
}
