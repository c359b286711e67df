import { describe, expect, it } from "vitest";
import { noticeFacts, sheetFacts, sheetLine } from "../../../../tests/support/sheet-facts";
import { buildSheetContent } from "./build-sheet-content";
import { fingerprintInGroups, fingerprintOf } from "./fingerprint";
import { pageSumText } from "./page-sum";
import type { SheetNoticeFacts } from "./sheet-facts";

const PERSON_COLUMNS = [
  { key: "seq", label: "序号" },
  { key: "name", label: "姓名" },
  { key: "quantity", label: "月数" },
  { key: "rate", label: "标准(元/月)" },
  { key: "amount", label: "金额(元)" },
  { key: "remark", label: "备注" },
];
const program = noticeFacts([]).program;

const contentOf = (...notices: SheetNoticeFacts[]) => buildSheetContent(sheetFacts(notices));
const only = (notice: SheetNoticeFacts) => contentOf(notice).notices[0]!;
const column = (notice: ReturnType<typeof only>, key: string) => {
  const index = notice.columns.findIndex((each) => each.key === key);
  return notice.rows.map((row) => row[index]);
};

describe("a sheet of results", () => {
  const lines = [sheetLine(0), sheetLine(1), sheetLine(2)];

  it("says what it is, of whom, and under which code", () => {
    const content = contentOf(noticeFacts(lines));
    expect(content.title).toBe("东区街道2022年度耕地地力保护补贴（第一批）发放结果公开表");
    expect(content.notices[0]?.title).toBe(content.title);
    expect(content).toMatchObject({ number: "DQ-2022-0037", code: "7KQ2M9XW", fingerprint: "3f2a91bc04de" });
    expect(content).toMatchObject({ unitName: "示例一经联社", communityName: "竹苑社区", cover: null });
    expect(content.notices[0]?.measures).toBe("单位：亩、元");
  });

  it("opens with basis, rate and who, payment, period, in at most four paragraphs", () => {
    const { preamble } = only(noticeFacts(lines));
    expect(preamble).toEqual([
      "发放依据：示例农业农村局《关于做好2022年耕地地力保护补贴发放工作的通知》（示例农〔2022〕12号）。",
      "补贴标准：106.43元/亩。补贴对象：拥有耕地承包权的种地农民。",
      "发放时间和方式：2022年11月18日，通过惠农补贴“一卡通”发放至户主账户。",
      "公开期：自张贴之日起7个工作日（张贴当日不计）；公开范围：全社会。",
    ]);
  });

  it("has the program's columns, with numbers aligned", () => {
    const notice = only(noticeFacts(lines));
    expect(notice.columns.map((each) => each.label).join(" ")).toBe(
      "序号 组别 户主姓名 补贴面积(亩) 标准(元/亩) 金额(元) 备注",
    );
    expect(notice.columns.map((each) => each.align)).toEqual([
      "center",
      "center",
      "center",
      "right",
      "right",
      "right",
      "center",
    ]);
    expect(notice.rows[1]).toEqual(["2", "第二组", "陈明", "1.731", "106.43", "184.23", ""]);
    expect(column(notice, "quantity")).toEqual(["1.000", "1.731", "2.462"]);
  });

  it("sums pages in the columns that can be summed", () => {
    const { pageSums } = only(noticeFacts(lines));
    expect(pageSums.map((sum) => pageSumText(sum, 0, 2))).toEqual(["2.731", "290.66"]);
    expect(pageSums.map((sum) => pageSumText(sum, 2, 3))).toEqual(["2.462", "262.03"]);
  });

  it("ends with the sum in figures and capitals", () => {
    expect(only(noticeFacts(lines)).totals).toEqual([
      "合计：3户，5.193亩，实发金额552.69元（大写：人民币伍佰伍拾贰元陆角玖分）。",
    ]);
  });

  it("keeps returned and held money apart", () => {
    const notice = only(
      noticeFacts([
        sheetLine(0),
        sheetLine(1, { outcome: "RETURNED" }),
        sheetLine(2, { outcome: "HELD", remark: "代领" }),
      ]),
    );
    expect(column(notice, "amount")).toEqual(["106.43", "0.00", "0.00"]);
    expect(column(notice, "remark")).toEqual(["", "退回", "代领"]);
    expect(notice.totals).toEqual([
      "合计：3户，5.193亩，实发金额106.43元（大写：人民币壹佰零陆元肆角叁分）。",
      "应发金额552.69元，其中：退回1户、184.23元；暂缓发放1户、262.03元，均未计入实发金额。",
    ]);
  });

  it("tells where to object: here, at the bureau, at the street, at the city, online", () => {
    expect(contentOf(noticeFacts(lines)).whereToObject).toEqual([
      "对以上内容有疑问或异议的，可在公示、公开期内向示例一经联社反映：电话0760-00000001，办公时间周一至周五 8:30—12:00、14:30—17:30，地址竹苑社区示例路1号。",
      "政策咨询：农业农村局0760-00000003；监督电话：东区街道0760-00000002；12345政务服务便民热线。",
      "网上查询：惠农公开栏 https://gs.example.gov.cn/s/7KQ2M9XW，短码7KQ2-M9XW。",
    ]);
    const facts = sheetFacts([noticeFacts(lines)]);
    const bare = buildSheetContent({
      ...facts,
      unit: { ...facts.unit, phone: null, officeHours: null, address: null },
      subdistrict: { ...facts.subdistrict, siteTitle: null, supervisionPhone: "12345" },
      department: { ...facts.department, phone: null },
    });
    expect(bare.whereToObject).toEqual([
      "对以上内容有疑问或异议的，可在公示、公开期内向示例一经联社反映。",
      "监督电话：东区街道12345。",
      "网上查询：https://gs.example.gov.cn/s/7KQ2M9XW，短码7KQ2-M9XW。",
    ]);
  });

  it("has a field for the department's stamp only where the department stamps", () => {
    const facts = sheetFacts([noticeFacts(lines)]);
    expect(buildSheetContent(facts).departmentStamp).toBeNull();
    expect(buildSheetContent({ ...facts, department: { ...facts.department, stamps: true } }).departmentStamp).toBe(
      "农业农村局",
    );
  });
});

