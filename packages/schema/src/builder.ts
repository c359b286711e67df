import SchemaBuilder from "@pothos/core";
import ComplexityPlugin, { ComplexityErrorKind } from "@pothos/plugin-complexity";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import { isDay } from "@gongshi/domain/calendar/day";
import type PrismaTypes from "@gongshi/usecases/generated/pothos";
import { getDatamodel } from "@gongshi/usecases/generated/pothos";
import { GraphQLError, Kind } from "graphql";
import type { Context } from "./context";
import "./storable-input";

/**
 * How much one query may ask for. Nobody signed out needs depth; the largest of our own documents is well below either
 * (`tests/unit/query-cost.test.ts`).
 */
export const QUERY_LIMITS = {
  signedOut: { complexity: 24_000, depth: 6, breadth: 200 },
  signedIn: { complexity: 60_000, depth: 12, breadth: 400 },
} as const;

export const builder = new SchemaBuilder<{
  DefaultFieldNullability: false;
  PrismaTypes: PrismaTypes;
  Context: Context;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Fen: { Input: number; Output: number | bigint };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  defaultFieldNullability: false,
  // From the outside in: what the later ones refuse, the errors plugin turns into a member of the union.
  plugins: [ErrorsPlugin, "storableInput", PrismaPlugin, ComplexityPlugin],
  errors: { defaultTypes: [] },
  prisma: { client: (context) => context.services.db, dmmf: getDatamodel() },
  complexity: {
    defaultComplexity: 1,
    // Lists of objects say how long they get (`list-size.ts`); what is left are lists of words.
    defaultListMultiplier: 1,
    limit: (context) => (context.actor.viewer === null ? QUERY_LIMITS.signedOut : QUERY_LIMITS.signedIn),
    complexityError: (kind, { complexity, maxComplexity, depth, maxDepth, breadth, maxBreadth }) => {
      const [asked, most] = {
        [ComplexityErrorKind.Complexity]: [complexity, maxComplexity],
        [ComplexityErrorKind.Depth]: [depth, maxDepth],
        [ComplexityErrorKind.Breadth]: [breadth, maxBreadth],
      }[kind];
      const message = `The query's ${kind.toLowerCase()} is ${asked}, at most ${most} is answered: ask for less at a time.`;
      return new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE" } });
    },
  },
});

const invalid = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });

/** Days that the calendar, the database and people all understand. */
const [FIRST_DAY, LAST_DAY] = ["1900-01-01", "2199-12-31"];

builder.scalarType("Date", {
  description: "A day in Asia/Shanghai, YYYY-MM-DD.",
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === "string" && isDay(value) && value >= FIRST_DAY && value <= LAST_DAY) return value;
    throw invalid(`A Date is written YYYY-MM-DD and is a real day from ${FIRST_DAY} to ${LAST_DAY}.`);
  },
});

builder.scalarType("DateTime", {
  description: "An instant, ISO 8601 with offset.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const instant = typeof value === "string" ? new Date(value) : new Date(Number.NaN);
    // A phone whose clock has stopped at its first day must still be heard; what no calendar writes with four digits not.
    if (!(instant.getTime() >= Date.parse(FIRST_DAY) && instant.getTime() <= Date.parse(LAST_DAY)))
      throw invalid(`A DateTime is written in ISO 8601 and lies between ${FIRST_DAY} and ${LAST_DAY}.`);
    return instant;
  },
});

builder.scalarType("Fen", {
  description: "Money in fen (or thousandths of a quantity), an integer that JSON numbers hold exactly.",
  serialize: (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError("more than JSON numbers hold exactly");
    return number;
  },
  parseValue: (value) => {
    if (typeof value === "number" && Number.isSafeInteger(value)) return value;
    throw invalid("Fen is an integer.");
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT && Number.isSafeInteger(Number(node.value))) return Number(node.value);
    throw invalid("Fen is an integer.");
  },
});

builder.scalarType("JSON", {
  description: "Free JSON, for data whose shape is documented beside the field.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

builder.queryType({});
builder.mutationType({});
