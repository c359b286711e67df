import { PARTS, PART_KEYS, part } from "@gongshi/domain/trace/story/parts";
import { describe, expect, it } from "vitest";
import { STORY_ENGLISH, inEnglish } from "./story-english";

describe("a story in English", () => {
  it.each(PART_KEYS)("%s says each of its values, and nothing else", (key) => {
    const named = [...STORY_ENGLISH.parts[key].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(PARTS[key]).toSorted());
  });
  it.each([
    [part("rollImported", { lines: 37, paid: 6_197_425 }), "imported the roll: 37 lines, 61,974.25 yuan"],
    [part("stands", { step: "VERIFIED.RESULT" }), "now: posted and confirmed"],
    [part("afterReceipt", { span: 3_600_000 }), "1 hour after it arrived"],
    [part("scheduled", { at: "2026-11-02T01:30:00Z" }), "set the release for 2026-11-02 09:30"],
  ])("%j → %s", (said, words) => expect(inEnglish(said)).toBe(words));
});
