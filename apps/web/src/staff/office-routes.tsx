import type { StaffRoute } from "./staff-route";

/** Screens of the office, the departments and the reviewers. */
export const officeRoutes: readonly StaffRoute[] = [];
