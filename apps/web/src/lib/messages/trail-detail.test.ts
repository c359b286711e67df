import { describe, expect, it } from "vitest";
import { trailDetail } from "./trail-detail";

describe("what an entry says beside its name", () => {
  it.each([
    ["roll.imported", { lines: 37, paidFen: 6197425, rejected: 0 }, "37行，61,974.25元"],
    ["roll.imported", { lines: 37, paidFen: 6197425, rejected: 2 }, "37行，61,974.25元，2行没有读入"],
    ["disclosure.released", { number: 2, notices: 15 }, "第2版，15个单位"],
    ["posting.received", { hangDate: "2026-11-03", photo: "x" }, "张贴日期11月3日"],
    ["disclosure.approved", { step: "SECOND", round: 1 }, "复审"],
    ["lines.read", { lines: 5 }, ""],
    ["posting.received", null, ""],
  ])("%s %j → %s", (kind, data, said) => expect(trailDetail(kind, data)).toBe(said));
});
