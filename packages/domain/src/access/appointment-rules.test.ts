import { describe, expect, it } from "vitest";
import { clerkAndSupervisor, needsStatement } from "./appointment-rules";
import { ROLES } from "./viewer";
import type { Role } from "./viewer";

const held = (role: Role, unitId: string, startsOn: string, endsOn: string | null = null) => ({
  role,
  unitId,
  startsOn,
  endsOn,
});

describe("clerk and supervisor of one unit", () => {
  it.each([
    ["at the same time", held("CLERK", "a", "2026-01-01"), held("SUPERVISOR", "a", "2026-05-01"), true],
    ["the other way round", held("SUPERVISOR", "a", "2026-01-01"), held("CLERK", "a", "2026-05-01"), true],
    ["of two units", held("CLERK", "a", "2026-01-01"), held("SUPERVISOR", "b", "2026-01-01"), false],
    [
      "one after the other",
      held("CLERK", "a", "2026-01-01", "2026-04-30"),
      held("SUPERVISOR", "a", "2026-05-01"),
      false,
    ],
    ["on the last day", held("CLERK", "a", "2026-01-01", "2026-05-01"), held("SUPERVISOR", "a", "2026-05-01"), true],
    ["twice clerk", held("CLERK", "a", "2026-01-01"), held("CLERK", "a", "2026-05-01"), false],
    ["liaison and clerk", held("LIAISON", "a", "2026-01-01"), held("CLERK", "a", "2026-05-01"), false],
  ] as const)("%s", (_name, one, next, both) => expect(clerkAndSupervisor([one], next)).toBe(both));
});

it("only a supervisor needs a statement", () => expect(ROLES.filter(needsStatement)).toEqual(["SUPERVISOR"]));
