import { describe, expect, it } from "vitest";
import { foldLooks } from "./looks";
import type { LookCount } from "./looks";

const at = (when: string) => new Date(`2026-11-${when.replace(" ", "T")}:00+08:00`);
const look = (when: string, kind: string, given: Partial<LookCount> = {}): LookCount => ({
  personId: "a",
  name: "吴专员",
  role: "OFFICE",
  day: `2026-11-${when.slice(0, 2)}`,
  kind,
  detail: null,
  count: 1,
  first: at(when),
  last: at(when),
  ip: "10.0.0.1",
  ...given,
});

describe("who looked", () => {
  it("is told once a person and day, the newest first", () => {
    const folded = foldLooks([
      look("02 09:00", "lines.read", { count: 3, last: at("02 09:30") }),
      look("02 08:00", "sheet.read", { ip: "10.0.0.2" }),
      look("02 10:00", "lines.read", { role: "AUDITOR" }),
      look("03 08:00", "lines.read"),
      look("02 12:00", "photo.read", { personId: "b", name: "郑检查", ip: null }),
    ]);
    expect(folded.map(({ name, day, acts }) => [name, day, acts.map(({ kind, count }) => `${kind} ${count}`)])).toEqual(
      [
        ["吴专员", "2026-11-03", ["lines.read 1"]],
        ["郑检查", "2026-11-02", ["photo.read 1"]],
        ["吴专员", "2026-11-02", ["sheet.read 1", "lines.read 4"]],
      ],
    );
    expect(folded[2]).toMatchObject({
      first: at("02 08:00"),
      last: at("02 10:00"),
      roles: ["OFFICE", "AUDITOR"],
      addresses: ["10.0.0.2", "10.0.0.1"],
    });
    expect(folded[1]!.addresses).toEqual([]);
  });
  it("tells apart what was exported", () => {
    const papers = ["approval-form", "stage-statement", "approval-form"];
    expect(foldLooks(papers.map((detail) => look("02 09:00", "form.exported", { detail })))[0]!.acts).toEqual([
      { kind: "form.exported", detail: "approval-form", count: 2 },
      { kind: "form.exported", detail: "stage-statement", count: 1 },
    ]);
  });
  it("is nobody where nobody did", () => expect(foldLooks([])).toEqual([]));
});
