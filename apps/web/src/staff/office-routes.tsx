import { ChartGantt, FileCheck2, FileSpreadsheet, ListTree, Printer, Settings2, Users } from "lucide-react";
import type { Role } from "../lib/session/session";
import { preloadable } from "./preloadable";
import type { StaffRoute } from "./staff-route";

const REVIEWERS: readonly Role[] = ["FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER", "SECRECY_REVIEWER"];
const READERS: readonly Role[] = ["OFFICE", "DEPARTMENT_EDITOR", ...REVIEWERS, "AUDITOR", "ADMIN"];

/** Screens of the office, the departments and the reviewers. */
export const officeRoutes: readonly StaffRoute[] = [
  {
    path: "/coverage",
    Screen: preloadable(async () => (await import("../features/coverage/coverage-screen")).CoverageScreen),
    nav: { label: "nav.coverage", icon: ChartGantt, roles: READERS },
  },
  {
    path: "/rolls",
    Screen: preloadable(async () => (await import("../features/rolls/rolls-screen")).RollsScreen),
    nav: { label: "nav.rolls", icon: FileSpreadsheet, roles: READERS },
  },
  {
    path: "/rolls/:disclosureId",
    Screen: preloadable(async () => (await import("../features/rolls/roll-screen")).RollScreen),
  },
  {
    path: "/review",
    Screen: preloadable(async () => (await import("../features/review/queue-screen")).QueueScreen),
    nav: { label: "nav.review", icon: FileCheck2, roles: REVIEWERS },
  },
  {
    path: "/review/:disclosureId",
    Screen: preloadable(async () => (await import("../features/review/review-screen")).ReviewScreen),
  },
  {
    path: "/print",
    Screen: preloadable(async () => (await import("../features/print/print-screen")).PrintScreen),
    nav: { label: "nav.print", icon: Printer, roles: ["CLERK", "OFFICE"], desk: true },
  },
  {
    path: "/plan",
    Screen: preloadable(async () => (await import("../features/plan/plan-screen")).PlanScreen),
    nav: { label: "nav.plan", icon: ListTree, roles: READERS },
  },
  {
    path: "/programs",
    Screen: preloadable(async () => (await import("../features/programs/programs-screen")).ProgramsScreen),
    nav: { label: "nav.programs", icon: Settings2, roles: READERS },
  },
  {
    path: "/people",
    Screen: preloadable(async () => (await import("../features/people/people-screen")).PeopleScreen),
    nav: { label: "nav.people", icon: Users, roles: ["OFFICE", "ADMIN", "AUDITOR"] },
  },
];
