import { describe, expect, it } from "vitest";
import { noticeEnd, withdrawalKindOf } from "./notice-end";
import type { NoticeEndFacts } from "./notice-end";

const at = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

describe("how a notice ended", () => {
  const facts: NoticeEndFacts = {
    withdrawnAt: null,
    replacedAt: null,
    edition: { withdrawnAt: null, withdrawalKind: null },
  };
  const back = (withdrawalKind: "IN_ERROR" | "ENDED" | "LAPSED"): Partial<NoticeEndFacts> => ({
    withdrawnAt: at("2026-11-12"),
    edition: { withdrawnAt: at("2026-11-12"), withdrawalKind },
  });

  it.each<[string, Partial<NoticeEndFacts>, string | null]>([
    ["in force", {}, null],
    ["corrected", { replacedAt: at("2026-11-13") }, "REPLACED 2026-11-13"],
    ["taken back in error", back("IN_ERROR"), "IN_ERROR 2026-11-12"],
    ["ended", back("ENDED"), "ENDED 2026-11-12"],
    ["lapsed", back("LAPSED"), "LAPSED 2026-11-12"],
    ["taken back, then corrected", { ...back("IN_ERROR"), replacedAt: at("2026-11-15") }, "IN_ERROR 2026-11-12"],
    ["no longer for this unit", { withdrawnAt: at("2026-11-12") }, "OUT_OF_SCOPE 2026-11-12"],
    [
      "no longer for this unit, and taken back for all the others later",
      { withdrawnAt: at("2026-11-12"), edition: { withdrawnAt: at("2026-11-14"), withdrawalKind: "IN_ERROR" } },
      "OUT_OF_SCOPE 2026-11-12",
    ],
  ])("%s", (_name, change, expected) => {
    const end = noticeEnd({ ...facts, ...change });
    expect(end === null ? null : `${end.why} ${end.at.toISOString().slice(0, 10)}`).toBe(expected);
    const why = expected?.split(" ")[0] ?? "";
    expect(withdrawalKindOf({ ...facts, ...change })).toBe(["IN_ERROR", "ENDED", "LAPSED"].includes(why) ? why : null);
  });
});
