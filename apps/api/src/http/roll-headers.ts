import { isStorable } from "@gongshi/domain/text/storable-text";
import type { ShownEdition } from "@gongshi/usecases/disclosure/shown-edition";
import { columnMappings } from "@gongshi/domain/roll/column-mapping";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { onlyValue } from "./only-value";

const choicesShape = z.record(z.string(), z.string());

/** A header that carries text is percent-encoded UTF-8, because headers carry Latin-1 only; anything else is none. */
export function textHeader(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  if (typeof value !== "string" || value === "") return null;
  try {
    const text = decodeURIComponent(value);
    return isStorable(text) ? text : null;
  } catch {
    return null;
  }
}

/** What a header says in JSON; `none` where it is not sent, null where it is malformed. */
function jsonHeader<T>(request: FastifyRequest, name: string, shape: z.ZodType<T>, none: T): T | null {
  const text = textHeader(request, name);
  if (text === null) return none;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export interface RollAnswers {
  readonly mode: RollMode;
  readonly mapping: readonly ColumnMapping[];
  readonly unitChoices: Readonly<Record<string, string>>;
}

/** How a roll is to be read, as its sender says. Refusal: INVALID_INPUT (mapping, unitChoices). */
export function answersIn(request: FastifyRequest<{ Querystring: { mode?: unknown } }>): Result<RollAnswers> {
  const unitChoices = jsonHeader(request, "x-unit-choices", choicesShape, {});
  if (unitChoices === null) return refuse("INVALID_INPUT", {}, "unitChoices");
  const mapping = jsonHeader(request, "x-mapping", columnMappings, []) as ColumnMapping[] | null;
  if (mapping === null) return refuse("INVALID_INPUT", {}, "mapping");
  return ok({ mode: onlyValue(request.query.mode) === "join" ? "JOIN" : "REPLACE", mapping, unitChoices });
}

/** What a person says with a roll that is let in. */
export const textsIn = (request: FastifyRequest) => ({
  basis: textHeader(request, "x-basis") ?? "",
  rateText: textHeader(request, "x-rate-text") ?? "",
  changeReason: textHeader(request, "x-change-reason"),
});

/** The edition that the sender's screen showed; null where it showed none yet. */
export function shownIn({ edition, revision }: { edition?: unknown; revision?: unknown }): ShownEdition | null {
  const expectedEditionId = onlyValue(edition);
  return expectedEditionId === null ? null : { expectedEditionId, expectedRevision: Number(onlyValue(revision)) };
}
