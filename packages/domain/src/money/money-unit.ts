/** In what money is counted: the units that rolls use, and where a text names one. */

export const MONEY_UNITS = ["FEN", "JIAO", "YUAN", "BAI", "QIAN", "WAN"] as const;
/** 分, 角, 元, 百元, 千元, 万元. */
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** How many places the decimal point moves from the unit to fen. */
export const PLACES_TO_FEN: Readonly<Record<MoneyUnit, number>> = {
  FEN: 0,
  JIAO: 1,
  YUAN: 2,
  BAI: 4,
  QIAN: 5,
  WAN: 6,
};

export const MONEY_UNIT_WORDS: Readonly<Record<MoneyUnit, string>> = {
  FEN: "分",
  JIAO: "角",
  YUAN: "元",
  BAI: "百元",
  QIAN: "千元",
  WAN: "万元",
};

/** `OTHER`: a unit that is no roll's (百万元, 港元), or two at once. Nobody but a person knows what is meant. */
export type NamedUnit = MoneyUnit | "OTHER";

const FOREIGN = /美元|美金|港元|港币|港纸|欧元|澳元|澳门元|澳门币|葡币|新台币/u;
const COUNTED = /([十拾百佰千仟万萬亿]+)(?:元|圆|块)(?![/每])/gu;
const BY_PREFIX: Readonly<Record<string, MoneyUnit>> = {
  百: "BAI",
  佰: "BAI",
  千: "QIAN",
  仟: "QIAN",
  万: "WAN",
  萬: "WAN",
};

/** What stands for a whole entry of a list of units: 元, 人民币元, 万, 角 … */
const ENTRY = /^(?:人民币|金额|货币)?([十拾百佰千仟万萬亿]*)(元|圆|)(?:整|人民币)?$/u;
const SMALL: Readonly<Record<string, MoneyUnit>> = { 角: "JIAO", 分: "FEN", 厘: "FEN" };

/** 元/万元: which of them is meant for which line nobody says. */
const TWO_AT_ONCE = /元[/每或][十百佰千仟万亿]*元$/u;

/** Several that agree are one; several that do not are nobody's guess. */
function only(units: readonly NamedUnit[]): NamedUnit | null {
  const different = new Set(units);
  if (different.size > 1) return "OTHER";
  return units[0] ?? null;
}

/** Units in a list such as `元、亩` or `万元`; a rate (`元/亩`) counts where nothing else does. */
export function moneyUnitInList(list: string): NamedUnit | null {
  const entries = list
    .replace(/(?:均?以|均?为|是|计)(?=[十百佰千仟万亿]?元)/gu, "、")
    .split(/[\s、,，;；:：()（）]+|(?<=元)(?=为单位|单位)/u)
    .filter((entry) => entry !== "");
  const found: NamedUnit[] = [];
  let rate: NamedUnit | null = null;
  for (const entry of entries) {
    if (FOREIGN.test(entry)) {
      found.push("OTHER");
      continue;
    }
    if (TWO_AT_ONCE.test(entry)) {
      found.push("OTHER");
      continue;
    }
    const per = /^(?:人民币)?([十百佰千仟万亿]*元)(?:[/每]).*$/u.exec(entry);
    if (per !== null) {
      rate ??= moneyUnitInList(per[1] ?? "");
      continue;
    }
    const small = SMALL[entry];
    if (small !== undefined) found.push(entry === "厘" ? "OTHER" : small);
    const parts = ENTRY.exec(entry);
    if (parts === null) {
      const counted = [...entry.matchAll(COUNTED)].map((match) => BY_PREFIX[match[1] ?? ""] ?? "OTHER");
      found.push(...counted);
      continue;
    }
    const [, prefix = "", yuan = ""] = parts;
    if (prefix === "" && yuan !== "") found.push("YUAN");
    else if (prefix !== "" && (yuan !== "" || /^[百千]?[万萬亿]$|^[千仟百佰]$/u.test(prefix)))
      found.push(BY_PREFIX[prefix] ?? "OTHER");
  }
  return only(found) ?? rate;
}

/**
 * The unit of money that a column's heading names, its lowest part first (`金额(万元)/实发(元)` → 元): in brackets, or in
 * words anywhere (`补贴金额万元`). Null when it names none.
 */
export function moneyUnitInHeading(label: string): NamedUnit | null {
  const text = label
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/(?<=元)[/每](?=[^()]{1,4}\))/gu, "每");
  for (const part of text.split("/").reverse()) {
    const bracketed = [...part.matchAll(/[([【〔]([^)\]】〕]*)/gu)].map((match) => moneyUnitInList(match[1] ?? ""));
    const named = only(bracketed.filter((unit) => unit !== null));
    if (named !== null) return named;
    if (FOREIGN.test(part)) return "OTHER";
    const counted = only([...part.matchAll(COUNTED)].map((match) => BY_PREFIX[match[1] ?? ""] ?? "OTHER"));
    if (counted !== null) return counted;
    const list = moneyUnitInList(part);
    if (list !== null) return list;
    if (/元/u.test(part)) return "YUAN";
  }
  return null;
}

const LABELLED = /(?:(?:金额|货币|计量|计价|币种)?单位|计量|计价|币种|货币|金额)(?:均?[为是以])?[:：]?([^;；。]*)/gu;
const BRACKETED = /[([【〔]([^)\]】〕]*)[)\]】〕]/gu;
const WHOLE =
  /^(?:[十百佰千仟万亿]*[元圆]|角|分|亩|公顷|户|人|人次|个|台|套|株|头|公斤|斤|吨|月|年|元[/每].{1,4})(?:[、,，/]\s*(?:[十百佰千仟万亿]*[元圆]|角|分|亩|公顷|户|人|人次|个|台|套|株|头|公斤|斤|吨|月|年|元[/每].{1,4}))*$/u;

/**
 * The unit of money that a line above or below a table names: `单位：万元、亩`, `金额单位：千元`, `……清册（元）`, or a cell
 * that is nothing but units. Names of places (`填报单位：元宝村`) are none. Null when it names none.
 */
export function moneyUnitInLine(line: string): NamedUnit | null {
  const text = line.normalize("NFKC").replace(/\s+/gu, " ").trim();
  const compact = text.replaceAll(" ", "");
  const found: NamedUnit[] = [];
  if (WHOLE.test(compact)) found.push(...named(compact));
  for (const form of text === compact ? [text] : [text, compact]) {
    for (const match of form.matchAll(LABELLED)) found.push(...named(match[1] ?? ""));
    for (const match of form.matchAll(BRACKETED)) found.push(...named(match[1] ?? ""));
    if (found.length > 0) break;
  }
  return only(found);
}

function named(list: string): NamedUnit[] {
  const unit = moneyUnitInList(list);
  return unit === null ? [] : [unit];
}
