/** Money, quantities and identity numbers out of single cells. */
import { decimalText, scaleDecimal } from "../money/decimal";
import { parseYuan, yuanOfNumber } from "../money/parse-yuan";
import type { MoneyUnit } from "../money/money-unit";
import { plainNumber } from "../money/plain-number";
import { checkIdentityNumber } from "../privacy/identity-number";
import type { IdentityNumber } from "../privacy/identity-number";
import { cellText } from "./cell-text";
import type { Cell } from "./cells";
import type { RejectReason } from "./roll";

export type ReadMoney =
  | { readonly is: "amount"; readonly fen: number; readonly exact: boolean }
  /** `dash`: an accountant's dash, which says nought rather than nothing. */
  | { readonly is: "missing"; readonly dash: boolean }
  | { readonly is: "fault"; readonly reason: RejectReason };

export function readMoney(cell: Cell | undefined, unit: MoneyUnit): ReadMoney {
  if (cell === undefined) return { is: "missing", dash: false };
  if (cell.kind === "error") return { is: "fault", reason: "FORMULA_ERROR" };
  if (cell.kind === "date" || cell.kind === "boolean") return { is: "fault", reason: "AMOUNT_UNREADABLE" };
  const text = cellText(cell);
  if (text === "") return { is: "missing", dash: false };
  if (/^[-—–―/\\]+$/u.test(text)) return { is: "missing", dash: true };
  if (/^#(?:REF|VALUE|N\/A|NAME|DIV\/0|NUM|NULL)[!?]?/iu.test(text)) return { is: "fault", reason: "FORMULA_ERROR" };
  const parsed =
    cell.kind === "number" && typeof cell.value === "number" ? yuanOfNumber(cell.value, unit) : parseYuan(text, unit);
  if (parsed.ok) return { is: "amount", fen: parsed.fen, exact: parsed.exact };
  return { is: "fault", reason: parsed.fault === "TOO_LARGE" ? "AMOUNT_TOO_LARGE" : "AMOUNT_UNREADABLE" };
}

/** A number scaled to `places` decimals; `"3.57亩"` and `"106.43元/亩"` count. Undefined when blank, null when unreadable. */
export function readNumber(cell: Cell | undefined, places: number): number | null | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === "number" && typeof cell.value === "number") {
    const text = decimalText(cell.value);
    return text === null ? null : (scaleDecimal(text, places)?.units ?? null);
  }
  if (cell.kind !== "text") return cell.kind === "empty" ? undefined : null;
  const text = cellText(cell).replaceAll(" ", "");
  if (text === "" || /^[-—–―/\\]+$/u.test(text)) return undefined;
  const number = plainNumber(
    text.replace(/^[¥￥]/u, "").replace(/(?:元|亩|人|户|口|台|套|株|头|个|月|年|天|吨|公斤|公顷)(?:\/.*|每.*)?$/u, ""),
  );
  return number === null ? null : (scaleDecimal(number, places)?.units ?? null);
}

export type ReadIdentity =
  | { readonly is: "number"; readonly identity: IdentityNumber }
  | { readonly is: "missing" }
  | { readonly is: "fault"; readonly reason: RejectReason };

/** A number stored as a number has lost its last digits for good: it is refused, never repaired. */
export function readIdentity(cell: Cell | undefined): ReadIdentity {
  if (cell === undefined) return { is: "missing" };
  if (cell.kind === "error") return { is: "fault", reason: "FORMULA_ERROR" };
  if (cell.kind === "number") return { is: "fault", reason: "ID_STORED_AS_NUMBER" };
  const text = cellText(cell);
  if (/^\d(?:\.\d+)?E\+?\d+$/iu.test(text)) return { is: "fault", reason: "ID_STORED_AS_NUMBER" };
  if (/^[-—–―/\\]+$|^(?:无|暂无|缺|空)$/u.test(text)) return { is: "missing" };
  const checked = checkIdentityNumber(text);
  if (checked.ok) return { is: "number", identity: checked };
  return checked.fault === "MISSING" ? { is: "missing" } : { is: "fault", reason: `ID_${checked.fault}` };
}

/** Whether a cell holds something meant as an identity number, right or wrong: the sign of a person's line. */
export function isMeantAsIdentity(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  if (cell.kind === "number" && typeof cell.value === "number") return cell.value >= 1e13;
  const text = cellText(cell).replaceAll(" ", "");
  return /^[\dXx*']{13,20}$/u.test(text) || /^\d(?:\.\d+)?E\+1[3-9]$/iu.test(text);
}

/** 统一社会信用代码: 18 characters, of which at least one letter besides a final X or a leading 5 or 9. */
export const isCreditCode = (text: string): boolean =>
  /^[159ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(text.replaceAll(" ", "").toUpperCase()) &&
  !checkIdentityNumber(text).ok;

const ORGANISATION =
  /(?:公司|合作社|联合社|经联社|经济社|股份社|农场|农庄|林场|渔场|养殖场|种植场|苗圃|协会|中心|工厂|厂|企业|个体户|经营部|商行|服务部|服务队|基地|学校|居委会|村委会|委员会|研究所|工作室)$/u;

export const isOrganisationName = (name: string): boolean =>
  [...name].length >= 4 && ORGANISATION.test(name.replace(/[(].*[)]$/u, ""));
