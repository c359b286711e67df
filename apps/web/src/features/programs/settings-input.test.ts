import { checkProgramSettings } from "@gongshi/domain/program/settings";
import { describe, expect, it } from "vitest";
import { cadenceOf, newSettings } from "./settings-input";

it("a new program starts from settings that fit", () => {
  const filled = { ...newSettings, name: "某补贴", publicName: "某补贴", policyBasis: "某文", whoIsEntitled: "某人" };
  expect(checkProgramSettings(filled)).toMatchObject({ ok: true });
  expect(checkProgramSettings(newSettings)).toMatchObject({ ok: false, setting: "name" });
});

describe("the batches of a year, one a line", () => {
  const before = [
    { number: 1, name: "早造" },
    { number: 2, name: "晚造" },
  ];
  it("keep the number of their name", () =>
    expect(cadenceOf("晚造\n\n补发\n 早造 ", before)).toEqual([
      { number: 2, name: "晚造" },
      { number: 3, name: "补发" },
      { number: 1, name: "早造" },
    ]));
  it("may be none", () => expect(cadenceOf(" \n", before)).toEqual([]));
});
