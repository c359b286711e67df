import { describe, expect, it } from "vitest";
import { appointmentStanding, filterPeople } from "./people-filter";

const today = "2026-11-24";
const appointment = (role: string, unit: string, startsOn: string, endsOn: string | null = null) => ({
  role,
  startsOn,
  endsOn,
  unit: { name: unit },
});
const people = [
  {
    name: "梁文员",
    phone: "13800000001",
    appointments: [
      appointment("CLERK", "示例一经联社", "2026-01-01"),
      appointment("SUPERVISOR", "示例二经联社", "2024-01-01", "2025-01-01"),
    ],
  },
  { name: "陈监督", phone: "13800000002", appointments: [appointment("SUPERVISOR", "示例一经联社", "2026-01-01")] },
  { name: "无岗位", phone: "13800000003", appointments: [] },
];

describe("appointments by date", () => {
  it.each([
    ["2026-11-24", null, "now"],
    ["2026-11-25", null, "future"],
    ["2026-01-01", "2026-11-24", "now"],
    ["2026-01-01", "2026-11-23", "ended"],
  ] as const)("from %s to %s is %s", (startsOn, endsOn, standing) =>
    expect(appointmentStanding({ startsOn, endsOn }, today)).toBe(standing),
  );
});

describe("finding people", () => {
  const names = (filter: Partial<{ search: string; role: string; ended: boolean }>) =>
    filterPeople(people, { search: "", role: "", ended: false, ...filter }, today).map(({ person }) => person.name);

  it("shows everyone at rest, also who has no role", () => expect(names({})).toEqual(["梁文员", "陈监督", "无岗位"]));
  it("finds by name, phone and unit", () => {
    expect(names({ search: "陈" })).toEqual(["陈监督"]);
    expect(names({ search: "0003" })).toEqual(["无岗位"]);
    expect(names({ search: "示例一" })).toEqual(["梁文员", "陈监督"]);
  });
  it("counts an ended appointment only when asked", () => {
    expect(names({ role: "SUPERVISOR" })).toEqual(["陈监督"]);
    expect(names({ role: "SUPERVISOR", ended: true })).toEqual(["梁文员", "陈监督"]);
  });
});
