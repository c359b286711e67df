import { describe, expect, it } from "vitest";
import { columnMeaning } from "./column-meaning";

/** `is:of`, `is:as` or `is:key`, for short. */
function meaningOf(...parts: string[]): string | null {
  const meaning = columnMeaning(parts);
  if (meaning === null) return null;
  if (meaning.is === "name" || meaning.is === "identity")
    return meaning.of === null ? meaning.is : `${meaning.is}:${meaning.of}`;
  if (meaning.is === "money") return `money:${meaning.as}`;
  return meaning.is === "extra" ? `extra:${meaning.key}` : meaning.is;
}

describe("a heading alone", () => {
  it.each([
    ["name:head", "户主姓名 农户姓名 种粮农户 户　主　姓　名 承包方代表"],
    ["name:payee", "收款人 领款人 领取人 户名 开户名 账户名称"],
    ["name:beneficiary", "享受人 享受人姓名 补贴对象 补贴对象姓名 申请人 老人姓名"],
    ["name:person", "姓名 姓名* 名称 购机者 购机者名称 种粮大户名称"],
    ["identity", "身份证号 身份证号码 公民身份号码 证件号码 居民身份证号码"],
    ["identity:head", "户主身份证号"],
    ["identity:beneficiary", "享受人证件号码"],
    [
      "ignored",
      "银行账号 一卡通(账)号 一卡通（帐）号 发放账号 社保卡号 开户行 联系电话 家庭住址 与户主关系 领款人签字 残疾证号 扣减金额 购机者类型 出生日期 所属镇街",
    ],
    ["village", "村 行政村 村(居)委会 村（居）委会 村名 村级名称 村级单位 所在村 村/社区 村庄名称"],
    ["community", "社区 居委会"],
    ["unit", "经联社 所属经联社 单位名称 村级组织名称"],
    ["economicSociety", "经济社 所属经济社 股份合作经济社"],
    ["group", "村民组 组别 社别 小组 村民小组 自然村"],
    ["quantity", "补贴面积（亩） 应享受补贴面积 亩数 补贴数量 月数 保障人数"],
    ["rate", "补贴标准 标准（元/亩） 单台补贴（元） 每亩补贴"],
    ["money:amount", "补贴金额（元） 金额 发放金额 补贴资金 高龄津贴 合计金额"],
    ["money:paid", "实发金额 实补金额 实发"],
    ["money:due", "应发金额 应补金额 应发"],
    ["money:part", "中央资金 省级补贴 早造金额 补发金额"],
    ["status", "支付状态 发放结果"],
    ["remark", "备注 备注说明"],
    ["extra:contractedArea", "确权面积"],
    ["extra:unitPrice", "单价（元） 销售价格"],
    [null, "批次 数值 残疾等级"],
  ])("is %s: %s", (meaning, labels) => {
    for (const label of labels.split(" ")) expect([label, meaningOf(label)]).toEqual([label, meaning]);
  });
});

describe("a heading under others", () => {
  it.each([
    [["收款人信息", "姓名"], "name:payee"],
    [["享受人", "身份证号"], "identity:beneficiary"],
    [["基本情况", "姓名"], "name:person"],
    [["补贴面积", "合计"], "quantity"],
    [["补贴面积", "早造"], "extra:earlyArea"],
    [["补贴金额", "晚造"], "money:part"],
    [["补贴金额", "合计"], "money:amount"],
    [["补贴面积及金额", "面积"], "quantity"],
    [["补贴面积及金额", "金额"], "money:amount"],
  ])("%j is %s", (parts, meaning) => expect(meaningOf(...parts)).toBe(meaning));
});
