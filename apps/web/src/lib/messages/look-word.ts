import { t } from "./catalogue";
import { story } from "./zh-cn/story";

const WORDS: Readonly<Record<string, string>> = story;

/** 查看发放明细3次, 导出信息公开审批表 …: what somebody looked at, or took along. */
export function lookWord(act: {
  readonly kind: string;
  readonly detail: string | null;
  readonly count: number;
}): string {
  const what = WORDS[`looks.${act.kind}.${act.detail ?? ""}`] ?? WORDS[`looks.${act.kind}`] ?? act.kind;
  return act.count === 1 ? what : t("looks.times", { what, count: act.count });
}
