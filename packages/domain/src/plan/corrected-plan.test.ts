import { describe, expect, it } from "vitest";
import { readCorrectedPlan } from "./corrected-plan";

const item = {
  number: 1,
  section: 1,
  subsection: 1,
  text: "公开补贴",
  assignments: [{ unit: "农业农村局", role: "LEAD" }],
  due: { kind: "BY_DATE", text: "年底前", date: "2026-12-31" },
};
const plan = {
  title: "2026年工作要点",
  year: 2026,
  sections: [{ number: 1, title: "一", subsections: [{ number: 1, title: "甲" }] }],
  items: [item],
};

describe("a plan as a person corrected it", () => {
  it("is taken as it was said, spaces aside", () => {
    const read = readCorrectedPlan({ ...plan, items: [{ ...item, text: " 公开补贴 " }] });
    expect(read).toMatchObject({ ok: true, value: { ...plan, problems: [] } });
  });

  it.each([
    [null, "plan", {}],
    [{ ...plan, title: " " }, "title", {}],
    [{ ...plan, year: 1999 }, "year", {}],
    [{ ...plan, items: [] }, "items", {}],
    [{ ...plan, items: [item, item] }, "items", { item: 1 }],
    [{ ...plan, items: [{ ...item, number: 0 }] }, "items", { item: 0 }],
    [{ ...plan, items: [{ ...item, subsection: 2 }] }, "section", { item: 1 }],
    [{ ...plan, items: [{ ...item, text: " " }] }, "text", { item: 1 }],
    [{ ...plan, items: [{ ...item, assignments: [{ unit: "", role: "LEAD" }] }] }, "unit", { item: 1 }],
    [{ ...plan, items: [{ ...item, assignments: [...item.assignments, ...item.assignments] }] }, "unit", { item: 1 }],
    [{ ...plan, items: [{ ...item, assignments: [{ unit: "某局", role: "BOSS" }] }] }, "plan", { item: 1 }],
    [{ ...plan, items: [{ ...item, due: { ...item.due, date: "2026-02-30" } }] }, "due", { item: 1 }],
    [{ ...plan, items: [{ ...item, due: { ...item.due, date: null } }] }, "due", { item: 1 }],
    [{ ...plan, items: [{ ...item, due: { kind: "RECURRING", text: " ", date: null } }] }, "due", { item: 1 }],
  ])("is refused where it says nothing or two things at once: %j", (said, field, details) => {
    expect(readCorrectedPlan(said)).toEqual({
      ok: false,
      refusal: { refused: "INVALID_INPUT", details, field },
    });
  });
});
