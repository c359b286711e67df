/**
 * What people may write where the text is kept or published: how long it may be, and that it names nobody's number.
 * The one table; screens take their `maxLength` from here, use-cases read every text through `readFreeText`.
 */
import { findPersonalNumbers } from "../privacy/personal-numbers";
import type { KnownNumbers } from "../privacy/personal-numbers";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import { tidyText } from "./storable-text";

interface Rule {
  /** In UTF-16 units, as `maxLength` counts. */
  readonly max: number;
  /** The refusal for a blank text; left out where a blank one stands for none. */
  readonly blank?: "INVALID_INPUT" | "REASON_REQUIRED";
  /** May have several lines. */
  readonly lines?: true;
}

export const FREE_TEXTS = {
  basis: { max: 200, blank: "INVALID_INPUT" },
  rateText: { max: 100, blank: "INVALID_INPUT" },
  changeReason: { max: 500, lines: true },
  batchName: { max: 30, blank: "INVALID_INPUT" },
  paymentWay: { max: 60 },
  totalExplanation: { max: 500, lines: true },
  reviewComment: { max: 1000, lines: true },
  secrecyReason: { max: 500, lines: true },
  fieldReason: { max: 500, blank: "INVALID_INPUT", lines: true },
  urgentReason: { max: 500, lines: true },
  numbersReason: { max: 500, blank: "REASON_REQUIRED", lines: true },
  contactLabel: { max: 40, blank: "INVALID_INPUT" },
  vouchReason: { max: 500, blank: "REASON_REQUIRED", lines: true },
  archiveReason: { max: 200, blank: "REASON_REQUIRED" },
  correctionWrong: { max: 300, lines: true },
  correctionProof: { max: 100, blank: "INVALID_INPUT" },
  correctionAnswer: { max: 500, blank: "REASON_REQUIRED", lines: true },
  lineName: { max: 60, blank: "INVALID_INPUT" },
  lineGroup: { max: 20 },
  proofNote: { max: 500, lines: true },
  objectionNote: { max: 500, lines: true },
  previewFor: { max: 60, blank: "INVALID_INPUT" },
  /** Public: pages and codes show it. */
  withdrawalReason: { max: 200, blank: "REASON_REQUIRED", lines: true },
  scopeReason: { max: 200, blank: "REASON_REQUIRED", lines: true },
  reissueReason: { max: 500, blank: "REASON_REQUIRED", lines: true },
  returnReason: { max: 200, blank: "REASON_REQUIRED", lines: true },
  hangDateReason: { max: 200, blank: "REASON_REQUIRED" },
  noCodeReason: { max: 200 },
  personName: { max: 40, blank: "INVALID_INPUT" },
  subdistrictName: { max: 40, blank: "INVALID_INPUT" },
  planTitle: { max: 100, blank: "INVALID_INPUT" },
  planHeading: { max: 100, lines: true },
  planDue: { max: 60, blank: "INVALID_INPUT" },
  planItem: { max: 2000, blank: "INVALID_INPUT", lines: true },
  siteTitle: { max: 40 },
  unitPhone: { max: 60 },
  officeHours: { max: 60 },
  unitAddress: { max: 100 },
  unitGroup: { max: 20, blank: "INVALID_INPUT" },
  unitEndReason: { max: 200, blank: "REASON_REQUIRED" },
  waiverReason: { max: 200, blank: "REASON_REQUIRED" },
  disableReason: { max: 200, blank: "REASON_REQUIRED" },
  programName: { max: 30, blank: "INVALID_INPUT" },
  programPublicName: { max: 30, blank: "INVALID_INPUT" },
  whoIsEntitled: { max: 200, blank: "INVALID_INPUT" },
  countingUnit: { max: 20, blank: "INVALID_INPUT" },
  columnLabel: { max: 20, blank: "INVALID_INPUT" },
  reviewStepName: { max: 20 },
  settingReason: { max: 200, blank: "REASON_REQUIRED" },
  channelName: { max: 20 },
  unitName: { max: 40, blank: "INVALID_INPUT" },
} as const satisfies Readonly<Record<string, Rule>>;

export type FreeText = keyof typeof FREE_TEXTS;

/** A text that may not be blank is always there once it has been read. */
type Read<Which extends FreeText> = (typeof FREE_TEXTS)[Which] extends { blank: string } ? string : string | null;

/**
 * A text as it will be kept, or null where it is blank. Refusals: TEXT_TOO_LONG, TEXT_CARRIES_NUMBER (what it looks
 * like and where; never the number), and for a blank one what the table says.
 * @param field the input field the refusal names
 * @param known numbers that it may carry
 */
export function readFreeText<Which extends FreeText>(
  which: Which,
  field: string,
  text: string | null,
  known: KnownNumbers,
): Result<Read<Which>> {
  const rule: Rule = FREE_TEXTS[which];
  const tidy = tidyText(text ?? "", rule.lines === true);
  if (tidy === "")
    return rule.blank === undefined ? ok(null as Read<Which>) : refuse(rule.blank, { text: which }, field);
  if (tidy.length > rule.max) return refuse("TEXT_TOO_LONG", { text: which, max: rule.max }, field);
  const [found] = findPersonalNumbers(tidy, known);
  return found === undefined
    ? ok(tidy as Read<Which>)
    : refuse("TEXT_CARRIES_NUMBER", { text: which, number: found.kind, at: found.at }, field);
}
