import { hasRole, type Role, type SessionViewer } from "../lib/session/session";

/** The first thing a person opens the app for, by the role that has most to do there. */
const HOMES: readonly (readonly [readonly Role[], string])[] = [
  [["CLERK"], "/todo"],
  [["SUPERVISOR", "LIAISON"], "/confirm"],
  [["OFFICE"], "/coverage"],
  [["DEPARTMENT_EDITOR"], "/rolls"],
  [["FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER", "SECRECY_REVIEWER"], "/review"],
  [["AUDITOR"], "/coverage"],
  [["ADMIN"], "/settings"],
];

export const homeFor = (viewer: SessionViewer): string =>
  HOMES.find(([roles]) => hasRole(viewer, ...roles))?.[1] ?? "/me";
