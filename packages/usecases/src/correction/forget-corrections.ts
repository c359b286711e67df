import { dayOf } from "@gongshi/domain/calendar/day";
import { isOutlived, wordsKeptUntil } from "@gongshi/domain/privacy/retention";
import { ok } from "@gongshi/domain/refusal";
import { dayToColumn } from "../day-column";
import { Prisma } from "../generated/client/client";
import { oneAtATime } from "../one-at-a-time";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps, TraceEntry, Tx } from "../run-command";
import { standingsOf } from "./load-corrections";
import type { StandingCorrection } from "./load-corrections";

/**
 * Deletes the words and values of every request that was answered long enough ago: what was asked, said, decided and answered,
 * and the hashes. That there was one, about which kind of thing, when it was taken and answered and how it stood, stays. Being
 * cut off anywhere is harmless.
 * @returns how many requests
 */
export async function forgetCorrections(deps: CommandDeps, signal: AbortSignal): Promise<number> {
  const today = dayOf(deps.clock());
  const requests = await deps.db.correctionRequest.findMany({
    where: { forgottenAt: null, state: { not: "OPEN" } },
    orderBy: { takenAt: "asc" },
  });
  const due = (await standingsOf(deps.db, requests, today)).filter(isOver(today));
  let forgotten = 0;
  for (const { request } of due) {
    if (signal.aborted) break;
    const done = await runCommand<number>(deps, BY_ITSELF, async (tx, now) => {
      await oneAtATime(tx, "disclosure", request.disclosureId);
      const still = await tx.correctionRequest.findMany({ where: { id: request.id, forgottenAt: null } });
      const [standing] = (await standingsOf(tx, still, today)).filter(isOver(today));
      return standing === undefined
        ? ok({ value: 0, trace: "REPEATED" })
        : ok({ value: 1, trace: [await forgetWords(tx, standing, now)] });
    });
    if (done.ok) forgotten += done.value;
  }
  return forgotten;
}

const isOver =
  (today: string) =>
  ({ answeredOn }: StandingCorrection): boolean =>
    answeredOn !== null && isOutlived(wordsKeptUntil(answeredOn), today);

/** With the names of an edition go the words of the requests about its lines, however they stand. Before the lines are deleted. */
export async function forgetCorrectionsOf(tx: Tx, editionId: string, now: Date): Promise<readonly TraceEntry[]> {
  const requests = await tx.correctionRequest.findMany({ where: { editionId, forgottenAt: null } });
  const entries: TraceEntry[] = [];
  for (const standing of await standingsOf(tx, requests, dayOf(now)))
    entries.push(await forgetWords(tx, standing, now));
  return entries;
}

/** Leaves the record, and says how it stood: without the words nothing could tell any more. */
async function forgetWords(
  tx: Tx,
  { request, standing, answeredOn }: StandingCorrection,
  now: Date,
): Promise<TraceEntry> {
  await tx.correctionRequest.update({
    where: { id: request.id },
    data: {
      before: Prisma.DbNull,
      asked: Prisma.DbNull,
      decided: Prisma.DbNull,
      wrong: null,
      proof: null,
      answer: null,
      hashVersion: null,
      identityHash: null,
      newHashVersion: null,
      newIdentityHash: null,
      newLookupHash: null,
      forgottenAt: now,
      closedStep: standing.step,
      closedEdition: standing.edition,
      closedOn: answeredOn === null ? null : dayToColumn(answeredOn),
    },
  });
  return {
    kind: "correction.forgotten",
    as: null,
    unitId: request.unitId,
    subjectType: "correction",
    subjectId: request.id,
    data: { disclosureId: request.disclosureId, step: standing.step, edition: standing.edition },
  };
}
