import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharesOf } from "./shares";
import { VERDICTS, blameFor, daysLate, finished, postableSince, postedOnTime } from "./verdict";
import type { EditionFacts, FinishedFacts, Verdict } from "./verdict";

const edition = (facts: Partial<EditionFacts> = {}): EditionFacts => ({
  number: 1,
  releasedOn: "2026-11-01",
  dueOn: "2026-11-10",
  hungOn: null,
  claimedOn: null,
  replacedOn: null,
  ...facts,
});
const verdict = (editions: readonly EditionFacts[], today: string, dueOn: string | null = "2026-11-10") =>
  postedOnTime({ applicable: true, dueOn, editions }, today);

describe("posted on time", () => {
  it.each<[string, EditionFacts[], string, Verdict]>([
    ["not released, not due", [], "2026-11-10", "NOT_YET_DUE"],
    ["not released, past due", [], "2026-11-11", "OVERDUE"],
    ["released, not posted, last day", [edition()], "2026-11-10", "NOT_YET_DUE"],
    ["released, not posted, past due", [edition()], "2026-11-11", "OVERDUE"],
    ["hung on the last day", [edition({ hungOn: "2026-11-10" })], "2026-12-01", "ON_TIME"],
    ["hung a day late", [edition({ hungOn: "2026-11-11" })], "2026-12-01", "LATE"],
    ["claimed in time", [edition({ claimedOn: "2026-11-10" })], "2026-12-01", "AWAITING_VERIFICATION"],
    ["claimed too late", [edition({ claimedOn: "2026-11-11" })], "2026-12-01", "OVERDUE"],
  ])("%s", (_name, editions, today, expected) => expect(verdict(editions, today)).toBe(expected));

  it("is not applicable where there is no duty", () =>
    expect(postedOnTime({ applicable: false, dueOn: null, editions: [] }, "2026-11-10")).toBe("NOT_APPLICABLE"));
  it("is not due while no date is known", () => expect(verdict([], "2026-11-11", null)).toBe("NOT_YET_DUE"));

  describe("with a correction", () => {
    const first = edition({ hungOn: "2026-11-09", replacedOn: "2026-11-20" });
    const second = edition({ number: 2, releasedOn: "2026-11-20", dueOn: "2026-11-27" });
    it.each<[string, EditionFacts[], string, Verdict]>([
      ["not hung yet: not green", [first, second], "2026-11-21", "NOT_YET_DUE"],
      ["not hung in its 5 working days", [first, second], "2026-11-28", "OVERDUE"],
      ["hung in time: the first verdict stands", [first, { ...second, hungOn: "2026-11-27" }], "2026-12-01", "ON_TIME"],
      ["hung late", [first, { ...second, hungOn: "2026-11-28" }], "2026-12-01", "LATE"],
      [
        "first late, second in time: stays late",
        [
          { ...first, hungOn: "2026-11-11" },
          { ...second, hungOn: "2026-11-21" },
        ],
        "2026-12-01",
        "LATE",
      ],
      [
        "first never hung, second in its own time but past the first due",
        [
          { ...first, hungOn: null },
          { ...second, hungOn: "2026-11-21" },
        ],
        "2026-12-01",
        "LATE",
      ],
      [
        "nothing has ever hung and the first due date is past: a correction does not start the count anew",
        [{ ...first, hungOn: null }, second],
        "2026-11-21",
        "OVERDUE",
      ],
      [
        "the first was claimed in time and never verified",
        [{ ...first, hungOn: null, claimedOn: "2026-11-09" }, second],
        "2026-11-21",
        "NOT_YET_DUE",
      ],
      ["claimed", [first, { ...second, claimedOn: "2026-11-21" }], "2026-12-01", "AWAITING_VERIFICATION"],
    ])("%s", (_name, editions, today, expected) => expect(verdict(editions, today)).toBe(expected));
    it("a second edition that missed its days stays missed under a third", () => {
      const third = edition({ number: 3, releasedOn: "2026-12-05", dueOn: "2026-12-11", hungOn: "2026-12-07" });
      expect(verdict([first, { ...second, replacedOn: "2026-12-05" }, third], "2026-12-20")).toBe("LATE");
      expect(verdict([first, { ...second, replacedOn: "2026-11-25" }, third], "2026-12-20")).toBe("ON_TIME");
    });
  });

  describe("withdrawn", () => {
    const hung = edition({ hungOn: "2026-11-09", replacedOn: "2026-11-12" });
    const never = edition({ replacedOn: "2026-11-08" });
    const again = edition({ number: 2, releasedOn: "2026-11-20", dueOn: "2026-11-27", hungOn: "2026-11-23" });
    it.each<[string, EditionFacts[], string, Verdict]>([
      ["ended after it hung in time: stands", [{ ...hung, withdrawn: "ENDED" }], "2026-12-20", "ON_TIME"],
      ["ended before it was due", [{ ...never, withdrawn: "ENDED" }], "2026-12-20", "NOT_APPLICABLE"],
      [
        "ended when it was overdue: stays so",
        [{ ...never, replacedOn: "2026-11-12", withdrawn: "ENDED" }],
        "2026-12-20",
        "OVERDUE",
      ],
      ["in error, though it hung in time: not green", [{ ...hung, withdrawn: "IN_ERROR" }], "2026-11-13", "OVERDUE"],
      ["in error before the due date", [{ ...never, withdrawn: "IN_ERROR" }], "2026-11-09", "NOT_YET_DUE"],
      ["lapsed: as in error", [{ ...hung, withdrawn: "LAPSED" }], "2026-11-13", "OVERDUE"],
      [
        "in error, then another edition in its 5 working days: the first verdict stands",
        [{ ...hung, withdrawn: "IN_ERROR" }, again],
        "2026-12-20",
        "ON_TIME",
      ],
    ])("%s", (_name, editions, today, expected) => expect(verdict(editions, today)).toBe(expected));
    it("counts the days of what was taken back from the due date, of what ended until then", () => {
      const late = (edited: EditionFacts, today: string) =>
        daysLate({ applicable: true, dueOn: "2026-11-10", editions: [edited] }, today);
      expect(late({ ...hung, withdrawn: "IN_ERROR" }, "2026-11-14")).toBe(4);
      expect(late({ ...never, replacedOn: "2026-11-12", withdrawn: "ENDED" }, "2026-12-20")).toBe(2);
    });
    it("is the department's lateness unless the village could have posted", () => {
      expect(postableSince([])).toBeNull();
      expect(postableSince([{ ...hung, withdrawn: "IN_ERROR" }])).toBeNull();
      expect(postableSince([{ ...hung, withdrawn: "IN_ERROR" }, again])).toBe("2026-11-01");
      expect(postableSince([{ ...never, withdrawn: "LAPSED" }, again])).toBe("2026-11-20");
      expect(postableSince([{ ...never, withdrawn: "ENDED" }])).toBe("2026-11-01");
    });
  });

  describe("days late", () => {
    const late = (editions: readonly EditionFacts[], today: string) =>
      daysLate({ applicable: true, dueOn: "2026-11-10", editions }, today);
    const second = edition({ number: 2, releasedOn: "2026-11-20", dueOn: "2026-11-27" });
    it.each<[string, EditionFacts[], string, number | null]>([
      ["not released", [], "2026-11-12", 2],
      ["not posted", [edition()], "2026-11-13", 3],
      ["hung late", [edition({ hungOn: "2026-11-11" })], "2026-12-01", 1],
      ["hung in time", [edition({ hungOn: "2026-11-10" })], "2026-12-01", null],
      [
        "the correction hung late",
        [edition({ hungOn: "2026-11-10" }), { ...second, hungOn: "2026-11-29" }],
        "2026-12-01",
        2,
      ],
      [
        "late at first, the correction in time",
        [edition({ hungOn: "2026-11-14" }), { ...second, hungOn: "2026-11-21" }],
        "2026-12-01",
        4,
      ],
      [
        "only the correction ever hung",
        [edition({ replacedOn: "2026-11-20" }), { ...second, hungOn: "2026-11-21" }],
        "2026-12-01",
        11,
      ],
    ])("%s", (_name, editions, today, expected) => expect(late(editions, today)).toBe(expected));
  });

  it("is never on time without a proven hang date, whatever else is claimed", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, "0")}`);
    const maybe = fc.option(day, { nil: null });
    const anyEdition = fc.record({
      number: fc.constant(1),
      releasedOn: day,
      dueOn: day,
      hungOn: fc.constant(null),
      claimedOn: maybe,
      replacedOn: maybe,
    });
    fc.assert(
      fc.property(fc.array(anyEdition, { maxLength: 4 }), maybe, day, (editions, dueOn, today) => {
        expect(["ON_TIME", "LATE"]).not.toContain(postedOnTime({ applicable: true, dueOn, editions }, today));
      }),
    );
  });
});

describe("finished", () => {
  const done: FinishedFacts = {
    applicable: true,
    finishDueOn: "2026-11-20",
    confirmed: true,
    openObjections: 0,
    archiveFiledOn: "2026-11-20",
  };
  it.each<[string, Partial<FinishedFacts>, string, Verdict]>([
    ["all done in time", {}, "2026-12-01", "ON_TIME"],
    ["filed a day late", { archiveFiledOn: "2026-11-21" }, "2026-12-01", "LATE"],
    ["not confirmed", { confirmed: false }, "2026-12-01", "AWAITING_VERIFICATION"],
    ["an objection is open", { openObjections: 1 }, "2026-12-01", "OVERDUE"],
    ["no archive, not due", { archiveFiledOn: null }, "2026-11-20", "NOT_YET_DUE"],
    ["no archive, past due", { archiveFiledOn: null }, "2026-11-21", "OVERDUE"],
    ["due date unknown", { archiveFiledOn: null, finishDueOn: null }, "2030-01-01", "NOT_YET_DUE"],
    ["no duty", { applicable: false }, "2026-12-01", "NOT_APPLICABLE"],
  ])("%s", (_name, change, today, expected) => expect(finished({ ...done, ...change }, today)).toBe(expected));
});

describe("blame", () => {
  it("is the department's when it released only after the due date, or not at all", () => {
    expect(blameFor("OVERDUE", "2026-11-10", null)).toBe("DEPARTMENT");
    expect(blameFor("LATE", "2026-11-10", "2026-11-11")).toBe("DEPARTMENT");
    expect(blameFor("LATE", "2026-11-10", "2026-11-10")).toBe("UNIT");
    for (const verdict of VERDICTS.filter((each) => each !== "LATE" && each !== "OVERDUE"))
      expect(blameFor(verdict, "2026-11-10", null)).toBeNull();
  });
});

describe("shares", () => {
  it("add up to exactly 1000 and keep the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 500 }), (verdicts) => {
        const shares = sharesOf(verdicts);
        expect(shares.reduce((sum, share) => sum + share.permille, 0)).toBe(1000);
        expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(verdicts.length);
        for (const share of shares)
          expect(Math.abs(share.permille - (share.count * 1000) / verdicts.length)).toBeLessThan(1);
      }),
    );
  });
  it("are all zero without cells", () => expect(sharesOf([]).every((share) => share.permille === 0)).toBe(true));
});
