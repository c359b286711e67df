import { describe, expect, it } from "vitest";
import { badgeOf, pushMessage } from "./push-message";
import { isQuiet } from "./quiet-hours";

const at = (hour: string) => new Date(`2026-11-10T${hour}:00+08:00`);
const nothing = { overdue: 0, dueSoon: 0, toConfirm: 0, newlyReturned: 0, returned: 0, corrections: 0 };

describe("the night", () => {
  it.each([
    ["06:59", true],
    ["07:00", false],
    ["12:00", false],
    ["20:59", false],
    ["21:00", true],
    ["23:59", true],
    ["00:00", true],
  ])("%s", (hour, quiet) => expect(isQuiet(at(hour))).toBe(quiet));
});

describe("what a device is told", () => {
  it.each([
    ["nothing waits", nothing, null, "09:00", null],
    ["something is due soon", { ...nothing, dueSoon: 2 }, null, "09:00", "DUE"],
    ["something waits for a word", { ...nothing, toConfirm: 1 }, "2026-11-09", "09:00", "DUE"],
    ["told today already", { ...nothing, overdue: 1 }, "2026-11-10", "17:00", null],
    ["told yesterday", { ...nothing, overdue: 1 }, "2026-11-09", "17:00", "DUE"],
    ["a return, though told today", { ...nothing, newlyReturned: 1, returned: 1 }, "2026-11-10", "17:00", "RETURNED"],
    ["an old return alone", { ...nothing, returned: 1 }, null, "17:00", null],
    ["a return at night waits", { ...nothing, newlyReturned: 1 }, null, "22:00", null],
    ["what is due at night waits", { ...nothing, overdue: 3 }, null, "03:00", null],
    ["a return comes first", { ...nothing, newlyReturned: 1, overdue: 3 }, null, "07:00", "RETURNED"],
  ])("%s", (_name, waiting, toldOn, hour, kind) => {
    expect(pushMessage(waiting, toldOn, at(hour))?.kind ?? null).toBe(kind);
  });

  it("carries numbers alone", () => {
    const waiting = { overdue: 1, dueSoon: 2, toConfirm: 3, newlyReturned: 0, returned: 4, corrections: 0 };
    expect(pushMessage(waiting, null, at("09:00"))).toEqual({
      kind: "DUE",
      overdue: 1,
      dueSoon: 2,
      toConfirm: 3,
      badge: 10,
    });
    expect(badgeOf(waiting)).toBe(10);
  });
});
