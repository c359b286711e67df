import { ClipboardList, Send, UserRound, BadgeCheck } from "lucide-react";
import { hasRole, type Role, type SessionViewer } from "../lib/session/session";
import { officeRoutes } from "./office-routes";
import { preloadable } from "./preloadable";
import type { StaffRoute } from "./staff-route";

const VILLAGE: readonly Role[] = ["CLERK", "LIAISON"];
const CONFIRMING: readonly Role[] = ["SUPERVISOR", "LIAISON"];
const EVERYONE: readonly Role[] = [
  "CLERK",
  "LIAISON",
  "SUPERVISOR",
  "OFFICE",
  "DEPARTMENT_EDITOR",
  "FIRST_REVIEWER",
  "SECOND_REVIEWER",
  "FINAL_REVIEWER",
  "SECRECY_REVIEWER",
  "AUDITOR",
  "ADMIN",
];

const villageRoutes: readonly StaffRoute[] = [
  {
    path: "/todo",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/todo/todo-screen")).TodoScreen,
    ),
    nav: { label: "nav.todo", icon: ClipboardList, roles: VILLAGE },
  },
  {
    path: "/post",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/posting/post-screen")).PostScreen,
    ),
    immersive: true,
  },
  {
    path: "/notices/:id",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/notice/notice-screen")).NoticeScreen,
    ),
  },
  {
    path: "/confirm",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/confirm/confirm-screen")).ConfirmScreen,
    ),
    nav: { label: "nav.confirm", icon: BadgeCheck, roles: CONFIRMING },
  },
  {
    path: "/sent",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/sent/sent-screen")).SentScreen,
    ),
    nav: { label: "nav.sent", icon: Send, roles: VILLAGE },
  },
];

/** Of everybody's, read at leisure: with a network only. */
const readingRoutes: readonly StaffRoute[] = [
  {
    path: "/notices/:id/story",
    Screen: preloadable(async () => (await import("../features/story/story-screen")).NoticeStoryScreen),
  },
];

const personalRoutes: readonly StaffRoute[] = [
  {
    path: "/me",
    Screen: preloadable(
      async () => (await import(/* webpackChunkName: "field" */ "../features/me/me-screen")).MeScreen,
    ),
    nav: { label: "nav.me", icon: UserRound, roles: EVERYONE },
  },
];

/** What has to work at the village board, where the signal may be gone. */
export const fieldRoutes: readonly StaffRoute[] = [...villageRoutes, ...personalRoutes];

export const routes: readonly StaffRoute[] = [...villageRoutes, ...readingRoutes, ...officeRoutes, ...personalRoutes];

/** What this person's work offers, in the order of the routes; 我的 for everyone, also without any appointment. */
export const navigationFor = (viewer: SessionViewer): StaffRoute[] =>
  routes.filter(({ path, nav }) => nav !== undefined && (path === "/me" || hasRole(viewer, ...nav.roles)));
