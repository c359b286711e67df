import { describe, expect, it } from "vitest";
import type { EntryState } from "../../outbox/entry";
import { entryWords } from "./entry-words";

const states: EntryState[] = [
  { kind: "draft" },
  { kind: "queued", attempts: 1, notBefore: 0, trouble: null },
  { kind: "queued", attempts: 1, notBefore: 0, trouble: "SERVER" },
  { kind: "sending", attempts: 1 },
  { kind: "refused", code: "OTHER_UNITS_SHEET", details: {}, field: null },
  { kind: "refused", code: "SOMETHING_NEW", details: null, field: null },
  { kind: "needs-you", because: "SIGNED_OUT", attempts: 1 },
  { kind: "needs-you", because: "PHOTO_GONE", attempts: 1 },
];

describe("entryWords", () => {
  it("says 已送达 only with a receipt, with the server's time in Shanghai", () => {
    const words = entryWords({ kind: "received", receivedAt: "2026-12-05T06:03:00Z" });
    expect(words.title).toBe("已送达");
    expect(words.help).toContain("12月5日 14:03送达");
    for (const state of states) expect(entryWords(state).title).not.toBe("已送达");
  });

  it("never shows a code or an English word, and never calls it proven", () => {
    for (const state of states) {
      const { title, help, tone } = entryWords(state);
      expect(`${title}${help}`).not.toMatch(/[A-Za-z_]{2,}/);
      expect(tone).not.toBe("proven");
    }
  });
});
