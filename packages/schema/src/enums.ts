import { REVIEW_CHECKS } from "@gongshi/domain/review/settings";
import { VERDICTS } from "@gongshi/domain/coverage/verdict";
import {
  AssignmentRole,
  Audience,
  DueKind,
  Channel,
  EditionState,
  Grade,
  InternetProfile,
  Outcome,
  Paper,
  PeriodUnit,
  PostingState,
  Proof,
  Publisher,
  RecipientKind,
  ReturnKind,
  ReviewPath,
  ReviewVerdict,
  Role,
  SecrecyVerdict,
  SheetKind,
  Stage,
  UnitKind,
  WithdrawalKind,
} from "@gongshi/usecases/generated/client/enums";
import { builder } from "./builder";

export const UnitKindEnum = builder.enumType(UnitKind, { name: "UnitKind" });
export const RoleEnum = builder.enumType(Role, { name: "Role" });
export const GradeEnum = builder.enumType(Grade, { name: "Grade" });
export const RecipientKindEnum = builder.enumType(RecipientKind, { name: "RecipientKind" });
export const PublisherEnum = builder.enumType(Publisher, { name: "Publisher" });
export const InternetProfileEnum = builder.enumType(InternetProfile, { name: "InternetProfile" });
export const AudienceEnum = builder.enumType(Audience, {
  name: "Audience",
  description: "全社会 / 本社成员 / 指定单位",
});
export const WithdrawalKindEnum = builder.enumType(WithdrawalKind, {
  name: "WithdrawalKind",
  description:
    "IN_ERROR: it should not have been public; ENDED: its time was over; LAPSED: urgent, and not approved in time.",
});
export const StageEnum = builder.enumType(Stage, { name: "Stage" });
export const PeriodUnitEnum = builder.enumType(PeriodUnit, { name: "PeriodUnit" });
export const EditionStateEnum = builder.enumType(EditionState, { name: "EditionState" });
export const ReviewVerdictEnum = builder.enumType(ReviewVerdict, { name: "ReviewVerdict" });
export const ReviewPathEnum = builder.enumType(ReviewPath, { name: "ReviewPath" });
export const SecrecyVerdictEnum = builder.enumType(SecrecyVerdict, {
  name: "SecrecyVerdict",
  description: "主动公开 / 依申请公开 / 不予公开",
});
export const ReviewCheckEnum = builder.enumType("ReviewCheck", {
  description: "The five things a reviewer looks at.",
  values: REVIEW_CHECKS,
});
export const OutcomeEnum = builder.enumType(Outcome, { name: "Outcome" });
export const SheetKindEnum = builder.enumType(SheetKind, { name: "SheetKind" });
export const PaperEnum = builder.enumType(Paper, { name: "Paper" });
export const ChannelEnum = builder.enumType(Channel, { name: "Channel" });
export const PostingStateEnum = builder.enumType(PostingState, { name: "PostingState" });
export const ReturnKindEnum = builder.enumType(ReturnKind, { name: "ReturnKind" });
export const ProofEnum = builder.enumType(Proof, { name: "Proof" });
export const AssignmentRoleEnum = builder.enumType(AssignmentRole, { name: "AssignmentRole" });
export const DueKindEnum = builder.enumType(DueKind, { name: "DueKind" });

export const VerdictEnum = builder.enumType("Verdict", {
  description: "The verdict of one cell for one figure.",
  values: VERDICTS,
});
export const BlameEnum = builder.enumType("Blame", {
  description: "On whom the lateness falls.",
  values: ["DEPARTMENT", "UNIT"] as const,
});
export const StepEnum = builder.enumType("Step", {
  description: "Where one cell stands, from waiting for the roll to finished.",
  values: [
    "WAITING_FOR_ROLL",
    "DRAFT",
    "IN_REVIEW",
    "SENT_BACK",
    "APPROVED",
    "TO_POST",
    "POSTED_CLAIMED",
    "POSTED_PROVEN",
    "POSTING_RETURNED",
    "VERIFIED",
    "PERIOD_OVER",
    "FINISHED",
    "REPLACED",
    "WITHDRAWN",
    "WITHHELD",
    "NOT_APPLICABLE",
  ] as const,
});
