import { expect, it } from "vitest";
import type { Notice } from "./queries";
import { spokenNotice } from "./spoken-notice";

const nothing = { siteTitle: null, communityName: null, phone: null, officeHours: null, address: null };
const notice: Notice = {
  id: "1",
  title: "示例街道2026年度耕地地力保护补贴（第一批）发放结果公开表",
  programName: "耕地地力保护补贴",
  batchName: "第一批",
  subsidyYear: 2026,
  stage: "RESULT",
  editionNumber: 1,
  isCurrent: true,
  replacedByNumber: null,
  currentNoticeId: "1",
  changeReason: null,
  withdrawn: false,
  withdrawnOn: null,
  withdrawalKind: null,
  withdrawalReason: null,
  urgent: false,
  isZero: false,
  profile: "MASKED_LIST",
  quantityUnit: "亩",
  rateUnit: "元/亩",
  hungOn: "2026-12-05",
  step: "VERIFIED",
  periodEndsOn: "2026-12-14",
  daysLeft: 5,
  timeline: [],
  totals: { recipients: 37, recipientsText: "37", quantityMilli: 582_310, paidFen: 6_197_425 },
  basis: "",
  rateText: "",
  whoIsEntitled: "",
  paidOn: "2026-11-20",
  paymentWay: "一卡通",
  releasedOn: "2026-12-01",
  periodLength: 7,
  periodUnit: "WORKING_DAYS",
  unit: {
    ...nothing,
    id: "2",
    kind: "COOPERATIVE",
    name: "示例一经联社",
    phone: "0760-12",
    officeHours: "周一至周五",
    supervisionPhone: null,
    parent: null,
  },
  department: { ...nothing, id: "3", kind: "DEPARTMENT", name: "示例农业局", supervisionPhone: null },
  list: {
    total: 1,
    lines: [{ seq: 1, maskedName: "梁**", quantityMilli: 3200, rateE4: null, paidFen: 34_058, remark: null }],
  },
};

it("reads title, state, sums, dates and whom to ask", () => {
  expect(spokenNotice(notice)).toEqual([
    "示例一经联社。",
    "示例街道2026年度耕地地力保护补贴（第一批）发放结果公开表。",
    "现在的状态：公开中·已核实，还有5天。",
    "一共37户（人）。",
    "面积一共582.31亩。",
    "一共发放61974.25元。",
    "2026年11月20日发放。",
    "发放方式：一卡通。",
    "2026年12月5日张贴。",
    "公开期到2026年12月14日为止。",
    "有疑问，请问示例一经联社，电话0 7 6 0 1 2。",
    "办公时间，周一至周五。",
    "监督电话，1 2 3 4 5。",
  ]);
});

it("never reads the list", () => {
  expect(spokenNotice(notice).join("")).not.toContain("梁");
});

it("says so where there is nothing, or nothing to tell", () => {
  expect(spokenNotice({ ...notice, isZero: true })).toContain("本年度无发放对象。");
  expect(spokenNotice({ ...notice, totals: null, list: null, profile: "NOTHING" })).toContain(
    "名单张贴在村务公开栏，网上不公布。",
  );
});

it("keeps the words where a number is withheld", () => {
  const totals = { recipients: null, recipientsText: "少于5", quantityMilli: null, paidFen: null };
  const said = spokenNotice({ ...notice, totals, list: null, profile: "TOTALS" });
  expect(said).toContain("一共少于5户（人）。");
  expect(said.join("")).not.toContain("发放61974");
});
