import { describe, expect, it } from "vitest";
import { OPERATIONS, allowedAs, may } from "./may";
import type { Operation } from "./may";
import { ROLES } from "./viewer";
import type { Role, Viewer } from "./viewer";

const street = "street";
const target = { unitId: "village", parentId: "community", subdistrictId: street };
const holding = (role: Role, unitId: string, subdistrictId = street): Viewer => ({
  personId: "p",
  name: "某人",
  appointments: [{ id: "a", role, unitId, subdistrictId }],
});

/** At the unit itself, at its community, at another unit of the street, at another street. */
const REACHES: Record<Role, [boolean, boolean, boolean, boolean]> = {
  DEPARTMENT_EDITOR: [true, false, false, false],
  FIRST_REVIEWER: [true, true, true, false],
  SECOND_REVIEWER: [true, true, true, false],
  FINAL_REVIEWER: [true, true, true, false],
  SECRECY_REVIEWER: [true, true, true, false],
  OFFICE: [true, true, true, false],
  CLERK: [true, false, false, false],
  SUPERVISOR: [true, false, false, false],
  LIAISON: [true, true, false, false],
  AUDITOR: [true, true, true, false],
  ADMIN: [true, true, true, false],
};

describe("operation × role × place", () => {
  const operations = Object.keys(OPERATIONS) as Operation[];
  const cells = operations.flatMap((operation) => ROLES.map((role) => ({ operation, role })));
  it.each(cells)("$operation × $role", ({ operation, role }) => {
    const roles: readonly Role[] = OPERATIONS[operation];
    const reach = REACHES[role];
    const viewers = [
      holding(role, "village"),
      holding(role, "community"),
      holding(role, "elsewhere"),
      holding(role, "village", "another street"),
    ];
    expect(viewers.map((viewer) => may(viewer, operation, target))).toEqual(
      reach.map((reaches) => reaches && roles.includes(role)),
    );
  });
  it.each(operations)("%s is closed to the signed out and to a person without a role", (operation) => {
    expect(may(null, operation, target)).toBe(false);
    expect(may({ personId: "p", name: "某人", appointments: [] }, operation, target)).toBe(false);
  });
  it("an auditor changes nothing", () => {
    const reads = operations.filter((operation) => operation.startsWith("read"));
    const allowed = operations.filter((operation) => may(holding("AUDITOR", street), operation, target));
    expect(allowed.every((operation) => reads.includes(operation))).toBe(true);
  });
  it("acts under the role that allows most, whichever was given first", () => {
    const both = {
      personId: "p",
      name: "某人",
      appointments: [...holding("OFFICE", street).appointments, ...holding("ADMIN", street).appointments],
    };
    expect(allowedAs(both, "appoint", target)).toBe("ADMIN");
    expect(allowedAs(both, "endAppointment", target)).toBe("ADMIN");
  });
});
