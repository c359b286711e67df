import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { complexityFromQuery } from "@pothos/plugin-complexity";
import { QUERY_LIMITS } from "@gongshi/schema/builder";
import { schema } from "@gongshi/schema/schema";
import type { FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { Kind, getNamedType, getNullableType, isListType, isObjectType, parse, print, visit } from "graphql";
import { describe, expect, it } from "vitest";

const WEB = new URL("../../apps/web/src", import.meta.url).pathname;

/** Every operation of the web app with the fragments it spreads, read from the sources. */
function ownDocuments(): { name: string; query: string; signedOut: boolean }[] {
  const operations: { node: OperationDefinitionNode; file: string }[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const file of readdirSync(WEB, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /\.test\.|generated/.test(file)) continue;
    for (const [, text] of readFileSync(join(WEB, file), "utf8").matchAll(/graphql\(\s*`([^`]*)`/g))
      for (const node of parse(text!).definitions)
        if (node.kind === Kind.OPERATION_DEFINITION) operations.push({ node, file });
        else if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return operations.map(({ node, file }) => {
    const used = new Set<string>();
    const collect = (from: OperationDefinitionNode | FragmentDefinitionNode): void =>
      void visit(from, {
        FragmentSpread: ({ name }) => {
          if (used.has(name.value)) return;
          used.add(name.value);
          collect(fragments.get(name.value)!);
        },
      });
    collect(node);
    const parts = [node, ...[...used].map((name) => fragments.get(name)!)];
    return { name: node.name!.value, query: parts.map(print).join("\n"), signedOut: file.startsWith("resident") };
  });
}

/** Fit values for variables: pages as long as the app asks for. */
const VARIABLES: Record<string, unknown> = { first: 200, offset: 0, year: 2026 };

const costOf = (query: string, variables: Record<string, unknown> = {}) => {
  const operation = parse(query).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const wanted = (operation.variableDefinitions ?? []).map(({ variable, type }) => {
    const name = variable.name.value;
    const text = print(type);
    return [
      name,
      variables[name] ?? VARIABLES[name] ?? (text.includes("Input") ? {} : text.startsWith("Int") ? 1 : "x"),
    ];
  });
  return complexityFromQuery(stripped(query), { schema, variables: Object.fromEntries(wanted), ctx: {} });
};

/** Only pages have a say in the cost: other variables need no values that pass every scalar. */
const stripped = (query: string): string =>
  print(
    visit(parse(query), {
      VariableDefinition: (node) => (node.variable.name.value in VARIABLES ? undefined : null),
      Argument: (node) =>
        node.value.kind === Kind.VARIABLE && !(node.value.name.value in VARIABLES) ? null : undefined,
    }),
  );

const passes = (query: string, limit: { complexity: number; depth: number; breadth: number }): boolean => {
  const { complexity, depth, breadth } = costOf(query);
  return complexity <= limit.complexity && depth <= limit.depth && breadth <= limit.breadth;
};

describe("what a query costs", () => {
  it("is counted with a size of its own for every list of objects", () => {
    const withoutSize = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !type.name.startsWith("__"))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => isListType(getNullableType(field.type)) && isObjectType(getNamedType(field.type)))
      .filter(({ field }) => typeof field.extensions["complexity"] !== "function")
      .filter(({ field }) => isDefault(field.extensions["complexity"]))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    // Of these the field that asks for the page says how long it is.
    expect(withoutSize.filter((name) => !name.endsWith("Page.lines"))).toEqual([]);
  });

  const own = ownDocuments();
  it("finds the app's own documents", () => expect(own.length).toBeGreaterThan(30));

  it.each(own.map((document) => [document.name, document] as const))("%s is within its limit", (_name, document) => {
    const { complexity, depth, breadth } = costOf(document.query);
    const limit = document.signedOut ? QUERY_LIMITS.signedOut : QUERY_LIMITS.signedIn;
    expect({ depth, breadth }).toSatisfy(() => depth <= limit.depth && breadth <= limit.breadth);
    // Room for a list that grows.
    expect(complexity).toBeLessThanOrEqual(limit.complexity / 2);
  });

  it.each([
    `{ units(subdistrictId: "x") { children { parent { children { parent { children { id } } } } } } }`,
    `{ notice(id: "x") { obligation { disclosure { obligations { notice { obligation { disclosure { obligations {
      notice { obligation { disclosure { title } } } } } } } } } } } }`,
    `{ coverage(subdistrictId: "x", year: 2026) { disclosures { obligations { notices { postings { notices { proof } } } } } } }`,
    `{ coverage(subdistrictId: "x", year: 2026) { disclosures { editions { perUnit { unit { children { name } } } } } } }`,
    `{ postings { notices { notice { sheets { entries { notice { sheets { code } } } } } } } }`,
    `{ disclosure(id: "x") { obligations { disclosure { obligations { disclosure { obligations { id } } } } } } }`,
    `{ disclosure(id: "x") { ${["a", "b", "c"]
      .map(
        (alias) => `${alias}: editions { lines(first: 200) { lines {
      unit { children { name } } } } }`,
      )
      .join(" ")} } }`,
  ])("staff who go round in circles are refused: %s", (query) =>
    expect(passes(query, QUERY_LIMITS.signedIn)).toBe(false),
  );

  it.each([
    `{ publicSubdistricts { children { children { notices(year: 2026) { title } } } } }`,
    `{ publicUnit(id: "x") { parent { parent { children { children { children { name } } } } } } }`,
    `{ publicUnit(id: "x") { ${["a", "b"]
      .map(
        (alias) => `${alias}: notices(year: 2026) { list(first: 50) {
      lines { seq maskedName paidFen } } }`,
      )
      .join(" ")} } }`,
    `{ publicSheet(code: "x") { notices { ${Array.from({ length: 40 }, (_, n) => `a${n}: list(offset: ${n}) { total }`).join(" ")} } } }`,
  ])("and so is everybody else: %s", (query) => expect(passes(query, QUERY_LIMITS.signedOut)).toBe(false));

  it("a page below nothing costs as much as the smallest", () => {
    const page = (first: number) =>
      costOf(`{ disclosure(id: "x") { latest { lines(first: ${first}) { lines { name } } } } }`).complexity;
    expect(page(-1000)).toBe(page(1));
    expect(page(1_000_000)).toBe(page(200));
  });
});

/** What a list gets that states nothing. */
function isDefault(complexity: unknown): boolean {
  return JSON.stringify(complexity) === JSON.stringify({ field: 1, multiplier: 1 });
}
