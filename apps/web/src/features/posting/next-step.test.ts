import { describe, expect, it } from "vitest";
import { mendedBy } from "./next-step";

const refused = (code: string, field: string | null = null) => mendedBy({ kind: "refused", code, details: {}, field });

/** What postNotices, handInPosting and confirming or returning one may say (their docstrings). */
const OF_A_POSTING = [
  "NOT_ALLOWED NOT_FOUND INVALID_INPUT POSTING_ID_REUSED NO_CODE_READ CODE_UNKNOWN OTHER_UNITS_SHEET SHEET_REPLACED",
  "SHEET_WITHDRAWN HANG_DATE_IN_FUTURE HANG_DATE_BEFORE_SHEET WRONG_STATE TOLD_DATE_WRONG",
].flatMap((line) => line.split(" "));
const OF_A_DECISION = ["NOT_ALLOWED", "NOT_FOUND", "OWN_WORK", "NOT_YOUR_TURN", "CHANGED_MEANWHILE"];
const OF_A_TEXT = ["REASON_REQUIRED", "TEXT_TOO_LONG", "TEXT_CARRIES_NUMBER"];

describe("the one thing to do next", () => {
  it.each([
    ["HANG_DATE_IN_FUTURE", "field.hangDate", "CHANGE_DATE"],
    ["SHEET_REPLACED", "field.photo", "RETAKE"],
    ["PHOTO_UNREADABLE", "field.photo", "RETAKE"],
    ["POSTING_ID_REUSED", null, "RETAKE"],
    ["CHANGED_MEANWHILE", null, "DISMISS"],
    ["SHEET_WITHDRAWN", "field.photo", "DISMISS"],
    ["NOT_ALLOWED", null, "SEND_AGAIN"],
    ["A_NAME_OF_A_LATER_SERVER", null, "SEND_AGAIN"],
  ])("%s", (code, field, step) => {
    expect(refused(code)).toEqual({ field, step });
  });

  it.each([...OF_A_POSTING, ...OF_A_DECISION])(
    "%s leads somewhere: sending the same again would end the same",
    (code) => {
      if (code !== "NOT_ALLOWED") expect(["NONE", "SEND_AGAIN"]).not.toContain(refused(code).step);
    },
  );

  it.each([
    ["hangDateReason", "field.hangDateReason", "CHANGE_DATE"],
    ["noCodeReason", "field.noCodeReason", "CHANGE_REASON"],
    ["reason", "field.returnReason", "CHANGE_REASON"],
  ])("a text that is not taken is written anew: %s", (named, field, step) => {
    for (const code of OF_A_TEXT) expect(refused(code, named)).toEqual({ field, step });
  });

  it("is signing in after the session ended, a new photo when the old one is gone, and nothing while it waits", () => {
    expect(mendedBy({ kind: "needs-you", because: "SIGNED_OUT", attempts: 1 }).step).toBe("SIGN_IN");
    expect(mendedBy({ kind: "needs-you", because: "PHOTO_GONE", attempts: 1 }).step).toBe("RETAKE");
    expect(mendedBy({ kind: "queued", attempts: 0, notBefore: 0, trouble: null }).step).toBe("NONE");
  });
});
