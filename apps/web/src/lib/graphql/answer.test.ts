import { CombinedError, type AnyVariables, type OperationResult } from "urql";
import { describe, expect, it } from "vitest";
import { answerOf, errorCode, errorText } from "./answer";

type Union = { __typename: "Batch"; id: string } | { __typename: "Refusal"; code: string; details: unknown };
const result = (part: Partial<OperationResult<{ openBatch: Union }>>) =>
  part as OperationResult<{ openBatch: Union }, AnyVariables>;
const refusedQuery = new CombinedError({
  graphQLErrors: [{ message: "NOT_ALLOWED", extensions: { code: "NOT_ALLOWED" } }],
});

describe("what a command came back with", () => {
  it("is its payload", () => {
    const answer = answerOf(
      result({ data: { openBatch: { __typename: "Batch", id: "b1" } } }),
      (data) => data.openBatch,
    );
    expect(answer).toEqual({ ok: true, value: { __typename: "Batch", id: "b1" } });
  });

  it("or a refusal in words", () => {
    const refusal = { __typename: "Refusal" as const, code: "ALREADY_EXISTS", details: {} };
    const answer = answerOf(result({ data: { openBatch: refusal } }), (data) => data.openBatch);
    expect(answer).toMatchObject({ ok: false, code: "ALREADY_EXISTS" });
    expect(answer.ok ? "" : answer.sentence).not.toContain("ALREADY_EXISTS");
  });

  it("or nothing at all, when the server was out of reach: then nothing is said to be done", () => {
    const error = new CombinedError({ networkError: new TypeError("fetch failed") });
    const answer = answerOf(result({ error }), (data) => data.openBatch);
    expect(answer).toMatchObject({ ok: false, code: null });
    expect(errorText(error)).toContain("连不上");
  });

  it("names why a query was refused", () => {
    expect(errorCode(refusedQuery)).toBe("NOT_ALLOWED");
    expect(errorText(refusedQuery)).toContain("岗位");
  });
});
