import { sheetUrl } from "@gongshi/domain/sheet/sheet-code";
import type { SheetFacts, SheetLineFacts, SheetNoticeFacts } from "@gongshi/domain/sheet/sheet-facts";

/** Made-up facts for tests of the paper: everything holds together, and each part can be replaced. */

const SURNAMES = "梁陈黄李林吴何郑周冯";
const GIVEN = ["明", "秀英", "志强", "桂芳", "伟", "建国", "丽华", "少芬", "永康", "德"];

export function sheetLine(index: number, changes: Partial<SheetLineFacts> = {}): SheetLineFacts {
  const quantityMilli = 1000 + ((index * 731) % 9000);
  const dueFen = Math.round((quantityMilli * 10643) / 1000);
  const name = `${SURNAMES.charAt(index % 10)}${GIVEN[Math.floor(index / 10) % 10] ?? ""}`;
  return {
    seq: index + 1,
    group: `第${"一二三四五六"[index % 6] ?? "一"}组`,
    name,
    quantityMilli,
    rateE4: 1_064_300,
    dueFen,
    paidFen: changes.outcome === undefined || changes.outcome === "PAID" ? (changes.dueFen ?? dueFen) : 0,
    outcome: "PAID",
    remark: null,
    extra: {},
    minor: false,
    organisation: false,
    ...changes,
  };
}

export function noticeFacts(
  lines: readonly SheetLineFacts[],
  changes: Partial<SheetNoticeFacts> = {},
): SheetNoticeFacts {
  const sum = (pick: (line: SheetLineFacts) => number) => lines.reduce((total, line) => total + pick(line), 0);
  return {
    program: {
      publicName: "耕地地力保护补贴",
      grade: "N",
      recipientKind: "HOUSEHOLD",
      quantityUnit: "亩",
      rateUnit: "元/亩",
      whoIsEntitled: "拥有耕地承包权的种地农民",
      columns: [
        { key: "seq", label: "序号" },
        { key: "group", label: "组别" },
        { key: "name", label: "户主姓名" },
        { key: "quantity", label: "补贴面积(亩)" },
        { key: "rate", label: "标准(元/亩)" },
        { key: "amount", label: "金额(元)" },
        { key: "remark", label: "备注" },
      ],
    },
    subsidyYear: 2022,
    batchName: "第一批",
    stage: "RESULT",
    audience: "EVERYONE",
    edition: {
      number: 1,
      basis: "示例农业农村局《关于做好2022年耕地地力保护补贴发放工作的通知》（示例农〔2022〕12号）",
      rateText: "106.43元/亩",
      changeReason: null,
    },
    paidOn: "2022-11-18",
    paymentWay: "通过惠农补贴“一卡通”发放至户主账户",
    period: { length: 7, unit: "WORKING_DAYS" },
    lines,
    sums: {
      recipientCount: lines.length,
      quantityMilli: sum((line) => line.quantityMilli ?? 0),
      dueFen: sum((line) => line.dueFen),
      paidFen: sum((line) => line.paidFen),
      returnedFen: sum((line) => (line.outcome === "RETURNED" ? line.dueFen : 0)),
      heldFen: sum((line) => (line.outcome === "HELD" ? line.dueFen : 0)),
    },
    isZero: lines.length === 0,
    ...changes,
  };
}

export function sheetFacts(
  notices: readonly SheetNoticeFacts[],
  changes: Partial<SheetFacts["sheet"]> = {},
): SheetFacts {
  const code = changes.code ?? "7KQ2M9XW";
  return {
    sheet: {
      number: "DQ-2022-0037",
      code,
      url: sheetUrl("https://gs.example.gov.cn", code),
      fingerprint: "3f2a91bc04de",
      paper: "A4",
      kind: notices.length === 1 ? "SINGLE" : "GATHERED",
      printedOn: "2022-12-05",
      ...changes,
    },
    unit: {
      name: "示例一经联社",
      communityName: "竹苑社区",
      phone: "0760-00000001",
      officeHours: "周一至周五 8:30—12:00、14:30—17:30",
      address: "竹苑社区示例路1号",
    },
    subdistrict: { name: "东区街道", siteTitle: "惠农公开栏", supervisionPhone: "0760-00000002" },
    department: { name: "农业农村局", phone: "0760-00000003", stamps: false },
    notices,
  };
}
