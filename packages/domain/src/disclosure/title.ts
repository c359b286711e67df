import type { Stage } from "../program/program";

/**
 * The official title, the same on paper, page and row, e.g. 东区街道2022年度耕地地力保护补贴（第一批）发放结果公开表.
 * Before payment the people of the list are only proposed: …拟发放对象公示表.
 */
export function disclosureTitle(facts: {
  readonly subdistrictName: string;
  readonly subsidyYear: number;
  readonly publicName: string;
  readonly batchName: string;
  readonly stage: Stage;
}): string {
  const what = facts.stage === "BEFORE_PAYMENT" ? "拟发放对象公示表" : "发放结果公开表";
  return `${facts.subdistrictName}${facts.subsidyYear}年度${facts.publicName}（${facts.batchName}）${what}`;
}
