import { daysBetween, formatDate } from "../../lib/format";
import { t, type MessageKey } from "../../lib/messages/catalogue";
import { stepLabel, verdictLabel, verdictTone, type Stage, type Tone } from "../../lib/messages/labels";
import type { Figure } from "./filter";
import { verdictOf, type MatrixCell } from "./matrix";

const SOON_DAYS = 3;

export interface CellFace {
  /** Colour and icon follow the verdict; green is only for ON_TIME. */
  readonly tone: Tone;
  readonly verdict: string;
  /** Where it stands. */
  readonly step: string;
  /** The verdict in a few characters: 按时公开, 逾期3天, 12月5日前. */
  readonly note: string;
}

/** The verdict's whole word, for legend, filter and drawer: 按时公开, 按时公示, 按时办结 … */
export function figureVerdict(verdict: string, figure: Figure, stage: Stage = "RESULT"): string {
  return figure === "onTime"
    ? verdictLabel(verdict, stage)
    : t(`coverage.${verdict}` as MessageKey & `coverage.ON_TIME`);
}

/** What one cell of the matrix says on its two axes. */
export function cellFace(cell: MatrixCell, figure: Figure, stage: Stage, today: string): CellFace {
  const verdict = verdictOf(cell, figure);
  const left = cell.dueOn === null ? null : daysBetween(today, cell.dueOn);
  const soon = figure === "onTime" && verdict === "NOT_YET_DUE" && left !== null && left <= SOON_DAYS;
  return {
    verdict,
    tone: soon ? "soon" : verdictTone(verdict),
    step: stepLabel(cell.step, stage),
    note: noteFor(cell, figure, stage, today, verdict),
  };
}

function noteFor(cell: MatrixCell, figure: Figure, stage: Stage, today: string, verdict: string): string {
  if (verdict === "OVERDUE" && cell.blame === "DEPARTMENT")
    return figure === "onTime" && cell.daysLate !== null
      ? t("coverage.overdueDepartment", { days: cell.daysLate })
      : t("coverage.overdueDepartmentPlain");
  if (figure === "onTime") {
    if (verdict === "OVERDUE" && cell.daysLate !== null) return t("coverage.overdueDays", { days: cell.daysLate });
    if (verdict === "NOT_YET_DUE" && cell.dueOn !== null) {
      const left = daysBetween(today, cell.dueOn);
      if (left === 0) return t("common.dueToday");
      return left > 0 && left <= SOON_DAYS
        ? t("common.daysLeft", { days: left })
        : t("coverage.due", { date: formatDate(cell.dueOn) });
    }
  }
  return figureVerdict(verdict, figure, stage);
}
