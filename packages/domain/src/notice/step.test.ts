import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import { NOTICE_MACHINE, rolesFor } from "./machine";
import type { NoticeAction } from "./machine";
import type { PostingFacts } from "./proof";
import { hangsOn, noticeStanding, publicStep } from "./step";
import type { NoticeFacts, NoticeStep } from "./step";

const posting: PostingFacts = {
  id: "1",
  hangDate: "2026-11-10",
  receivedOn: "2026-11-10",
  receivedAt: 1,
  dateCorrected: false,
  proof: "CODE",
  claimBecause: null,
  state: "PENDING",
  returnKind: null,
};
const facts: NoticeFacts = {
  releasedOn: "2026-11-09",
  periodLength: 5,
  periodUnit: "DAYS",
  replaced: false,
  withdrawn: false,
  postings: [],
  finishedOn: null,
};
const confirmed = { ...posting, state: "CONFIRMED" } as const;

describe("where a notice stands", () => {
  it.each<[string, Partial<NoticeFacts>, string, NoticeStep]>([
    ["nothing posted", {}, "2026-11-10", "TO_POST"],
    ["claimed only", { postings: [{ ...posting, proof: "CLAIM" }] }, "2026-11-10", "POSTED_CLAIMED"],
    ["proven by its code", { postings: [posting] }, "2026-11-10", "POSTED_PROVEN"],
    ["proven, period over, never confirmed", { postings: [posting] }, "2026-12-10", "POSTED_PROVEN"],
    [
      "returned",
      { postings: [{ ...posting, state: "RETURNED", returnKind: "PHOTO" }] },
      "2026-11-11",
      "POSTING_RETURNED",
    ],
    ["confirmed, last day of the period", { postings: [confirmed] }, "2026-11-15", "VERIFIED"],
    ["confirmed, the day after", { postings: [confirmed] }, "2026-11-16", "PERIOD_OVER"],
    ["finished", { postings: [confirmed], finishedOn: "2026-11-20" }, "2026-11-20", "FINISHED"],
    [
      "never finished without a confirmation",
      { postings: [posting], finishedOn: "2026-11-20" },
      "2026-11-20",
      "POSTED_PROVEN",
    ],
    ["replaced", { postings: [confirmed], replaced: true }, "2026-11-11", "REPLACED"],
    ["withdrawn", { postings: [confirmed], withdrawn: true, replaced: true }, "2026-11-11", "WITHDRAWN"],
  ])("%s", (_name, change, today, step) => {
    expect(noticeStanding({ ...facts, ...change }, today).step).toBe(step);
  });
});

describe("what still hangs after a withdrawal", () => {
  it.each<[string, Partial<NoticeFacts>, boolean, boolean]>([
    ["never posted", {}, false, false],
    ["posted", { postings: [posting] }, false, true],
    ["only claimed", { postings: [{ ...posting, proof: "CLAIM" }] }, false, true],
    ["its photo was sent back", { postings: [{ ...posting, state: "RETURNED", returnKind: "PHOTO" }] }, false, true],
    ["it never hung", { postings: [{ ...posting, state: "RETURNED", returnKind: "UNTRUE" }] }, false, false],
    ["taken down", { postings: [confirmed] }, true, false],
    ["not withdrawn", { postings: [confirmed], withdrawn: false }, false, false],
  ])("%s", (_name, change, takenDown, hangs) =>
    expect(hangsOn({ ...facts, withdrawn: true, ...change }, takenDown)).toBe(hangs),
  );
});

describe("what residents read", () => {
  it("is the same step, but a photo sent back is not their matter", () => {
    const steps = Object.keys(NOTICE_MACHINE) as NoticeStep[];
    const changed = steps.filter((step) => publicStep(step) !== step);
    expect(changed).toEqual(["POSTING_RETURNED"]);
    expect(publicStep("POSTING_RETURNED")).toBe("TO_POST");
  });
});

describe("states × actions × roles", () => {
  const ALLOWED: Record<NoticeStep, Partial<Record<NoticeAction, string>>> = {
    TO_POST: { PRINT: "CLERK OFFICE", POST: "CLERK" },
    POSTED_CLAIMED: {
      PRINT: "CLERK OFFICE",
      POST: "CLERK",
      CONFIRM: "SUPERVISOR LIAISON",
      RETURN: "SUPERVISOR LIAISON",
    },
    POSTED_PROVEN: {
      PRINT: "CLERK OFFICE",
      POST: "CLERK",
      CONFIRM: "SUPERVISOR LIAISON",
      RETURN: "SUPERVISOR LIAISON",
    },
    POSTING_RETURNED: { PRINT: "CLERK OFFICE", POST: "CLERK" },
    VERIFIED: { PRINT: "CLERK OFFICE", POST: "CLERK" },
    PERIOD_OVER: { PRINT: "CLERK OFFICE", POST: "CLERK" },
    FINISHED: {},
    REPLACED: {},
    WITHDRAWN: { TAKE_DOWN: "CLERK" },
  };
  const steps = Object.keys(ALLOWED) as NoticeStep[];
  const cells = steps.flatMap((step) =>
    (["PRINT", "POST", "CONFIRM", "RETURN", "TAKE_DOWN"] as const).flatMap((action) =>
      ROLES.map((role) => ({ step, action, role })),
    ),
  );
  it("covers every step there is", () => expect(Object.keys(NOTICE_MACHINE).toSorted()).toEqual(steps.toSorted()));
  it.each(cells)("$step × $action × $role", ({ step, action, role }) => {
    const expected = (ALLOWED[step][action] ?? "").split(" ").includes(role);
    expect(rolesFor(step, action).includes(role)).toBe(expected);
  });
});
