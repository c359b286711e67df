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
  readonly count: number;
  /** 发放表 第5行、发放表 第9行等 */
  readonly places: string;
}

/** Warnings of one kind together: two hundred unusual area codes are one thing to look at, not two hundred. */
export function gatherWarnings(warnings: readonly RollWarningRow[]): WarningGroup[] {
  const groups = new Map<string, RollWarningRow[]>();
  for (const warning of warnings) {
    const key = warning.kind === "HIDDEN_COLUMN" ? `${warning.kind} ${warning.details.column ?? ""}` : warning.kind;
    groups.set(key, [...(groups.get(key) ?? []), warning]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    const places = [...new Set(group.map(placeOf))];
    const shown = places.slice(0, MOST_PLACES).join("、");
    return {
      kind: first.kind,
      text: warningWord(first),
      count: group.length,
      places: places.length > MOST_PLACES ? `${shown}${t("warning.andMore")}` : shown,
    };
  });
}

function warningWord(warning: RollWarningRow): string {
  if (warning.kind === "HIDDEN_COLUMN") return t("warning.HIDDEN_COLUMN", { column: warning.details.column ?? "" });
  const known = words[`warning.${warning.kind}`];
  if (known !== undefined) return known;
  return isWarningKind(warning.kind)
    ? warningWords({ kind: warning.kind, details: warning.details })
    : t("warning.other");
}

const isWarningKind = (kind: string): kind is WarningKind => (WARNING_KINDS as readonly string[]).includes(kind);

const placeOf = (warning: RollWarningRow): string =>
  warning.row === null
    ? t("warning.placeSheet", { sheet: warning.sheet })
    : t("warning.place", { sheet: warning.sheet, row: warning.row });
