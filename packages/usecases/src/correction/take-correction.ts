import { changedParts, pick, valuesOf } from "@gongshi/domain/correction/line-values";
import type { SomeValues } from "@gongshi/domain/correction/line-values";
import { readValues } from "@gongshi/domain/correction/check-values";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { dayOf } from "@gongshi/domain/calendar/day";
import { canonicalJson } from "@gongshi/domain/text/canonical-json";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed } from "../allowed";
import type { CorrectionRequest } from "../generated/client/client";
import { fromHex, hexOf } from "../hex";
import { oneAtATime } from "../one-at-a-time";
import type { Keyring } from "../ports";
import { isSealed } from "../privacy/answer-seal";
import { readPerson } from "../privacy/asking-person";
import type { AskingPerson } from "../privacy/asking-person";
import { knownNumbers } from "../privacy/known-numbers";
import { identityHash, lookupHash } from "../roll/identity-hashes";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { counterTarget } from "./counter-target";
import { openRequests } from "./open-requests";
import { readLineTexts } from "./read-line-texts";
import { comparableLine, valuesColumn } from "./stored-values";
import type { StoredLine } from "./stored-values";

/** The person is whom the card on the counter names: only hashes of the number are kept. */
export interface TakeCorrectionInput extends AskingPerson {
  /** Made on the screen, so that a repeat is harmless. */
  readonly id: string;
  /** The entry of the register under which the line was found. */
  readonly queryId: string;
  /** Shows that the entry was about this card: nobody's number can be tried on a line without having been looked up. */
  readonly seal: string;
  readonly lineId: string;
  /** What the line should say; a part that is not there is not asked for. */
  readonly asked: SomeValues;
  readonly wrong: string | null;
  readonly proof: string;
}

/**
 * 更正申请: a person at the counter says what of a line about them is wrong, what it should say, and which paper proves it.
 * The card must be that line's person: by the whole number where the name is to change, else by name and last six digits too.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (line), WRONG_STATE (an edition that no longer stands), RETENTION_OVER,
 * INVALID_INPUT (field; queryId: not this person's query, or of elsewhere; seal: about another card), NOTHING_TO_CORRECT,
 * IDENTITY_DIFFERS, CORRECTION_OPEN (on), ALREADY_EXISTS (that id says something else), and those of free texts.
 * @returns the request's id
 */
export async function takeCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: TakeCorrectionInput,
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const line = await loadLineLocked(tx, input.lineId);
    if (line === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "lineId");
    const { edition, unit } = line;
    const role = allowed(
      actor.viewer,
      "takeCorrection",
      counterTarget(unit, edition.disclosure.batch.program, edition),
    );
    // Of what was never public a village learns nothing, not even that it is there.
    if (!role.ok)
      return edition.releasedAt === null && actor.viewer !== null ? refuse("NOT_FOUND", {}, "lineId") : role;
    const personId = actor.viewer!.personId;
    const query = await tx.archiveQuery.findUnique({ where: { id: input.queryId } });
    if (query?.personId !== personId || ![unit.id, unit.subdistrictId].includes(query.unitId))
      return refuse("INVALID_INPUT", {}, "queryId");
    if (!rolesForDisclosure(edition.state, "askCorrection").includes(role.value))
      return rolesForDisclosure(edition.state, "askCorrection").length > 0
        ? refuse("NOT_FOUND", {}, "lineId")
        : refuse("WRONG_STATE", { state: edition.state });
    if (edition.outlivedAt !== null) return refuse("RETENTION_OVER");

    const read = readAsked(input, await knownNumbers(deps, tx, actor, unit.subdistrictId));
    if (!read.ok) return read;
    const { asked, wrong, proof } = read.value;
    const person = readPerson(input);
    if (!person.ok) return person;
    if (!isSealed(deps.keyring, query.id, person.value, input.seal)) return refuse("INVALID_INPUT", {}, "seal");
    const { identityNumber } = person.value;
    const before = valuesOf(comparableLine(line));
    const parts = changedParts(before, asked);
    if (parts.length === 0 && wrong === null) return refuse("NOTHING_TO_CORRECT");
    if (!isTheirs(deps.keyring, line, identityNumber, { whole: parts.includes("name") }))
      return refuse("IDENTITY_DIFFERS", {}, "identityNumber");

    const wanted = pick(asked, parts);
    const there = await tx.correctionRequest.findUnique({ where: { id: input.id } });
    if (there !== null)
      return isRepeat(there, { personId, line, wanted, wrong, proof })
        ? ok({ value: there.id, trace: "REPEATED" })
        : refuse("ALREADY_EXISTS", {}, "id");
    const open = (await openRequests(tx, [line], now)).get(line.id);
    if (open !== undefined) return refuse("CORRECTION_OPEN", { on: dayOf(open.takenAt) });
    await tx.correctionRequest.create({
      data: {
        id: input.id,
        queryId: query.id,
        unitId: unit.id,
        disclosureId: edition.disclosureId,
        editionId: edition.id,
        seq: line.seq,
        takenById: personId,
        takenAt: now,
        parts: [...parts],
        before: valuesColumn(before),
        asked: valuesColumn(wanted),
        wrong,
        proof,
        hashVersion: line.hashVersion,
        identityHash: line.identityHash,
        ...(await newHashes(tx, deps.keyring, line, wanted.name ?? line.name, identityNumber)),
      },
    });
    return ok({
      value: input.id,
      trace: [
        {
          kind: "correction.taken",
          as: role.value,
          unitId: unit.id,
          subjectType: "correction",
          subjectId: input.id,
          data: { queryId: query.id, disclosureId: edition.disclosureId, editionId: edition.id, parts: [...parts] },
        },
      ],
    });
  });
}

