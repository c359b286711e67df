import { describe, expect, it } from "vitest";
import { isKept, keptKey } from "./kept-queries";

describe("what stays on the phone", () => {
  it.each(["Todo", "NoticePage", "Sent", "Claimable", "PendingPostings"])("%s does", (name) => {
    expect(isKept(name)).toBe(true);
  });

  it.each(["Lines", "RollPage", "People", "Coverage", "SignIn", "Whatever", null])("%s does not", (name) => {
    expect(isKept(name)).toBe(false);
  });

  it("knows an answer again whatever the order of its variables", () => {
    expect(keptKey("Sent", { a: 1, b: null })).toBe(keptKey("Sent", { b: null, a: 1 }));
    expect(keptKey("Sent", { unitId: "1" })).not.toBe(keptKey("Sent", { unitId: "2" }));
    expect(keptKey("Sent", {})).not.toBe(keptKey("Todo", {}));
  });
});
