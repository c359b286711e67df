import { VERDICTS } from "@gongshi/domain/coverage/verdict";

/** What the office looks at; it lives in the address, so that a view can be sent to a colleague. */
export interface CoverageFilter {
  readonly year: number;
  readonly figure: Figure;
  readonly program: string | null;
  readonly community: string | null;
  readonly verdict: string | null;
  readonly step: string | null;
  /** The obligation whose drawer is open. */
  readonly cell: string | null;
}

export type Figure = "onTime" | "finished";

export const STEPS = [
  "WAITING_FOR_ROLL",
  "DRAFT",
  "IN_REVIEW",
  "SENT_BACK",
  "APPROVED",
  "TO_POST",
  "POSTED_CLAIMED",
  "POSTED_PROVEN",
  "POSTING_RETURNED",
  "VERIFIED",
  "PERIOD_OVER",
  "FINISHED",
  "WITHDRAWN",
  "WITHHELD",
  "NOT_APPLICABLE",
] as const;

const known = (value: string | null, values: readonly string[]): string | null =>
  value !== null && values.includes(value) ? value : null;

/** Reads `?year=2026&figure=finished&verdict=OVERDUE…`; what it does not know it leaves out. */
export function readFilter(search: string, thisYear: number): CoverageFilter {
  const params = new URLSearchParams(search);
  const year = params.get("year") ?? "";
  return {
    year: /^20\d\d$/.test(year) ? Number(year) : thisYear,
    figure: params.get("figure") === "finished" ? "finished" : "onTime",
    program: params.get("program") || null,
    community: params.get("community") || null,
    verdict: known(params.get("verdict"), VERDICTS),
    step: known(params.get("step"), STEPS),
    cell: params.get("cell") || null,
  };
}

/** The other way; what is at rest (this year, posted on time, no choice) stays out of the address. */
export function writeFilter(filter: CoverageFilter, thisYear: number): string {
  const params = new URLSearchParams();
  if (filter.year !== thisYear) params.set("year", String(filter.year));
  if (filter.figure !== "onTime") params.set("figure", filter.figure);
  for (const key of ["program", "community", "verdict", "step", "cell"] as const)
    if (filter[key] !== null) params.set(key, filter[key]);
  return params.toString();
}

export const isNarrowed = (filter: CoverageFilter): boolean =>
  filter.program !== null || filter.community !== null || filter.verdict !== null || filter.step !== null;
