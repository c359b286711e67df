import type { DecisionInput, PostingInput, TakingBackInput, TakingDownInput, TellingInput } from "./entry";
import type { HttpAnswer } from "./post-office";
import type { Answer, Receipt } from "./send-entry";

const trouble = (answer: HttpAnswer): Answer<never> => ({
  kind: "trouble",
  trouble: answer === null || answer.status < 400 ? "UNREACHABLE" : "SERVER",
});

/** The whole photo is there, or so many bytes of it are: only the server's own words with the right name say so. */
export function readPieceAnswer(answer: HttpAnswer, sha256: string): Answer<"whole" | number> {
  if (answer !== null && answer.status < 300 && isRecord(answer.body) && answer.body["sha256"] === sha256) {
    const { bytes, received } = answer.body;
    if (typeof bytes === "number") return { kind: "ok", value: "whole" };
    if (typeof received === "number") return { kind: "ok", value: received };
  }
  const refusal = refusalIn(answer?.body);
  if (refusal === null || answer === null || answer.status < 400 || answer.status >= 500) return trouble(answer);
  const received = isRecord(refusal.details) ? refusal.details["received"] : undefined;
  return refusal.code === "PART_OUT_OF_PLACE" && typeof received === "number"
    ? { kind: "ok", value: received }
    : refusal;
}

/** A receipt for this very posting. A page that says 200, a receipt for another one, or an error is none. */
export const readPostingAnswer = (answer: HttpAnswer, input: PostingInput): Answer<Receipt> =>
  readMutation(answer, "postNotices", (result) => {
    const { posting, receivedAt } = result;
    return result["__typename"] === "PostingReceipt" &&
      isRecord(posting) &&
      posting["id"] === input.id &&
      typeof receivedAt === "string"
      ? { receivedAt }
      : null;
  });

/** A receipt for this very word. */
export const readTellingAnswer = (answer: HttpAnswer, input: TellingInput): Answer<Receipt> =>
  readMutation(answer, "tellNotices", (result) => {
    const { receivedAt } = result;
    return result["__typename"] === "TellingReceipt" && result["id"] === input.id && typeof receivedAt === "string"
      ? { receivedAt }
      : null;
  });

/** The notice, as taken down. */
export const readTakingDownAnswer = (answer: HttpAnswer, input: TakingDownInput): Answer<Receipt> =>
  readMutation(answer, "takeDownNotice", (result) => {
    const { takenDownAt } = result;
    return result["__typename"] === "Notice" && result["id"] === input.noticeId && typeof takenDownAt === "string"
      ? { receivedAt: takenDownAt }
      : null;
  });

/** The telling, as taken back. */
export const readTakingBackAnswer = (answer: HttpAnswer, input: TakingBackInput): Answer<Receipt> =>
  readMutation(answer, "takeBackTelling", (result) => {
    const { takenBackAt } = result;
    return result["__typename"] === "Telling" && result["id"] === input.tellingId && typeof takenBackAt === "string"
      ? { receivedAt: takenBackAt }
      : null;
  });

const STATES = { CONFIRM: "CONFIRMED", RETURN: "RETURNED" } as const;

/** The posting, as it was decided. */
export const readDecisionAnswer = (answer: HttpAnswer, input: DecisionInput): Answer<Receipt> =>
  readMutation(answer, input.decision === "CONFIRM" ? "confirmPosting" : "returnPosting", (result) => {
    const { decidedAt } = result;
    return result["__typename"] === "Posting" &&
      result["id"] === input.postingId &&
      result["state"] === STATES[input.decision] &&
      typeof decidedAt === "string"
      ? { receivedAt: decidedAt }
      : null;
  });

function readMutation(
  answer: HttpAnswer,
  field: string,
  receiptIn: (result: Record<string, unknown>) => Receipt | null,
): Answer<Receipt> {
  if (answer === null || !isRecord(answer.body)) return trouble(answer);
  const data = answer.body["data"];
  const result = isRecord(data) ? data[field] : undefined;
  if (isRecord(result)) {
    const receipt = receiptIn(result);
    if (receipt !== null) return { kind: "ok", value: receipt };
    if (result["__typename"] === "Refusal") return refusalIn(result) ?? { kind: "trouble", trouble: "SERVER" };
  }
  return refusalIn(answer.body) ?? { kind: "trouble", trouble: "SERVER" };
}

function refusalIn(body: unknown): Extract<Answer<never>, { kind: "refusal" }> | null {
  if (!isRecord(body) || typeof body["code"] !== "string") return null;
  const field = body["field"];
  return {
    kind: "refusal",
    code: body["code"],
    details: body["details"] ?? {},
    field: typeof field === "string" ? field : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
