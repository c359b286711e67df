import { review as words } from "../../lib/messages/zh-cn/review";

const stepWords: Readonly<Record<string, string>> = words;

/** 初审, 复审 …; a step of a program's own keeps the name its settings give it. */
export const stepWord = ({ step, name }: { readonly step: string; readonly name?: string | null }): string =>
  name ?? stepWords[`review.step.${step}`] ?? step;
