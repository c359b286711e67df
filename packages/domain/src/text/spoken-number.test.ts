import { describe, expect, it } from "vitest";
import {
  spokenCount,
  spokenCounted,
  spokenDay,
  spokenPhone,
  spokenQuantity,
  spokenYear,
  spokenYuan,
} from "./spoken-number";

describe("numbers as they are spoken", () => {
  it.each([
    [0, "零"],
    [2, "二"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [105, "一百零五"],
    [200, "二百"],
    [2000, "两千"],
    [2222, "两千二百二十二"],
    [20000, "两万"],
    [61974, "六万一千九百七十四"],
    [120000, "十二万"],
    [1020000, "一百零二万"],
  ])("%i → %s", (count, said) => expect(spokenCount(count)).toBe(said));

  it.each([
    [2, "户", "两户"],
    [12, "人", "十二人"],
    [37, "户", "三十七户"],
  ])("%i %s → %s", (count, counter, said) => expect(spokenCounted(count, counter)).toBe(said));

  it.each([
    [6197425, "六万一千九百七十四元二角五分"],
    [24000, "二百四十元"],
    [24050, "二百四十元五角"],
    [24005, "二百四十元零五分"],
    [45690418, "四十五万六千九百零四元一角八分"],
    [0, "零元"],
  ])("%i fen → %s", (fen, said) => expect(spokenYuan(fen)).toBe(said));

  it.each([
    [582310, "五百八十二点三一"],
    [3000, "三"],
    [500, "零点五"],
    [28449810, "两万八千四百四十九点八一"],
  ])("%i thousandths → %s", (milli, said) => expect(spokenQuantity(milli)).toBe(said));

  it("reads years, days and telephones digit by digit", () => {
    expect(spokenYear(2026)).toBe("二零二六");
    expect(spokenDay("2026-12-05")).toBe("十二月五日");
    expect(spokenPhone("0760-88316610")).toBe("零七六零，八八三幺六六幺零");
    expect(spokenPhone("12345")).toBe("幺二三四五");
  });
});
