import { syntheticPeople } from "./synthetic-people";
import type { SyntheticPerson } from "./synthetic-people";

export interface DemoRoll {
  /** A spreadsheet's worth of comma-separated text, as a finance system exports it. */
  readonly csv: string;
  readonly controlTotalYuan: string;
}

export interface RollPlan {
  readonly seed: number;
  readonly title: string;
  readonly date: string;
  /** Publishing units with recipients, and how many each. */
  readonly units: readonly { readonly name: string; readonly count: number }[];
  readonly kind: "LAND" | "PERSON";
  /** Ten-thousandths of a yuan per mu or month. */
  readonly rateE4: number;
  /** Children only: the SS program. */
  readonly children?: boolean;
  /** Every n-th line was returned by the bank. */
  readonly returnedEvery?: number;
  /** The maker left a telephone above the table. */
  readonly makersPhone?: string;
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;

/** A small generator of its own, so that a demo is the same on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const peopleOf = (plan: RollPlan, index: number, count: number): SyntheticPerson[] =>
  syntheticPeople(plan.seed * 1000 + index, count, {
    on: plan.date,
    ages: plan.children === true ? "children" : "adults",
  });

/** The people that a roll has at a unit. */
export const demoPeople = (plan: RollPlan, unit: string): SyntheticPerson[] =>
  plan.units.flatMap(({ name, count }, index) => (name === unit ? peopleOf(plan, index, count) : []));

/** A roll in an ordinary layout: title, maker, header, lines, 合计, signature. Each household is rounded by itself. */
export function demoRoll(plan: RollPlan): DemoRoll {
  const next = numbersFrom(plan.seed);
  const land = plan.kind === "LAND";
  const header = land
    ? [
        "序号",
        "户主姓名",
        "身份证号",
        "一卡通号",
        "村",
        "村民组",
        "补贴面积（亩）",
        "补贴标准（元/亩）",
        "应发金额（元）",
        "实发金额（元）",
        "支付状态",
        "备注",
      ]
    : [
        "序号",
        "姓名",
        "身份证号",
        "一卡通号",
        "村（居）委会",
        "月数",
        "标准（元/月）",
        "应发金额（元）",
        "实发金额（元）",
        "支付状态",
        "备注",
      ];
  const rows: string[][] = [];
  let totalFen = 0;
  for (const [index, unit] of plan.units.entries()) {
    for (const person of peopleOf(plan, index, unit.count)) {
      const milli = land ? 300 + next(12_000) : (1 + next(3)) * 1000;
      const dueFen = Math.round((milli * plan.rateE4) / 100_000);
      const seq = rows.length + 1;
      const returned = plan.returnedEvery !== undefined && seq % plan.returnedEvery === 0;
      const paidFen = returned ? 0 : dueFen;
      totalFen += paidFen;
      const card = `6228${String(next(1_000_000_000)).padStart(9, "0")}${String(next(1_000_000)).padStart(6, "0")}`;
      const quantity = land ? (milli / 1000).toFixed(2) : String(milli / 1000);
      const rate = (plan.rateE4 / 10_000).toFixed(2);
      rows.push([
        String(seq),
        person.name,
        `\t${person.identityNumber}`,
        `\t${card}`,
        unit.name,
        ...(land ? [person.group] : []),
        quantity,
        rate,
        yuan(dueFen),
        yuan(paidFen),
        returned ? "退回" : "成功",
        next(40) === 0 ? "由家属代领" : "",
      ]);
    }
  }
  const width = header.length;
  const line = (cells: readonly string[]): string =>
    [...cells, ...Array<string>(width).fill("")].slice(0, width).join(",");
  const total = Array<string>(width).fill("");
  total[0] = "合计";
  total[header.indexOf("实发金额（元）")] = yuan(totalFen);
  const csv = [
    line([plan.title]),
    line([
      `编制单位：财政分局${plan.makersPhone === undefined ? "" : `，电话${plan.makersPhone}`}`,
      "",
      "",
      plan.date,
      "",
      "单位：元",
    ]),
    line(header),
    ...rows.map(line),
    line(total),
    line(["审批人：", "", "", "制单人："]),
  ].join("\r\n");
  return { csv: `\uFEFF${csv}\r\n`, controlTotalYuan: yuan(totalFen) };
}
