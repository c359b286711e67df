import type { Day } from "../calendar/day";
import type { Stage } from "./program";
import type { ProgramSettings } from "./settings";
import type { SettingsChange } from "./versions";

/** What of a program is under way. */
export interface ProgramInUse {
  readonly batches: number;
  /** Notices that are out: neither replaced nor withdrawn. */
  readonly publicNotices: number;
  /** Stages of disclosures that have not been released yet. */
  readonly unreleasedStages: readonly Stage[];
}

export type InUseFault = "GRADE_FROM_SS" | "GRADE_TO_SS_WHILE_PUBLIC" | "STAGE_IN_USE" | "ONLY_FROM_TODAY";

/**
 * Changes that what is under way rules out, or null.
 * - From SS nothing can be opened up while there are batches: what was paid under it stays unnamed. Make another program.
 * - To SS only once nothing of it hangs or stands online: withdraw that first, with its reason.
 * - A stage cannot go while a disclosure of it waits for its release.
 * Because they depend on what is under way, they count from today, never from a later day.
 */
export function inUseFault(
  current: ProgramSettings,
  changes: SettingsChange,
  inUse: ProgramInUse,
  when: { readonly from: Day; readonly today: Day },
): InUseFault | null {
  const { grade, stages } = changes;
  const turns = grade !== undefined && grade !== current.grade && (grade === "SS" || current.grade === "SS");
  const gone =
    stages === undefined
      ? []
      : current.stages.map(({ stage }) => stage).filter((stage) => !stages.some((rule) => rule.stage === stage));
  if ((turns || gone.length > 0) && when.from !== when.today) return "ONLY_FROM_TODAY";
  if (turns && current.grade === "SS" && inUse.batches > 0) return "GRADE_FROM_SS";
  if (turns && grade === "SS" && inUse.publicNotices > 0) return "GRADE_TO_SS_WHILE_PUBLIC";
  return gone.some((stage) => inUse.unreleasedStages.includes(stage)) ? "STAGE_IN_USE" : null;
}
