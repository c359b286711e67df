import { z } from "zod";
import { internetProfileOf } from "../privacy/public-view";
import type { Grade, InternetProfile } from "./program";
import { programColumns } from "./program";

/**
 * What an edition keeps of its program from the moment it is submitted: what its paper and pages say, and how far they
 * go. A later change of the program is for editions submitted after it; only what is stricter reaches back.
 */
const frozen = z.object({
  /** The number of the program's version. */
  version: z.number().int(),
  publicName: z.string(),
  /** As the title says it; left out where it was submitted before this was kept. */
  subdistrictName: z.string().optional(),
  grade: z.enum(["N", "S", "SS"]),
  recipientKind: z.enum(["HOUSEHOLD", "PERSON", "ORGANISATION"]),
  quantityUnit: z.string().nullable(),
  rateUnit: z.string().nullable(),
  whoIsEntitled: z.string(),
  columns: programColumns,
  internetProfile: z.enum(["NOTHING", "TOTALS", "MASKED_LIST"]),
  internetTermDays: z.number().int(),
});

export type FrozenSettings = z.infer<typeof frozen>;

/** The program's row as far as an edition freezes it; its columns are JSON. */
export type ProgramRow = Omit<FrozenSettings, "columns"> & { readonly columns: unknown };

export const freezeSettings = (program: ProgramRow): FrozenSettings =>
  frozen.parse({ ...program, columns: programColumns.parse(program.columns) });

/** What counts for an edition: its own frozen settings, or the program's while it is a draft. */
export const settingsOf = (edition: { readonly programSettings: unknown }, program: ProgramRow): FrozenSettings =>
  edition.programSettings === null ? freezeSettings(program) : frozen.parse(edition.programSettings);

const GRADES: readonly Grade[] = ["N", "S", "SS"];
const PROFILES: readonly InternetProfile[] = ["MASKED_LIST", "TOTALS", "NOTHING"];

const stricter = <T>(order: readonly T[], one: T, other: T): T =>
  order[Math.max(order.indexOf(one), order.indexOf(other))]!;

/** Of two profiles the one that shows less. */
const stricterProfile = (one: InternetProfile, other: InternetProfile): InternetProfile =>
  stricter(PROFILES, one, other);

/** What of a program limits how far its editions go. */
export type Reach = Pick<FrozenSettings, "grade" | "internetProfile" | "internetTermDays">;

/**
 * How far an edition goes on the internet today: of what it was submitted with and what the program says now the
 * stricter, in grade, profile and term. So no setting makes anything public more public than it went out.
 */
export function reachOf(settings: Reach, program: Reach): Reach {
  return {
    grade: stricter(GRADES, settings.grade, program.grade),
    internetProfile: stricter(PROFILES, settings.internetProfile, program.internetProfile),
    internetTermDays: Math.min(settings.internetTermDays, program.internetTermDays),
  };
}

/**
 * What the internet may show within its term: the scope's own profile, narrowed by grade, and by a program that shows less
 * than when the edition was submitted.
 */
export function profileInReach(scope: InternetProfile, settings: Reach, program: Reach): InternetProfile {
  const reach = reachOf(settings, program);
  const narrowed = reach.internetProfile !== settings.internetProfile;
  return internetProfileOf(reach.grade, narrowed ? stricterProfile(scope, reach.internetProfile) : scope);
}
