import { may, mayInSubdistrict } from "@gongshi/domain/access/may";
import type { Operation, Target } from "@gongshi/domain/access/may";
import { refuse } from "@gongshi/domain/refusal";
import { allowed } from "@gongshi/usecases/allowed";
import { isId } from "@gongshi/usecases/new-id";
import type { Context } from "./context";
import { viewerOf } from "./context";
import { unwrap } from "./refusal";
import { RefusalError } from "./refusal-error";

/** Throws the refusal unless the viewer may do it to that target. */
export const demand = (context: Context, operation: Operation, target: Target): void => {
  unwrap(allowed(viewerOf(context), operation, target));
};

/** Throws unless one of the viewer's roles allows it somewhere in the subdistrict. */
export function demandInSubdistrict(context: Context, operation: Operation, subdistrictId: string): void {
  if (viewerOf(context) === null) throw new RefusalError(refuse("SIGNED_OUT").refusal);
  if (!mayInSubdistrict(viewerOf(context), operation, subdistrictId))
    throw new RefusalError(refuse("NOT_ALLOWED", { operation }).refusal);
}

export const viewerMay = (context: Context, operation: Operation, target: Target): boolean =>
  may(viewerOf(context), operation, target);

/** An id from outside, or NOT_FOUND: what is no id is nobody's. */
export function checkedId(id: string): string {
  if (!isId(id)) throw new RefusalError(refuse("NOT_FOUND").refusal);
  return id;
}

export const notFound = (): never => {
  throw new RefusalError(refuse("NOT_FOUND").refusal);
};

/** Throws unless the viewer works in the subdistrict, in whatever role. */
export function demandStaffOf(context: Context, subdistrictId: string): void {
  if (!demandViewer(context).appointments.some((held) => held.subdistrictId === subdistrictId))
    throw new RefusalError(refuse("NOT_ALLOWED").refusal);
}

/** The signed-in viewer, or the refusal. */
export function demandViewer(context: Context) {
  const viewer = viewerOf(context);
  if (viewer === null) throw new RefusalError(refuse("SIGNED_OUT").refusal);
  return viewer;
}
