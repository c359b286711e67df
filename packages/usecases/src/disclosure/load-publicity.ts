import { publicityOf } from "@gongshi/domain/disclosure/publicity";
import type {
  PublicEdition,
  PublicityInterval,
  ReachInForce,
  ScopeInForce,
} from "@gongshi/domain/disclosure/publicity";
import { AUDIENCES } from "@gongshi/domain/disclosure/scope";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { Reach } from "@gongshi/domain/program/frozen-settings";
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
/** Of the settings that a version replaced those that say how far anything goes. */
const reachBefore = z
  .object({
    grade: z.enum(["N", "S", "SS"]),
    internetProfile: z.enum(["NOTHING", "TOTALS", "MASKED_LIST"]),
    internetTermDays: z.number().int(),
  })
  .partial();
const SCOPE_CHANGED: AuditKind = "disclosure.scope-changed";

/**
 * What was public of a disclosure, from when to when, to whom, oldest first: editions from their rows, scopes from those they
 * were reviewed with and from the trace of every change since, the program's limits from its versions.
 */
export async function loadPublicity(
  db: Pick<Db, "auditEvent" | "programVersion">,
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
  return publicityOf(
    {
      editions: released.map((edition) => publicEditionOf(row, edition)),
      scopes: scopes.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
      programs: await reachesInForce(db, row.batch.program),
    },
    now,
  );
}

/** What the program let go how far, from when on: back from its row by what each version put in another's place. */
async function reachesInForce(
  db: Pick<Db, "programVersion">,
  program: DisclosureRow["batch"]["program"],
): Promise<readonly ReachInForce[]> {
  const versions = await db.programVersion.findMany({
    where: { programId: program.id, number: { gt: 1 }, appliedAt: { not: null } },
    orderBy: [{ appliedAt: "desc" }, { number: "desc" }],
  });
  const { grade, internetProfile, internetTermDays } = program;
  let reach: Reach = { grade, internetProfile, internetTermDays };
  const found: ReachInForce[] = [];
  for (const { appliedAt, reason, before } of versions) {
    found.unshift({ at: appliedAt!, reason, reach });
    reach = { ...reach, ...reachBefore.parse(before ?? {}) };
  }
  return [{ at: new Date(0), reason: null, reach }, ...found];
}

const publicEditionOf = (row: DisclosureRow, edition: EditionRow): PublicEdition => ({
  number: edition.number,
  reach: settingsOf(edition, row.batch.program),
  releasedAt: edition.releasedAt!,
  closed:
    edition.withdrawnAt !== null
      ? { at: edition.withdrawnAt, why: edition.withdrawalKind!, reason: edition.withdrawalReason }
      : edition.replacedAt !== null
        ? { at: edition.replacedAt, why: "REPLACED", reason: reasonOfNext(row, edition) }
        : null,
});

/** What the edition that took its place said of the change. */
const reasonOfNext = (row: DisclosureRow, edition: EditionRow): string | null =>
  row.editions.find(({ number, releasedAt }) => number > edition.number && releasedAt !== null)?.changeReason ?? null;

/** The scope an edition went out with: the one it was reviewed with, or the narrower one of a change since its submission. */
function releasedScope(row: DisclosureRow, edition: EditionRow, changes: readonly ScopeInForce[]): ScopeInForce {
  const at = edition.releasedAt!;
  const scope = scopeOfEdition(edition) ?? changes.findLast((change) => change.at <= at)?.scope ?? scopeInForce(row);
  return { at, scope, reason: edition.changeReason };
}
