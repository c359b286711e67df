import type { Target } from "@gongshi/domain/access/may";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import type { Grade } from "@gongshi/domain/program/program";
import { subdistrictTarget, unitTarget } from "../allowed";

/**
 * At which counter a line is spoken of: its village's, once it was public there; before, and where nothing of the program
 * stands below the street, the street's.
 */
export const counterTarget = (
  unit: { readonly id: string; readonly parentId: string | null; readonly subdistrictId: string },
  program: { readonly grade: Grade },
  edition: { readonly releasedAt: Date | null },
): Target =>
  standsBelowStreet(program.grade) && edition.releasedAt !== null
    ? unitTarget(unit)
    : subdistrictTarget(unit.subdistrictId);
