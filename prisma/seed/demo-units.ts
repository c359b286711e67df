/** The demo subdistrict: real departments and communities as facts; every cooperative is made up. */
export const SUBDISTRICT = {
  name: "东区街道",
  code: "442000002",
  siteTitle: "东区街道惠农补贴公示平台",
  phone: "0760-00000000",
  officeHours: "工作日 8:30–12:00，14:30–17:30",
  address: "东区街道办事处（示例地址）",
  supervisionPhone: "12345",
} as const;

export const DEPARTMENTS = [
  "党政综合办公室",
  "宣传办公室",
  "公共服务办公室",
  "疫情防控指挥部办公室",
  "司法所",
  "农业农村局",
  "财政分局",
  "工信科商局",
  "发展改革和统计局",
  "市场监管分局",
  "城建局",
  "综合行政执法局",
  "人社分局",
  "教体文旅局",
  "卫健分局",
  "生态环境保护局",
  "公安分局",
] as const;

/** Community → its made-up cooperatives; urban communities have none. */
export const COMMUNITIES: readonly {
  readonly name: string;
  readonly code: string;
  readonly cooperatives: readonly string[];
}[] = [
  { name: "竹苑社区", code: "442000002002", cooperatives: [] },
  { name: "夏洋社区", code: "442000002003", cooperatives: [] },
  { name: "花苑社区", code: "442000002005", cooperatives: [] },
  { name: "起湾社区", code: "442000002015", cooperatives: ["示例一经联社", "示例二经联社", "示例三经联社"] },
  { name: "桥岗社区", code: "442000002016", cooperatives: ["示例四经联社", "示例五经联社", "示例六经联社"] },
  { name: "新鳌岭社区", code: "442000002017", cooperatives: ["示例七经联社", "示例八经联社", "示例九经联社"] },
  { name: "长江三溪社区", code: "442000002018", cooperatives: ["示例十经联社", "示例十一经联社", "示例十二经联社"] },
  { name: "齐富湾社区", code: "442000002019", cooperatives: ["示例十三经联社", "示例十四经联社"] },
  { name: "东裕社区", code: "442000002020", cooperatives: [] },
  { name: "桃苑社区", code: "442000002021", cooperatives: ["示例十五经联社"] },
  { name: "远洋社区", code: "442000002022", cooperatives: [] },
];

export const GROUPS = ["一组", "二组", "三组", "东一组", "西组", "十一组"] as const;
