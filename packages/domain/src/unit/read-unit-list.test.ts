import { describe, expect, it } from "vitest";
import { readUnitList } from "./read-unit-list";
import { formerNamesAfter, isContactLine, isUnitCode } from "./unit-rules";

describe("a list of units", () => {
  it("may be one name a line", () => {
    const { rows, faults } = readUnitList("农业农村局\r\n\r\n  财政分局 \n");
    expect(faults).toEqual([]);
    expect(rows.map(({ line, name }) => [line, name])).toEqual([
      [1, "农业农村局"],
      [3, "财政分局"],
    ]);
  });
  it("may be a table with headings in any order", () => {
    const { rows, faults } = readUnitList(
      "序号\t社区\t经联社名称\t原名\t村民组\t联系电话\t办公地址\n1\t起湾社区\t示例一经联社\t示例一村、示例一股份社\t一组、二组\t0760-00000001\t示例路1号",
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        name: "示例一经联社",
        community: "起湾社区",
        code: null,
        formerNames: ["示例一村", "示例一股份社"],
        groups: ["一组", "二组"],
        phone: "0760-00000001",
        officeHours: null,
        address: "示例路1号",
      },
    ]);
  });
  it("without headings has its columns in the stated order", () => {
    expect(readUnitList("示例一经联社,起湾社区,SL01").rows[0]).toMatchObject({
      name: "示例一经联社",
      community: "起湾社区",
      code: "SL01",
    });
  });
  it("of communities may call its names 社区", () =>
    expect(readUnitList("社区名称\t电话\n起湾社区\t0760-1234567").rows[0]).toMatchObject({
      name: "起湾社区",
      community: null,
      phone: "0760-1234567",
    }));
  it("says which lines cannot be taken", () => {
    const { rows, faults } = readUnitList("名称\t社区\n\t起湾社区\n甲社\t乙\t丙\n甲社\n甲社");
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([
      { line: 2, fault: "NO_NAME" },
      { line: 3, fault: "TOO_MANY_CELLS" },
      { line: 5, fault: "NAME_TWICE" },
    ]);
  });
  it("of nothing is empty", () => expect(readUnitList(" \n\t\n")).toEqual({ rows: [], faults: [] }));
});

describe("what is kept of a unit", () => {
  it("keeps the old name when it is renamed, and drops the one it has now", () => {
    const unit = { name: "旧名经联社", formerNames: ["更旧的名"] };
    expect(formerNamesAfter(unit, "新名经联社")).toEqual(["更旧的名", "旧名经联社"]);
    expect(formerNamesAfter(unit, "更旧的名")).toEqual(["旧名经联社"]);
    expect(formerNamesAfter(unit, "旧名经联社", [])).toEqual([]);
  });
  it.each([
    ["0760-88881234", true],
    ["0760-88881234、88885678", true],
    ["12345", true],
    ["0760-88881234 转 3", true],
    ["找老王 13800000000", false],
    ["电话", false],
    ["1", false],
  ])("the telephone line %j: %s", (text, fine) => expect(isContactLine(text)).toBe(fine));
  it.each([
    ["442000002002", true],
    ["SL-01", true],
    ["社区 一", false],
    ["", false],
  ])("the code %j: %s", (text, fine) => expect(isUnitCode(text)).toBe(fine));
});
