import { describe, expect, it } from "vitest";
import { claimedHangDate, isConfirmed, provenHangDate, unprovenBecause } from "./proof";
import type { PostingFacts } from "./proof";

const posting = (facts: Partial<PostingFacts> = {}): PostingFacts => ({
  id: "1",
  hangDate: "2026-11-10",
  receivedOn: "2026-11-10",
  receivedAt: 1,
  dateCorrected: false,
  proof: "CODE",
  claimBecause: null,
  state: "PENDING",
  returnKind: null,
  ...facts,
});

describe("what a code proves", () => {
  it.each([
    ["a code, received the same day", {}, null],
    ["a code, received on the third day", { receivedOn: "2026-11-13" }, null],
    ["a code, received on the fourth day", { receivedOn: "2026-11-14" }, "RECEIVED_LATE"],
    ["a code, hung in the future", { receivedOn: "2026-11-09" }, "RECEIVED_LATE"],
    ["a code, the date corrected by hand", { dateCorrected: true }, "DATE_CORRECTED"],
    ["no code", { proof: "CLAIM" }, "NO_CODE"],
    ["a picture that was posted before", { proof: "CLAIM", claimBecause: "SAME_PICTURE" }, "SAME_PICTURE"],
    ["a notice that came back as untrue", { proof: "CLAIM", claimBecause: "CAME_BACK" }, "CAME_BACK"],
    ["a replaced edition", { proof: "CLAIM", claimBecause: "OLD_EDITION" }, "OLD_EDITION"],
  ] as const)("%s", (_name, facts, expected) => {
    expect(unprovenBecause(posting(facts))).toBe(expected);
    expect(provenHangDate([posting(facts)])).toBe(expected === null ? "2026-11-10" : null);
  });
});

describe("the proven hang date", () => {
  const claim = posting({ proof: "CLAIM" });
  it("is nobody's without postings", () => expect(provenHangDate([])).toBeNull());
  it("comes from a supervisor's word where no code does", () => {
    expect(provenHangDate([{ ...claim, state: "CONFIRMED" }])).toBe("2026-11-10");
    expect(claimedHangDate([claim])).toBe("2026-11-10");
    expect(claimedHangDate([{ ...claim, state: "CONFIRMED" }])).toBeNull();
  });
  it("is lost by a return", () => {
    expect(provenHangDate([posting({ state: "RETURNED", returnKind: "PHOTO" })])).toBeNull();
    expect(claimedHangDate([posting({ state: "RETURNED", returnKind: "PHOTO" })])).toBeNull();
  });
  it("is the earliest again when a returned photo is proven anew", () => {
    const returned = posting({ id: "1", state: "RETURNED", returnKind: "PHOTO" });
    const anew = posting({ id: "2", receivedAt: 2, hangDate: "2026-11-20", receivedOn: "2026-11-20" });
    expect(provenHangDate([returned, anew])).toBe("2026-11-10");
  });
  it("never goes back to a posting returned as untrue", () => {
    const returned = posting({ id: "1", state: "RETURNED", returnKind: "UNTRUE" });
    const anew = posting({ id: "2", receivedAt: 2, hangDate: "2026-11-20", receivedOn: "2026-11-20" });
    expect(provenHangDate([returned, anew])).toBe("2026-11-20");
  });
  it("never goes back to a returned claim that no code had proven", () => {
    const returned = posting({ id: "1", proof: "CLAIM", state: "RETURNED", returnKind: "PHOTO" });
    const corrected = posting({
      id: "3",
      dateCorrected: true,
      state: "RETURNED",
      returnKind: "PHOTO",
      hangDate: "2026-11-01",
    });
    const anew = posting({ id: "2", receivedAt: 2, hangDate: "2026-11-20", receivedOn: "2026-11-20" });
    expect(provenHangDate([returned, corrected, anew])).toBe("2026-11-20");
  });
  it("is not revived by a posting that came before the return", () => {
    const earlier = posting({ id: "2", receivedAt: 0, hangDate: "2026-11-12", receivedOn: "2026-11-12" });
    const returned = posting({ id: "1", receivedAt: 1, state: "RETURNED", returnKind: "PHOTO" });
    expect(provenHangDate([earlier, returned])).toBe("2026-11-12");
  });
  it("is confirmed only by a confirmation", () => {
    expect(isConfirmed([posting()])).toBe(false);
    expect(isConfirmed([posting({ state: "CONFIRMED" })])).toBe(true);
  });
});
