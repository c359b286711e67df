import type { CoverageFilter, Figure } from "./filter";

/** Without the open drawer: opening it must not draw the table again. */
export type MatrixFilter = Pick<CoverageFilter, "figure" | "program" | "community" | "verdict" | "step">;

/** The shapes of the coverage query that the matrix needs. */
export interface MatrixDisclosure {
  readonly id: string;
  readonly title: string;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  readonly step: string;
  readonly batch: {
    readonly id: string;
    readonly name: string;
    readonly program: { readonly id: string; readonly name: string };
  };
}

export interface MatrixUnit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: { readonly id: string; readonly name: string; readonly kind: string } | null;
}

export interface MatrixCell {
  readonly obligationId: string;
  readonly unitId: string;
  readonly disclosureId: string;
  readonly step: string;
  readonly onTime: string;
  readonly finished: string;
  readonly blame: string | null;
  readonly isZero: boolean;
  readonly dueOn: string | null;
  readonly daysLate: number | null;
}

export interface MatrixSource {
  readonly disclosures: readonly MatrixDisclosure[];
  readonly units: readonly MatrixUnit[];
  readonly cells: readonly MatrixCell[];
}

export interface PlacedCell {
  readonly cell: MatrixCell;
  /** False when a filter by verdict or step does not mean this cell: it stays as context, quietly. */
  readonly matches: boolean;
}

export interface MatrixRow {
  readonly unit: MatrixUnit;
  readonly community: string | null;
  /** One per column; null where the unit has no such duty. */
  readonly cells: readonly (PlacedCell | null)[];
  /** Duties of the columns shown that count, and those among them that are met in time. */
  readonly duties: number;
  readonly met: number;
}

export interface ColumnGroup {
  readonly programId: string;
  readonly programName: string;
  readonly columns: readonly MatrixDisclosure[];
}

export interface Matrix {
  readonly groups: readonly ColumnGroup[];
  readonly columns: readonly MatrixDisclosure[];
  readonly rows: readonly MatrixRow[];
  readonly matching: number;
}

/** A cell's verdict for the figure that is looked at. */
export const verdictOf = (cell: MatrixCell, figure: Figure): string => cell[figure];

/**
 * Units × disclosures as filtered. Units and disclosures keep the server's order (administrative, never by lateness);
 * rows and columns without any cell that is meant go away.
 */
export function buildMatrix(source: MatrixSource, filter: MatrixFilter): Matrix {
  const byPlace = new Map(source.cells.map((cell) => [`${cell.unitId} ${cell.disclosureId}`, cell]));
  const means = (cell: MatrixCell): boolean =>
    (filter.verdict === null || verdictOf(cell, filter.figure) === filter.verdict) &&
    (filter.step === null || cell.step === filter.step);
  const narrows = filter.verdict !== null || filter.step !== null;

  const units = source.units.filter(
    (unit) => filter.community === null || unit.id === filter.community || unit.parent?.id === filter.community,
  );
  const candidates = source.disclosures.filter(
    (disclosure) => filter.program === null || disclosure.batch.program.id === filter.program,
  );
  const placed = (unit: MatrixUnit, disclosure: MatrixDisclosure): PlacedCell | null => {
    const cell = byPlace.get(`${unit.id} ${disclosure.id}`);
    return cell === undefined ? null : { cell, matches: means(cell) };
  };
  const wanted = (cell: PlacedCell | null): boolean => cell !== null && (!narrows || cell.matches);

  const rowUnits = units.filter((unit) => candidates.some((disclosure) => wanted(placed(unit, disclosure))));
  const kept = candidates.filter((disclosure) => rowUnits.some((unit) => wanted(placed(unit, disclosure))));
  const groups = groupByProgram(kept);
  const columns = groups.flatMap((group) => group.columns);

  let matching = 0;
  const rows = rowUnits.map((unit): MatrixRow => {
    const cells = columns.map((disclosure) => placed(unit, disclosure));
    const verdicts = cells.flatMap((cell) => (cell === null ? [] : [verdictOf(cell.cell, filter.figure)]));
    matching += cells.filter((cell) => cell?.matches === true).length;
    return {
      unit,
      community: unit.kind !== "COMMUNITY" && unit.parent?.kind === "COMMUNITY" ? unit.parent.name : null,
      cells,
      duties: verdicts.filter((verdict) => verdict !== "NOT_APPLICABLE").length,
      met: verdicts.filter((verdict) => verdict === "ON_TIME").length,
    };
  });
  return { groups, columns, rows, matching };
}

/** Columns of one program side by side, programs in the order in which they first appear. */
function groupByProgram(disclosures: readonly MatrixDisclosure[]): ColumnGroup[] {
  const groups = new Map<string, { programId: string; programName: string; columns: MatrixDisclosure[] }>();
  for (const disclosure of disclosures) {
    const { id, name } = disclosure.batch.program;
    const group = groups.get(id) ?? { programId: id, programName: name, columns: [] };
    group.columns.push(disclosure);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Programs and communities a filter can choose from, each once, in the server's order. */
export function choicesOf(source: MatrixSource): {
  programs: { id: string; name: string }[];
  communities: { id: string; name: string }[];
} {
  const programs = new Map(source.disclosures.map(({ batch }) => [batch.program.id, batch.program.name]));
  const communities = new Map<string, string>();
  for (const unit of source.units) {
    if (unit.kind === "COMMUNITY") communities.set(unit.id, unit.name);
    else if (unit.parent?.kind === "COMMUNITY") communities.set(unit.parent.id, unit.parent.name);
  }
  const list = (map: Map<string, string>) => [...map].map(([id, name]) => ({ id, name }));
  return { programs: list(programs), communities: list(communities) };
}
