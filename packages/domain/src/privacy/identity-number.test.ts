import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, checkIdentityNumber, minorUntil } from "./identity-number";

/** Area 449900 belongs to nobody: every number here is made up. */
const made = (birth: string, order = "123") => {
  const first17 = `449900${birth}${order}`;
  return `${first17}${checkDigit(first17)}`;
};

describe("checkIdentityNumber", () => {
  it("accepts a number that is right, with its birth date", () => {
    expect(checkIdentityNumber("449900196607225764")).toEqual({
      ok: true,
      number: "449900196607225764",
      birthDate: "1966-07-22",
      oldForm: false,
      knownArea: true,
    });
  });

  it.each([
    "44990019531228958x",
    " 44990019531228958X\t",
    "'44990019531228958X",
    "４４９９００１９５３１２２８９５８Ｘ",
    "449900 19531228 958X",
  ])("takes %j", (text) => expect(checkIdentityNumber(text)).toMatchObject({ ok: true, number: "44990019531228958X" }));

  it.each([
    ["", "MISSING"],
    ["　", "MISSING"],
    ["44990019660722576", "LENGTH"],
    ["4499001966072257644", "LENGTH"],
    ["4499**********5764", "CHARACTERS"],
    ["4.49900196607226E+17", "CHARACTERS"],
    ["44990019660722X764", "CHARACTERS"],
    ["449900196607225765", "CHECK_DIGIT"],
    [made("20230229"), "BIRTH_DATE"],
    [made("19661322"), "BIRTH_DATE"],
    [made("00000000"), "BIRTH_DATE"],
  ])("refuses %j as %s", (text, fault) => expect(checkIdentityNumber(text)).toEqual({ ok: false, fault }));

  it("brings the old form of 15 digits to the new one", () => {
    expect(checkIdentityNumber("449900531228958")).toMatchObject({
      ok: true,
      number: "44990019531228958X",
      oldForm: true,
    });
    expect(checkIdentityNumber("449900531328958")).toEqual({ ok: false, fault: "BIRTH_DATE" });
  });

  it("knows an area it does not know, and goes on", () => {
    const first17 = "99990019660722576";
    expect(checkIdentityNumber(first17 + checkDigit(first17))).toMatchObject({ ok: true, knownArea: false });
  });

  it("sees every single wrong digit and every two neighbours changed over", () => {
    const birth = fc.date({ min: new Date("1900-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(
        birth,
        fc.integer({ min: 0, max: 999 }),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (date, order, at, by) => {
          const number = made(date.toISOString().slice(0, 10).replaceAll("-", ""), String(order).padStart(3, "0"));
          expect(checkIdentityNumber(number)).toMatchObject({ ok: true, birthDate: date.toISOString().slice(0, 10) });
          const slipped = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
          expect(checkIdentityNumber(slipped)).toMatchObject({ ok: false });
          if (at < 16 && number[at] !== number[at + 1]) {
            const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
            expect(checkIdentityNumber(swapped)).toMatchObject({ ok: false });
          }
        },
      ),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => typeof checkIdentityNumber(text).ok === "boolean"),
    );
  });
});

describe("minorUntil", () => {
  it.each([
    ["2012-05-07", "2026-05-06", "2026-05"],
    ["2012-05-07", "2026-05-07", null],
    ["2012-02-29", "2026-02-28", "2026-02"],
    ["1950-01-01", "2026-01-01", null],
  ])("born %s, on %s → %s", (birth, on, month) => expect(minorUntil(birth, on)).toBe(month));
});
