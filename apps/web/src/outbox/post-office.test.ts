import { describe, expect, it } from "vitest";
import { readPhotoAnswer, readPostingAnswer, type HttpAnswer } from "./post-office";
import type { PostingInput } from "./entry";

const input: PostingInput = {
  id: "id-1",
  unitId: "u",
  channel: "VILLAGE_BOARD",
  photoSha256: "aa",
  crops: [],
  codes: [],
  hangDate: "2026-12-05",
  phoneTime: "2026-12-05T01:00:00Z",
};
const unreachable = { kind: "trouble", trouble: "UNREACHABLE" };
const server = { kind: "trouble", trouble: "SERVER" };

describe("what counts as a photo received", () => {
  it.each<[string, HttpAnswer, unknown]>([
    ["the same hash back", { status: 201, body: { sha256: "aa", bytes: 9 } }, { kind: "ok", value: null }],
    ["known already", { status: 200, body: { sha256: "aa" } }, { kind: "ok", value: null }],
    ["another hash", { status: 200, body: { sha256: "bb" } }, unreachable],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
    ["nobody answered", null, unreachable],
    ["an outage", { status: 502, body: null }, server],
    ["an outage that talks JSON", { status: 500, body: { code: "OOPS" } }, server],
    ["signed out", { status: 401, body: { code: "SIGNED_OUT" } }, { kind: "refusal", code: "SIGNED_OUT", details: {} }],
    [
      "a named no",
      { status: 422, body: { code: "PHOTO_UNREADABLE", details: { a: 1 } } },
      { kind: "refusal", code: "PHOTO_UNREADABLE", details: { a: 1 } },
    ],
    ["a nameless no", { status: 404, body: { message: "?" } }, server],
  ])("%s", (_, answer, expected) => {
    expect(readPhotoAnswer(answer, "aa")).toEqual(expected);
  });
});

describe("what counts as a receipt", () => {
  const reply = (postNotices: unknown): HttpAnswer => ({ status: 200, body: { data: { postNotices } } });
  it.each<[string, HttpAnswer, unknown]>([
    [
      "a receipt for this posting",
      reply({ __typename: "PostingReceipt", receivedAt: "T", posting: { id: "id-1" } }),
      { kind: "ok", value: { receivedAt: "T" } },
    ],
    [
      "a receipt for another posting",
      reply({ __typename: "PostingReceipt", receivedAt: "T", posting: { id: "id-2" } }),
      server,
    ],
    [
      "a refusal",
      reply({ __typename: "Refusal", code: "SHEET_REPLACED", details: { number: 2 } }),
      { kind: "refusal", code: "SHEET_REPLACED", details: { number: 2 } },
    ],
    ["errors without data", { status: 200, body: { errors: [{ message: "x" }], data: null } }, server],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
    [
      "signed out at the door",
      { status: 401, body: { code: "SIGNED_OUT" } },
      { kind: "refusal", code: "SIGNED_OUT", details: {} },
    ],
    ["nobody answered", null, unreachable],
  ])("%s", (_, answer, expected) => {
    expect(readPostingAnswer(answer, input)).toEqual(expected);
  });
});
