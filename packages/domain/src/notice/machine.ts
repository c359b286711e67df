import type { Role } from "../access/viewer";
import type { NoticeStep } from "./step";

export type NoticeAction = "PRINT" | "POST" | "CONFIRM" | "RETURN" | "TAKE_DOWN";

type Row = Readonly<Partial<Record<NoticeAction, readonly Role[]>>>;

const PRINTERS: readonly Role[] = ["CLERK", "OFFICE"];
const CONFIRMERS: readonly Role[] = ["SUPERVISOR", "LIAISON"];

/**
 * States × actions × roles. Posting again is allowed wherever the paper still hangs: a gathered sheet proves some notices
 * for the first time and others once more. What a posting is worth is decided in `proof.ts`. TAKE_DOWN is narrowed to what
 * hung and is not taken down yet (`hangsOn`).
 */
export const NOTICE_MACHINE: Readonly<Record<NoticeStep, Row>> = {
  TO_POST: { PRINT: PRINTERS, POST: ["CLERK"] },
  POSTED_CLAIMED: { PRINT: PRINTERS, POST: ["CLERK"], CONFIRM: CONFIRMERS, RETURN: CONFIRMERS },
  POSTED_PROVEN: { PRINT: PRINTERS, POST: ["CLERK"], CONFIRM: CONFIRMERS, RETURN: CONFIRMERS },
  POSTING_RETURNED: { PRINT: PRINTERS, POST: ["CLERK"] },
  VERIFIED: { PRINT: PRINTERS, POST: ["CLERK"] },
  PERIOD_OVER: { PRINT: PRINTERS, POST: ["CLERK"] },
  FINISHED: {},
  REPLACED: {},
  WITHDRAWN: { TAKE_DOWN: ["CLERK"] },
};

/** The roles that may act on a notice at a step; empty when nobody may. */
export const rolesFor = (step: NoticeStep, action: NoticeAction): readonly Role[] => NOTICE_MACHINE[step][action] ?? [];