describe("a sheet for fewer than everyone", () => {
  it.each([
    ["UNIT_MEMBERS", "公开范围：本社成员。"],
    ["NAMED_UNITS", "公开范围：指定单位。"],
  ] as const)("says so: %s", (audience, words) =>
    expect(only(noticeFacts([sheetLine(0)], { audience })).preamble.at(-1)).toContain(words),
  );
});

describe("a sheet before payment", () => {
  it("invites objections to what is proposed", () => {
    const notice = only(
      noticeFacts([sheetLine(0, { paidFen: 0, outcome: "HELD" }), sheetLine(1)], {
        stage: "BEFORE_PAYMENT",
        paidOn: null,
        period: { length: 5, unit: "DAYS" },
      }),
    );
    expect(notice.title).toBe("东区街道2022年度耕地地力保护补贴（第一批）拟发放对象公示表");
    expect(notice.preamble.slice(2)).toEqual([
      "公示无异议后按程序发放，发放时间以实际到账为准。",
      "公示期：自张贴之日起5日（张贴当日不计）；公开范围：全社会。",
    ]);
    expect(column(notice, "amount")).toEqual(["106.43", "184.23"]);
    expect(notice.totals).toEqual(["合计：2户，2.731亩，拟发金额290.66元（大写：人民币贰佰玖拾元陆角陆分）。"]);
  });
});

