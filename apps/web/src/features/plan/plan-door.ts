import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import type { PlanPreview } from "./items";

/** Reads a plan, .docx or text, without writing anything; or one sentence that says what to do. */
export async function checkPlan(
  subdistrictId: string,
  body: Blob,
  fileName = "",
): Promise<{ readonly ok: true; readonly value: PlanPreview } | { readonly ok: false; readonly sentence: string }> {
  let response: Response;
  try {
    response = await fetch(`/plans/check?subdistrict=${encodeURIComponent(subdistrictId)}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(fileName) },
      body,
    });
  } catch {
    return { ok: false, sentence: `${t("common.cannotReach")}。${t("common.cannotReachHelp")}` };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return { ok: true, value: answer as PlanPreview };
  const { code = "unknown", details } = (typeof answer === "object" && answer !== null ? answer : {}) as {
    code?: string;
    details?: unknown;
  };
  return { ok: false, sentence: problemsOf(code, details) ?? refusalText({ code, details }) };
}

/** Why the file is no plan, in the reader's own sentences. */
function problemsOf(code: string, details: unknown): string | null {
  if (code !== "PLAN_UNREADABLE" || typeof details !== "object" || details === null) return null;
  const problems: unknown = "problems" in details ? details.problems : null;
  return typeof problems === "string" && problems !== "" ? problems : null;
}
