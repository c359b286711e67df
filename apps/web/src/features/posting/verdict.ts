import type { Channel } from "@gongshi/domain/channel/channels";

/** What the phone tells the person about the codes in her photo. Pure: facts in, one clear answer out. */

export interface CheckedNotice {
  readonly id: string;
  readonly title: string;
  readonly editionNumber: number;
}

/** A notice that the photo proves; its program may want it told on other channels too. */
export interface ProvenNotice extends CheckedNotice {
  readonly program: { readonly expectedChannels: readonly Channel[] };
}

/** The server's word about one sheet code. */
export interface SheetFinding {
  readonly code: string;
  readonly verdict: string;
  readonly otherUnit: string | null;
  readonly notices: readonly ProvenNotice[];
  readonly replaced: readonly CheckedNotice[];
  readonly withdrawn: readonly CheckedNotice[];
}

export interface Findings {
  /** QR codes in the photo, of whatever kind; null when the reader itself did not work on this phone. */
  readonly codesInPhoto: number | null;
  /** Sheet codes among them, each once. */
  readonly sheetCodes: readonly string[];
  /** The answers; null when the server could not be asked. */
  readonly checks: readonly SheetFinding[] | null;
}

export type Problem =
  | { readonly kind: "OTHER_UNIT"; readonly unit: string }
  | { readonly kind: "REPLACED"; readonly notices: readonly CheckedNotice[] }
  | { readonly kind: "WITHDRAWN"; readonly notices: readonly CheckedNotice[] }
  | { readonly kind: "UNKNOWN" };

export type PhotoVerdict =
  /** Proves these notices; problems are about other sheets in the same photo. */
  | { readonly kind: "PROVES"; readonly notices: readonly ProvenNotice[]; readonly problems: readonly Problem[] }
  /** Sheet codes were read, and nobody could be asked: it may be sent, the server decides. */
  | { readonly kind: "UNCHECKED"; readonly count: number }
  | { readonly kind: "NO_CODE" }
  | { readonly kind: "CANNOT_READ" }
  | { readonly kind: "NOT_A_SHEET" }
  /** Sheets, but none that proves anything here; the weightiest problem first. */
  | { readonly kind: "PROBLEMS"; readonly problems: readonly Problem[] };

export function judgePhoto({ codesInPhoto, sheetCodes, checks }: Findings): PhotoVerdict {
  if (codesInPhoto === null) return { kind: "CANNOT_READ" };
  if (codesInPhoto === 0) return { kind: "NO_CODE" };
  if (sheetCodes.length === 0) return { kind: "NOT_A_SHEET" };
  if (checks === null) return { kind: "UNCHECKED", count: sheetCodes.length };
  const notices = uniqueNotices(checks.flatMap((check) => check.notices));
  const problems = problemsOf(checks);
  return notices.length > 0 ? { kind: "PROVES", notices, problems } : { kind: "PROBLEMS", problems };
}

function problemsOf(checks: readonly SheetFinding[]): Problem[] {
  const replaced = uniqueNotices(checks.flatMap((check) => check.replaced));
  const withdrawn = uniqueNotices(checks.flatMap((check) => check.withdrawn));
  const units = new Set(
    checks.flatMap(({ verdict, otherUnit }) => (verdict === "OTHER_UNIT" ? [otherUnit ?? ""] : [])),
  );
  const unknown = checks.some(({ verdict }) => !["PROVES", "OTHER_UNIT", "REPLACED", "WITHDRAWN"].includes(verdict));
  return [
    ...(replaced.length > 0 ? [{ kind: "REPLACED", notices: replaced } as const] : []),
    ...(withdrawn.length > 0 ? [{ kind: "WITHDRAWN", notices: withdrawn } as const] : []),
    ...[...units].map((unit) => ({ kind: "OTHER_UNIT", unit }) as const),
    ...(unknown ? [{ kind: "UNKNOWN" } as const] : []),
  ];
}

const uniqueNotices = <Of extends CheckedNotice>(notices: readonly Of[]): Of[] => [
  ...new Map(notices.map((notice) => [notice.id, notice])).values(),
];

/** Whether it may go out as it is. */
export const maySubmit = (verdict: PhotoVerdict): boolean => verdict.kind === "PROVES" || verdict.kind === "UNCHECKED";

/**
 * Whether "the photo is fine, send it anyway" is offered: only where the phone may be at fault. Another unit's sheet,
 * a replaced or a withdrawn one is a wrong sheet, and no reason mends that.
 */
export const mayOverride = (verdict: PhotoVerdict): boolean =>
  verdict.kind === "NO_CODE" ||
  verdict.kind === "CANNOT_READ" ||
  verdict.kind === "NOT_A_SHEET" ||
  (verdict.kind === "PROBLEMS" && verdict.problems.every((problem) => problem.kind === "UNKNOWN"));
