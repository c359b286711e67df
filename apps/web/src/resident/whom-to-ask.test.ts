import { expect, it } from "vitest";
import { askTheStreet, whomToAsk } from "./whom-to-ask";

const nothing = { siteTitle: null, phone: null, officeHours: null, address: null, supervisionPhone: null };
const street = { ...nothing, kind: "SUBDISTRICT", name: "示例街道", supervisionPhone: "0760-10000002" };
const community = { ...nothing, kind: "COMMUNITY", name: "示例社区", parent: street };
const cooperative = {
  ...nothing,
  kind: "COOPERATIVE",
  name: "示例一经联社",
  phone: "0760-10000001",
  officeHours: "周一至周五",
  parent: community,
};

it("names the nearest first and the city last", () => {
  const contacts = whomToAsk(cooperative, { name: "示例农业局", phone: "0760-10000003" });
  expect(contacts.map(({ name, phone }) => [name, phone])).toEqual([
    ["示例一经联社", "0760-10000001"],
    ["示例农业局", "0760-10000003"],
    ["示例街道", "0760-10000002"],
    ["政务服务便民热线", "12345"],
  ]);
});

it("names the city's line once, and no department without a phone", () => {
  const parent = { ...community, parent: { ...street, supervisionPhone: "12345" } };
  expect(whomToAsk({ ...cooperative, parent }, { name: "示例农业局", phone: null }).map(({ name }) => name)).toEqual([
    "示例一经联社",
    "政务服务便民热线",
  ]);
});

it("asks the street where the unit is not known", () => {
  expect(askTheStreet([street]).map(({ phone }) => phone)).toEqual(["0760-10000002", "12345"]);
  expect(askTheStreet([]).map(({ phone }) => phone)).toEqual(["12345"]);
});
