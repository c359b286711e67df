import { AUDIENCES, decideScope, isForUnit, isSameScope, isWithin } from "@gongshi/domain/disclosure/scope";
import type { Scope, ScopeEffect } from "@gongshi/domain/disclosure/scope";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { copyEdition } from "./copy-edition";
import { loadDisclosure, newestEdition, publicEdition } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { publishingUnits } from "./publishing-units";
import { REVISED } from "./shown-edition";
import { NO_SCOPE, scopeColumns, scopeInForce, scopeOfEdition, tracedScope } from "./scope-of";

export interface ChangeScopeInput extends Scope {
  readonly disclosureId: string;
  /** The newest edition on the screen; null while waiting for the roll. */
  readonly expectedEditionId: string | null;
  readonly reason: string;
}

/**
 * Changes whom a disclosure is for, or what of it the internet shows, with a reason. Showing less takes effect at once;
 * showing more than was reviewed goes to review with the draft there is, or as the next edition with the same content.
 * Refusals: NOT_ALLOWED, NOT_FOUND, CHANGED_MEANWHILE, WRONG_STATE (wider while a review is under way), SCOPE_UNCHANGED,
 * INVALID_INPUT (unitIds: none, or not publishing units), REASON_REQUIRED, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function changeScope(deps: CommandDeps, actor: Actor, input: ChangeScopeInput): Promise<Result<string>> {
  return runCommand(
    deps,
    actor,
    async (tx, now) => {
      await oneAtATime(tx, "disclosure", input.disclosureId);
      const row = await loadDisclosure(tx, input.disclosureId);
      if (row === null) return refuse("NOT_FOUND");
      const { program } = row.batch;
      const role = allowed(actor.viewer, "changeScope", programTarget(program));
      if (!role.ok) return role;
      const newest = newestEdition(row);
      if ((newest?.id ?? null) !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
      const state = newest?.state ?? "WAITING";
      if (!rolesForDisclosure(state, "changeScope").includes(role.value)) return refuse("WRONG_STATE", { state });
      const wanted = await readScope(tx, row, input);
      if (!wanted.ok) return wanted;
      const reason = readFreeText(
        "scopeReason",
        "reason",
        input.reason,
        await knownNumbers(deps, tx, actor, program.subdistrictId),
      );
      if (!reason.ok) return reason;

      const released = publicEdition(row);
      const before = scopeInForce(row);
      const proposed = newest === undefined || newest === released ? null : scopeOfEdition(newest);
      if (isSameScope(wanted.value, before) && (proposed === null || isSameScope(wanted.value, proposed)))
        return refuse("SCOPE_UNCHANGED");
      const decided = decideScope(
        {
          state,
          submitted: newest === undefined ? null : scopeOfEdition(newest),
          reviewed: released === undefined ? null : (scopeOfEdition(released) ?? before),
        },
        wanted.value,
      );
      if (!decided.ok) return decided;
      const by = { personId: actor.viewer!.personId, changeReason: reason.value, now };
      await tx.disclosure.update({ where: { id: row.id }, data: { contributorIds: { push: by.personId } } });
      await EFFECTS[decided.value](tx, { row, wanted: wanted.value, newest, released, by });
      return ok({
        value: row.id,
        trace: [
          {
            kind: "disclosure.scope-changed",
            as: role.value,
            unitId: program.departmentId,
            subjectType: "disclosure",
            subjectId: row.id,
            reason: reason.value,
            data: { effect: decided.value, scope: tracedScope(wanted.value), before: tracedScope(before) },
          },
        ],
      });
    },
    { timeoutMs: 120_000 },
  );
}

interface Change {
  readonly row: DisclosureRow;
  readonly wanted: Scope;
  readonly newest: EditionRow | undefined;
  readonly released: EditionRow | undefined;
  readonly by: { readonly personId: string; readonly changeReason: string; readonly now: Date };
}

const EFFECTS: Readonly<Record<ScopeEffect, (tx: Tx, change: Change) => Promise<void>>> = {
  AT_ONCE: narrowNow,
  BEFORE_REVIEW: async (tx, { row, wanted, newest }) => {
    await tx.disclosure.update({ where: { id: row.id }, data: scopeColumns(wanted) });
    if (newest !== undefined) await tx.edition.update({ where: { id: newest.id }, data: { ...NO_SCOPE, ...REVISED } });
  },
  WITH_DRAFT: async (tx, { wanted, newest }) => {
    await tx.edition.update({
      where: { id: newest!.id },
      data: { ...scopeColumns(wanted), ...REVISED },
    });
  },
  NEXT_EDITION: async (tx, { row, wanted, released, by }) => {
    const draft = await copyEdition(tx, row, released!, by);
    await tx.edition.update({ where: { id: draft }, data: scopeColumns(wanted) });
  },
};

/** Pages follow at once; the boards of units it is no longer for are to be cleared; an edition under way follows suit. */
async function narrowNow(tx: Tx, { row, wanted, newest, released, by }: Change): Promise<void> {
  await tx.disclosure.update({ where: { id: row.id }, data: scopeColumns(wanted) });
  const proposed = newest === undefined ? null : scopeOfEdition(newest);
  if (newest !== undefined && newest !== released && proposed !== null && !isWithin(proposed, wanted)) {
    const draft = newest.state === "DRAFT" || newest.state === "RETURNED";
    await tx.edition.update({
      where: { id: newest.id },
      data: draft ? { ...NO_SCOPE, ...REVISED } : scopeColumns(wanted),
    });
  }
  if (released === undefined) return;
  const notices = await tx.notice.findMany({
    where: { editionId: released.id },
    select: { id: true, withdrawnAt: true, obligation: { select: { unitId: true } } },
  });
  const out = notices.filter((notice) => !isForUnit(wanted, notice.obligation.unitId) && notice.withdrawnAt === null);
  const back = notices.filter((notice) => isForUnit(wanted, notice.obligation.unitId) && notice.withdrawnAt !== null);
  const ids = (some: typeof notices): string[] => some.map(({ id }) => id);
  await tx.notice.updateMany({ where: { id: { in: ids(out) } }, data: { withdrawnAt: by.now } });
  await tx.notice.updateMany({ where: { id: { in: ids(back) } }, data: { withdrawnAt: null } });
}

/** The scope asked for, of units that publish this program. */
async function readScope(tx: Tx, row: DisclosureRow, input: ChangeScopeInput): Promise<Result<Scope>> {
  if (!AUDIENCES.includes(input.audience)) return refuse("INVALID_INPUT", {}, "audience");
  const unitIds = [...new Set(input.unitIds)];
  if (input.audience !== "NAMED_UNITS") return ok({ audience: input.audience, unitIds: [], profile: input.profile });
  const publishing = new Set((await publishingUnits(tx, row.batch)).map(({ id }) => id));
  return unitIds.length > 0 && unitIds.every((id) => publishing.has(id))
    ? ok({ audience: input.audience, unitIds, profile: input.profile })
    : refuse("INVALID_INPUT", {}, "unitIds");
}
