import { OPERATIONS } from "@gongshi/domain/access/may";
import type { Role, Viewer } from "@gongshi/domain/access/viewer";
import type { SubjectType } from "@gongshi/usecases/audit/kinds";
import type { TraceEntry } from "@gongshi/usecases/run-command";

/** The entry of a look at staff's telephones or devices. */
export function lookAtPeople(
  viewer: Viewer | null,
  subjectType: SubjectType,
  subjectId: string,
  subdistrictId: string,
): TraceEntry {
  const roles: readonly Role[] = OPERATIONS.readPeople;
  const held = viewer?.appointments.find((each) => each.subdistrictId === subdistrictId && roles.includes(each.role));
  return { kind: "people.read", as: held?.role ?? null, unitId: subdistrictId, subjectType, subjectId };
}
