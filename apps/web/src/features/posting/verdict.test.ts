import { describe, expect, it } from "vitest";
import { judgePhoto, mayOverride, maySubmit, type Findings, type ProvenNotice, type SheetFinding } from "./verdict";

const program = { expectedChannels: [] };
const a: ProvenNotice = { id: "a", title: "耕地地力 第一批", editionNumber: 1, program };
const b: ProvenNotice = { id: "b", title: "稻谷补贴", editionNumber: 2, program };
const check = (verdict: string, more: Partial<SheetFinding> = {}): SheetFinding => ({
  code: "AAAAAAAA",
  verdict,
  otherUnit: null,
  notices: [],
  replaced: [],
  withdrawn: [],
  ...more,
});
const proves = check("PROVES", { notices: [a, b] });
const other = check("OTHER_UNIT", { otherUnit: "示例二经联社" });
const replaced = check("REPLACED", { replaced: [a] });
const withdrawn = check("WITHDRAWN", { withdrawn: [a] });
const unknown = check("UNKNOWN");
const found = (checks: SheetFinding[] | null, sheets = checks?.length ?? 2): Findings => ({
  codesInPhoto: Math.max(1, sheets),
  sheetCodes: Array.from({ length: sheets }, (_, i) => `CODE000${i}`),
  checks,
});

describe("judgePhoto", () => {
  it.each<[string, Findings, unknown, boolean, boolean]>([
    ["no code", { codesInPhoto: 0, sheetCodes: [], checks: [] }, { kind: "NO_CODE" }, false, true],
    [
      "a reader that did not start",
      { codesInPhoto: null, sheetCodes: [], checks: [] },
      { kind: "CANNOT_READ" },
      false,
      true,
    ],
    ["a payment code beside it", { codesInPhoto: 1, sheetCodes: [], checks: [] }, { kind: "NOT_A_SHEET" }, false, true],
    ["offline", found(null), { kind: "UNCHECKED", count: 2 }, true, false],
    ["a gathered sheet", found([proves]), { kind: "PROVES", notices: [a, b], problems: [] }, true, false],
    [
      "two sheets with the same notice",
      found([proves, check("PROVES", { notices: [b] })]),
      { kind: "PROVES", notices: [a, b], problems: [] },
      true,
      false,
    ],
    [
      "partly replaced",
      found([check("PROVES", { notices: [b], replaced: [a] })]),
      { kind: "PROVES", notices: [b], problems: [{ kind: "REPLACED", notices: [a] }] },
      true,
      false,
    ],
    [
      "ours and a neighbour's",
      found([proves, other]),
      { kind: "PROVES", notices: [a, b], problems: [{ kind: "OTHER_UNIT", unit: "示例二经联社" }] },
      true,
      false,
    ],
    [
      "a neighbour's",
      found([other, other]),
      { kind: "PROBLEMS", problems: [{ kind: "OTHER_UNIT", unit: "示例二经联社" }] },
      false,
      false,
    ],
    [
      "withdrawn",
      found([withdrawn]),
      { kind: "PROBLEMS", problems: [{ kind: "WITHDRAWN", notices: [a] }] },
      false,
      false,
    ],
    ["replaced", found([replaced]), { kind: "PROBLEMS", problems: [{ kind: "REPLACED", notices: [a] }] }, false, false],
    ["unknown", found([unknown]), { kind: "PROBLEMS", problems: [{ kind: "UNKNOWN" }] }, false, true],
    [
      "a verdict of a newer server",
      found([check("SOMETHING")]),
      { kind: "PROBLEMS", problems: [{ kind: "UNKNOWN" }] },
      false,
      true,
    ],
    [
      "unknown and replaced",
      found([unknown, replaced]),
      { kind: "PROBLEMS", problems: [{ kind: "REPLACED", notices: [a] }, { kind: "UNKNOWN" }] },
      false,
      false,
    ],
  ])("%s", (_, findings, verdict, submit, override) => {
    const judged = judgePhoto(findings);
    expect(judged).toEqual(verdict);
    expect([maySubmit(judged), mayOverride(judged)]).toEqual([submit, override]);
  });
});
