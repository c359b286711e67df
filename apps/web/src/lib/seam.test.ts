import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { graphql } from "./graphql/tada";
import { query, type Answer } from "./seam";

const Subdistricts = graphql(`
  query Names {
    publicSubdistricts {
      name
    }
  }
`);
const named = { publicSubdistricts: [{ name: "示例街道" }] };
const request = (parts: Partial<IncomingMessage>) => ({ req: { headers: {}, ...parts } as never });

let api: Server | null = null;
afterEach(() => {
  api?.close();
  api = null;
  delete process.env.API_URL;
});

it("asks in memory where the front server is there", async () => {
  const asked: string[] = [];
  const execute = async (document: string): Promise<Answer> => (asked.push(document), { data: named });
  const context = request({ gongshi: { execute, user: null } });
  expect(await query(context, Subdistricts, {})).toEqual(named);
  expect(asked[0]).toContain("publicSubdistricts");
});

it("asks over HTTP on behalf of the same visitor where it is not", async () => {
  const seen: { cookie: string | undefined; body: string }[] = [];
  api = createServer(async (incoming, response) => {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    seen.push({ cookie: incoming.headers.cookie, body });
    response.end(JSON.stringify({ data: named }));
  });
  await new Promise<void>((resolve) => api?.listen(0, "127.0.0.1", resolve));
  process.env.API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}/graphql`;
  expect(await query(request({ headers: { cookie: "session=1" } }), Subdistricts, {})).toEqual(named);
  expect(seen[0]?.cookie).toBe("session=1");
  expect(JSON.parse(seen[0]?.body ?? "{}")).toMatchObject({ variables: {} });
});

it("throws on a faulty answer, so that the page is the 500 page and not half a page", async () => {
  const answering = (answer: Answer) => request({ gongshi: { execute: async () => answer, user: null } });
  await expect(query(answering({ errors: [{ message: "broken" }] }), Subdistricts, {})).rejects.toThrow("broken");
  await expect(query(answering({}), Subdistricts, {})).rejects.toThrow("without data");
  await expect(query(request({}), Subdistricts, {})).rejects.toThrow("API_URL");
});
