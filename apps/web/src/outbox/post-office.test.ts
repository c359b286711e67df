import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { DOCUMENTS, type HttpAnswer } from "./post-office";
import {
  readDecisionAnswer,
  readPieceAnswer,
  readPostingAnswer,
  readTakingBackAnswer,
  readTakingDownAnswer,
} from "./read-answer";
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
    ["the same hash back", { status: 201, body: { sha256: "aa", bytes: 9 } }, { kind: "ok", value: "whole" }],
    ["a piece of it", { status: 200, body: { sha256: "aa", received: 7 } }, { kind: "ok", value: 7 }],
    ["its name alone", { status: 200, body: { sha256: "aa" } }, unreachable],
    [
      "where to go on",
      { status: 409, body: { code: "PART_OUT_OF_PLACE", details: { received: 5 } } },
      { kind: "ok", value: 5 },
    ],
    ["another hash", { status: 200, body: { sha256: "bb", bytes: 9 } }, unreachable],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
    ["nobody answered", null, unreachable],
    ["an outage", { status: 502, body: null }, server],
    ["an outage that talks JSON", { status: 500, body: { code: "OOPS" } }, server],
    [
      "signed out",
      { status: 401, body: { code: "SIGNED_OUT" } },
      { kind: "refusal", code: "SIGNED_OUT", details: {}, field: null },
    ],
    [
      "a named no",
      { status: 422, body: { code: "PHOTO_UNREADABLE", details: { a: 1 } } },
      { kind: "refusal", code: "PHOTO_UNREADABLE", details: { a: 1 }, field: null },
    ],
    ["a nameless no", { status: 404, body: { message: "?" } }, server],
  ])("%s", (_, answer, expected) => {
    expect(readPieceAnswer(answer, "aa")).toEqual(expected);
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
      { kind: "refusal", code: "SHEET_REPLACED", details: { number: 2 }, field: null },
    ],
    ["errors without data", { status: 200, body: { errors: [{ message: "x" }], data: null } }, server],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
    [
      "signed out at the door",
      { status: 401, body: { code: "SIGNED_OUT" } },
      { kind: "refusal", code: "SIGNED_OUT", details: {}, field: null },
    ],
    ["nobody answered", null, unreachable],
  ])("%s", (_, answer, expected) => {
    expect(readPostingAnswer(answer, input)).toEqual(expected);
  });
});

describe("what counts as decided", () => {
  const yes = { postingId: "p1", decision: "CONFIRM" } as const;
  const no = { postingId: "p1", decision: "RETURN", kind: "PHOTO", reason: "看不清" } as const;
  const said = (field: string, result: unknown): HttpAnswer => ({ status: 200, body: { data: { [field]: result } } });
  const posting = { __typename: "Posting", id: "p1", state: "CONFIRMED", decidedAt: "T" };
  it.each<[string, HttpAnswer, Parameters<typeof readDecisionAnswer>[1], unknown]>([
    ["as asked", said("confirmPosting", posting), yes, { kind: "ok", value: { receivedAt: "T" } }],
    ["the other way", said("returnPosting", posting), no, server],
    ["another posting", said("confirmPosting", { ...posting, id: "p2" }), yes, server],
    ["a hotel's login page", { status: 200, body: null }, yes, unreachable],
    [
      "somebody was quicker",
      said("returnPosting", { __typename: "Refusal", code: "CHANGED_MEANWHILE", details: {}, field: null }),
      no,
      { kind: "refusal", code: "CHANGED_MEANWHILE", details: {}, field: null },
    ],
  ])("%s", (_, answer, input, expected) => {
    expect(readDecisionAnswer(answer, input)).toEqual(expected);
  });
});

describe("what counts as taken down", () => {
  const said = (takeDownNotice: unknown): HttpAnswer => ({ status: 200, body: { data: { takeDownNotice } } });
  const notice = { __typename: "Notice", id: "n1", takenDownAt: "T" };
  it.each<[string, HttpAnswer, unknown]>([
    ["as asked", said(notice), { kind: "ok", value: { receivedAt: "T" } }],
    ["another one", said({ ...notice, id: "n2" }), server],
    ["it still hangs", said({ ...notice, takenDownAt: null }), server],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
  ])("%s", (_, answer, expected) => {
    expect(readTakingDownAnswer(answer, { noticeId: "n1" })).toEqual(expected);
  });
});

describe("what counts as taken back", () => {
  const said = (takeBackTelling: unknown): HttpAnswer => ({ status: 200, body: { data: { takeBackTelling } } });
  const telling = { __typename: "Telling", id: "t1", takenBackAt: "T" };
  it.each<[string, HttpAnswer, unknown]>([
    ["as asked", said(telling), { kind: "ok", value: { receivedAt: "T" } }],
    ["another one", said({ ...telling, id: "t2" }), server],
    ["it still stands", said({ ...telling, takenBackAt: null }), server],
    ["a hotel's login page", { status: 200, body: null }, unreachable],
    [
      "too late",
      said({ __typename: "Refusal", code: "TAKE_BACK_OVER", details: { days: 7 }, field: null }),
      { kind: "refusal", code: "TAKE_BACK_OVER", details: { days: 7 }, field: null },
    ],
  ])("%s", (_, answer, expected) => {
    expect(readTakingBackAnswer(answer, { tellingId: "t1" })).toEqual(expected);
  });
});

describe("what is asked of the server", () => {
  const schema = buildSchema(
    readFileSync(new URL("../../../../packages/schema/schema.graphql", import.meta.url), "utf8"),
  );
  it.each(Object.entries(DOCUMENTS))("%s is in its schema", (_, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });
});
