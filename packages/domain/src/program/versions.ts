import type { Day } from "../calendar/day";
import { checkProgramSettings, SETTING_NAMES } from "./settings";
import type { ProgramSettings, SettingName, SettingsFault } from "./settings";

/** A change of settings: only those that become different. */
export type SettingsChange = Partial<ProgramSettings>;

export interface ComingVersion {
  readonly number: number;
  readonly effectiveFrom: Day;
  readonly changes: SettingsChange;
}

/**
 * When a setting counts, the one table behind the sentences on the screen.
 * - BATCH: batches opened after it
 * - SUBMISSION: editions submitted after it
 * - RELEASE: notices released after it
 * - STRICTER_AT_ONCE: as SUBMISSION; what is stricter reaches what is public already, at once
 * - AT_ONCE: what is shown or proposed from then on
 */
export type CountsFor = "BATCH" | "SUBMISSION" | "RELEASE" | "STRICTER_AT_ONCE" | "AT_ONCE";

export const COUNTS_FOR: Readonly<Record<SettingName, CountsFor>> = {
  name: "AT_ONCE",
  publicName: "SUBMISSION",
  grade: "STRICTER_AT_ONCE",
  recipientKind: "SUBMISSION",
  publisher: "BATCH",
  internetProfile: "STRICTER_AT_ONCE",
  internetTermDays: "STRICTER_AT_ONCE",
  retentionYears: "AT_ONCE",
  columns: "SUBMISSION",
  stages: "RELEASE",
  cadence: "AT_ONCE",
  reviewSteps: "SUBMISSION",
  departmentDueWorkingDays: "BATCH",
  quantityUnit: "SUBMISSION",
  rateUnit: "SUBMISSION",
  policyBasis: "AT_ONCE",
  whoIsEntitled: "SUBMISSION",
  expectedChannels: "AT_ONCE",
  rollRules: "AT_ONCE",
};

/** Only what differs; empty when nothing does. */
export function differenceOf(before: ProgramSettings, after: ProgramSettings): SettingsChange {
  const changed = SETTING_NAMES.filter((name) => !same(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

/** Equal as data: the order of an object's keys says nothing, and a key without a value is none. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

/** In the order in which they come into force. */
export const inOrder = <Version extends Pick<ComingVersion, "effectiveFrom" | "number">>(
  versions: readonly Version[],
): Version[] => [...versions].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.number - b.number);

export type PlannedFault =
  | { readonly fault: SettingsFault; readonly setting: SettingName; readonly from: Day }
  | { readonly fault: "NOTHING_CHANGES" };

/**
 * Whether a change fits: what it makes of the settings on its day, and of what every later change makes of them then,
 * must be fit. `current` is in force now; `coming` are those planned already.
 */
export function plannedFault(
  current: ProgramSettings,
  coming: readonly ComingVersion[],
  change: ComingVersion,
): PlannedFault | null {
  let settings = current;
  for (const version of inOrder([...coming, change])) {
    const after = { ...settings, ...version.changes };
    if (version === change && Object.keys(differenceOf(settings, after)).length === 0)
      return { fault: "NOTHING_CHANGES" };
    const checked = checkProgramSettings(after);
    if (!checked.ok) return { fault: checked.fault, setting: checked.setting, from: version.effectiveFrom };
    settings = checked.value;
  }
  return null;
}
