import { publicityOf } from "@gongshi/domain/disclosure/publicity";
import type { PublicEdition, PublicityInterval, ScopeInForce } from "@gongshi/domain/disclosure/publicity";
import { AUDIENCES } from "@gongshi/domain/disclosure/scope";
import { z } from "zod";
import type { AuditKind } from "../audit/kinds";
import type { Db } from "../db";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { scopeInForce, scopeOfEdition } from "./scope-of";

const tracedScope = z.object({
  audience: z.enum(AUDIENCES),
  unitIds: z.array(z.string()),
  profile: z.enum(["NOTHING", "TOTALS", "MASKED_LIST"]),
});
const changed = z.object({ effect: z.literal("AT_ONCE"), scope: tracedScope });
const SCOPE_CHANGED: AuditKind = "disclosure.scope-changed";

/**
 * What was public of a disclosure, from when to when, to whom, oldest first: editions from their rows, scopes from those they
 * were reviewed with and from the trace of every change since.
 */
export async function loadPublicity(
  db: Pick<Db, "auditEvent">,
  row: DisclosureRow,
  now: Date,
): Promise<readonly PublicityInterval[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "disclosure", subjectId: row.id, kind: SCOPE_CHANGED },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const changes = events.flatMap(({ at, reason, data }): ScopeInForce[] => {
    const read = changed.safeParse(data);
    return read.success ? [{ at, reason, scope: read.data.scope }] : [];
  });
  const released = row.editions.filter((edition) => edition.releasedAt !== null);
  const scopes = [...released.map((edition) => releasedScope(row, edition, changes)), ...changes];
  const { program } = row.batch;
  return publicityOf(
    {
      editions: released.map(publicEditionOf),
      scopes: scopes.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
      grade: program.grade,
      internetTermDays: program.internetTermDays,
    },
    now,
  );
}

const publicEditionOf = (edition: EditionRow): PublicEdition => ({
  number: edition.number,
  releasedAt: edition.releasedAt!,
  closed:
    edition.withdrawnAt !== null
      ? { at: edition.withdrawnAt, why: edition.withdrawalKind!, reason: edition.withdrawalReason }
      : edition.replacedAt !== null
        ? { at: edition.replacedAt, why: "REPLACED", reason: null }
        : null,
});

/** The scope an edition went out with: the one it was reviewed with, or the narrower one of a change since its submission. */
function releasedScope(row: DisclosureRow, edition: EditionRow, changes: readonly ScopeInForce[]): ScopeInForce {
  const at = edition.releasedAt!;
  const scope = scopeOfEdition(edition) ?? changes.findLast((change) => change.at <= at)?.scope ?? scopeInForce(row);
  return { at, scope, reason: edition.changeReason };
}
