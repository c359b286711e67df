import { loadViewer } from "@gongshi/usecases/identity/viewer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crawl } from "../support/crawl";
import { crawlRoots } from "../support/crawl-api";
import { markedWorld } from "../support/marked-world";
import type { MarkedWorld } from "../support/marked-world";
import type { PersonName } from "../support/small-street";

/** A world full of marked secrets, looked through by those who are most likely to come across one. tests/long has all. */
describe("what is secret", () => {
  let marked: MarkedWorld;
  beforeAll(async () => {
    marked = await markedWorld();
  }, 120_000);
  afterAll(() => marked.world.close());
  const opened = new Set<string>();

  it.each<[string, PersonName | null]>([
    ["anonymous", null],
    ["the village's clerk", "梁文员"],
    ["the office", "吴专员"],
    ["a reviewer", "黄初审"],
    ["another village's clerk", "卢文员"],
    ["another street's office", "外专员"],
  ])(
    "is found by %s nowhere where it must not be, and nowhere without a trace",
    async (_who, name) => {
      const client = name === null ? marked.world.anonymous : await marked.world.as(name);
      const id = name === null ? null : marked.world.street.people.get(name)!;
      const viewer = id === null ? null : await loadViewer(marked.world.db, id, marked.world.clock.now());
      const { leaks, untraced, answers, ...crawled } = await crawl(marked, client, viewer, "NARROW");
      expect(leaks).toEqual([]);
      expect(untraced).toEqual([]);
      expect(answers).toBeGreaterThan(150);
      for (const root of crawled.opened) opened.add(root);
    },
    120_000,
  );

  it("is found nowhere below the street of a program that has become SS since it hung there", async () => {
    const { world, secrets } = marked;
    const id = world.street.programs.get("LAND")!;
    await world.db.program.update({ where: { id }, data: { grade: "SS" } });
    const viewer = await loadViewer(world.db, world.street.people.get("梁文员")!, world.clock.now());
    const names = secrets.filter(({ what }) => what === "name").map((secret) => ({ ...secret, seenBy: [] }));
    const { leaks } = await crawl({ ...marked, secrets: names }, await world.as("梁文员"), viewer, "NARROW");
    // Nobody reads a name out of a photo's bytes here.
    const { photoSha256 } = await world.db.posting.findFirstOrThrow();
    const looked = async (name: PersonName) =>
      (await (await world.as(name)).send("GET", `/photos/${photoSha256}`)).status;
    const [noticeId] = marked.ids["notice"]!;
    const story = `query { story(subjectType: "notice", subjectId: "${noticeId}") { title } }`;
    const told = async (name: PersonName) => {
      const { data, errors } = await (await world.as(name)).graphql(story, {});
      return errors?.[0]?.extensions?.code ?? (data?.story === undefined ? null : "TOLD");
    };
    // The one-time link is about a posting of its own.
    const { postingIds } = await world.db.confirmLink.findFirstOrThrow();
    const linked = await world.db.posting.findFirstOrThrow({ where: { id: { in: postingIds } } });
    const token = marked.ids["token"]!.at(-1)!;
    const byLink = async () => {
      const { status, body } = await world.anonymous.send("GET", `/confirm/${token}/photos/${linked.photoSha256}`);
      return [status, (body as { code?: string } | null)?.code ?? null];
    };
    const photo = [await looked("梁文员"), await looked("吴专员")];
    const [link, stories] = [await byLink(), [await told("梁文员"), await told("陈监督"), await told("吴专员")]];
    await world.db.program.update({ where: { id }, data: { grade: "N" } });
    expect(leaks).toEqual([]);
    expect(photo).toEqual([404, 200]);
    expect(link).toEqual([404, "NOT_FOUND"]);
    expect(stories).toEqual(["NOT_ALLOWED", "NOT_ALLOWED", "TOLD"]);
    expect(await looked("梁文员")).toBe(200);
    expect(await byLink()).toEqual([200, null]);
    expect(await told("梁文员")).toBe("TOLD");
  }, 120_000);

  it("was looked for behind every question", () => {
    const roots = crawlRoots().map(({ name }) => name);
    expect(roots.filter((name) => !opened.has(name))).toEqual([]);
  });
});
