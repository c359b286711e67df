import { z } from "zod";
import type { Role } from "../access/viewer";

/** Who can be appointed to review; a step names one or more of them. */
export const REVIEWER_ROLES = [
  "FIRST_REVIEWER",
  "SECOND_REVIEWER",
  "FINAL_REVIEWER",
  "SECRECY_REVIEWER",
] as const satisfies readonly Role[];

/** The five things a reviewer looks at (政治关、法律关、政策关、保密关、文字关). */
export const REVIEW_CHECKS = ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"] as const;
export type ReviewCheck = (typeof REVIEW_CHECKS)[number];

/** The step at which the secrecy verdict is given; every setting has exactly one. */
export const SECRECY_STEP = "SECRECY";

const reviewStep = z.object({
  /** Its key, unique in the list: FIRST, SECOND, FINAL, SECRECY, or a key of the program's own. */
  step: z.string().trim().min(1).max(30),
  /** Its words, for a step of the program's own; the known keys have theirs in the catalogue. */
  name: z.string().trim().min(1).max(20).optional(),
  /** Whoever holds one of these may decide it. */
  roles: z.array(z.enum(REVIEWER_ROLES)).min(1),
  /** Of the five, what must be ticked to approve here. */
  checks: z.array(z.enum(REVIEW_CHECKS)).default([...REVIEW_CHECKS]),
  /** Of the secrecy step: the steps with which its verdict may share one act, by somebody who holds its roles too. */
  sharesWith: z.array(z.string()).optional(),
});

/** Distinct people, the author included; proof-readings (校对) that must be recorded before the last approval. */
const minimumPeople = z.number().int().min(2).max(9);
const proofReadings = z.number().int().min(0).max(3);

/**
 * How a kind of content is reviewed: data, not code. The steps are taken in their order.
 * - `shortPath`: the steps (keys of the list, the secrecy step among them) for a new batch in a known layout; null: none
 * - `urgentHours`: how long after an urgent release the remaining approvals may take before it closes by itself; null: no
 *   urgent publication
 */
const reviewSettings = z.object({
  minimumPeople,
  proofReadings,
  steps: z.array(reviewStep).min(2).max(8),
  shortPath: z.object({ minimumPeople, proofReadings, steps: z.array(z.string()).min(2) }).nullable(),
  urgentHours: z.number().int().min(1).max(72).nullable(),
});

export type ReviewStep = z.infer<typeof reviewStep>;
export type ReviewSettings = z.infer<typeof reviewSettings>;

export type ReviewSettingsFault =
  | { readonly fault: "MALFORMED"; readonly at: string }
  | { readonly fault: "STEP_TWICE"; readonly at: string }
  | { readonly fault: "NO_SECRECY_STEP" }
  | { readonly fault: "SHARES_WITH_UNKNOWN"; readonly at: string }
  | { readonly fault: "TOO_MANY_PEOPLE"; readonly most: number; readonly path: "FULL" | "SHORT" }
  | { readonly fault: "SHORT_PATH_STEP_UNKNOWN"; readonly at: string }
  | { readonly fault: "SHORT_PATH_WITHOUT_SECRECY" };

/** What is wrong with settings before they are stored, or the settings as they are stored. */
export function checkReviewSettings(
  input: unknown,
): { readonly ok: true; readonly value: ReviewSettings } | { readonly ok: false; readonly fault: ReviewSettingsFault } {
  const no = (fault: ReviewSettingsFault) => ({ ok: false, fault }) as const;
  const parsed = reviewSettings.safeParse(input);
  if (!parsed.success) return no({ fault: "MALFORMED", at: parsed.error.issues[0]?.path.join(".") ?? "" });
  const settings = parsed.data;
  const keys = settings.steps.map(({ step }) => step);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return no({ fault: "STEP_TWICE", at: twice });
  if (!keys.includes(SECRECY_STEP)) return no({ fault: "NO_SECRECY_STEP" });
  for (const { step, sharesWith = [] } of settings.steps) {
    const unknown = sharesWith.find((key) => key === step || !keys.includes(key));
    if (unknown !== undefined) return no({ fault: "SHARES_WITH_UNKNOWN", at: unknown });
  }
  // The author and one person a step are the most that a path can ask for.
  if (settings.minimumPeople > 1 + keys.length)
    return no({ fault: "TOO_MANY_PEOPLE", most: 1 + keys.length, path: "FULL" });
  const { shortPath } = settings;
  if (shortPath !== null) {
    const unknown = shortPath.steps.find((key) => !keys.includes(key));
    if (unknown !== undefined) return no({ fault: "SHORT_PATH_STEP_UNKNOWN", at: unknown });
    if (!shortPath.steps.includes(SECRECY_STEP)) return no({ fault: "SHORT_PATH_WITHOUT_SECRECY" });
    const most = 1 + new Set(shortPath.steps).size;
    if (shortPath.minimumPeople > most) return no({ fault: "TOO_MANY_PEOPLE", most, path: "SHORT" });
  }
  return { ok: true, value: settings };
}

/** Settings as they were stored; throws when they are malformed, which no door lets in. */
export function readReviewSettings(stored: unknown): ReviewSettings {
  const checked = checkReviewSettings(stored);
  if (!checked.ok) throw new Error(`review settings: ${checked.fault.fault}`);
  return checked.value;
}

/**
 * What a new program starts with: three reviews and three proof-readings, at least three distinct people with the author,
 * the secrecy verdict by its own reviewer or, where one person is appointed for both, in one act with the second or final
 * review. A new batch in a known layout goes by two people.
 */
export const DEFAULT_REVIEW_SETTINGS: ReviewSettings = {
  minimumPeople: 3,
  proofReadings: 3,
  steps: [
    { step: "FIRST", roles: ["FIRST_REVIEWER"], checks: [...REVIEW_CHECKS] },
    { step: "SECOND", roles: ["SECOND_REVIEWER"], checks: [...REVIEW_CHECKS] },
    { step: "FINAL", roles: ["FINAL_REVIEWER"], checks: [...REVIEW_CHECKS] },
    { step: SECRECY_STEP, roles: ["SECRECY_REVIEWER"], checks: ["SECRECY"], sharesWith: ["SECOND", "FINAL"] },
  ],
  shortPath: { minimumPeople: 2, proofReadings: 1, steps: ["FINAL", SECRECY_STEP] },
  // Chosen, never assumed: it lets things out before everybody has looked.
  urgentHours: null,
};
