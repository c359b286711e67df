import { loadViewer } from "@gongshi/usecases/identity/viewer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crawl, lookout } from "../support/crawl";
import { crawlPages } from "../support/crawl-pages";
import { markedWorld } from "../support/marked-world";
import type { MarkedWorld } from "../support/marked-world";
import { ServerProcess } from "../support/server-process";
import { PEOPLE } from "../support/small-street";
import type { PersonName } from "../support/small-street";

const everybody = [null, ...(Object.keys(PEOPLE) as PersonName[])];

/** A world full of marked secrets, looked through whole by everybody. */
describe("what is secret", () => {
  let marked: MarkedWorld;
  beforeAll(async () => {
    marked = await markedWorld();
  });
  afterAll(() => marked.world.close());

  const viewerOf = async (name: PersonName | null) =>
    name === null ? null : loadViewer(marked.world.db, marked.world.street.people.get(name)!, marked.world.clock.now());

  it.each(everybody)(
    "is found by %s nowhere in the API and behind the doors where it must not be, nor without a trace",
    async (name) => {
      const client = name === null ? marked.world.anonymous : await marked.world.as(name);
      const { leaks, untraced } = await crawl(marked, client, await viewerOf(name), "WIDE");
      expect(leaks).toEqual([]);
      expect(untraced).toEqual([]);
    },
  );

  it("is found by those who may see it: the crawl is not blind", async () => {
    const met = async (name: PersonName) =>
      (await crawl(marked, await marked.world.as(name), await viewerOf(name), "NARROW")).met;
    const office = await met("吴专员");
    for (const text of ["司马验一", "东郭小童", "慕容草稿", "宇文撤回", "令狐低保", "皇甫孤儿", "密语审核意见"])
      expect(office, text).toContain(text);
    const clerk = await met("梁文员");
    for (const text of ["司马验一", "公孙旧版", "尉迟社员", "密语补拍原因"]) expect(clerk, text).toContain(text);
  });

  it("stands on no page, in no picture, in no error and not in the server's log", async () => {
    const { world, ids } = marked;
    const server = await ServerProcess.ready({ dataDir: world.env.DATA_DIR, env: world.env, asBuilt: true });
    try {
      const begin = [
        "/",
        "/staff",
        "/sw.js",
        "/manifest.webmanifest",
        "/robots.txt",
        "/sitemap.xml",
        "/feed.xml",
        "/nothing-here",
        "/notices/x",
        ...ids["notice"]!.flatMap((id) => [`/notices/${id}`, `/notices/${id}?page=2`, `/share/${id}.png`]),
        ...ids["unit"]!.map((id) => `/units/${id}`),
        ...ids["code"]!.flatMap((code) => [`/s/${code}`, `/s/${code.toLowerCase()}`]),
        ...ids["sheet"]!.map((id) => `/sheets/${id}.pdf`),
        ...ids["photo"]!.map((sha256) => `/photos/${sha256}`),
        ...ids["token"]!.flatMap((token) => [`/preview/${token}`, `/confirm/${token}`]),
        `/confirm/${"x".repeat(43)}`,
        `/graphql?query=${encodeURIComponent("{ viewer { name } }")}`,
      ];
      for (const name of everybody) {
        const cookie = name === null ? null : (await world.as(name)).cookie;
        const found = lookout(marked.secrets, await viewerOf(name));
        const pages = await crawlPages(server.url, begin, cookie, found.look);
        expect(found.crawl().leaks, name ?? "anonymous").toEqual([]);
        expect(pages).toBeGreaterThan(begin.length);
      }
      const log = lookout(marked.secrets, null);
      log.look("the log", server.output);
      expect(log.crawl().leaks).toEqual([]);
    } finally {
      await server.end();
    }
  });
});
