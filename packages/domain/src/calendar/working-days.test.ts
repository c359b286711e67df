import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, isDay } from "./day";
import { correctionDue, departmentDue, finishDue, periodEnd, postingDue } from "./due";
import { addWorkingDays, dayOffReason } from "./working-days";

describe("days", () => {
  it("are those of Shanghai, whatever the machine's zone", () => {
    expect(dayOf(new Date("2026-11-22T15:59:59Z"))).toBe("2026-11-22");
    expect(dayOf(new Date("2026-11-22T16:00:00Z"))).toBe("2026-11-23");
  });
  it("are real", () => {
    expect(isDay("2024-02-29")).toBe(true);
    for (const text of ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", ""]) expect(isDay(text)).toBe(false);
  });
  it("add and subtract over months and leap years", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysBetween("2025-12-31", "2026-01-01")).toBe(1);
    expect(daysBetween("2026-01-01", "2025-12-31")).toBe(-1);
  });
});

describe("working days", () => {
  it("do not count the day itself, nor the weekend", () => {
    // Friday 20 November 2026
    expect(addWorkingDays("2026-11-20", 1)).toMatchObject({ on: "2026-11-23", provisional: false });
    expect(addWorkingDays("2026-11-20", 1).skipped).toEqual([
      { date: "2026-11-21", why: "WEEKEND" },
      { date: "2026-11-22", why: "WEEKEND" },
    ]);
    expect(addWorkingDays("2026-11-20", 0).on).toBe("2026-11-20");
  });
  it("pass over the National Day holiday of 2026 and count its make-up Saturday", () => {
    const count = addWorkingDays("2026-09-30", 3);
    expect(count.on).toBe("2026-10-10");
    expect(count.madeUp).toEqual(["2026-10-10"]);
    expect(count.skipped.map((day) => day.why)).toEqual(Array(7).fill("国庆节"));
  });
  it("are provisional in a year without a holiday notice, and know the fixed holidays", () => {
    expect(addWorkingDays("2026-12-31", 1)).toMatchObject({ on: "2027-01-04", provisional: true });
    expect(dayOffReason("2031-10-01")).toBe("国庆节");
    expect(dayOffReason("2031-10-06")).toBeNull();
  });
});

describe("due dates", () => {
  it("take the earliest of payment, the program's rule and the year's end", () => {
    const paid = { paidOn: "2026-11-02", postWithinWorkingDays: 10 };
    expect(postingDue({ ...paid, releasedOn: null })).toMatchObject({
      on: "2026-11-30",
      rule: "PAYMENT_20_WORKING_DAYS",
    });
    expect(postingDue({ ...paid, releasedOn: "2026-11-05" })).toMatchObject({ on: "2026-11-19", rule: "PROGRAM_RULE" });
    expect(postingDue({ paidOn: "2026-12-20", releasedOn: "2026-12-28", postWithinWorkingDays: 10 })).toMatchObject({
      on: "2026-12-31",
      rule: "YEAR_END",
      from: null,
    });
  });
  it("count 31 December of the year of payment, not of the subsidy", () => {
    expect(postingDue({ paidOn: "2025-01-02", releasedOn: null, postWithinWorkingDays: 5 })?.on).not.toBe("2024-12-31");
  });
  it("are unknown while neither payment nor release is", () => {
    expect(postingDue({ paidOn: null, releasedOn: null, postWithinWorkingDays: 5 })).toBeNull();
    expect(postingDue({ paidOn: null, releasedOn: "2026-11-20", postWithinWorkingDays: 5 })?.on).toBe("2026-11-27");
  });
  it("give a correction 5 and the finish 10 working days", () => {
    expect(correctionDue("2026-11-20").on).toBe("2026-11-27");
    expect(finishDue("2026-11-20").on).toBe("2026-12-04");
    expect(departmentDue("2026-11-20", new Date("2026-11-01T00:00:00Z"), 10).on).toBe("2026-12-04");
    expect(departmentDue(null, new Date("2026-11-20T04:00:00Z"), 10).on).toBe("2026-12-04");
  });
  it("end a period on its n-th day, the day of posting not counted", () => {
    expect(periodEnd("2022-09-22", 5, "DAYS").on).toBe("2022-09-27");
    expect(periodEnd("2026-11-20", 7, "WORKING_DAYS").on).toBe("2026-12-01");
  });
});
