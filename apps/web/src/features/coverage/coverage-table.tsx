import { memo, useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import { Link } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { cellFace } from "./cell-face";
import styles from "./coverage-table.module.css";
import type { Figure } from "./filter";
import type { Matrix, MatrixDisclosure, MatrixRow, PlacedCell } from "./matrix";
import { VerdictIcon } from "./verdict-icons";

/**
 * Thousands of cells: plain buttons, one listener on the table, rows that are drawn again only when they change.
 * One stop for the tab key; arrows move inside.
 */
export function CoverageTable({
  matrix,
  figure,
  year,
  today,
  onOpen,
}: {
  readonly matrix: Matrix;
  readonly figure: Figure;
  readonly year: number;
  readonly today: string;
  readonly onOpen: (obligationId: string) => void;
}) {
  const body = useRef<HTMLTableSectionElement>(null);

  function open(event: MouseEvent) {
    const button = cellButton(event.target);
    if (button?.dataset.cell !== undefined) onOpen(button.dataset.cell);
  }

  function move(event: KeyboardEvent) {
    const button = cellButton(event.target);
    const step = MOVES[event.key];
    if (button === null || step === undefined) return;
    const next = neighbour(button, step);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div className={styles.scroll} tabIndex={-1}>
      <table
        className={styles.table}
        style={{ "--columns": matrix.columns.length } as CSSProperties}
        aria-label={t("coverage.tableLabel", { year })}
        aria-describedby="coverage-keys"
      >
        <colgroup>
          <col className={styles.unitColumn} />
          {matrix.columns.map((column) => (
            <col key={column.id} className={styles.cellColumn} />
          ))}
          <col className={styles.sumColumn} />
        </colgroup>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className={styles.corner}>
              {t("coverage.unit")}
            </th>
            {matrix.groups.map((group) => (
              <th key={group.programId} scope="colgroup" colSpan={group.columns.length} className={styles.program}>
                <span>{group.programName}</span>
              </th>
            ))}
            <th rowSpan={2} scope="col" className={styles.sumHead}>
              {t("coverage.sum")}
            </th>
          </tr>
          <tr>
            {matrix.columns.map((column) => (
              <th key={column.id} scope="col" className={styles.batch}>
                <Link href={`/rolls/${column.id}`} title={column.title}>
                  {column.batch.name}
                </Link>
                <span className={styles.stage}>{t(`stage.${column.stage}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onClick={open} onKeyDown={move}>
          {matrix.rows.map((row, index) => (
            <Row
              key={row.unit.id}
              row={row}
              columns={matrix.columns}
              figure={figure}
              today={today}
              first={index === 0}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Row = memo(function Row({
  row,
  columns,
  figure,
  today,
  first,
}: {
  readonly row: MatrixRow;
  readonly columns: readonly MatrixDisclosure[];
  readonly figure: Figure;
  readonly today: string;
  readonly first: boolean;
}) {
  const entry = first ? row.cells.findIndex((cell) => cell !== null) : -1;
  return (
    <tr>
      <th scope="row" className={styles.unit}>
        {row.unit.name}
        {row.community === null ? null : <span className={styles.community}>{row.community}</span>}
      </th>
      {columns.map((column, index) => {
        const placed = row.cells[index] ?? null;
        return placed === null ? (
          <td key={column.id} className={styles.none}>
            <span className="visually-hidden">{t("coverage.noDuty")}</span>
          </td>
        ) : (
          <Cell
            key={column.id}
            unit={row.unit.name}
            placed={placed}
            column={column}
            figure={figure}
            today={today}
            entry={index === entry}
          />
        );
      })}
      <td className={styles.sum} title={t("coverage.sumLabel", { done: row.met, total: row.duties })}>
        {t("coverage.sumOf", { done: row.met, total: row.duties })}
      </td>
    </tr>
  );
});

function Cell({
  unit,
  placed: { cell, matches },
  column,
  figure,
  today,
  entry,
}: {
  readonly unit: string;
  readonly placed: PlacedCell;
  readonly column: MatrixDisclosure;
  readonly figure: Figure;
  readonly today: string;
  readonly entry: boolean;
}) {
  const face = cellFace(cell, figure, column.stage, today);
  const label = t("coverage.cellLabel", {
    unit,
    program: column.batch.program.name,
    batch: column.batch.name,
    step: face.step,
    verdict: face.note,
  });
  return (
    <td data-tone={face.tone} data-verdict={face.verdict} data-quiet={!matches || undefined} className={styles.cell}>
      <button
        type="button"
        className={styles.open}
        data-cell={cell.obligationId}
        tabIndex={entry ? 0 : -1}
        aria-label={cell.isZero ? `${label}${t("coverage.cellZero")}` : label}
      >
        <span className={styles.step}>{face.step}</span>
        <span className={styles.note}>
          <VerdictIcon verdict={face.verdict} />
          {face.note}
          {cell.isZero ? <span className={styles.zero}>{t("coverage.zero")}</span> : null}
        </span>
      </button>
    </td>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const cellButton = (target: EventTarget): HTMLButtonElement | null =>
  target instanceof Element ? target.closest<HTMLButtonElement>("button[data-cell]") : null;

/** The next cell with a duty in that direction; cells without one are passed over. */
function neighbour(button: HTMLButtonElement, [rows, columns]: readonly [number, number]): HTMLButtonElement | null {
  const cell = button.closest("td");
  const row = cell?.closest("tr");
  const body = row?.parentElement;
  if (!cell || !row || !(body instanceof HTMLTableSectionElement)) return null;
  let rowIndex = row.sectionRowIndex + rows;
  let cellIndex = cell.cellIndex + columns;
  for (;;) {
    const at = body.rows[rowIndex]?.cells[cellIndex];
    if (at === undefined) return null;
    const found = at.querySelector<HTMLButtonElement>("button[data-cell]");
    if (found !== null) return found;
    rowIndex += rows;
    cellIndex += columns;
  }
}
