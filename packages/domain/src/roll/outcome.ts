import type { Outcome, PublicRemark } from "./roll";
import { PUBLIC_REMARKS } from "./roll";

const RETURNED = /失败|退回|退票|退汇|退款|未成功|不成功|错误|不符|销户|已注销|无此|不存在|打回|拒收|拒付|未到账/u;
const HELD =
  /暂缓|暂停|缓发|待发|停发|冻结|待支付|待发放|处理中|未发|未支付|未付|未兑|挂起|待核|暂不|不予|不发|不付|不支付|不兑|^[否NnXx×✗✘]$|扣发|在途|待处理/u;
const PAID = /成功|已发|已付|已支付|已兑|已到账|已入账|到账|正常|发放|支付|兑付|入账|^是$|^[√✓vVyY]$|完成|通过/u;

/** What a cell of the status column says; null when it says nothing that is known. Blank is the caller's to judge. */
export function outcomeOf(status: string): Outcome | null {
  const text = status.replaceAll(" ", "");
  if (RETURNED.test(text)) return "RETURNED";
  if (HELD.test(text)) return "HELD";
  return PAID.test(text) ? "PAID" : null;
}

/** Where no status column exists, a remark that is nothing but an outcome tells it: 退回, 暂缓发放. */
export function outcomeOfRemark(remark: string): Outcome | null {
  const text = remark.replaceAll(" ", "");
  if (/补发|已(?:补|重新)发|上(?:次|年|批)|原/u.test(text)) return null;
  if (/^(?:已|被|款项|银行)?(?:退回|退票|退汇|发放失败|支付失败|打卡失败)/u.test(text)) return "RETURNED";
  if (/^(?:已)?(?:暂缓|缓发|暂停发放|停发|暂不发放|未发放)/u.test(text)) return "HELD";
  return null;
}

const KEYWORDS: ReadonlyArray<readonly [RegExp, PublicRemark]> = [
  [/追回|追缴|收回/u, "追回"],
  [/更正|订正|更改|变更/u, "更正"],
  [/补发|补报|补录/u, "补发"],
  [/代领|代为领取|代收/u, "代领"],
];
const OF_OUTCOME: Readonly<Record<Outcome, readonly [RegExp, PublicRemark] | null>> = {
  PAID: null,
  RETURNED: [/退/u, "退回"],
  HELD: [/缓|停/u, "暂缓"],
};

/**
 * The one word of the closed list that a free remark comes to, or null. The remark itself goes no further.
 * 退回 and 暂缓 must agree with the outcome: `上年退回，本次补发` was paid.
 */
export function publicRemark(remark: string, outcome: Outcome): PublicRemark | null {
  const text = remark.replaceAll(" ", "");
  const own = OF_OUTCOME[outcome];
  if (own !== null && own[0].test(text)) return own[1];
  return KEYWORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

export const isPublicRemark = (text: string): boolean =>
  (PUBLIC_REMARKS as readonly string[]).includes(text.replaceAll(" ", ""));

/** 已故，由其子代领: somebody should look before a dead person's name goes onto the board. */
export const tellsOfDeathOrProxy = (remark: string): boolean =>
  /已故|去世|死亡|亡故|病故|身故|过世|离世|殁|注销户口|代领|代为|由其|监护/u.test(remark);