describe("people on paper", () => {
  it("under fourteen are not named: one row at the end holds their number and sum", () => {
    const notice = only(
      noticeFacts([
        sheetLine(0),
        sheetLine(1, { minor: true, name: "黄小小", group: "第九组" }),
        sheetLine(2),
        sheetLine(3, { minor: true, name: "林小小", group: "第九组", outcome: "RETURNED" }),
      ]),
    );
    expect(notice.rows.map((row) => row[0])).toEqual(["1", "2", "—"]);
    expect(notice.rows.at(-1)).toEqual(["—", "—", "未成年人，不具名（共2户）", "4.924", "106.43", "184.23", ""]);
    expect(JSON.stringify(notice)).not.toMatch(/小小|第九组/);
    expect(notice.totals[0]).toContain("合计：4户");
    expect(pageSumText(notice.pageSums[1]!, 0, 3)).toBe("552.69");
  });

  it("of one name are told apart by their groups", () => {
    const sameName = [
      sheetLine(0, { name: "梁明", group: "第一组" }),
      sheetLine(1, { name: "梁明", group: "第二组" }),
      sheetLine(2, { name: "陈明" }),
    ];
    const withoutGroups = only(noticeFacts(sameName, { program: { ...program, columns: PERSON_COLUMNS } }));
    expect(column(withoutGroups, "name")).toEqual(["梁明（第一组）", "梁明（第二组）", "陈明"]);
    expect(column(only(noticeFacts(sameName)), "name")).toEqual(["梁明", "梁明", "陈明"]);
  });

  it("include organisations in full, and counted", () => {
    const notice = only(
      noticeFacts([sheetLine(0), sheetLine(1, { organisation: true, name: "示例农业专业合作社", group: null })]),
    );
    expect(column(notice, "name")).toContain("示例农业专业合作社");
    expect(notice.totals[0]).toContain("合计：2户（其中单位1个）");
  });
});

describe("other programs", () => {
  it("show columns of their own, aligned by what stands in them", () => {
    const columns = [
      { key: "seq", label: "序号" },
      { key: "name", label: "购买者" },
      { key: "product", label: "产品名称" },
      { key: "quantity", label: "数量(台)" },
      { key: "unitPrice", label: "单价(元)" },
      { key: "amount", label: "总补贴(元)" },
    ];
    const notice = only(
      noticeFacts([sheetLine(0, { quantityMilli: 2000, extra: { product: "微耕机", unitPrice: "3,200.00" } })], {
        program: { ...program, columns, quantityUnit: "台" },
      }),
    );
    expect(notice.rows[0]).toEqual(["1", "梁明", "微耕机", "2", "3,200.00", "106.43"]);
    expect(notice.columns.map((each) => each.align).slice(2, 5)).toEqual(["left", "right", "right"]);
    expect(notice.measures).toBe("单位：台、元");
  });

  it("of grade SS have no paper", () => {
    expect(() => contentOf(noticeFacts([sheetLine(0)], { program: { ...program, grade: "SS" } }))).toThrow(/SS/);
  });
});

describe("nobody", () => {
  it("is published like any result", () => {
    const notice = only(noticeFacts([]));
    expect(notice).toMatchObject({ isZero: true, zeroText: "本年度无发放对象（第一批）", rows: [], totals: [] });
    expect(notice.preamble.join("")).not.toContain("发放时间");
    expect(notice.preamble.at(-1)).toContain("自张贴之日起7个工作日");
  });
});

describe("a correction", () => {
  it("says which edition it is, what changed and why", () => {
    const { edition } = noticeFacts([]);
    const corrected = { ...edition, number: 2, changeReason: "第3户面积录入有误。" };
    expect(only(noticeFacts([sheetLine(0)], { edition: corrected })).correction).toBe(
      "更正说明：本表为第2版，更正内容和原因：第3户面积录入有误。此前各版作废，以本版为准。",
    );
    expect(only(noticeFacts([sheetLine(0)])).correction).toBeNull();
  });
});

