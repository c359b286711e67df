import type { Day } from "../calendar/day";
import { amountInWords } from "../money/amount-in-words";
import { formatYuan, quantityText } from "../money/format-yuan";
import type { PaperForm } from "../paper/paper-form";
import type { SecrecyVerdict } from "../review/facts";
import type { ReviewCheck } from "../review/settings";
import { REVIEW_CHECKS, SECRECY_STEP } from "../review/settings";
import { approvalWords as words } from "./approval-words";

/** Who did something, and when, as it is written: 2026年11月2日 10:05. */
export interface Signed {
  readonly name: string;
  readonly at: string;
}

export interface ApprovalStep {
  readonly step: string;
  /** Its words, for a step of the settings' own. */
  readonly name: string | null;
  readonly checks: readonly ReviewCheck[];
  /** Null while nobody has decided it: the form leaves room for ink. */
  readonly act:
    | (Signed & {
        readonly verdict: "APPROVED" | "RETURNED";
        readonly comment: string | null;
        readonly ticked: readonly string[];
      })
    | null;
}

/** What the approval form (信息公开审批表) of one edition says, in this round of review. */
export interface ApprovalFacts {
  readonly subdistrictName: string;
  readonly unitName: string;
  readonly title: string;
  readonly editionNumber: number;
  readonly changeReason: string | null;
  readonly printedOn: Day;
  /** Where it comes from: the file that was read, and who read it in. */
  readonly source: string;
  readonly audience: "EVERYONE" | "UNIT_MEMBERS" | "NAMED_UNITS";
  readonly namedUnits: readonly string[];
  /** Units in the roll that it is not for: nothing of theirs is published. */
  readonly outsideUnits: readonly string[];
  readonly profile: "NOTHING" | "TOTALS" | "MASKED_LIST";
  readonly path: "FULL" | "SHORT" | "URGENT";
  readonly pathReason: string | null;
  readonly basis: string;
  readonly rateText: string;
  readonly whoIsEntitled: string;
  readonly unitCount: number;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly quantityUnit: string | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly heldFen: number;
  readonly controlTotalFen: number | null;
  readonly controlDifferenceFen: number | null;
  readonly controlExplanation: string | null;
  readonly submitted: Signed | null;
  readonly released: Signed | null;
  readonly steps: readonly ApprovalStep[];
  readonly secrecy: (Signed & { readonly verdict: SecrecyVerdict; readonly reason: string | null }) | null;
  readonly proofReadings: readonly (Signed & { readonly note: string | null })[];
  readonly proofReadingsWanted: number;
  readonly fingerprint: string | null;
}

/** Facts → every string of the form; whatever is not decided yet stays open for ink. */
export function approvalForm(facts: ApprovalFacts): PaperForm {
  const reviews = facts.steps.filter(({ step }) => step !== SECRECY_STEP);
  const rounds = Math.max(facts.proofReadingsWanted, facts.proofReadings.length);
  return {
    title: words.title(facts.subdistrictName),
    meta: words.meta(facts.unitName, facts.editionNumber, facts.fingerprint),
    unitName: facts.unitName,
    printedOn: facts.printedOn,
    blocks: [
      {
        kind: "facts",
        rows: [
          [words.contentTitle, facts.title],
          [words.unit, facts.unitName],
          [words.source, facts.source],
          [words.audience, words.audienceOf(facts.audience, facts.namedUnits, facts.outsideUnits)],
          [words.profile, words.profileOf[facts.profile]],
          [words.basis, facts.basis],
          [words.rateAndWho, words.rateAndWhoText(facts.rateText, facts.whoIsEntitled)],
          [words.sums, sumsText(facts)],
          [words.control, controlText(facts)],
          ...(facts.changeReason === null ? [] : [[words.change, facts.changeReason] as const]),
          [words.path, words.pathOf(facts.path, facts.pathReason)],
          [words.submitted, facts.submitted === null ? words.blankSigned : words.signed(facts.submitted)],
        ],
      },
      ...reviews.map((step) => opinion(step)),
      secrecyOpinion(facts),
      {
        kind: "facts",
        rows: Array.from({ length: rounds }, (_, index) => {
          const reading = facts.proofReadings[index];
          const note = reading?.note === null || reading === undefined ? "" : words.note(reading.note);
          return [
            words.proofReading(index + 1),
            reading === undefined ? words.blankSigned : words.signed(reading) + note,
          ] as const;
        }),
      },
      ...(facts.released === null
        ? []
        : [{ kind: "facts", rows: [[words.released, words.signed(facts.released)]] } as const]),
      { kind: "signatures", labels: [words.leader, words.handledBy], stamp: words.stamp(facts.unitName) },
    ],
  };
}

function opinion({ step, name, checks, act }: ApprovalStep): PaperForm["blocks"][number] {
  const ticked = act?.verdict === "APPROVED" ? act.ticked : [];
  const lines = [
    act === null ? words.opinionBlank : words.opinion(act.verdict, act.comment),
    ...(checks.length === 0
      ? []
      : [
          REVIEW_CHECKS.filter((check) => checks.includes(check))
            .map((check) => words.box(ticked.includes(check), words.check[check]))
            .join("　"),
        ]),
  ];
  return { kind: "opinion", label: words.stepName(step, name), lines, sign: signLine(act) };
}

function secrecyOpinion({ secrecy }: ApprovalFacts): PaperForm["blocks"][number] {
  const verdicts = (["PROACTIVE", "ON_REQUEST", "NOT_PUBLIC"] as const)
    .map((verdict) => words.box(secrecy?.verdict === verdict, words.secrecyOf[verdict]))
    .join("　");
  return {
    kind: "opinion",
    label: words.stepName(SECRECY_STEP, null),
    lines: [verdicts, words.secrecyReason(secrecy?.reason ?? null, secrecy?.verdict ?? null)],
    sign: signLine(secrecy),
  };
}

const signLine = (by: Signed | null): string => (by === null ? words.signHere : words.signedHere(words.signed(by)));

function sumsText(facts: ApprovalFacts): string {
  const unpaid = [
    ...(facts.returnedFen > 0 ? [words.returned(formatYuan(facts.returnedFen))] : []),
    ...(facts.heldFen > 0 ? [words.held(formatYuan(facts.heldFen))] : []),
  ];
  const quantity =
    facts.quantityUnit === null || facts.quantityMilli === 0
      ? null
      : `${quantityText(facts.quantityMilli)}${facts.quantityUnit}`;
  return words.sumsText(
    facts.unitCount,
    facts.recipientCount,
    quantity,
    formatYuan(facts.dueFen),
    formatYuan(facts.paidFen),
    amountInWords(facts.paidFen),
    unpaid,
  );
}

const controlText = (facts: ApprovalFacts): string =>
  facts.controlTotalFen === null || facts.controlDifferenceFen === null
    ? words.noControl
    : words.controlText(
        formatYuan(facts.controlTotalFen),
        facts.controlDifferenceFen === 0 ? null : formatYuan(facts.controlDifferenceFen),
        facts.controlExplanation,
      );