/** The line as it stands once nobody else can change its disclosure. */
async function loadLineLocked(tx: Tx, text: string) {
  if (!/^[0-9]{1,18}$/u.test(text)) return null;
  const where = { id: BigInt(text) };
  const known = await tx.paymentLine.findUnique({ where, select: { edition: { select: { disclosureId: true } } } });
  if (known === null) return null;
  await oneAtATime(tx, "disclosure", known.edition.disclosureId);
  return tx.paymentLine.findUnique({
    where,
    include: {
      edition: { include: { disclosure: { include: { batch: { include: { program: true } } } } } },
      unit: true,
    },
  });
}

/** Texts and values as they are kept. */
function readAsked(
  { asked, wrong, proof }: TakeCorrectionInput,
  known: KnownNumbers,
): Result<{ readonly asked: SomeValues; readonly wrong: string | null; readonly proof: string }> {
  const texts = readLineTexts(asked, known);
  if (!texts.ok) return texts;
  const values = readValues(texts.value);
  if (!values.ok) return values;
  const said = readFreeText("correctionWrong", "wrong", wrong, known);
  if (!said.ok) return said;
  const paper = readFreeText("correctionProof", "proof", proof, known);
  return paper.ok ? ok({ asked: values.value, wrong: said.value, proof: paper.value }) : paper;
}

/** Whether the card is that of the line's person. A misspelled name has another look-up hash: then the whole number counts. */
function isTheirs(keyring: Keyring, line: StoredLine, number: string, { whole }: { readonly whole: boolean }): boolean {
  if (!keyring.versions.includes(line.hashVersion)) return false;
  const is = (stored: Uint8Array | null, hash: string): boolean => stored !== null && hexOf(stored) === hash;
  if (is(line.identityHash, identityHash(keyring, line.hashVersion, number))) return true;
  return !whole && is(line.lookupHash, lookupHash(keyring, line.hashVersion, line.name, number));
}

/**
 * What the card's person is known by, and their line once it has its new name: under the key of today, or that of the person's
 * other lines in the edition, with whom they are counted once. The number itself ends here.
 */
async function newHashes(tx: Tx, keyring: Keyring, line: StoredLine, name: string, number: string) {
  const { editionId, identityHash: own } = line;
  const alone = (await tx.paymentLine.count({ where: { editionId, identityHash: own } })) === 1;
  const version = alone ? keyring.currentVersion : line.hashVersion;
  return {
    newHashVersion: version,
    newIdentityHash: fromHex(identityHash(keyring, version, number)),
    newLookupHash: fromHex(lookupHash(keyring, version, name, number)),
  };
}

const isRepeat = (
  there: CorrectionRequest,
  said: {
    readonly personId: string;
    readonly line: StoredLine;
    readonly wanted: SomeValues;
    readonly wrong: string | null;
    readonly proof: string;
  },
): boolean =>
  there.takenById === said.personId &&
  there.editionId === said.line.editionId &&
  there.unitId === said.line.unitId &&
  there.seq === said.line.seq &&
  there.wrong === said.wrong &&
  there.proof === said.proof &&
  canonicalJson(there.asked) === canonicalJson(said.wanted);
