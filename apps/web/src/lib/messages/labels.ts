import { status } from "./zh-cn/status";

export type Stage = "BEFORE_PAYMENT" | "RESULT";

const words: Readonly<Record<string, string>> = status;
const staged = (key: string, stage: Stage): string => words[`${key}.${stage}`] ?? words[key] ?? "";

/** How something was taken back. */
export type WithdrawalKind = "IN_ERROR" | "ENDED" | "LAPSED";

/**
 * 待张贴, 公示中·待核实 (before payment) or 公开中·待核实 (results) …
 * @param kind of what was taken back: how, where that is known
 */
export const stepLabel = (step: string, stage: Stage, kind: WithdrawalKind | null = null): string =>
  step === "WITHDRAWN" && kind !== null ? withdrawnLabel(kind) : staged(`step.${step}`, stage);

/**
 * 已撤回（错误公开）, 已终止公开 …: what was taken back because it was wrong is told apart from what has ended.
 * @param kind null where the publication goes on, but no longer for this unit
 */
export const withdrawnLabel = (kind: WithdrawalKind | null): string =>
  words[`step.WITHDRAWN.${kind ?? "OUT_OF_SCOPE"}`] ?? "";

/** 按时公开, 逾期未公开 …; of a stage before payment 公示 instead of 公开. */
export const verdictLabel = (verdict: string, stage: Stage = "RESULT"): string => staged(`verdict.${verdict}`, stage);

/** The five tones, the same everywhere; green only for what is proven. */
export type Tone = "waiting" | "todo" | "soon" | "late" | "proven";

/** 公开中·待核实 stays grey even where a code has proven the posting: a green 待核实 would say two things at once. */
const STEP_TONES: Readonly<Record<string, Tone>> = {
  TO_POST: "todo",
  SENT_BACK: "soon",
  POSTING_RETURNED: "soon",
  VERIFIED: "proven",
  PERIOD_OVER: "proven",
  FINISHED: "proven",
};

export const stepTone = (step: string): Tone => STEP_TONES[step] ?? "waiting";

const VERDICT_TONES: Readonly<Record<string, Tone>> = { ON_TIME: "proven", LATE: "soon", OVERDUE: "late" };

export const verdictTone = (verdict: string): Tone => VERDICT_TONES[verdict] ?? "waiting";
