import { describe, expect, it } from "vitest";
import { A, B, C, D, kinds, read } from "../../../../tests/support/roll-cells";

describe("outcomes and remarks", () => {
  it("reads paid, returned and held, and publishes only the closed list", () => {
    const reading = read([
      ["姓名", "身份证号", "应发金额", "实发金额", "备注"],
      ["梁妹", A, 10, 0, "账号错误退回"],
      ["陈妹", B, 20, 20, "上年退回，本次补发"],
      ["麦妹", C, 20, 0, null],
      ["冯妹", D, 30, 30, "已故，由其子代领，电话13800138000"],
    ]);
    expect(reading.lines.map(({ outcome, paidFen, remark }) => [outcome, paidFen, remark])).toEqual([
      ["RETURNED", 0, "退回"],
      ["PAID", 2000, "补发"],
      ["HELD", 0, null],
      ["PAID", 3000, "代领"],
    ]);
    expect(kinds(reading)).toEqual(expect.arrayContaining(["DECEASED_OR_ON_BEHALF", "REMARK_NOT_PUBLISHED"]));
    expect(JSON.stringify(reading)).not.toContain("13800138000");
  });

  it.each(["发放情况", "支付情况", "到账情况", "兑付情况", "发放状态", "支付结果"])(
    "knows %s for the column that says who was not paid",
    (heading) => {
      const reading = read([
        ["姓名", "身份证号", "金额", heading],
        ["梁妹", A, 10, "已发放"],
        ["陈妹", B, 20, "发放失败"],
        ["麦妹", C, 30, "不予发放"],
        ["冯妹", D, 40, "不发"],
      ]);
      expect(reading.lines.map(({ outcome, paidFen }) => [outcome, paidFen])).toEqual([
        ["PAID", 1000],
        ["RETURNED", 0],
        ["HELD", 0],
        ["HELD", 0],
      ]);
    },
  );

  it("knows N for not paid", () => {
    const reading = read([
      ["姓名", "身份证号", "金额", "是否成功"],
      ["梁妹", A, 10, "Y"],
      ["陈妹", B, 20, "N"],
    ]);
    expect(reading.lines.map(({ outcome }) => outcome)).toEqual(["PAID", "HELD"]);
  });

  it("takes a blank status for paid only where nobody is said to be paid", () => {
    const rows = (first: string | null) => [
      ["姓名", "身份证号", "金额", "发放状态"],
      ["梁妹", A, 10, first],
      ["陈妹", B, 20, null],
      ["麦妹", C, 20, "失败"],
    ];
    expect(read(rows(null)).lines.map(({ outcome }) => outcome)).toEqual(["PAID", "PAID", "RETURNED"]);
    expect(read(rows("成功")).rejected).toMatchObject([{ row: 3, reason: "OUTCOME_UNREADABLE", column: "发放状态" }]);
  });
});
