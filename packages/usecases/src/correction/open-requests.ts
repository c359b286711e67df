import { dayOf } from "@gongshi/domain/calendar/day";
import { WAITS } from "@gongshi/domain/correction/standing";
import type { CorrectionRequest } from "../generated/client/client";
import type { Tx } from "../run-command";
import { lineOf, linesAbout, standingsOf } from "./load-corrections";
import type { StoredLine } from "./stored-values";

/**
 * Of these lines, by id, the request about each that somebody still waits for. A request goes with the person, not with the
 * place of a line: another roll in the same draft numbers its lines anew.
 */
export async function openRequests(
  tx: Tx,
  lines: readonly StoredLine[],
  now: Date,
): Promise<ReadonlyMap<bigint, CorrectionRequest>> {
  const editions = await tx.edition.findMany({
    where: { id: { in: [...new Set(lines.map(({ editionId }) => editionId))] } },
    select: { id: true, disclosureId: true },
  });
  const requests = await tx.correctionRequest.findMany({
    where: {
      forgottenAt: null,
      disclosureId: { in: [...new Set(editions.map(({ disclosureId }) => disclosureId))] },
      unitId: { in: [...new Set(lines.map(({ unitId }) => unitId))] },
    },
    orderBy: { takenAt: "asc" },
  });
  const waiting = (await standingsOf(tx, requests, dayOf(now)))
    .filter(({ standing }) => WAITS.includes(standing.step))
    .map(({ request }) => request);
  const about = await linesAbout(
    tx,
    waiting,
    editions.map(({ id }) => id),
  );
  return new Map(
    waiting.flatMap((request) =>
      editions
        .filter(({ disclosureId }) => disclosureId === request.disclosureId)
        .flatMap(({ id }) => {
          const line = lineOf(request, about, id);
          return line === null ? [] : [[line.id, request] as const];
        }),
    ),
  );
}
