import { describe, expect, it } from "vitest";
import type { Role, SessionViewer } from "../lib/session/session";
import { homeFor } from "./home-for";

const unit = { id: "u", name: "示例一经联社", kind: "COOPERATIVE", subdistrictId: "s" };
const personWith = (...roles: Role[]): SessionViewer => ({
  id: "p",
  name: "梁文员",
  appointments: roles.map((role) => ({ id: role, role, unit, startsOn: "2026-01-01", endsOn: null })),
});

describe("homeFor", () => {
  it.each<[Role[], string]>([
    [["CLERK"], "/todo"],
    [["SUPERVISOR"], "/confirm"],
    [["LIAISON"], "/confirm"],
    [["OFFICE"], "/coverage"],
    [["DEPARTMENT_EDITOR"], "/rolls"],
    [["FINAL_REVIEWER"], "/review"],
    [["AUDITOR"], "/coverage"],
    [["ADMIN"], "/settings"],
    [["SUPERVISOR", "CLERK"], "/todo"],
    [[], "/me"],
  ])("%j → %s", (roles, home) => {
    expect(homeFor(personWith(...roles))).toBe(home);
  });
});
