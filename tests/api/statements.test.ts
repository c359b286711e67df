import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows, sendBack } from "../support/steps";

const SUMMARY = `id title batchName subsidyYear stage step onTime editionNumber hungOn due { on }
  program { id publicName } postings { id state receivedAt returnReason }`;
const CLERKS_LIST = `query($id: ID!) { todo(unitId: $id) { overdue { ${SUMMARY} } returned { ${SUMMARY} } dueSoon { ${SUMMARY} }
  toPost { ${SUMMARY} } posted { ${SUMMARY} } } }`;

const STORY = `query($type: String!, $id: ID!) { story(subjectType: $type, subjectId: $id) { title chapters {
  sentences { who parts { key values } from } } } }`;
const LOOKS = "query($type: String!, $id: ID!) { looks(subjectType: $type, subjectId: $id) { name acts { count } } }";

/** What is asked of the database does not grow with what is listed. */
describe("statements", () => {
  let world: ApiWorld;
  const notices: string[] = [];

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  async function release(count: number): Promise<void> {
    const editor = await world.as("农经办");
    for (let more = 0; more < count; more += 1) {
      const number = notices.length + 1;
      const opened = await openBatch(editor, world, { program: "LAND", number });
      const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
      const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 2, number)));
      notices.push(await noticeOf(world, "示例一经联社", edition));
    }
  }
  /** How many statements the database gets while `work` runs. */
  async function statements(work: () => Promise<unknown>): Promise<number> {
    const asked = vi.spyOn(pg.Client.prototype, "query");
    try {
      await work();
      return asked.mock.calls.length;
    } finally {
      asked.mockRestore();
    }
  }

  it("of a clerk's list and of many sheets in one file are as many for eight notices as for two", async () => {
    const clerk = await world.as("梁文员");
    const todo = () => statements(() => clerk.query(CLERKS_LIST, { id: world.unit("示例一经联社") }));
    const print = async () => {
      const made = await makeSheets(clerk, notices);
      return statements(() => clerk.send("GET", made.value.pdfPath));
    };
    const postAll = async () => {
      const { code } = (await makeSheets(clerk, notices, "GATHERED")).value.sheets[0];
      await postPhoto(world, clerk, { code });
    };
    await release(2);
    const few = { print: await print(), toPost: await todo(), posted: await postAll().then(todo) };
    expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
    await release(6);
    expect({ print: await print(), toPost: await todo(), posted: await postAll().then(todo) }).toEqual({
      ...few,
      // Two of eight hang already, so both groups of the list have something in them.
      toPost: few.posted,
    });
  }, 120_000);

  it("of a story and of who looked are as many after many postings as after few", async () => {
    const clerk = await world.as("梁文员");
    const supervisor = await world.as("陈监督");
    const auditor = await world.as("郑检查");
    await release(1);
    const id = notices.at(-1)!;
    const { code } = (await makeSheets(clerk, [id])).value.sheets[0];
    const storyOf = async (subject: Record<string, string>) => ({
      story: await statements(() => auditor.query(STORY, subject)),
      looks: await statements(() => auditor.query(LOOKS, subject)),
    });
    const { notice } = await auditor.query(`query($id: ID!) { notice(id: $id) { obligation { disclosure { id } } } }`, {
      id,
    });
    const both = async () => [
      await storyOf({ type: "notice", id }),
      await storyOf({ type: "disclosure", id: notice.obligation.disclosure.id }),
    ];
    const again = async (times: number) => {
      for (let more = 0; more < times; more += 1) {
        const posted = await postPhoto(world, clerk, { code });
        await sendBack(supervisor, posted.value.posting.id);
      }
    };
    await again(1);
    await storyOf({ type: "notice", id });
    const few = await both();
    await again(5);
    expect(await both()).toEqual(few);
    expect(few[0]!.story).toBeLessThan(32);
  }, 120_000);
});
