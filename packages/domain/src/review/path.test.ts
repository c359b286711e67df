import { describe, expect, it } from "vitest";
import { checkPath, shortPathClosed } from "./path";
import type { PathFacts } from "./path";
import { DEFAULT_REVIEW_SETTINGS } from "./settings";

const facts: PathFacts = { settings: DEFAULT_REVIEW_SETTINGS, number: 1, returnedBefore: false, layoutKnown: true };

describe("the short path", () => {
  it.each([
    ["new content in a known layout", {}, null],
    ["settings without one", { settings: { ...DEFAULT_REVIEW_SETTINGS, shortPath: null } }, "NO_SHORT_PATH"],
    ["a correction", { number: 2 }, "CORRECTION"],
    ["what came back once", { returnedBefore: true }, "RETURNED_BEFORE"],
    ["another layout", { layoutKnown: false }, "LAYOUT_UNKNOWN"],
  ] as const)("%s", (_name, change, expected) => expect(shortPathClosed({ ...facts, ...change })).toBe(expected));
});

describe("the path asked for", () => {
  const urgent = { settings: { ...DEFAULT_REVIEW_SETTINGS, urgentHours: 24 } };
  it.each([
    ["FULL", { layoutKnown: false }, null, null],
    ["SHORT", {}, null, null],
    ["SHORT", { number: 2 }, null, "SHORT_PATH_UNAVAILABLE"],
    ["URGENT", {}, "台风", "URGENT_UNAVAILABLE"],
    ["URGENT", urgent, null, "REASON_REQUIRED"],
    ["URGENT", urgent, "台风", null],
  ] as const)("%s of %o, because %s: %s", (path, change, reason, refused) => {
    const checked = checkPath({ ...facts, ...change }, path, reason);
    expect(checked.ok ? null : checked.refusal.refused).toBe(refused);
  });
});
