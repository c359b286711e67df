import { REJECT_WORDS, warningWords } from "@gongshi/domain/roll/words";
import { WARNING_KINDS } from "@gongshi/domain/roll/roll";
import type { WarningKind } from "@gongshi/domain/roll/roll";
import { t } from "../../lib/messages/catalogue";
import { rolls } from "../../lib/messages/zh-cn/rolls";
import type { RollWarningRow } from "./roll-preview";

const words: Readonly<Record<string, string>> = rolls;
const readerWords: Readonly<Record<string, string>> = REJECT_WORDS;

/** What is wrong with a line and how to mend it. */
export const rejectWord = (reason: string): string =>
  words[`reject.${reason}`] ?? readerWords[reason] ?? t("reject.other");

const MOST_PLACES = 5;

export interface WarningGroup {
  readonly kind: string;
  readonly text: string;
  /** 3处：发放表 第5行、发放表 第9行 */
  readonly where: string;
}

/** What each of them says is another thing: figures, a column, a name. */
const EACH_BY_ITSELF: ReadonlySet<string> = new Set([
  "HIDDEN_COLUMN",
  "SUBTOTAL_DIFFERS",
  "SUMMARY_DIFFERS",
  "NAME_LIKE_TOTAL",
]);

/** Warnings of one kind together: two hundred unusual area codes are one thing to look at, not two hundred. */
export function gatherWarnings(warnings: readonly RollWarningRow[]): WarningGroup[] {
  const groups = new Map<string, RollWarningRow[]>();
  for (const warning of warnings) {
    const { kind, details } = warning;
    const key = EACH_BY_ITSELF.has(kind) ? `${kind} ${JSON.stringify(details)}` : kind;
    groups.set(key, [...(groups.get(key) ?? []), warning]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const count = group.reduce((sum, { details }) => sum + Number(details.count ?? 1), 0);
    const places = [...new Set(group.map(placeOf))];
    const shown = `${places.slice(0, MOST_PLACES).join("、")}${places.length > MOST_PLACES ? t("warning.andMore") : ""}`;
    const details = first.details.count === undefined ? first.details : { ...first.details, count };
    return {
      kind: first.kind,
      text: warningWord({ ...first, details }),
      where: group.length === 1 ? shown : t("warning.times", { count: group.length, places: shown }),
    };
  });
}

function warningWord({ kind, details }: RollWarningRow): string {
  if (kind === "HIDDEN_ROW") return t("warning.HIDDEN_ROW", { count: Number(details.count ?? 1) });
  if (kind === "AMOUNT_DIFFERS_FROM_RATE")
    return t("warning.AMOUNT_DIFFERS_FROM_RATE", { count: Number(details.count ?? 1) });
  const known = words[`warning.${kind}`];
  if (known !== undefined) return known;
  return isWarningKind(kind) ? warningWords({ kind, details }) : t("warning.other");
}

const isWarningKind = (kind: string): kind is WarningKind => (WARNING_KINDS as readonly string[]).includes(kind);

/** 发放表 第9行, 发放表 第9行起, 发放表 第9行（与第5行）. */
function placeOf({ sheet, row, details }: RollWarningRow): string {
  if (row === null) return t("warning.placeSheet", { sheet });
  const { first, firstSheet } = details;
  if (first !== undefined)
    return firstSheet === sheet
      ? t("warning.placeTwice", { sheet, row, first })
      : t("warning.placeTwiceElsewhere", { sheet, row, first, firstSheet: firstSheet ?? "" });
  return t(Number(details.count ?? 1) > 1 ? "warning.placeFrom" : "warning.place", { sheet, row });
}
