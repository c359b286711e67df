import type { Target } from "@gongshi/domain/access/may";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import type { Grade } from "@gongshi/domain/program/program";
import { subdistrictTarget, unitTarget } from "../allowed";

/** At which counter a line is spoken of: its village's, or, where nothing of the program stands below the street, the street's. */
export const counterTarget = (
  unit: { readonly id: string; readonly parentId: string | null; readonly subdistrictId: string },
  program: { readonly grade: Grade },
): Target => (standsBelowStreet(program.grade) ? unitTarget(unit) : subdistrictTarget(unit.subdistrictId));
