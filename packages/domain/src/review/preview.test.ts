import { describe, expect, it } from "vitest";
import type { ContentState } from "./machine";
import { previewEnds, previewStanding } from "./preview";

const made = new Date("2026-11-02T10:00:00+08:00");
const link = { revokedAt: null, expiresAt: previewEnds(made) };
const later = (days: number, more = 0) => new Date(made.getTime() + days * 86_400_000 + more);

describe("a preview link", () => {
  const states: [ContentState, string][] = [
    ["DRAFT", "OPEN"],
    ["IN_REVIEW", "OPEN"],
    ["RETURNED", "OPEN"],
    ["APPROVED", "OPEN"],
    ["RELEASED", "PUBLISHED"],
    ["REPLACED", "PUBLISHED"],
    ["WITHDRAWN", "CLOSED"],
    ["WITHHELD", "CLOSED"],
  ];
  it.each(states)("of what is %s stands %s, unless it is over or was taken back", (state, standing) => {
    expect(previewStanding(link, state, later(6))).toBe(standing);
    expect(previewStanding(link, state, later(7))).toBe("EXPIRED");
    expect(previewStanding({ ...link, revokedAt: later(1) }, state, later(2))).toBe("REVOKED");
    expect(previewStanding({ ...link, revokedAt: later(1) }, state, later(8))).toBe("REVOKED");
  });
  it("lasts seven days to the millisecond", () =>
    expect([later(7, -1), later(7)].map((now) => previewStanding(link, "DRAFT", now))).toEqual(["OPEN", "EXPIRED"]));
});
