import { allowedAs } from "@gongshi/domain/access/may";
import type { Operation, Target } from "@gongshi/domain/access/may";
import type { Role, Viewer } from "@gongshi/domain/access/viewer";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";

/** The role under which the viewer may do it, or the refusal to give: signed out is told apart from not allowed. */
export function allowed(viewer: Viewer | null, operation: Operation, target: Target): Result<Role> {
  if (viewer === null) return refuse("SIGNED_OUT");
  const role = allowedAs(viewer, operation, target);
  return role === null ? refuse("NOT_ALLOWED", { operation }) : ok(role);
}

/** The target of what concerns one unit. */
export const unitTarget = (unit: { id: string; parentId: string | null; subdistrictId: string }): Target => ({
  unitId: unit.id,
  parentId: unit.parentId,
  subdistrictId: unit.subdistrictId,
});

/** The target of what concerns a program: its department. */
export const programTarget = (program: { departmentId: string; subdistrictId: string }): Target => ({
  unitId: program.departmentId,
  parentId: null,
  subdistrictId: program.subdistrictId,
});

/** The target of what concerns the subdistrict as a whole. */
export const subdistrictTarget = (subdistrictId: string): Target => ({
  unitId: subdistrictId,
  parentId: null,
  subdistrictId,
});
