import { addDays, dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { internetOf } from "@gongshi/domain/disclosure/scope";
import { formatYuan, quantityText } from "@gongshi/domain/money/format-yuan";
import { maskLines, publicTotals } from "@gongshi/domain/privacy/public-view";
import type { MaskedLine, PublicTotals } from "@gongshi/domain/privacy/public-view";
import { profileInReach, reachOf, settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { FrozenSettings } from "@gongshi/domain/program/frozen-settings";
import type { InternetProfile } from "@gongshi/domain/program/program";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { dayFromColumn } from "../day-column";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import { noticeInclude } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";
import { scopeInForce } from "../disclosure/scope-of";
import { isMinorLine } from "../sheet/load-sheet-content";

/** What may have a page at all: released at some time, for everyone, and never of an SS program. */
const everPublic: Prisma.NoticeWhereInput = {
  edition: { releasedAt: { not: null } },
  obligation: { disclosure: { audience: "EVERYONE", batch: { program: { grade: { not: "SS" } } } } },
};

export type PublicNoticeRow = NoticeRow;

export const loadPublicNotice = (db: Db, id: string): Promise<PublicNoticeRow | null> =>
  db.notice.findFirst({ where: { id, ...everPublic }, include: noticeInclude });

/** Current notices of a unit for one subsidy year, in the order of program and batch. */
export const loadPublicNotices = (db: Db, unitId: string, year: number): Promise<PublicNoticeRow[]> =>
  db.notice.findMany({
    where: {
      AND: [everPublic, { replacedAt: null, obligation: { unitId, disclosure: { batch: { subsidyYear: year } } } }],
    },
    include: noticeInclude,
    orderBy: [
      { obligation: { disclosure: { batch: { program: { code: "asc" } } } } },
      { obligation: { disclosure: { batch: { number: "asc" } } } },
      { obligation: { disclosure: { stage: "asc" } } },
    ],
  });

/** Subsidy years in which a unit has anything public, newest first. */
export async function publicYears(db: Db, unitId: string): Promise<number[]> {
  const rows = await db.batch.findMany({
    where: {
      program: { grade: { not: "SS" } },
      disclosures: { some: { audience: "EVERYONE", obligations: { some: { unitId, notices: { some: everPublic } } } } },
    },
    distinct: ["subsidyYear"],
    select: { subsidyYear: true },
    orderBy: { subsidyYear: "desc" },
  });
  return rows.map((row) => row.subsidyYear);
}

const sheetInclude = {
  unit: true,
  entries: { orderBy: { position: "asc" }, include: { notice: { include: noticeInclude } } },
} satisfies Prisma.SheetInclude;

export type PublicSheetRow = Prisma.SheetGetPayload<{ include: typeof sheetInclude }>;

/** The sheet behind a scanned or typed code. */
export async function loadPublicSheet(db: Db, text: string): Promise<PublicSheetRow | null> {
  const code = parseSheetCode(text)?.code;
  return code === undefined ? null : db.sheet.findUnique({ where: { code }, include: sheetInclude });
}

/** What the notice's edition was submitted with: names and words on its page stay those of its paper. */
export const frozenOf = (row: PublicNoticeRow): FrozenSettings =>
  settingsOf(row.edition, row.obligation.disclosure.batch.program);

/** Whether the code on its paper may lead to its page: not where it is only for the members of a unit, or for some units. */
export const isOnInternet = (row: PublicNoticeRow): boolean => row.obligation.disclosure.audience === "EVERYONE";

/**
 * What the internet may see of a notice today: its own scope, narrowed by grade, and by a program that shows less than when
 * it was submitted; totals once the term is over.
 */
export function profileOf(row: PublicNoticeRow, today: Day): InternetProfile {
  const { disclosure } = row.obligation;
  const frozen = frozenOf(row);
  const { program } = disclosure.batch;
  const profile = profileInReach(internetOf(scopeInForce(disclosure)), frozen, program);
  const gone = row.edition.outlivedAt !== null;
  const over = gone || today > addDays(dayFromColumn(row.releasedOn), reachOf(frozen, program).internetTermDays);
  if (row.withdrawnAt !== null) return "NOTHING";
  return profile === "MASKED_LIST" && (over || row.replacedAt !== null) ? "TOTALS" : profile;
}

export const totalsOf = (row: PublicNoticeRow, today: Day): PublicTotals | null => {
  const { program } = row.obligation.disclosure.batch;
  const { grade } = reachOf(frozenOf(row), program);
  const totals = {
    recipients: row.recipientCount,
    quantityMilli: Number(row.quantityMilli),
    paidFen: Number(row.paidFen),
  };
  return publicTotals(grade, profileOf(row, today), totals, row.fewestRecipients);
};

export interface MaskedPage {
  readonly total: number;
  readonly lines: readonly MaskedLine[];
}

/** Lines of a page at most. */
export const MOST_LINES = 50;

/**
 * A page of the masked list, or null where the profile allows none. The search matches the text as it is shown (masked
 * name, area, amount), so that nobody can try names against what is hidden.
 */
export async function maskedPage(
  db: Db,
  row: PublicNoticeRow,
  page: { readonly first: number; readonly offset: number; readonly search: string | null },
  now: Date,
): Promise<MaskedPage | null> {
  if (profileOf(row, dayOf(now)) !== "MASKED_LIST") return null;
  const stored = await db.paymentLine.findMany({
    where: { editionId: row.editionId, unitId: row.obligation.unitId },
    orderBy: { seq: "asc" },
  });
  const masked = maskLines(
    stored.map((line) => ({
      seq: line.seq,
      name: line.name,
      organisation: line.recipientKind === "ORGANISATION",
      minor: isMinorLine(line, row.releasedOn),
      quantityMilli: line.quantityMilli === null ? null : Number(line.quantityMilli),
      rateE4: line.rateE4 === null ? null : Number(line.rateE4),
      paidFen: Number(line.paidFen),
      remark: line.remark,
    })),
  );
  const search = page.search?.normalize("NFKC").replace(/[,\s]/g, "") ?? "";
  const matching = search === "" ? masked : masked.filter((line) => shownText(line).includes(search));
  const offset = Math.max(0, Math.trunc(page.offset));
  const first = Math.min(MOST_LINES, Math.max(1, Math.trunc(page.first)));
  return { total: matching.length, lines: matching.slice(offset, offset + first) };
}

/** A line as it is shown, without thousands separators. */
const shownText = (line: MaskedLine): string =>
  [
    line.maskedName,
    line.quantityMilli === null ? "" : quantityText(line.quantityMilli),
    formatYuan(line.paidFen).replaceAll(",", ""),
    line.remark ?? "",
  ].join(" ");
