import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { schema } from "@gongshi/schema/schema";
import { ownOperations } from "@gongshi/schema/operations/own-operations";
import { buildSchema, parse, validate } from "graphql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot, readConfig } from "../config";
import { createHttpServer } from "./server";
import type { HttpServer } from "./server";

describe("a server that answers its own app's operations alone", () => {
  let server: HttpServer;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    const tried = buildSchema("type Query { name: String, secret: String }");
    for (const field of Object.values(tried.getQueryType()!.getFields())) field.resolve = () => `${(asked += 1)}`;
    server = await createHttpServer({
      config: { ...readConfig({}, { dev: false }), logLevel: "error" },
      ready: async () => true,
      viewerFor: async () => null,
      graphql: {
        schema: tried,
        contextFor: async () => ({}),
        operations: ownOperations(new Map([["a.ts", "const Own = graphql(`query Own { name }`);"]])),
      },
      doors: [],
      pages: false,
    });
  });
  afterEach(() => server.close());
  const ask = async (query: string, method: "GET" | "POST" = "POST") => {
    const answer =
      method === "POST"
        ? await server.app.inject({ method, url: "/graphql", payload: { query } })
        : await server.app.inject({
            method,
            url: `/graphql?query=${encodeURIComponent(query)}`,
            headers: { "apollo-require-preflight": "1" },
          });
    return { status: answer.statusCode, ...answer.json() };
  };

  it.each(["POST", "GET"] as const)("does so by %s, however they are formatted", async (method) => {
    expect(await ask("query Own {\n  name\n  __typename\n}", method)).toMatchObject({
      status: 200,
      data: { name: "1" },
    });
  });

  it.each([
    "{ name }",
    "query Own { secret }",
    "query Own { name secret }",
    "query Other { name }",
    "query Own { name } query Second { secret }",
  ])("refuses %s, before anything is read", async (query) => {
    const { data, errors } = await ask(query);
    expect(data ?? null).toBeNull();
    expect(errors[0].extensions.code).toMatch(/^OPERATION_/);
    expect(asked).toBe(0);
  });

  it("tells nobody its schema", async () => {
    const { data, errors } = await ask("{ __schema { types { name } } }");
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });
});

describe("the list of the web app's operations", () => {
  const sources = join(projectRoot, "apps/web/src");
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.tsx?$/u.test(name),
  );
  const texts = new Map(files.map((name) => [name, readFileSync(join(sources, name), "utf8")]));

  it("has every document that stands in the sources", () => {
    const calls = [...texts.values()].flatMap((text) => text.match(/\bgraphql\(/gu) ?? []).length;
    const whole = [...texts.values()].flatMap((text) => text.match(/\bgraphql\(\s*`[^`]*`/gu) ?? []);
    expect(whole).toHaveLength(calls);
    const operations = whole.filter((text) => /`\s*(?:query|mutation)\b/u.test(text)).length;
    expect(Object.keys(ownOperations(texts))).toHaveLength(operations);
    expect(operations).toBeGreaterThan(80);
  });

  it("has operations of this schema", () => {
    const documents = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/\bgraphql\(\s*`([^`]*)`/gu)].map(([, one]) => one!),
    );
    const whole = parse(documents.join("\n"));
    const errors = validate(schema, whole).filter(({ message }) => !message.includes("Unknown directive"));
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  it("refuses what it cannot read whole", () => {
    const put = (text: string) => () => ownOperations(new Map([["a.ts", text]]));
    expect(put("graphql(`query A { ${fields} }`)")).toThrow("written out whole");
    expect(put("graphql(`fragment A on Query { a }`); graphql(`fragment A on Query { b }`)")).toThrow("two fragments");
  });
});
