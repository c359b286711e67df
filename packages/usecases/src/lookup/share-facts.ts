import type { ShareFacts } from "@gongshi/domain/channel/share-texts";
import type { Day } from "@gongshi/domain/calendar/day";
import type { Db } from "../db";
import { standingOf } from "../notice/load-notice";
import { loadPublicNotice, totalsOf } from "./public-notice";

/**
 * What may be said of a notice off the board, by its internet profile; null where nothing may: an SS program, one that
 * was withdrawn or replaced, or one that is not for everyone.
 */
export async function loadShareFacts(
  deps: { readonly db: Db; readonly publicUrl: string },
  noticeId: string,
  today: Day,
): Promise<ShareFacts | null> {
  const row = await loadPublicNotice(deps.db, noticeId);
  if (row === null || row.withdrawnAt !== null || row.replacedAt !== null) return null;
  const { unit, disclosure } = row.obligation;
  if (disclosure.audience !== "EVERYONE") return null;
  const { batch, stage } = disclosure;
  const totals = totalsOf(row, today);
  return {
    unitName: unit.name,
    subsidyYear: batch.subsidyYear,
    publicName: batch.program.publicName,
    batchName: batch.name,
    stage,
    recipientKind: batch.program.recipientKind,
    quantityUnit: batch.program.quantityUnit,
    // Of sensitive programs a zero is told on the board alone.
    isZero: row.isZero && totals?.kind === "SHOWN",
    totals,
    periodEndsOn: standingOf(row, today).periodEndsOn,
    phone: unit.phone,
    officeHours: unit.officeHours,
    url: `${deps.publicUrl}/notices/${row.id}`,
  };
}
