import {
  Archive,
  BookOpenText,
  ChartGantt,
  FileCheck2,
  FileSpreadsheet,
  FileUp,
  ListTree,
  Printer,
  ShieldCheck,
  Settings2,
  Users,
} from "lucide-react";
import type { Role } from "../lib/session/session";
import { preloadable } from "./preloadable";
import type { StaffRoute } from "./staff-route";

const REVIEWERS: readonly Role[] = ["FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER", "SECRECY_REVIEWER"];
const READERS: readonly Role[] = ["OFFICE", "DEPARTMENT_EDITOR", ...REVIEWERS, "AUDITOR", "ADMIN"];

/** Who sets up the street; programs and people are reached from there. */
const SETTING: readonly Role[] = ["OFFICE", "ADMIN"];

/**
 * Screens of the office, the departments and the reviewers. Those by which a street is set up are used together, and come as
 * one file.
 */
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
    path: "/rolls/:disclosureId/story",
    Screen: preloadable(async () => (await import("../features/story/story-screen")).DisclosureStoryScreen),
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
    path: "/hand-in",
    Screen: preloadable(async () => (await import("../features/hand-in/hand-in-screen")).HandInScreen),
    nav: { label: "nav.handIn", icon: FileUp, roles: ["OFFICE"], desk: true },
  },
  {
    path: "/archive",
    Screen: preloadable(async () => (await import("../features/archive/archive-screen")).ArchiveScreen),
    nav: {
      label: "nav.archive",
      icon: Archive,
      roles: ["OFFICE", "CLERK", "DEPARTMENT_EDITOR", "AUDITOR"],
      desk: true,
    },
  },
  {
    path: "/plan",
    Screen: preloadable(async () => (await import("../features/plan/plan-screen")).PlanScreen),
    nav: { label: "nav.plan", icon: ListTree, roles: READERS },
  },
  {
    path: "/programs",
    Screen: preloadable(
      async () =>
        (await import(/* webpackChunkName: "setting" */ "../features/programs/programs-screen")).ProgramsScreen,
    ),
    nav: { label: "nav.programs", icon: BookOpenText, roles: READERS.filter((role) => !SETTING.includes(role)) },
  },
  {
    path: "/programs/new",
    Screen: preloadable(
      async () =>
        (await import(/* webpackChunkName: "setting" */ "../features/programs/new-program-screen")).NewProgramScreen,
    ),
  },
  {
    path: "/programs/:id",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "setting" */ "../features/programs/program-screen")).ProgramScreen,
    ),
  },
  {
    path: "/programs/:id/change",
    Screen: preloadable(
      async () =>
        (await import(/* webpackChunkName: "setting" */ "../features/programs/change-program-screen"))
          .ChangeProgramScreen,
    ),
  },
  {
    path: "/numbers",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "setting" */ "../features/numbers/numbers-screen")).NumbersScreen,
    ),
    nav: { label: "nav.numbers", icon: ShieldCheck, roles: [...REVIEWERS, "AUDITOR"], desk: true },
  },
  {
    path: "/people",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "setting" */ "../features/people/people-screen")).PeopleScreen,
    ),
    nav: { label: "nav.people", icon: Users, roles: ["AUDITOR"] },
  },
  {
    path: "/settings",
    Screen: preloadable(
      async () =>
        (await import(/* webpackChunkName: "setting" */ "../features/settings/settings-screen")).SettingsScreen,
    ),
    nav: { label: "nav.settings", icon: Settings2, roles: SETTING },
  },
  {
    path: "/street",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "setting" */ "../features/units/street-screen")).StreetScreen,
    ),
  },
  {
    path: "/units",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "setting" */ "../features/units/units-screen")).UnitsScreen,
    ),
  },
  {
    path: "/channels",
    Screen: preloadable(
      async () =>
        (await import(/* webpackChunkName: "setting" */ "../features/channels/channels-screen")).ChannelsScreen,
    ),
  },
];
