import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { isOver } from "@gongshi/domain/notice/step";
import type { NoticeStep } from "@gongshi/domain/notice/step";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { InternetProfile, Stage } from "@gongshi/domain/program/program";
import type { Role } from "@gongshi/domain/access/viewer";
import { openRequests } from "../correction/open-requests";
import { dayToColumn } from "../day-column";
import { loadPublicity } from "../disclosure/load-publicity";
import { loadDisclosure } from "../disclosure/load-disclosure";
import type { DisclosureRow, EditionRow } from "../disclosure/load-disclosure";
import { editionTitle } from "../disclosure/title-of";
import type { PaymentLine } from "../generated/client/client";
import { standingInclude, standingOf } from "../notice/load-notice";
import type { Tx } from "../run-command";
import { isMinorLine } from "../sheet/load-sheet-content";

/** Where a line hung or hangs: the notice of its edition at its unit. */
export interface HeldOnBoard {
  readonly step: NoticeStep;
  readonly hungOn: Day | null;
  /** The last day of the posting period; null while nobody has proven that it hangs. */
  readonly periodEndsOn: Day | null;
  /** Numbers of the sheets it stands on, in the order in which they were made. */
  readonly sheets: readonly string[];
  /** It is public there no longer. */
  readonly over: boolean;
}

/** A line that is held about the person, with the publication it stands in, and who sees it where. */
export interface HeldLine {
  readonly line: PaymentLine;
  readonly unitName: string;
  readonly title: string;
  readonly quantityUnit: string | null;
  /** Further columns of the sheet, with their headings. */
  readonly extras: readonly (readonly [label: string, text: string])[];
  readonly disclosureId: string;
  /** Before payment nothing has been paid yet, whatever the roll says. */
  readonly stage: Stage;
  readonly edition: EditionRow;
  /** Null: it has never been released, or not for this unit. */
  readonly board: HeldOnBoard | null;
  /** What of it the internet shows today; NOTHING of what is not public. */
  readonly internet: InternetProfile;
  /** It stands in the sums as 未成年人，不具名. */
  readonly unnamed: boolean;
  /** The request about it that somebody still waits for. */
  readonly openRequest: { readonly id: string; readonly takenOn: Day } | null;
  /** Whether whoever asks may take a request for its correction. */
  readonly mayAsk: boolean;
}

type FoundLine = PaymentLine & {
  readonly edition: { readonly id: string; readonly disclosureId: string };
  readonly unit: { readonly name: string };
};

/** What is held, told whole: each line with where it stands, hangs and is shown now. */
export async function heldLines(tx: Tx, found: readonly FoundLine[], role: Role, now: Date): Promise<HeldLine[]> {
  const rows = new Map<string, { row: DisclosureRow; internet: ReadonlyMap<number, InternetProfile> }>();
  for (const id of new Set(found.map(({ edition }) => edition.disclosureId))) {
    const row = await loadDisclosure(tx, id);
    if (row !== null) rows.set(id, { row, internet: await internetNow(tx, row, now) });
  }
  const boards = await boardsOf(tx, found, dayOf(now));
  const requests = await openRequests(tx, found, now);
  return found.flatMap(({ edition: { id, disclosureId }, unit, ...line }) => {
    const loaded = rows.get(disclosureId);
    const edition = loaded?.row.editions.find((each) => each.id === id);
    if (loaded === undefined || edition === undefined) return [];
    const { row, internet } = loaded;
    const settings = settingsOf(edition, row.batch.program);
    const unnamed = line.unnamed || (edition.releasedAt !== null && isMinorLine(line, monthOf(edition.releasedAt)));
    const shown = internet.get(edition.number) ?? "NOTHING";
    const request = requests.get(line.id);
    return [
      {
        line,
        unitName: unit.name,
        title: editionTitle(row, edition),
        quantityUnit: settings.quantityUnit,
        extras: extrasOf(line, settings.columns),
        disclosureId,
        stage: row.stage,
        edition,
        board: boards.get(`${id} ${line.unitId}`) ?? null,
        internet: unnamed && shown === "MASKED_LIST" ? "TOTALS" : shown,
        unnamed,
        openRequest: request === undefined ? null : { id: request.id, takenOn: dayOf(request.takenAt) },
        mayAsk: request === undefined && rolesForDisclosure(edition.state, "askCorrection").includes(role),
      },
    ];
  });
}

const monthOf = (releasedAt: Date): Date => dayToColumn(dayOf(releasedAt));

/** By edition number what the internet shows of it today. */
async function internetNow(tx: Tx, row: DisclosureRow, now: Date): Promise<ReadonlyMap<number, InternetProfile>> {
  const intervals = await loadPublicity(tx, row, now);
  return new Map(
    intervals
      .filter(({ from, to }) => from <= now && (to === null || to > now))
      .map(({ edition, internet }) => [edition, internet]),
  );
}

async function boardsOf(tx: Tx, found: readonly FoundLine[], today: Day): Promise<ReadonlyMap<string, HeldOnBoard>> {
  const notices = await tx.notice.findMany({
    where: {
      editionId: { in: [...new Set(found.map(({ editionId }) => editionId))] },
      obligation: { unitId: { in: [...new Set(found.map(({ unitId }) => unitId))] } },
    },
    include: {
      ...standingInclude,
      obligation: { select: { unitId: true } },
      sheets: { select: { sheet: { select: { number: true } } }, orderBy: { sheet: { createdAt: "asc" } } },
    },
  });
  return new Map(
    notices.map((notice) => {
      const { step, hungOn, claimedOn, periodEndsOn } = standingOf(notice, today);
      const sheets = notice.sheets.map(({ sheet }) => sheet.number);
      return [
        `${notice.editionId} ${notice.obligation.unitId}`,
        { step, hungOn: hungOn ?? claimedOn, periodEndsOn, sheets, over: isOver(step) },
      ];
    }),
  );
}

/** Further columns in the order and under the headings of the sheet; what the sheet no longer shows under its own key. */
function extrasOf(
  { extra }: PaymentLine,
  columns: readonly { readonly key: string; readonly label: string }[],
): (readonly [string, string])[] {
  const texts = (extra ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(texts).map(([key, text]) => [
    columns.find((column) => column.key === key)?.label ?? key,
    String(text),
  ]);
}
