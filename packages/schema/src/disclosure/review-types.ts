import { DISCLOSURE_KIND } from "@gongshi/domain/disclosure/machine";
import { stepsOpenTo, stepsUnderReview } from "@gongshi/domain/review/act";
import { factsOf } from "@gongshi/domain/review/content";
import { maySettleSecrecy, pendingSteps } from "@gongshi/domain/review/decide";
import { demandsOf, stepsOf } from "@gongshi/domain/review/facts";
import type { ReviewStep } from "@gongshi/domain/review/settings";
import type { EditionRow } from "@gongshi/usecases/disclosure/load-disclosure";
import { rolesIn } from "@gongshi/usecases/review/roles-in";
import { currentRound, reviewFacts, reviewedEdition } from "@gongshi/usecases/disclosure/reviewed-edition";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import type { Context } from "../context";
import { viewerOf } from "../context";
import { ReviewCheckEnum, ReviewPathEnum, ReviewVerdictEnum, RoleEnum, SecrecyVerdictEnum } from "../enums";
import { personName } from "../identity/person-name";
import type { EditionWithDisclosure } from "../refs";

interface FieldReason {
  readonly field: string;
  readonly reason: string;
}

const FieldReasonType = builder.objectRef<FieldReason>("FieldReason").implement({
  description:
    "What a reviewer says of one part: basis, rateText, paidOn, paymentWay, controlTotal, changeReason, audience, internetProfile, unitSums, lines.",
  fields: (t) => ({ field: t.exposeString("field"), reason: t.exposeString("reason") }),
});

export const ReviewType = builder.objectRef<EditionRow["content"]["reviews"][number]>("Review").implement({
  description: "One reviewer's act.",
  fields: (t) => ({
    step: t.exposeString("step"),
    round: t.exposeInt("round"),
    reviewerName: t.string({ resolve: (review, _args, context) => personName(context, review.reviewerId) }),
    verdict: t.expose("verdict", { type: ReviewVerdictEnum }),
    comment: t.exposeString("comment", { nullable: true }),
    checks: t.exposeStringList("checks"),
    secrecy: t.expose("secrecy", { type: SecrecyVerdictEnum, nullable: true }),
    secrecyReason: t.exposeString("secrecyReason", { nullable: true }),
    fieldReasons: t.field({
      complexity: ofSize(4),
      type: [FieldReasonType],
      resolve: (review) => review.fieldReasons as unknown as FieldReason[],
    }),
    at: t.expose("at", { type: "DateTime" }),
  }),
});

const ProofReadingType = builder.objectRef<EditionRow["content"]["proofReadings"][number]>("ProofReading").implement({
  fields: (t) => ({
    number: t.exposeInt("number"),
    round: t.exposeInt("round"),
    personName: t.string({ resolve: (reading, _args, context) => personName(context, reading.personId) }),
    note: t.exposeString("note", { nullable: true }),
    at: t.expose("at", { type: "DateTime" }),
  }),
});

interface StepProgress extends ReviewStep {
  readonly state: "DONE" | "OPEN" | "WAITING";
  readonly mine: boolean;
  readonly mayCarrySecrecy: boolean;
}

const StepProgressType = builder.objectRef<StepProgress>("ReviewStepProgress").implement({
  fields: (t) => ({
    step: t.exposeString("step"),
    name: t.string({ nullable: true, resolve: (step) => step.name ?? null }),
    roles: t.field({ type: [RoleEnum], resolve: (step) => [...step.roles] }),
    checks: t.field({ type: [ReviewCheckEnum], resolve: (step) => [...step.checks] }),
    state: t.field({
      type: builder.enumType("ReviewStepState", { values: ["DONE", "OPEN", "WAITING"] as const }),
      resolve: (step) => step.state,
    }),
    mine: t.exposeBoolean("mine", { description: "Whether the viewer may decide it now." }),
    mayCarrySecrecy: t.exposeBoolean("mayCarrySecrecy", {
      description: "Whether the viewer's act there may carry the secrecy verdict too.",
    }),
  }),
});

function stepsProgress(edition: EditionWithDisclosure, context: Context): StepProgress[] {
  const viewer = viewerOf(context);
  const content = reviewedEdition(edition.disclosure, edition);
  const facts = factsOf(content);
  const roles = viewer === null ? [] : rolesIn(viewer, edition.disclosure.batch.program.subdistrictId);
  const mine = viewer === null ? [] : stepsOpenTo(DISCLOSURE_KIND, content, { personId: viewer.personId, roles });
  const open = stepsUnderReview(DISCLOSURE_KIND, content);
  const has = (steps: readonly ReviewStep[], { step }: ReviewStep) => steps.some((each) => each.step === step);
  return stepsOf(facts).map((step) => ({
    ...step,
    state: has(open, step) ? "OPEN" : has(pendingSteps(facts), step) ? "WAITING" : "DONE",
    mine: has(mine, step),
    mayCarrySecrecy: has(mine, step) && maySettleSecrecy(facts, step.step, roles),
  }));
}

export const ReviewProgressType = builder.objectRef<EditionWithDisclosure>("ReviewProgress").implement({
  description: "How far the review of an edition is, by the settings it was submitted under.",
  fields: (t) => ({
    path: t.expose("reviewPath", { type: ReviewPathEnum }),
    pathReason: t.exposeString("reviewPathReason", { nullable: true }),
    round: t.int({ resolve: (edition) => currentRound(edition) }),
    steps: t.field({
      complexity: ofSize(5),
      type: [StepProgressType],
      resolve: (edition, _args, context) => stepsProgress(edition, context),
    }),
    minimumPeople: t.int({ resolve: (edition) => demandsOf(reviewFacts(edition.disclosure, edition)).minimumPeople }),
    proofReadingsWanted: t.int({
      resolve: (edition) => demandsOf(reviewFacts(edition.disclosure, edition)).proofReadings,
    }),
    proofReadings: t.field({
      complexity: ofSize(4),
      type: [ProofReadingType],
      resolve: (edition) => edition.content.proofReadings,
    }),
    urgentHours: t.int({
      nullable: true,
      description: "Of the urgent path: how long after its release the approvals that are out may take.",
      resolve: (edition) =>
        edition.reviewPath === "URGENT" ? reviewFacts(edition.disclosure, edition).settings.urgentHours : null,
    }),
    urgentUntil: t.expose("urgentUntil", {
      type: "DateTime",
      nullable: true,
      description: "Of an urgent release whose approvals are not all in: when it closes by itself.",
    }),
  }),
});

export const ReviewInput = builder.inputType("ReviewInput", {
  description: "One reviewer's act on an open step, as the screen showed it.",
  fields: (t) => ({
    round: t.int({ required: true }),
    step: t.string({ required: true }),
    verdict: t.field({ type: ReviewVerdictEnum, required: true }),
    comment: t.string(),
    checks: t.field({ type: [ReviewCheckEnum], required: true, defaultValue: [] }),
    secrecy: t.field({ type: SecrecyVerdictEnum }),
    secrecyReason: t.string(),
    proofRead: t.boolean({ required: true, defaultValue: false }),
    fieldReasons: t.field({
      type: [
        builder.inputType("FieldReasonInput", {
          fields: (f) => ({ field: f.string({ required: true }), reason: f.string({ required: true }) }),
        }),
      ],
      required: true,
      defaultValue: [],
    }),
  }),
});
