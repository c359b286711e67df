import type { FastifyInstance } from "fastify";
import { GraphQLError, buildSchema } from "graphql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../config";
import { createHttpServer } from "./server";
import type { HttpServer } from "./server";

const SECRET = "select secret from person";

let server: HttpServer;
let healthy: boolean;

beforeEach(async () => {
  healthy = true;
  const schema = buildSchema("type Query { asker: String, breaks: String, refuses: String }");
  const fields = schema.getQueryType()!.getFields();
  fields["asker"]!.resolve = (_root, _args, context: { asker: string }) => context.asker;
  fields["breaks"]!.resolve = () => {
    throw new Error(SECRET);
  };
  fields["refuses"]!.resolve = () => {
    throw new GraphQLError("signed out", { extensions: { code: "SIGNED_OUT" } });
  };
  server = await createHttpServer({
    config: { ...readConfig({ PUBLIC_URL: "https://example.org" }, { dev: false }), logLevel: "error" },
    ready: async () => healthy,
    viewerFor: async () => null,
    graphql: { schema, contextFor: async (request) => ({ asker: String(request.headers["x-asker"]) }) },
    doors: [door],
    pages: false,
  });
});

afterEach(() => server.close());

async function door(app: FastifyInstance): Promise<void> {
  app.post("/door", async (request) => ({ got: request.body }));
  app.get("/broken", async () => {
    throw new Error(SECRET);
  });
}

const ask = (query: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: "POST", url: "/graphql", payload: { query }, headers });

test("health follows the database", async () => {
  expect((await server.app.inject("/healthz")).statusCode).toBe(200);
  healthy = false;
  expect((await server.app.inject("/healthz")).statusCode).toBe(503);
});

test("the API answers with the context of its request", async () => {
  expect((await ask("{ asker }", { "x-asker": "clerk" })).json()).toEqual({ data: { asker: "clerk" } });
});

test("an unexpected error of the API is a number, no words and no stack", async () => {
  const answer = await ask("{ breaks }");
  expect(answer.body).not.toMatch(/secret|server\.test/);
  expect(answer.json().errors).toEqual([
    {
      message: "INTERNAL",
      path: ["breaks"],
      extensions: { code: "INTERNAL", requestId: expect.stringMatching(/.{20}/) },
    },
  ]);
});

test("an expected error keeps its name", async () => {
  expect((await ask("{ refuses }")).json().errors[0].extensions).toEqual({ code: "SIGNED_OUT" });
});

test("another site can neither post nor ask", async () => {
  const headers = { origin: "https://evil.example" };
  expect((await ask("{ asker }", headers)).statusCode).toBe(403);
  expect((await server.app.inject({ method: "POST", url: "/door", payload: {}, headers })).statusCode).toBe(403);
  expect((await ask("{ asker }", { origin: "https://example.org" })).statusCode).toBe(200);
});

test("a query that a form or a link of another site could send is refused", async () => {
  const link = await server.app.inject({ url: "/graphql", query: { query: "{ asker }" } });
  expect(link.statusCode).toBe(400);
  expect(link.body).toContain("CSRF");
});

test("what breaks in a door is a number, and what is too large or no JSON has a name", async () => {
  const broken = await server.app.inject("/broken");
  expect(broken.statusCode).toBe(500);
  expect(broken.json()).toEqual({ code: "INTERNAL", details: { requestId: expect.stringMatching(/.{20}/) } });
  const json = { "content-type": "application/json" };
  const large = await server.app.inject({
    method: "POST",
    url: "/door",
    payload: `"${"x".repeat(1_100_000)}"`,
    headers: json,
  });
  expect([large.statusCode, large.json().code]).toEqual([413, "TOO_LARGE"]);
  const faulty = await server.app.inject({ method: "POST", url: "/door", payload: "{", headers: json });
  expect([faulty.statusCode, faulty.json().code]).toEqual([400, "INVALID_INPUT"]);
});

test("every answer carries the security headers", async () => {
  const { headers } = await server.app.inject("/nowhere");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("an address as long as 500 sheets make it is read, not refused for its length", async () => {
  const address = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const ids = Array.from({ length: 500 }, () => "01a20a94-cf76-76d1-8539-fbb12ef9786d").join();
  const answer = await fetch(`${address}/healthz?ids=${ids}`);
  expect(answer.status).toBe(200);
});
