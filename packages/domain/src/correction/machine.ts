import type { Role } from "../access/viewer";
import { EDITORS } from "../review/machine";
import type { CorrectionStep } from "./standing";

export type CorrectionAction = "accept" | "refuse" | "withdraw";

/** At the counter: the office for all of it, a clerk for what hung in the village. */
const COUNTER: readonly Role[] = ["OFFICE", "CLERK"];

const OPEN = { accept: EDITORS, refuse: EDITORS, withdraw: COUNTER } as const;

/** Steps × actions × roles. Corrected and on its way are computed; nothing leads there but an edition. */
export const CORRECTION_MACHINE: Readonly<
  Record<CorrectionStep, Readonly<Partial<Record<CorrectionAction, readonly Role[]>>>>
> = {
  RECEIVED: OPEN,
  DROPPED: OPEN,
  BEING_CORRECTED: {},
  CORRECTED: {},
  REFUSED: {},
  WITHDRAWN: {},
};

export const rolesForCorrection = (step: CorrectionStep, action: CorrectionAction): readonly Role[] =>
  CORRECTION_MACHINE[step][action] ?? [];
