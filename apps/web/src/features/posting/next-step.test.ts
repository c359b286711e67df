import { describe, expect, it } from "vitest";
import { mendedBy } from "./next-step";

const refused = (code: string) => mendedBy({ kind: "refused", code, details: {}, field: null });

describe("the one thing to do next", () => {
  it.each([
    ["HANG_DATE_IN_FUTURE", "field.hangDate", "CHANGE_DATE"],
    ["SHEET_REPLACED", "field.photo", "RETAKE"],
    ["PHOTO_UNREADABLE", "field.photo", "RETAKE"],
    ["POSTING_ID_REUSED", null, "RETAKE"],
    ["CHANGED_MEANWHILE", null, "NONE"],
    ["NOT_ALLOWED", null, "SEND_AGAIN"],
    ["A_NAME_OF_A_LATER_SERVER", null, "SEND_AGAIN"],
  ])("%s", (code, field, step) => {
    expect(refused(code)).toEqual({ field, step });
  });

  it("is signing in after the session ended, a new photo when the old one is gone, and nothing while it waits", () => {
    expect(mendedBy({ kind: "needs-you", because: "SIGNED_OUT", attempts: 1 }).step).toBe("SIGN_IN");
    expect(mendedBy({ kind: "needs-you", because: "PHOTO_GONE", attempts: 1 }).step).toBe("RETAKE");
    expect(mendedBy({ kind: "queued", attempts: 0, notBefore: 0, trouble: null }).step).toBe("NONE");
  });
});
