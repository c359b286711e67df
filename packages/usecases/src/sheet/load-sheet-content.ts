import { dayOf } from "@gongshi/domain/calendar/day";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { buildSheetContent } from "@gongshi/domain/sheet/build-sheet-content";
import type { SheetContent } from "@gongshi/domain/sheet/sheet-content";
import type { SheetLineFacts, SheetNoticeFacts } from "@gongshi/domain/sheet/sheet-facts";
import { sheetUrl } from "@gongshi/domain/sheet/sheet-code";
import { may } from "@gongshi/domain/access/may";
import { allowed, programTarget, unitTarget } from "../allowed";
import { dayFromColumn, dayFromNullable } from "../day-column";
import type { PaymentLine, Prisma } from "../generated/client/client";
import { groupBy } from "../group-by";
import { noticeInclude } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";
import type { Actor, CommandDeps, Done, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";

const sheetInclude = {
  unit: { include: { parent: true, subdistrict: true } },
  entries: { orderBy: { position: "asc" }, include: { notice: { include: noticeInclude } } },
} satisfies Prisma.SheetInclude;

type SheetRow = Prisma.SheetGetPayload<{ include: typeof sheetInclude }>;

/**
 * What the given sheets say, in the order asked for, from the frozen editions. They show names, so each leaves a trace.
 * Refusals: NOTHING_TO_PRINT, NOT_FOUND, NOT_ALLOWED, SHEET_WITHDRAWN (number).
 */
export async function loadSheetContents(
  deps: CommandDeps & { readonly publicUrl: string },
  actor: Actor,
  sheetIds: readonly string[],
): Promise<Result<readonly SheetContent[]>> {
  if (actor.viewer === null) return refuse("SIGNED_OUT");
  const [first, ...more] = new Set(sheetIds);
  if (first === undefined) return refuse("NOTHING_TO_PRINT");
  return runCommand(deps, actor, (tx) => read(tx, deps.publicUrl, actor, [first, ...more]), { timeoutMs: 60_000 });
}

async function read(
  tx: Tx,
  publicUrl: string,
  actor: Actor,
  sheetIds: readonly [string, ...string[]],
): Promise<Result<Done<readonly SheetContent[]>>> {
  const rows = await tx.sheet.findMany({ where: { id: { in: [...sheetIds] } }, include: sheetInclude });
  if (rows.length !== sheetIds.length) return refuse("NOT_FOUND");
  rows.sort((a, b) => sheetIds.indexOf(a.id) - sheetIds.indexOf(b.id));
  const trace: TraceEntry[] = [];
  for (const row of rows) {
    const role = allowed(actor.viewer, "readUnit", unitTarget(row.unit));
    if (!role.ok) return role;
    if (row.entries.some(({ notice }) => notice.edition.outlivedAt !== null))
      return refuse("RETENTION_OVER", { number: row.number });
    const taken = row.entries.find(({ notice }) => isTakenBack(notice));
    if (
      taken !== undefined &&
      !may(actor.viewer, "readLines", programTarget(taken.notice.obligation.disclosure.batch.program))
    )
      return refuse("SHEET_WITHDRAWN", { number: row.number });
    trace.push({ kind: "sheet.read", as: role.value, unitId: row.unitId, subjectType: "sheet", subjectId: row.id });
  }
  const lines = await linesOf(tx, rows);
  const value = rows.map((row) => buildSheetContent(factsOf(publicUrl, row, lines)));
  const [one, ...others] = trace;
  return ok({ value, trace: [one!, ...others] });
}

/** What should not have been public, or not there, is not printed again for its village; the office still sees what hung. */
const isTakenBack = ({ edition, obligation }: NoticeRow): boolean =>
  edition.withdrawalKind === "IN_ERROR" ||
  edition.withdrawalKind === "LAPSED" ||
  !standsBelowStreet(obligation.disclosure.batch.program.grade);

type Lines = ReadonlyMap<string, readonly PaymentLine[]>;

const linesKey = (editionId: string, unitId: string): string => `${editionId} ${unitId}`;

/** The lines of every notice on the sheets in one statement, however many sheets there are. */
async function linesOf(db: Tx, rows: readonly SheetRow[]): Promise<Lines> {
  const lines = await db.paymentLine.findMany({
    where: {
      unitId: { in: [...new Set(rows.map((row) => row.unitId))] },
      editionId: { in: [...new Set(rows.flatMap((row) => row.entries.map(({ notice }) => notice.editionId)))] },
    },
    orderBy: { seq: "asc" },
  });
  return groupBy(lines, (line) => linesKey(line.editionId, line.unitId));
}

function factsOf(publicUrl: string, row: SheetRow, lines: Lines) {
  const { unit } = row;
  const department = row.entries[0]!.notice.obligation.disclosure.batch.program.department;
  const notices = row.entries.map(({ notice }) =>
    noticeFacts(notice, lines.get(linesKey(notice.editionId, unit.id)) ?? []),
  );
  return {
    sheet: {
      number: row.number,
      code: row.code,
      url: sheetUrl(publicUrl, row.code),
      fingerprint: row.fingerprint,
      paper: row.paper,
      kind: row.kind,
      printedOn: dayOf(row.createdAt),
    },
    unit: {
      name: unit.name,
      communityName: unit.parent?.kind === "COMMUNITY" ? unit.parent.name : null,
      phone: unit.phone,
      officeHours: unit.officeHours,
      address: unit.address,
    },
    subdistrict: {
      name: unit.subdistrict.name,
      siteTitle: unit.subdistrict.siteTitle,
      supervisionPhone: unit.subdistrict.supervisionPhone,
    },
    department: { name: department.name, phone: department.phone, stamps: false },
    notices,
  };
}

function noticeFacts(notice: NoticeRow, lines: readonly PaymentLine[]): SheetNoticeFacts {
  const { batch, stage } = notice.obligation.disclosure;
  const { program } = batch;
  return {
    // As it was submitted: a sheet printed again says what the first one said, whatever the program says now.
    program: settingsOf(notice.edition, program),
    subsidyYear: batch.subsidyYear,
    batchName: batch.name,
    stage,
    audience: notice.obligation.disclosure.audience,
    edition: {
      number: notice.edition.number,
      basis: notice.edition.basis,
      rateText: notice.edition.rateText,
      changeReason: notice.edition.changeReason,
    },
    paidOn: dayFromNullable(notice.edition.paidOn),
    paymentWay: notice.edition.paymentWay,
    period: { length: notice.periodLength, unit: notice.periodUnit },
    lines: lines.map((line) => lineFacts(line, notice.releasedOn)),
    sums: {
      recipientCount: notice.recipientCount,
      quantityMilli: Number(notice.quantityMilli),
      dueFen: Number(notice.dueFen),
      paidFen: Number(notice.paidFen),
      returnedFen: Number(notice.returnedFen),
      heldFen: Number(notice.heldFen),
    },
    isZero: notice.isZero,
  };
}

/**
 * Whoever was under fourteen when the edition was released stays unnamed in that edition; only the month of the birthday
 * is known, and counts whole.
 */
export const isMinorLine = (line: Pick<PaymentLine, "minorUntil" | "unnamed">, releasedOn: Date): boolean =>
  line.unnamed ||
  (line.minorUntil !== null && dayFromColumn(releasedOn).slice(0, 7) <= dayFromColumn(line.minorUntil).slice(0, 7));

const lineFacts = (line: PaymentLine, releasedOn: Date): SheetLineFacts => ({
  seq: line.seq,
  group: line.group,
  name: line.name,
  quantityMilli: line.quantityMilli === null ? null : Number(line.quantityMilli),
  rateE4: line.rateE4 === null ? null : Number(line.rateE4),
  dueFen: Number(line.dueFen),
  paidFen: Number(line.paidFen),
  outcome: line.outcome,
  remark: line.remark,
  extra: (line.extra ?? {}) as Record<string, string>,
  minor: isMinorLine(line, releasedOn),
  organisation: line.recipientKind === "ORGANISATION",
});
