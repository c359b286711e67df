import { LINE_PARTS } from "@gongshi/domain/correction/line-values";
import type { SomeValues } from "@gongshi/domain/correction/line-values";
import { rolesForCorrection } from "@gongshi/domain/correction/machine";
import type { CorrectionAction } from "@gongshi/domain/correction/machine";
import { CORRECTION_STEPS } from "@gongshi/domain/correction/standing";
import { allowedAs } from "@gongshi/domain/access/may";
import { programTarget } from "@gongshi/usecases/allowed";
import { counterTarget } from "@gongshi/usecases/correction/counter-target";
import type { ListedCorrection } from "@gongshi/usecases/correction/open-corrections";
import type { OpenedCorrection } from "@gongshi/usecases/correction/read-correction";
import { builder } from "../builder";
import type { Context } from "../context";
import { viewerOf } from "../context";
import { DeadlineType } from "../deadline";
import { EditionStateEnum, OutcomeEnum } from "../enums";
import { personName } from "../identity/person-name";

export const CorrectionStepEnum = builder.enumType("CorrectionStep", {
  description:
    "待办理 / 更正中 / 已更正 / 更正未保留 / 不予更正 / 本人撤回. Corrected and on its way are computed from the editions.",
  values: CORRECTION_STEPS,
});

export const LinePartEnum = builder.enumType("LinePart", {
  description: "What of a line may be corrected.",
  values: LINE_PARTS,
});

/** What the viewer may do with a request where it stands. */
function correctionActions({ request, standing }: ListedCorrection, context: Context): CorrectionAction[] {
  const viewer = viewerOf(context);
  const { program } = request.disclosure.batch;
  const decides = allowedAs(viewer, "decideCorrection", programTarget(program));
  const takes = allowedAs(viewer, "takeCorrection", counterTarget(request.unit, program, request.edition));
  const roleFor = { accept: decides, refuse: decides, withdraw: takes };
  if (request.forgottenAt !== null) return [];
  return (["accept", "refuse", "withdraw"] as const).filter((action) => {
    const role = roleFor[action];
    return role !== null && rolesForCorrection(standing.step, action).includes(role);
  });
}

export const CorrectionType = builder.objectRef<ListedCorrection>("Correction").implement({
  description: "更正申请, without its words and values.",
  fields: (t) => ({
    id: t.id({ resolve: ({ request }) => request.id }),
    title: t.exposeString("title", { description: "Of the publication the line stands in." }),
    disclosureId: t.id({ resolve: ({ request }) => request.disclosureId }),
    unitName: t.string({ resolve: ({ request }) => request.unit.name }),
    parts: t.field({
      type: [LinePartEnum],
      description: "What is to be corrected; empty: told in words alone.",
      resolve: ({ request }) => LINE_PARTS.filter((part) => request.parts.includes(part)),
    }),
    takenAt: t.field({ type: "DateTime", resolve: ({ request }) => request.takenAt }),
    takenByName: t.string({ resolve: ({ request }, _args, context) => personName(context, request.takenById) }),
    step: t.field({ type: CorrectionStepEnum, resolve: ({ standing }) => standing.step }),
    edition: t.int({
      nullable: true,
      description: "The number of the edition that says it, public or on its way.",
      resolve: ({ standing }) => standing.edition,
    }),
    due: t.expose("due", { type: DeadlineType }),
    late: t.exposeBoolean("late", { description: "Past its day without an answer, or answered after it." }),
    answeredOn: t.expose("answeredOn", { type: "Date", nullable: true }),
    forgotten: t.boolean({
      description: "Its words and values have been deleted.",
      resolve: ({ request }) => request.forgottenAt !== null,
    }),
    actions: t.stringList({ resolve: (row, _args, context) => correctionActions(row, context) }),
  }),
});

const LineValuesType = builder.objectRef<SomeValues>("LineValues").implement({
  description: "Some of a line's values, in fen and thousandths; null as well where a part is not spoken of.",
  fields: (t) => ({
    name: t.string({ nullable: true, resolve: ({ name }) => name }),
    group: t.string({ nullable: true, resolve: ({ group }) => group }),
    quantityMilli: t.field({ type: "Fen", nullable: true, resolve: ({ quantityMilli }) => quantityMilli }),
    dueFen: t.field({ type: "Fen", nullable: true, resolve: ({ dueFen }) => dueFen }),
    paidFen: t.field({ type: "Fen", nullable: true, resolve: ({ paidFen }) => paidFen }),
    outcome: t.field({ type: OutcomeEnum, nullable: true, resolve: ({ outcome }) => outcome }),
    remark: t.string({ nullable: true, resolve: ({ remark }) => remark }),
  }),
});

type Correcting = NonNullable<OpenedCorrection["toCorrect"]>;

const LineToCorrectType = builder.objectRef<Correcting>("LineToCorrect").implement({
  description: "What whoever decides works with: the line as the newest edition has it.",
  fields: (t) => ({
    editionId: t.id({ resolve: ({ edition }) => edition.id }),
    revision: t.int({ resolve: ({ edition }) => edition.revision }),
    number: t.int({ resolve: ({ edition }) => edition.number }),
    obstacle: t.exposeString("obstacle", {
      nullable: true,
      description: "Why nothing can be corrected now: UNDER_REVIEW, NOT_OPEN.",
    }),
    isAlreadySaid: t.exposeBoolean("isAlreadySaid", {
      description:
        "It says what was asked for, or may be named for what was told in words: agreed to without a change.",
    }),
    state: t.field({ type: EditionStateEnum, resolve: ({ edition }) => edition.state }),
    changeReason: t.string({ nullable: true, resolve: ({ edition }) => edition.changeReason }),
    line: t.field({ type: LineValuesType, nullable: true, resolve: ({ line }) => line }),
    rateE4: t.field({ type: "Fen", nullable: true, resolve: ({ line }) => line?.rateE4 }),
    quantityUnit: t.string({ nullable: true, resolve: ({ quantityUnit }) => quantityUnit }),
  }),
});

export const OpenedCorrectionType = builder.objectRef<OpenedCorrection>("OpenedCorrection").implement({
  description: "更正申请 with its words and values. Reading one leaves a trace.",
  fields: (t) => ({
    summary: t.field({ type: CorrectionType, resolve: (opened) => opened }),
    before: t.expose("before", { type: LineValuesType, nullable: true }),
    asked: t.expose("asked", { type: LineValuesType, nullable: true }),
    decided: t.expose("decided", { type: LineValuesType, nullable: true }),
    decidedParts: t.field({
      type: [LinePartEnum],
      resolve: ({ decided }) => LINE_PARTS.filter((part) => decided?.[part] !== undefined),
    }),
    wrong: t.string({ nullable: true, resolve: ({ request }) => request.wrong }),
    proof: t.string({ nullable: true, resolve: ({ request }) => request.proof }),
    answer: t.string({ nullable: true, resolve: ({ request }) => request.answer }),
    toCorrect: t.expose("toCorrect", { type: LineToCorrectType, nullable: true }),
  }),
});
