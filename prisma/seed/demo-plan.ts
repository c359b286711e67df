/**
 * The demo's plan: the structure of a subdistrict's real plan of 2022 (sections, which unit answers for which item and
 * how), with short titles of our own. Written as the tab-separated text that offices paste, so that it goes in by the
 * same door as theirs.
 */
interface PlanPart {
  readonly section: string;
  readonly groups: readonly {
    readonly heading: string | null;
    readonly cells: readonly { readonly items: readonly string[]; readonly units: string }[];
  }[];
}

const PARTS: readonly PlanPart[] = [
  {
    section: "夯实公开基础",
    groups: [
      {
        heading: "规章和规范性文件集中公开",
        cells: [
          { items: ["统一使用最新版本的行政法规文本"], units: "司法所牵头，各执法部门配合" },
          { items: ["建好用好行政规范性文件库"], units: "司法所牵头，各相关部门按职责分工落实" },
        ],
      },
      {
        heading: "基层公开标准化规范化",
        cells: [
          { items: ["动态更新主动公开目录"], units: "各部门" },
          {
            items: ["基层公开与村务公开协同，建好公开专区"],
            units: "党政综合办公室、农业农村局、公共服务办公室、宣传办公室",
          },
          {
            items: ["惠农补贴：申报信息及时公开，发放结果年底前逐社上墙并留存备查"],
            units: "农业农村局牵头，财政分局、宣传办公室配合",
          },
        ],
      },
      {
        heading: "依申请公开规范化",
        cells: [
          {
            items: ["依申请公开全流程电子化", "发现共性问题，及时指导解决"],
            units: "党政综合办公室牵头，各部门配合",
          },
        ],
      },
      {
        heading: "年度报告",
        cells: [{ items: ["编好政府信息公开工作年度报告"], units: "党政综合办公室牵头，各部门配合" }],
      },
    ],
  },
  {
    section: "重点领域信息公开",
    groups: [
      {
        heading: "疫情防控信息",
        cells: [
          {
            items: ["按规定发布防控信息", "用好数字平台", "统一口径对外发布", "流调信息发布保护个人隐私"],
            units: "疫情防控指挥部办公室牵头，宣传办公室、公共服务办公室配合",
          },
        ],
      },
      {
        heading: "营商环境信息",
        cells: [
          {
            items: ["纾困帮扶政策公开", "公平竞争执法信息公开"],
            units: "工信科商局、发展改革和统计局、市场监管分局、城建局、综合行政执法局、宣传办公室、人社分局",
          },
        ],
      },
      {
        heading: "有效投资与发展战略",
        cells: [
          {
            items: ["重大战略和重大项目信息公开", "中心工作成效宣传解读", "中小微企业和促消费政策公开"],
            units: "发展改革和统计局、工信科商局、城建局、宣传办公室",
          },
        ],
      },
      {
        heading: "民生信息",
        cells: [
          { items: ["就业信息公开"], units: "人社分局" },
          {
            items: ["教育信息公开", "群众关切事项及时公开"],
            units: "教体文旅局、市场监管分局、人社分局、城建局",
          },
          { items: ["卫生健康信息公开"], units: "卫健分局" },
        ],
      },
      {
        heading: "公共企事业单位信息",
        cells: [
          {
            items: ["督促公共企事业单位按制度公开"],
            units: "教体文旅局、卫健分局、生态环境保护局、城建局、农业农村局、市场监管分局",
          },
        ],
      },
    ],
  },
  {
    section: "政策解读与咨询",
    groups: [
      {
        heading: "重大政策解读",
        cells: [
          {
            items: ["解读与文件同步", "多种形式解读", "重大决策公众参与", "政策执行后跟踪评估和回应"],
            units: "各部门",
          },
        ],
      },
      {
        heading: "政策咨询",
        cells: [
          {
            items: ["配合建设咨询服务平台和问答库", "提高热线和大厅咨询水平", "提供在线即时咨询"],
            units: "公共服务办公室牵头，各部门配合",
          },
        ],
      },
      {
        heading: "回应关切",
        cells: [
          {
            items: ["按时办理网民留言"],
            units: "党政综合办公室、宣传办公室、公共服务办公室统筹，各部门按职责分工落实",
          },
          { items: ["落实政务舆情回应责任"], units: "" },
        ],
      },
    ],
  },
  {
    section: "公开平台建设",
    groups: [
      {
        heading: "网站与新媒体",
        cells: [
          {
            items: ["落实意识形态责任制", "做好安全防护和巡检", "建设新媒体矩阵"],
            units: "党政综合办公室、宣传办公室、公共服务办公室、公安分局按职责分工落实",
          },
        ],
      },
      { heading: "重点栏目", cells: [{ items: ["维护重点领域栏目"], units: "党政综合办公室" }] },
      {
        heading: "保密审查",
        cells: [
          {
            items: ["严格保密审查", "三审三校、先审后发", "按对象和范围选择公开方式"],
            units: "党政综合办公室牵头，宣传办公室、公共服务办公室、公安分局配合，各相关部门按职责分工落实",
          },
        ],
      },
      { heading: "公报与地图", cells: [{ items: ["规范使用地图"], units: "城建局" }] },
    ],
  },
  {
    section: "组织保障",
    groups: [
      {
        heading: null,
        cells: [
          {
            items: [
              "主要负责同志每年至少听取1次汇报",
              "配强人员、保障经费、加强培训",
              "规范第三方评估",
              "总结经验、报送信息",
              "建立任务台账，印发30日内报送；开展上年度回头看",
            ],
            units: "党政综合办公室",
          },
        ],
      },
    ],
  },
];

const CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** The plan of a year as tab-separated text: 5 sections, 16 subsections, 44 items. */
export function demoPlanText(subdistrictName: string, year: number): string {
  const lines = [
    `${subdistrictName}${year}年政务公开工作要点分工方案`,
    "",
    "\t工作要求",
    "\t一级要点",
    "\t二级要点",
    "\t责任单位",
    "",
  ];
  let number = 0;
  for (const [index, part] of PARTS.entries()) {
    let first = true;
    for (const [groupIndex, group] of part.groups.entries()) {
      let firstOfGroup = true;
      for (const cell of group.cells) {
        lines.push(first ? `\t${CHINESE[index]}、${part.section}` : "\t");
        lines.push(firstOfGroup && group.heading !== null ? `\t（${CHINESE[groupIndex]}）${group.heading}。` : "\t");
        for (const [position, item] of cell.items.entries())
          lines.push(`${position === 0 ? "\t" : ""}${(number += 1)}.${item}。`);
        lines.push(`\t${cell.units}`, "");
        first = false;
        firstOfGroup = false;
      }
    }
  }
  return `${lines.join("\n")}\n`;
}
