import { amountInWords } from "@gongshi/domain/money/amount-in-words";
import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { columnWeight } from "./column-weight";
import type { SheetColumn, SheetCover } from "./sheet-content";
import type { SheetNoticeFacts } from "./sheet-facts";
import { words } from "./words";

const ALIGN: Readonly<Record<string, SheetColumn["align"]>> = { program: "left", count: "right", amount: "right" };

/** The cover of a gathered sheet. `annexes[i]` is where notice i's details stand, null for a zero. */
export function sheetCover(notices: readonly SheetNoticeFacts[], annexes: readonly (string | null)[]): SheetCover {
  // One year stands in the title already.
  const manyYears = new Set(notices.map((notice) => notice.subsidyYear)).size > 1;
  const rows = notices.map((notice, index) => coverRow(notice, index, annexes[index] ?? null, manyYears));
  const columns = words.coverColumns.map(({ key, label }, index): SheetColumn => {
    const texts = rows.map((row) => row[index] ?? "");
    return { key, label, align: ALIGN[key] ?? "center", weight: columnWeight(label, texts) };
  });
  return {
    columns,
    rows,
    // Paid and merely proposed money share the column, so a page sum would mix them: the totals tell them apart.
    pageSums: [],
    preamble: [words.coverPreamble, periodText(notices)].map(words.sentence),
    measures: words.measures([words.yuan]),
    totals: totals(notices),
  };
}

function coverRow(notice: SheetNoticeFacts, index: number, annex: string | null, manyYears: boolean): string[] {
  const { program, edition, sums, stage, period } = notice;
  const remark = [
    annex === null ? words.coverZero : words.coverAnnex(annex),
    ...(edition.number > 1 ? [words.coverCorrected] : []),
  ].join("，");
  return [
    String(index + 1),
    manyYears ? words.coverProgramOfYear(notice.subsidyYear, program.publicName) : program.publicName,
    notice.batchName === "" ? words.nothing : notice.batchName,
    words.stage[stage],
    words.edition(edition.number),
    `${sums.recipientCount}${words.counter(program.recipientKind)}`,
    formatYuan(amountOf(notice)),
    words.periodLength(period.length, period.unit),
    remark,
  ];
}

function totals(notices: readonly SheetNoticeFacts[]): string[] {
  const sumOf = (stage: SheetNoticeFacts["stage"]) =>
    notices.filter((notice) => notice.stage === stage).reduce((total, notice) => total + amountOf(notice), 0);
  const paid = sumOf("RESULT");
  const proposed = sumOf("BEFORE_PAYMENT");
  const zeros = notices.filter((notice) => notice.isZero).length;
  return [
    `${words.coverTotal(notices.length, zeros)}；${words.coverPaid(formatYuan(paid), amountInWords(paid))}`,
    ...(proposed === 0 ? [] : [words.coverProposed(formatYuan(proposed), amountInWords(proposed))]),
  ].map(words.sentence);
}

const amountOf = ({ stage, sums }: SheetNoticeFacts): number => (stage === "RESULT" ? sums.paidFen : sums.dueFen);

function periodText(notices: readonly SheetNoticeFacts[]): string {
  const periods = new Set(notices.map(({ period }) => words.periodLength(period.length, period.unit)));
  const [only] = periods;
  const stages = new Set(notices.map(({ stage }) => stage));
  const [stage] = stages;
  const name = stages.size === 1 && stage !== undefined ? words.periodName[stage] : words.periodNameOfBoth;
  return periods.size === 1 && only !== undefined ? words.coverPeriod(name, only) : words.coverPeriods(name);
}
