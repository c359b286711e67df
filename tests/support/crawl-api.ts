import { schema } from "@gongshi/schema/schema";
import { getNamedType, getNullableType, isLeafType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLObjectType } from "graphql";

/** One query: a root field, the way down from it, and every plain field at its end. */
export interface CrawlQuery {
  readonly root: string;
  readonly text: string;
  /** Of the root field, by name, to be given. */
  readonly args: readonly string[];
}

const DEEPEST = 5;
/** Pages as long as they get; what is asked beside them is left to its default. */
const PAGES: Readonly<Record<string, string>> = { first: "20", year: "2026" };

/** A field's own arguments, given; null where one is needed that nobody knows. */
function argumentsOf(field: GraphQLField<unknown, unknown>): string | null {
  const given = field.args.flatMap((arg) => {
    if (arg.name in PAGES) return [`${arg.name}: ${PAGES[arg.name]}`];
    return isNonNullType(arg.type) && arg.defaultValue === undefined ? [null] : [];
  });
  if (given.includes(null)) return null;
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

const plain = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && argumentsOf(field) === "")
    .map(({ name }) => name)
    .join(" ");

/** What can be asked from one root field: itself with its plain fields, and then ever further down. */
export interface CrawlRoot {
  readonly name: string;
  readonly args: readonly string[];
  readonly shallow: CrawlQuery;
  /** Queries for every field of every type below, but for steps (`Type.field`) already in `seen`, which are added to. */
  deep(seen: Set<string>): CrawlQuery[];
}

export const crawlRoots = (): CrawlRoot[] => Object.values(schema.getQueryType()!.getFields()).map(crawlRoot);

function crawlRoot(root: GraphQLField<unknown, unknown>): CrawlRoot {
  const start = getNamedType(root.type);
  const args = root.args.map(({ name }) => name);
  const types = root.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = root.args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const query = (path: readonly string[], leaves: string): CrawlQuery => {
    const inner = path.reduceRight((below, step) => `${step} { __typename ${below} }`, leaves);
    const body = isObjectType(start) ? `{ __typename ${inner} }` : "";
    const text = `query${types && `(${types})`} { result: ${root.name}${passed && `(${passed})`} ${body} }`;
    return { root: root.name, args, text };
  };
  const deep = (seen: Set<string>): CrawlQuery[] => {
    const queries: CrawlQuery[] = [];
    let layer: { type: GraphQLObjectType; path: readonly string[] }[] = isObjectType(start)
      ? [{ type: start, path: [] }]
      : [];
    for (let depth = 1; depth <= DEEPEST && layer.length > 0; depth += 1) {
      const next: typeof layer = [];
      for (const { type, path } of layer)
        for (const field of Object.values(type.getFields())) {
          const below = getNamedType(getNullableType(field.type));
          const given = argumentsOf(field);
          const edge = `${type.name}.${field.name}`;
          if (!isObjectType(below) || given === null || seen.has(edge)) continue;
          seen.add(edge);
          const further = [...path, `${field.name}${given}`];
          queries.push(query(further, plain(below)));
          next.push({ type: below, path: further });
        }
      layer = next;
    }
    return queries;
  };
  return {
    name: root.name,
    args,
    shallow: query([], isObjectType(start) ? plain(start) : ""),
    deep,
  };
}
