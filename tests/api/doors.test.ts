import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, newUuid } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { openBatch, rollCsv, rollRows } from "../support/steps";

/** What the address answers to requests that nobody's browser of ours makes. */
describe("the doors", () => {
  let world: ApiWorld;
  let port: number;
  let disclosure: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    disclosure = opened.value.disclosures[0].id;
    await world.app.listen({ host: "127.0.0.1", port: 0 });
    port = (world.app.server.address() as AddressInfo).port;
  });
  afterAll(() => world.close());

  /** Sends bytes as they are and gives the whole answer. */
  const raw = (head: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(head));
      socket.on("data", (chunk) => (answer += chunk.toString()));
      socket.on("close", () => resolve(answer));
      socket.on("error", reject);
    });
  const request = (path: string, accept: string, headers = "") =>
    raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: ${accept}\r\n${headers}\r\n`);

  it.each(["/%", "/%00%ff", "/notices/%zz", `/photos/${"a".repeat(5000)}`, "/nowhere/at/all"])(
    "%s: a calm page for a browser, a refusal for a program, never the framework's own words",
    async (path) => {
      const page = await request(path, "text/html,*/*");
      expect(page).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(page).toContain('<html lang="zh-CN">');
      expect(page).toMatch(/content-security-policy: .*script-src 'self'/i);
      const data = await request(path, "application/json");
      expect(data).toMatch(/\{"code":"(INVALID_INPUT|NOT_FOUND|TOO_LARGE)","details":\{\}/);
      for (const answer of [page, data]) expect(answer).not.toMatch(/FST_|statusCode|fastify|<style|onerror/i);
    },
  );

  it("headers that are too large, and what is no HTTP at all", async () => {
    const large = `Cookie: ${"c".repeat(40_000)}\r\n`;
    const page = await request("/", "text/html", large);
    expect(page).toMatch(/^HTTP\/1\.1 431 [\s\S]*内容太大/);
    expect(await request("/", "application/json", large)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"TOO_LARGE"/);
    expect(await raw("NONSENSE\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"INVALID_INPUT"/);
  });

  it("a question that asks for too much is told so, and by how much", async () => {
    const chain = (names: readonly string[], end: string) =>
      names.reduceRight((below, name) => `${name} { ${below} }`, end);
    const deep = chain(["publicSubdistricts", ...Array.from({ length: 9 }, () => "children")], "name");
    const { data, errors } = await world.anonymous.graphql(`{ ${deep} }`);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        extensions: { code: "QUERY_TOO_LARGE" },
        message: expect.stringMatching(/^The query's \w+ is \d+, at most \d+/u),
      },
    ]);
  });

  it("an upload over the limit is answered, not cut off", async () => {
    const { cookie } = await world.as("农经办");
    const send = (path: string, size: number, headers: Record<string, string>, method: "POST" | "PUT" = "POST") =>
      fetch(`http://127.0.0.1:${port}${path}`, { method, body: new Uint8Array(size), headers });
    const roll = await send(`/rolls/check?disclosure=${disclosure}`, 21 * 1024 * 1024, { cookie: cookie! });
    expect([roll.status, await roll.json()]).toMatchObject([
      413,
      { code: "ROLL_UNREADABLE", details: { why: "TOO_LARGE" } },
    ]);
    const out = await send(`/rolls/check?disclosure=${disclosure}`, 21 * 1024 * 1024, {});
    expect([out.status, await out.json()]).toMatchObject([401, { code: "SIGNED_OUT" }]);
    const photo = { cookie: (await world.as("梁文员")).cookie!, "content-type": "image/jpeg" };
    const tooLarge = await send(`/photos/${"0".repeat(64)}`, 5 * 1024 * 1024, photo, "PUT");
    expect([tooLarge.status, await tooLarge.json()]).toMatchObject([413, { code: "PHOTO_TOO_LARGE" }]);
    const query = await send("/graphql", 5 * 1024 * 1024, { "content-type": "application/json" });
    expect([query.status, await query.json()]).toMatchObject([413, { code: "TOO_LARGE" }]);
  });

  it("parameters and headers given twice, and headers that are no text, are nobody's", async () => {
    const editor = await world.as("农经办");
    const roll = rollCsv(rollRows("示例一经联社", 2));
    const [a, b] = [newUuid(), newUuid()];
    expect((await editor.send("GET", `/sheets.pdf?ids=${a}&ids=${b}`)).status).toBe(422);
    expect((await editor.send("GET", `/sheets.pdf?ids[]=${a}`)).status).toBe(422);
    expect((await editor.send("GET", `/sheets/${a}%00.pdf`)).status).toBe(404);
    for (const query of [
      `disclosure=${disclosure}&disclosure=${disclosure}`,
      `disclosure=${disclosure}%00`,
      "disclosure=__proto__",
      "",
    ])
      for (const door of ["check", "accept"])
        expect((await editor.send("POST", `/rolls/${door}?${query}`, roll)).body).toMatchObject({ code: "NOT_FOUND" });
    const path = `/rolls/accept?disclosure=${disclosure}`;
    const twice = await editor.send("POST", `${path}&digest=a&digest=b`, roll);
    expect(twice.body).toMatchObject({ code: "ROLL_CHANGED" });
    for (const choices of ["%", "%00", "[]", "{}}", '{"a":1}', '{"a":{"b":"c"}}', "null", '"x"', "%ff"])
      expect(
        (await editor.send("POST", `/rolls/check?disclosure=${disclosure}`, roll, { "x-unit-choices": choices })).body,
        choices,
      ).toMatchObject(choices.startsWith("%") ? { lineCount: 2 } : { code: "INVALID_INPUT", field: "unitChoices" });
    const strange = { "x-unit-choices": encodeURIComponent('{"__proto__":"x","示例一经联社":"not a unit"}') };
    const checked = await editor.send("POST", `/rolls/check?disclosure=${disclosure}`, roll, strange);
    expect(checked.body).toMatchObject({ lineCount: 2, unmatched: [] });
  });
});
