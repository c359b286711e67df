import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInWords } from "./amount-in-words";
import { decimalText, scaleDecimal, unscale } from "./decimal";
import { formatYuan, quantityText, rateText, yuanText } from "./format-yuan";
import { parseYuan, yuanOfNumber } from "./parse-yuan";

const fenOf = (text: string, unit?: "YUAN" | "WAN") => {
  const parsed = parseYuan(text, unit);
  return parsed.ok ? parsed.fen : parsed.fault;
};

describe("parseYuan", () => {
  it.each([
    ["1234.5", 123450],
    ["￥1,234.50", 123450],
    ["¥ 1,234.50", 123450],
    ["人民币240元整", 24000],
    ["240元", 24000],
    ["１２３．４５", 12345],
    ["１，２３４．５０", 123450],
    ["(12.00)", -1200],
    ["（12.00）", -1200],
    ["-￥3.2", -320],
    ["−3.2", -320],
    ["0", 0],
    [".5", 50],
    ["1.2万元", 1_200_000],
    ["1.2万", 1_200_000],
    ["0.005", 1],
    ["", "EMPTY"],
    ["　", "EMPTY"],
    ["1,23", "UNREADABLE"],
    ["1.2.3", "UNREADABLE"],
    ["12 34元x", "UNREADABLE"],
    ["24O", "UNREADABLE"],
    ["1e3", "UNREADABLE"],
    ["50%", "UNREADABLE"],
    ["--3", "UNREADABLE"],
    ["-(3)", "UNREADABLE"],
    ["#REF!", "UNREADABLE"],
    ["99999999999999.00", "TOO_LARGE"],
  ])("%s → %s", (text, expected) => expect(fenOf(text)).toBe(expected));

  it("reads a column of 万元, unless the cell says 元 itself", () => {
    expect(fenOf("2.507063", "WAN")).toBe(2507063);
    expect(fenOf("240元", "WAN")).toBe(24000);
  });

  it("says when digits below one fen were rounded", () => {
    expect(parseYuan("379.955")).toEqual({ ok: true, fen: 37996, exact: false });
    expect(parseYuan("379.950")).toEqual({ ok: true, fen: 37995, exact: true });
  });

  it("gives back what formatYuan printed, for every amount of fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        expect(fenOf(formatYuan(fen))).toBe(fen);
        expect(fenOf(yuanText(fen))).toBe(fen);
      }),
    );
  });

  it("never throws and never gives a fraction of a fen, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const parsed = parseYuan(text);
        expect(parsed.ok ? Number.isSafeInteger(parsed.fen) : parsed.fault.length > 0).toBe(true);
      }),
    );
  });
});

describe("yuanOfNumber", () => {
  it.each([
    [1126.03, 112603],
    [0.1 + 0.2, 30],
    [1.005, 101],
    [3.57 * 106.43, 37996],
    [1e-7, 0],
    [-44.7, -4470],
  ])("%s → %s fen", (value, fen) => expect(yuanOfNumber(value)).toMatchObject({ ok: true, fen }));

  it("reads every number of two decimals as itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
        expect(yuanOfNumber(fen / 100)).toEqual({ ok: true, fen, exact: true });
      }),
    );
  });

  it.each([NaN, Infinity])("refuses %s", (value) => expect(yuanOfNumber(value)).toMatchObject({ ok: false }));
});

describe("decimals", () => {
  it("moves digits, without binary fractions", () => {
    expect(scaleDecimal("0.285", 2)).toEqual({ units: 29, exact: false });
    expect(scaleDecimal("-0.001", 2)).toEqual({ units: 0, exact: false });
    expect(decimalText(1e21)).toBe("1000000000000000000000");
    expect(decimalText(-0.25)).toBe("-0.25");
    expect(unscale(-5, 2)).toBe("-0.05");
  });
  it("prints quantities and rates without idle zeros", () => {
    expect(quantityText(3570)).toBe("3.57");
    expect(quantityText(24000)).toBe("24");
    expect(quantityText(100000)).toBe("100");
    expect(rateText(1064300)).toBe("106.43");
    expect(rateText(160600)).toBe("16.06");
    expect(rateText(67412)).toBe("6.7412");
  });
});

it("writes amounts in capitals", () => {
  expect(amountInWords(45690418)).toBe("人民币肆拾伍万陆仟玖佰零肆元壹角捌分");
  expect(amountInWords(10000)).toBe("人民币壹佰元整");
  expect(amountInWords(0)).toBe("人民币零元整");
});
