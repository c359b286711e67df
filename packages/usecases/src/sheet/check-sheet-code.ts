import type { Day } from "@gongshi/domain/calendar/day";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { rolesFor } from "@gongshi/domain/notice/machine";
import type { Db } from "../db";
import { noticeInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";

export type SheetCheckVerdict = "PROVES" | "OTHER_UNIT" | "REPLACED" | "UNKNOWN";

/** What the code of a sheet would prove at a unit; the phone asks before it sends. */
export interface SheetCheck {
  readonly code: string;
  readonly verdict: SheetCheckVerdict;
  readonly otherUnit: string | null;
  readonly number: string | null;
  readonly notices: readonly NoticeRow[];
  readonly replaced: readonly NoticeRow[];
}

export async function checkSheetCode(db: Db, text: string, unitId: string, today: Day): Promise<SheetCheck> {
  const code = parseSheetCode(text)?.code ?? null;
  const none = { otherUnit: null, number: null, notices: [], replaced: [] };
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
  return {
    code,
    verdict: notices.length > 0 ? "PROVES" : "REPLACED",
    otherUnit: null,
    number: sheet.number,
    notices,
    replaced: rows.filter((row) => !provable(row)),
  };
}
