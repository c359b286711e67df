import type { Day } from "@gongshi/domain/calendar/day";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { rolesFor } from "@gongshi/domain/notice/machine";
import type { Db } from "../db";
import { noticeInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";

export type SheetCheckVerdict = "PROVES" | "OTHER_UNIT" | "REPLACED" | "WITHDRAWN" | "UNKNOWN";

/** What the code of a sheet would prove at a unit; the phone asks before it sends. */
export interface SheetCheck {
  readonly code: string;
  readonly verdict: SheetCheckVerdict;
  readonly otherUnit: string | null;
  readonly number: string | null;
  readonly notices: readonly NoticeRow[];
  /** A newer edition has taken their place. */
  readonly replaced: readonly NoticeRow[];
  /** Not public any more: they come off the board, and nothing takes their place. */
  readonly withdrawn: readonly NoticeRow[];
}

export async function checkSheetCode(db: Db, text: string, unitId: string, today: Day): Promise<SheetCheck> {
  const code = parseSheetCode(text)?.code ?? null;
  const none = { otherUnit: null, number: null, notices: [], replaced: [], withdrawn: [] };
  if (code === null) return { code: text.slice(0, 40), verdict: "UNKNOWN", ...none };
  const sheet = await db.sheet.findUnique({
    where: { code },
    include: { unit: true, entries: { orderBy: { position: "asc" }, include: { notice: { include: noticeInclude } } } },
  });
  if (sheet === null) return { code, verdict: "UNKNOWN", ...none };
  if (sheet.unitId !== unitId) return { code, verdict: "OTHER_UNIT", ...none, otherUnit: sheet.unit.name };
  const rows = sheet.entries.map((entry) => entry.notice);
  const provable = (row: NoticeRow): boolean => rolesFor(standingOf(row, today).step, "POST").length > 0;
  const notices = rows.filter(provable);
  const rest = rows.filter((row) => !provable(row));
  // Once a newer edition is out that is what the clerk needs to know, whatever became of the old one.
  const withdrawn = rest.filter((row) => row.withdrawnAt !== null && row.replacedAt === null);
  const replaced = rest.filter((row) => !withdrawn.includes(row));
  return {
    code,
    verdict: notices.length > 0 ? "PROVES" : replaced.length > 0 ? "REPLACED" : "WITHDRAWN",
    otherUnit: null,
    number: sheet.number,
    notices,
    replaced,
    withdrawn,
  };
}
