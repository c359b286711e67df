import { describe, expect, it } from "vitest";
import { sealText } from "./seal";

describe("what is sealed", () => {
  const input = {
    id: "1",
    hangDate: "2026-11-05",
    crops: [{ x: 0, sha256: "aa" }],
    phoneTime: "2026-11-05T02:00:00.000Z",
  };
  const text = sealText("posting", "p", input);
  it("is the same whatever the order, and whether what is empty is written or not", () => {
    const other = {
      phoneTime: new Date("2026-11-05T10:00:00+08:00"),
      noticeIds: [],
      hangDateReason: null,
      noCodeReason: undefined,
      crops: [{ sha256: "aa", x: 0 }],
      hangDate: "2026-11-05",
      id: "1",
    };
    expect(sealText("posting", "p", other)).toBe(text);
  });
  it.each([
    ["another kind", sealText("telling", "p", input)],
    ["another author", sealText("posting", "q", input)],
    ["another day", sealText("posting", "p", { ...input, hangDate: "2026-11-04" })],
    ["another picture", sealText("posting", "p", { ...input, crops: [{ x: 0, sha256: "ab" }] })],
  ])("tells %s", (_name, changed) => expect(changed).not.toBe(text));
});
