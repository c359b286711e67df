import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./generated/graphql-env";

/** Typed documents against the printed schema (packages/schema/schema.graphql). */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    ID: string;
    /** YYYY-MM-DD, a day in Asia/Shanghai. */
    Date: string;
    /** ISO 8601 with offset. */
    DateTime: string;
    /** Integer fen, or thousandths / ten-thousandths where the field says so. */
    Fen: number;
    /** Its shape stands beside the field in the schema. */
    JSON: unknown;
  };
}>();

export { readFragment } from "gql.tada";
export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
