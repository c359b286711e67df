import type { Result } from "@gongshi/domain/refusal";
import { builder } from "./builder";
import { RefusalError } from "./refusal-error";

builder.objectType(RefusalError, {
  name: "Refusal",
  description: "An expected no. `code` is one of domain/refusal.ts; the web chooses the words from its catalogue.",
  fields: (t) => ({
    code: t.string({ resolve: (error) => error.refusal.refused }),
    details: t.field({ type: "JSON", resolve: (error) => error.refusal.details }),
    field: t.string({ nullable: true, resolve: (error) => error.refusal.field ?? null }),
  }),
});

/** The value of a result, or its refusal thrown for the errors plugin to catch. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.refusal);
  return result.value;
}

/** What every mutation says of its errors: `<Name>Result = Payload | Refusal`. */
export const refusable = (name: string) => ({
  types: [RefusalError],
  directResult: true as const,
  union: { name: `${name}Result` },
});
