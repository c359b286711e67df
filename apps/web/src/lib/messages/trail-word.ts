import { coverage } from "./zh-cn/coverage";

const words: Readonly<Record<string, string>> = coverage;

/** 导入发放清册, 提交审核 …: the name of an entry of the trail. */
export const trailWord = (kind: string): string => words[`trail.${kind}`] ?? coverage["trail.other"];
