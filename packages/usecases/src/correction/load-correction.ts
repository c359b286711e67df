import type { Operation, Target } from "@gongshi/domain/access/may";
import type { Role } from "@gongshi/domain/access/viewer";
import { rolesForCorrection } from "@gongshi/domain/correction/machine";
import type { CorrectionAction } from "@gongshi/domain/correction/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { dayOf } from "@gongshi/domain/calendar/day";
import { allowed, programTarget } from "../allowed";
import { disclosureInclude } from "../disclosure/load-disclosure";
import type { Prisma } from "../generated/client/client";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, Tx } from "../run-command";
import { counterTarget } from "./counter-target";
import { standingsOf } from "./load-corrections";

export const correctionInclude = {
  unit: true,
  edition: { select: { programSettings: true, releasedAt: true } },
  disclosure: { include: { batch: disclosureInclude.batch } },
} satisfies Prisma.CorrectionRequestInclude;

export type CorrectionRow = Prisma.CorrectionRequestGetPayload<{ include: typeof correctionInclude }>;

/** Where the right to do it is asked for, and which. */
const RIGHTS = {
  accept: { right: "decideCorrection", at: ({ disclosure }: CorrectionRow) => programTarget(disclosure.batch.program) },
  refuse: { right: "decideCorrection", at: ({ disclosure }: CorrectionRow) => programTarget(disclosure.batch.program) },
  withdraw: {
    right: "takeCorrection",
    at: ({ unit, disclosure, edition }: CorrectionRow) => counterTarget(unit, disclosure.batch.program, edition),
  },
} as const satisfies Readonly<Record<CorrectionAction, { right: Operation; at: (request: CorrectionRow) => Target }>>;

/** A request as a command finds it. */
export interface FoundCorrection {
  readonly request: CorrectionRow;
  /** In which capacity it is done. */
  readonly role: Role;
  /** It has been done already, which is harmless: only what nobody can take back is. */
  readonly isDone: boolean;
}

/**
 * A request that a command is about to change, by somebody who may: nobody else changes its disclosure meanwhile.
 * Refusals: SIGNED_OUT, NOT_FOUND, NOT_ALLOWED, WRONG_STATE.
 */
export async function loadForAction(
  tx: Tx,
  actor: Actor,
  id: string,
  action: CorrectionAction,
  now: Date,
): Promise<Result<FoundCorrection>> {
  const known = await tx.correctionRequest.findUnique({ where: { id }, select: { disclosureId: true } });
  if (known === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
  await oneAtATime(tx, "disclosure", known.disclosureId);
  const request = await tx.correctionRequest.findUniqueOrThrow({ where: { id }, include: correctionInclude });
  const { right, at } = RIGHTS[action];
  const role = allowed(actor.viewer, right, at(request));
  if (!role.ok) return role;
  const [found] = await standingsOf(tx, [request], dayOf(now));
  const { step } = found!.standing;
  const isDone = action === "withdraw" && step === "WITHDRAWN";
  if (!isDone && (!rolesForCorrection(step, action).includes(role.value) || request.forgottenAt !== null))
    return refuse("WRONG_STATE", { state: step });
  return ok({ request, role: role.value, isDone });
}
