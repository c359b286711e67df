import { expect, it } from "vitest";
import { isKnownLayout } from "./known-layout";

it.each([
  ["one that was released", ["姓名|金额"], true],
  ["another sheet besides", ["姓名|金额", "姓名|备注"], false],
  ["no roll", [], false],
])("%s", (_name, layouts, known) => expect(isKnownLayout(layouts, ["姓名|面积|金额", "姓名|金额"])).toBe(known));
