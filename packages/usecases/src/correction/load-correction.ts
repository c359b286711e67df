import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { dayOf } from "@gongshi/domain/calendar/day";
import { disclosureInclude } from "../disclosure/load-disclosure";
import type { Prisma } from "../generated/client/client";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, Tx } from "../run-command";
import { standingsOf } from "./load-corrections";
import type { StandingCorrection } from "./load-corrections";

export const correctionInclude = {
  unit: true,
  edition: { select: { programSettings: true, releasedAt: true } },
  disclosure: { include: { batch: disclosureInclude.batch } },
} satisfies Prisma.CorrectionRequestInclude;

export type CorrectionRow = Prisma.CorrectionRequestGetPayload<{ include: typeof correctionInclude }>;

/**
 * A request with where it stands, for a command on it: nobody else changes its disclosure meanwhile. Refusals: SIGNED_OUT,
 * NOT_FOUND.
 */
export async function loadCorrection(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Result<StandingCorrection & { readonly request: CorrectionRow }>> {
  const known = await tx.correctionRequest.findUnique({ where: { id }, select: { disclosureId: true } });
  if (known === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
  await oneAtATime(tx, "disclosure", known.disclosureId);
  const request = await tx.correctionRequest.findUniqueOrThrow({ where: { id }, include: correctionInclude });
  const [standing] = await standingsOf(tx, [request], dayOf(now));
  return ok({ ...standing!, request });
}
