import { describe, expect, it } from "vitest";
import { anchorText, chainOf, entryText } from "./entry-text";
import type { EntryContent, EntryPlace } from "./entry-text";

const entry: EntryContent = {
  at: new Date("2026-11-02T02:00:00.000Z"),
  kind: "posting.received",
  actorId: "a",
  actorRole: "CLERK",
  unitId: "u",
  subjectType: "posting",
  subjectId: "p",
  reason: null,
  data: { b: [1, { d: 1, c: 2 }], a: "x" },
  ip: null,
};
const place: EntryPlace = { chain: "u", seq: 7n, previous: "ab" };
const text = entryText(entry, place);

describe("the text of an entry", () => {
  it("does not depend on the order of its data's keys, at any depth", () => {
    expect(entryText({ ...entry, data: { a: "x", b: [1, { c: 2, d: 1 }] } }, place)).toBe(text);
  });
  it.each<[string, Partial<EntryContent>]>([
    ["at", { at: new Date("2026-11-02T02:00:00.001Z") }],
    ["kind", { kind: "posting.confirmed" }],
    ["actorId", { actorId: null }],
    ["actorRole", { actorRole: "OFFICE" }],
    ["unitId", { unitId: null }],
    ["subjectType", { subjectType: "notice" }],
    ["subjectId", { subjectId: "q" }],
    ["reason", { reason: "" }],
    ["data", { data: { b: [1, { d: 1, c: 2 }], a: "y" } }],
    ["the order of a list in data", { data: { b: [{ d: 1, c: 2 }, 1], a: "x" } }],
    ["ip", { ip: "127.0.0.1" }],
  ])("changes with %s", (_what, change) => {
    expect(entryText({ ...entry, ...change }, place)).not.toBe(text);
  });
  it.each<[string, Partial<EntryPlace>]>([
    ["chain", { chain: "v" }],
    ["number", { seq: 8n }],
    ["the entry before it", { previous: "ac" }],
  ])("changes with its place: %s", (_what, change) => {
    expect(entryText(entry, { ...place, ...change })).not.toBe(text);
  });
  it("is never the text of an anchor", () => {
    expect(anchorText({ number: 1, at: entry.at, ends: [], previous: "" }).startsWith('["anchor"')).toBe(true);
    expect(text.startsWith('["entry"')).toBe(true);
  });
});

it("what concerns no unit goes into the installation's chain", () => {
  expect([chainOf({ unitId: "u" }), chainOf({ unitId: null })]).toEqual(["u", "installation"]);
});
