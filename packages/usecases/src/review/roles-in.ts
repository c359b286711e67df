import type { Role, Viewer } from "@gongshi/domain/access/viewer";

/** Roles the viewer holds in a subdistrict today. */
export const rolesIn = (viewer: Viewer, subdistrictId: string): readonly Role[] =>
  viewer.appointments.filter((held) => held.subdistrictId === subdistrictId).map((held) => held.role);
