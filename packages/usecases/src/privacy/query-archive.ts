import { checkIdentityNumber } from "@gongshi/domain/privacy/identity-number";
import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import type { ArchiveQueryKind, EditionState, PaymentLine } from "../generated/client/client";
import { editionTitle } from "../disclosure/title-of";
import { loadDisclosure } from "../disclosure/load-disclosure";
import { newId } from "../new-id";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { knownNumbers } from "./known-numbers";

export interface ArchiveQueryInput {
  /** Where it is asked: the subdistrict for all of it, or one publishing unit. */
  readonly unitId: string;
  readonly kind: ArchiveQueryKind;
  readonly name: string;
  /** Whole, from the card on the counter: it is hashed, and kept nowhere. */
  readonly identityNumber: string;
  /** Who asks, and what for. */
  readonly reason: string;
}

/** A line that is held about the person, with the publication it stands in. */
export interface HeldLine {
  readonly line: PaymentLine;
  readonly unitName: string;
  readonly title: string;
  readonly disclosureId: string;
  readonly editionNumber: number;
  readonly state: EditionState;
  readonly retainUntil: Date | null;
}

export interface ArchiveAnswer {
  readonly queryId: string;
  readonly lines: readonly HeldLine[];
}

/** What a village may look into: what hung on its board. */
const PUBLISHED: readonly EditionState[] = ["RELEASED", "REPLACED"];
const MOST = 200;

/**
 * 查阅登记: somebody stands at the counter with a card and asks what is held about them, or a member looks into the archive.
 * Found by the keyed hash of name and last six digits, under every version of the key; the query is entered with its reason,
 * and traced, whatever it finds. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND (no such unit), INVALID_INPUT (name,
 * identityNumber), REASON_REQUIRED and those of free texts.
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
    const name = normaliseName(input.name);
    if (name === "" || name.length > 60) return refuse("INVALID_INPUT", {}, "name");
    const checked = checkIdentityNumber(input.identityNumber);
    if (!checked.ok) return refuse("INVALID_INPUT", { fault: checked.fault }, "identityNumber");

    const hashes = deps.keyring.versions.map((version) => ({
      hashVersion: version,
      lookupHash: Buffer.from(deps.keyring.hmac(version, "lookup", `${name}|${checked.number.slice(-6)}`)),
    }));
    const whole = unit.kind === "SUBDISTRICT";
    const found = await tx.paymentLine.findMany({
      where: {
        OR: hashes,
        unit: whole ? { subdistrictId: unit.subdistrictId } : { id: unit.id },
        ...(whole ? {} : { edition: { state: { in: [...PUBLISHED] } } }),
      },
      include: { edition: true, unit: true },
      orderBy: { id: "desc" },
      take: MOST,
    });
    const lines = await held(tx, found);
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
      value: { queryId, lines },
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

async function held(
  tx: Tx,
  found: readonly (PaymentLine & {
    readonly edition: { readonly id: string; readonly disclosureId: string };
    readonly unit: { readonly name: string };
  })[],
): Promise<HeldLine[]> {
  const rows = new Map<string, Awaited<ReturnType<typeof loadDisclosure>>>();
  for (const id of new Set(found.map(({ edition }) => edition.disclosureId)))
    rows.set(id, await loadDisclosure(tx, id));
  return found.flatMap(({ edition: { id, disclosureId }, unit, ...line }) => {
    const row = rows.get(disclosureId);
    const edition = row?.editions.find((each) => each.id === id);
    if (row === undefined || row === null || edition === undefined) return [];
    return [
      {
        line,
        unitName: unit.name,
        title: editionTitle(row, edition),
        disclosureId,
        editionNumber: edition.number,
        state: edition.state,
        retainUntil: edition.retainUntil,
      },
    ];
  });
}
