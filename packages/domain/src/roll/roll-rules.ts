import { z } from "zod";

const WARN_OR_ERROR = ["WARN", "ERROR"] as const;

/** How a program's rolls are looked at; a row of data like the rest of a program. */
export const rollRules = z.object({
  /** The same identity number again in one unit: to be looked at, or an error that keeps all of its lines out. */
  twiceInUnit: z.enum(WARN_OR_ERROR).default("WARN"),
  /** The same person in two units: ordinary for land, an error for an allowance (高龄, 低保). */
  inTwoUnits: z.enum(WARN_OR_ERROR).default("WARN"),
  /** Against last year's edition an amount has jumped when it changed by this share (‰) … */
  jumpPermille: z.number().int().min(1).max(100_000).default(500),
  /** … and by at least so much. */
  jumpLeastFen: z.number().int().min(0).max(100_000_000).default(10_000),
});

export type RollRules = z.infer<typeof rollRules>;

/** The rules stored with a program; what is missing takes the usual value. Throws on malformed ones. */
export const readRollRules = (stored: unknown): RollRules => rollRules.parse(stored ?? {});