describe("a gathered sheet", () => {
  const proposed = noticeFacts([sheetLine(0), sheetLine(1)], {
    stage: "BEFORE_PAYMENT",
    batchName: "第三批",
    paidOn: null,
  });
  const content = contentOf(
    noticeFacts([sheetLine(0), sheetLine(1)]),
    noticeFacts([], { batchName: "第二批", period: { length: 5, unit: "DAYS" } }),
    proposed,
    noticeFacts([sheetLine(2)], { program: { ...program, publicName: "高龄津贴", recipientKind: "PERSON" } }),
  );

  it("lists every program and batch on its cover, zeros too", () => {
    expect(content.title).toBe("东区街道2022年度惠农补贴汇总公开表");
    expect(content.cover?.rows).toEqual([
      ["1", "耕地地力保护补贴", "第一批", "发放结果", "第1版", "2户", "290.66", "7个工作日", "详见附表1"],
      ["2", "耕地地力保护补贴", "第二批", "发放结果", "第1版", "0户", "0.00", "5日", "本年度无发放对象"],
      ["3", "耕地地力保护补贴", "第三批", "拟发放", "第1版", "2户", "290.66", "7个工作日", "详见附表2"],
      ["4", "高龄津贴", "第一批", "发放结果", "第1版", "1人", "262.03", "7个工作日", "详见附表3"],
    ]);
  });

  it("never adds proposed money to paid money", () => {
    expect(content.cover?.totals).toEqual([
      "合计：共4项，有发放对象3项，无发放对象1项；实发金额合计552.69元（大写：人民币伍佰伍拾贰元陆角玖分）。",
      "拟发金额合计290.66元（大写：人民币贰佰玖拾元陆角陆分），尚未发放，未计入实发金额。",
    ]);
  });

  it("has the details behind, without pages for zeros", () => {
    expect(content.notices.map((notice) => [notice.annex, notice.isZero])).toEqual([
      ["附表1", false],
      ["附表2", false],
      ["附表3", false],
    ]);
  });

  it("names the period on the cover when all agree, and each row's own otherwise", () => {
    expect(content.cover?.preamble.at(-1)).toBe("公示、公开期：按下表所列，均自张贴之日起算（张贴当日不计）。");
    const agreed = contentOf(noticeFacts([sheetLine(0)]), noticeFacts([], { batchName: "第二批" }));
    expect(agreed.cover?.preamble.at(-1)).toBe("公开期：自张贴之日起7个工作日（张贴当日不计）。");
  });

  it("of several years says which", () => {
    const years = contentOf(noticeFacts([sheetLine(0)], { subsidyYear: 2021 }), noticeFacts([sheetLine(0)]));
    expect(years.title).toBe("东区街道2021—2022年度惠农补贴汇总公开表");
    expect(years.cover?.rows.map((row) => row[1])).toEqual(["2021年度耕地地力保护补贴", "2022年度耕地地力保护补贴"]);
  });

  it("of zeros only has a cover and nothing behind", () => {
    const zeros = contentOf(noticeFacts([]), noticeFacts([], { batchName: "第二批" }));
    expect(zeros.notices).toEqual([]);
    expect(zeros.cover?.rows).toHaveLength(2);
  });
});

describe("what would be a bug", () => {
  const good = noticeFacts([sheetLine(0)]);
  it.each([
    ["sums that are not those of the lines", { ...good, sums: { ...good.sums, paidFen: 1 } }, /paidFen/],
    ["a zero with lines", { ...good, isZero: true }, /isZero/],
    ["no lines but no zero", { ...noticeFacts([]), isZero: false }, /isZero/],
  ])("is refused: %s", (_, notice, message) => {
    expect(() => contentOf(notice)).toThrow(message);
  });

  it("is refused: no notice, or several on a single sheet", () => {
    expect(() => contentOf()).toThrow(/nothing to print/);
    expect(() => buildSheetContent(sheetFacts([good, good], { kind: "SINGLE" }))).toThrow(/single/);
  });
});

it("prints the first twelve digits of the content's hash in groups", () => {
  const hash = "3f2a91bc04de".padEnd(64, "7");
  expect(fingerprintOf(hash)).toBe("3f2a91bc04de");
  expect(fingerprintInGroups(fingerprintOf(hash))).toBe("3F2A 91BC 04DE");
  expect(() => fingerprintOf("3f2a")).toThrow(RangeError);
});
