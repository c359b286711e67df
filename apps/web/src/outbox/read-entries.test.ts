import { describe, expect, it } from "vitest";
import { readEntries } from "./read-entries";

// Phones hold records of every version that was ever out there.
const input = {
  id: "1",
  unitId: "u",
  channel: "VILLAGE_BOARD",
  photoSha256: "aa",
  crops: [],
  codes: [],
  hangDate: "2026-12-05",
  phoneTime: "2026-12-05T01:00:00Z",
};
const first = { id: "1", personId: "p", unitName: "示例一经联社", titles: ["公示"], createdAt: 5, input };

describe("records of older and newer versions", () => {
  it.each([
    [{ kind: "draft" }],
    [{ kind: "queued", attempts: 2, notBefore: 9, trouble: "SERVER" }],
    [{ kind: "sending", attempts: 1 }],
    [{ kind: "received", receivedAt: "T" }],
    [{ kind: "needs-you", because: "SIGNED_OUT", attempts: 1 }],
  ])("version 1, %o", (state) => {
    expect(readEntries([{ ...first, state }])).toEqual({
      entries: [{ ...first, v: 5, kind: "posting", state }],
      newer: 0,
    });
  });

  it("version 1, refused: the field was not known yet", () => {
    const state = { kind: "refused", code: "SHEET_REPLACED", details: {} };
    expect(readEntries([{ ...first, state }]).entries[0]?.state).toEqual({ ...state, field: null });
  });

  it.each([2, 3, 4])("version %i is taken over as it is", (v) => {
    const second = { ...first, v, kind: "posting", state: { kind: "draft" } };
    expect(readEntries([second]).entries).toEqual([{ ...second, v: 5 }]);
  });

  it("leaves this version's as they are, and counts a newer one's without touching it", () => {
    const now = {
      ...first,
      v: 5,
      kind: "decision",
      input: { postingId: "x", decision: "CONFIRM" },
      state: { kind: "draft" },
    };
    expect(readEntries([now, { v: 6, id: "2", whatever: true }])).toEqual({ entries: [now], newer: 1 });
  });
});
