import { describe, expect, it } from "vitest";
import { moneyUnitInHeading, moneyUnitInLine } from "./money-unit";

describe("the unit of money in a heading", () => {
  it.each([
    ["补贴金额（元）", "YUAN"],
    ["补贴金额(万元)", "WAN"],
    ["补贴金额（千元）", "QIAN"],
    ["补贴金额（仟元）", "QIAN"],
    ["补贴金额（百元）", "BAI"],
    ["补贴金额（角）", "JIAO"],
    ["补贴金额（分）", "FEN"],
    ["补贴金额\n（单位：千元）", "QIAN"],
    ["金额 千 元", "QIAN"],
    ["补贴金额万元", "WAN"],
    ["金额（万）", "WAN"],
    ["金额（人民币万元）", "WAN"],
    ["金额(万元)/实发(元)", "YUAN"],
    ["金额(千元)/实发", "QIAN"],
    ["补贴标准(元/亩)", "YUAN"],
    ["补贴标准(千元/亩)", "QIAN"],
    ["补贴金额（百万元）", "OTHER"],
    ["补贴金额（亿元）", "OTHER"],
    ["补贴金额（港币）", "OTHER"],
    ["积分", null],
    ["发放部分金额", null],
    ["补贴金额", null],
    ["面积（亩）", null],
    ["千亩连片补贴", null],
  ])("%s → %s", (label, unit) => expect(moneyUnitInHeading(label)).toBe(unit));
});

describe("the unit of money in a line beside a table", () => {
  it.each([
    ["单位：元、亩", "YUAN"],
    ["单位：亩、万元", "WAN"],
    ["单位:千元", "QIAN"],
    ["单 位：千 元", "QIAN"],
    ["金额单位：百元", "BAI"],
    ["计量单位：角", "JIAO"],
    ["单位：分", "FEN"],
    ["单位：人民币元", "YUAN"],
    ["单位：万元、元/亩", "WAN"],
    ["编制单位：农业农村局　单位：千元　2025年12月5日", "QIAN"],
    ["单位：万元 制表人：张三", "WAN"],
    ["东区街道2025年补贴清册（单位：千元）", "QIAN"],
    ["东区街道2025年补贴清册（千元）", "QIAN"],
    ["东区街道2025年补贴清册（万元）", "WAN"],
    ["千元", "QIAN"],
    ["(元、亩)", "YUAN"],
    ["注：以上金额单位均为千元。", "QIAN"],
    ["本表金额以万元为单位", "WAN"],
    ["单位：元、万元", "OTHER"],
    ["单位：百万元", "OTHER"],
    ["单位：美元", "OTHER"],
    ["填报单位：元宝村", null],
    ["编制单位：农业农村局", null],
    ["单位：示例一经联社", null],
    ["东区街道2025年万元增收奖励", null],
    ["元旦前发放", null],
  ])("%s → %s", (line, unit) => expect(moneyUnitInLine(line)).toBe(unit));
});
