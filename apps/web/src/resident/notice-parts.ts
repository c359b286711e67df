import { formatMu } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import type { NoticeRow } from "./queries";

/** 第一批, or 第一批（拟发放公示）for what is shown before the money is paid. */
export function batchLabel(notice: Pick<NoticeRow, "batchName" | "stage">): string {
  if (notice.batchName === "") return t(notice.stage === "RESULT" ? "stage.RESULT" : "stage.BEFORE_PAYMENT");
  return notice.stage === "RESULT"
    ? notice.batchName
    : t("resident.list.inUnit", { label: notice.batchName, unit: t("stage.BEFORE_PAYMENT") });
}

/** The sums a row may show, short: 37, 582.31亩. */
export function quantityLabel(notice: Pick<NoticeRow, "totals" | "quantityUnit">): string | null {
  const milli = notice.totals?.quantityMilli;
  return milli && notice.quantityUnit ? formatMu(milli, notice.quantityUnit) : null;
}

/** Programs in the order given, each with its notices; what was replaced is reached from its own paper only. */
export function byProgram<N extends Pick<NoticeRow, "programName" | "isCurrent" | "withdrawn">>(
  notices: readonly N[],
): { readonly program: string; readonly notices: N[] }[] {
  const groups = new Map<string, N[]>();
  for (const notice of notices) {
    if (!notice.isCurrent && !notice.withdrawn) continue;
    const group = groups.get(notice.programName);
    if (group) group.push(notice);
    else groups.set(notice.programName, [notice]);
  }
  return [...groups].map(([program, group]) => ({ program, notices: group }));
}
