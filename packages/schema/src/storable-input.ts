import SchemaBuilder, { BasePlugin } from "@pothos/core";
import type { PothosOutputFieldConfig, SchemaTypes } from "@pothos/core";
import { refuse } from "@gongshi/domain/refusal";
import { isStorable } from "@gongshi/domain/text/storable-text";
import type { GraphQLFieldResolver } from "graphql";
import { RefusalError } from "./refusal-error";

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- how Pothos learns of a plugin
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      storableInput: StorableInput<Types>;
    }
  }
}

/**
 * Refuses text that no database can hold (INVALID_INPUT with the field), before any resolver sees it. A scalar of our own
 * cannot do it: introspection itself is written in GraphQL's String, and a schema has one type of a name.
 */
export class StorableInput<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types["Context"], object>,
    fieldConfig: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> {
    if (Object.keys(fieldConfig.args).length === 0) return resolver;
    return (parent, args, context, info) => {
      const field = unstorableIn(args);
      if (field !== null) throw new RefusalError(refuse("INVALID_INPUT", {}, field).refusal);
      return resolver(parent, args, context, info);
    };
  }
}

/** The name of the input that holds such a text, however deep; null when there is none. */
function unstorableIn(value: unknown, name = ""): string | null {
  if (typeof value === "string") return isStorable(value) ? null : name;
  if (typeof value !== "object" || value === null || value instanceof Date) return null;
  for (const [key, inner] of Object.entries(value)) {
    const own = Array.isArray(value) ? name : key;
    const field = isStorable(key) ? unstorableIn(inner, own) : name;
    if (field !== null) return field;
  }
  return null;
}

SchemaBuilder.registerPlugin("storableInput", StorableInput);
