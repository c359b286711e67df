/** Units, communities and groups named in titles, block headings and sheet names. */

export interface Place {
  readonly unit: string | null;
  readonly community: string | null;
  readonly group: string | null;
}

export const NO_PLACE: Place = { unit: null, community: null, group: null };

const UNIT_WORDS =
  "股份合作经济联合社|经济联合社|股份合作联社|股份合作社|股份合作经济社|经联社|联合社|合作社|经济社|股份社|联社";
const UNIT = new RegExp(`^(.*?[^\\s]{1,24}?(?:${UNIT_WORDS}))`, "u");
const COMMUNITY = /^(\S{1,16}?(?:社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区))/u;
const VILLAGE = /^([^\s年]{1,8}?村)(?![务民级居委])/u;
const GROUP =
  /((?:第?[0-9一二三四五六七八九十百零]{1,4}|[东南西北中上下前后新老大小][^\s社村区会]{0,4}|[^\s社村区会]{1,5})(?:村民|居民)?(?:小组|组|队))(?=$|[\s,，、(:：]|[0-9]{4}年)/u;
/** Who made the table: mostly a bureau, which does not publish it. */
const MAKER = /^(?:编制|制表|填制|主管|制单|报送|审核|主办|发文|印发)(?:单位|部门)?[:：]/u;
const LABEL =
  /^(?:所[在属])?(?:单位名称|单位|填报单位|发放单位|公示单位|村名?|行政村|村\(居\)(?:委会)?|村\(社区\)|社区|经联社|经济联合社|合作社|村委会|居委会|村民小组|村民组|小组|组别|社别)[:：]/u;

/** 桥岗社区示例一经联社: the cooperative, and the community it is in. */
const WITHIN = new RegExp(`^(\\S{2,}?(?:社区居委会|社区|居委会|村委会|村))(\\S{2,}(?:${UNIT_WORDS}))$`, "u");
const NOT_A_UNIT = new RegExp(`^(?:所[在属]|农民|农业|专业|各|全|新型|\\d{4})|^(?:${UNIT_WORDS})$`, "u");
const NOT_A_VILLAGE = /农村|乡村|行政村|自然村|各村|全村|本村|驻村/u;
const NOT_A_GROUP = /工作组|领导小组|监督小组|核查组|审核组|工作队/u;

/** `1.示例一经联社`, `（二）示例二经联社`: the number of a title is not part of a name. */
const NUMBERED =
  /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、．_-]\s*(?!\d)|^[(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]\s*/u;

/** What a line of text outside the table says about the place; nulls for what it does not say. */
export function placeIn(text: string, sheetName = false): Place {
  const line = text
    .replace(/[(](?:盖章|公章|章|签章)[)]/gu, " ")
    .replace(/\s*[:：]\s*/gu, ":")
    .trim()
    .replace(NUMBERED, "");
  const label = MAKER.exec(line) ?? LABEL.exec(line);
  const rest = line
    .slice(label?.[0].length ?? 0)
    .replace(/[()]/gu, " ")
    .replace(/^(?:关于)?(?:\d{4}年度?)?/u, "")
    .replace(/^\S{0,12}?(?:街道(?:办事处)?|(?<!乡)镇(?!街)|[^城]乡(?!镇))(?=\S)/u, "")
    .trim();
  const named = cooperativeIn(rest);
  // A bureau that made the table is not a place; a cooperative that made it publishes it.
  if (label !== null && MAKER.test(line) && named === null) return NO_PLACE;
  if (named !== null) {
    const [, community, own] = WITHIN.exec(named) ?? [];
    const nested = own !== undefined && !NOT_A_UNIT.test(own);
    const before = rest.slice(0, rest.indexOf(named)).trim();
    return {
      unit: nested ? own : named,
      community: nested ? (community ?? null) : (COMMUNITY.exec(before)?.[1] ?? null),
      group: groupIn(rest.slice(rest.indexOf(named) + named.length).trim()),
    };
  }
  const community = COMMUNITY.exec(rest)?.[1] ?? null;
  const village = VILLAGE.exec(rest)?.[1] ?? null;
  const plain = village !== null && community === null && !NOT_A_VILLAGE.test(village) ? village : null;
  const place = label !== null || sheetName || rest.length <= 16 ? (plain ?? community) : (community ?? plain);
  return { unit: place, community: null, group: groupIn(rest.slice(place?.length ?? 0).trim()) };
}

/** Whether a text is the name of a cooperative and nothing else. */
export const isUnitName = (text: string): boolean => text !== "" && placeIn(text).unit === text;

function cooperativeIn(rest: string): string | null {
  const unit = UNIT.exec(rest)?.[1]
    ?.trim()
    .split(/[\s,，、:：]/u)
    .at(-1);
  return unit !== undefined && unit.length >= 3 && !NOT_A_UNIT.test(unit) ? unit : null;
}

function groupIn(rest: string): string | null {
  const group = GROUP.exec(rest)?.[1] ?? null;
  return group === null || NOT_A_GROUP.test(group) ? null : group;
}

/** Names that spreadsheet programs and finance clerks give to sheets whatever the village. */
const GENERIC_SHEET =
  /^(?:sheet|工作表|表|book)\s*\d*$|清册|明细|汇总|发放|补贴|补助|公示|名单|花名册|登记|分户|统计|导出|数据|模板|总表|\d{3,}|^[0-9一二三四五六七八九十]+$|[年月批季]/iu;

/** A sheet's name as a unit's: sure when it ends like one, else only where sheets stand for villages. */
export function placeOfSheet(name: string, oneOfSeveral: boolean): Place {
  const text = name.normalize("NFKC").trim().replace(NUMBERED, "");
  const place = placeIn(text, true);
  if (place.unit !== null || place.group !== null) return place;
  const usable = oneOfSeveral && !GENERIC_SHEET.test(text) && /^\p{Script=Han}{2,12}$/u.test(text);
  return usable ? { ...NO_PLACE, unit: text } : NO_PLACE;
}
