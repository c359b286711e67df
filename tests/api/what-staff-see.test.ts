import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { importRoll, noticeOf, openBatch, publish, rollCsv, rollRows, storyOf, submit } from "../support/steps";

const DISCLOSURE = `query($id: ID!, $unit: ID) { notice(id: $id) { obligation { disclosure {
  latest { number } released { number } editions { number perUnit { unit { name } } reviews { comment } imports { fileName }
    lines(unitId: $unit) { total lines { name } } }
  obligations { unit { name } } } } } }`;

describe("a village's staff, from their own notice", () => {
  let world: ApiWorld;
  let disclosure: string;
  let notice: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    const rows = [...rollRows("示例一经联社", 2), ...rollRows("示例二经联社", 3, 2)];
    notice = await noticeOf(world, "示例一经联社", await publish(world, disclosure, rollCsv(rows)));
    await importRoll(await world.as("农经办"), disclosure, rollCsv(rollRows("示例一经联社", 4, 3)), {
      "x-change-reason": "更正",
    });
  });
  afterAll(() => world.close());

  const read = async (unit: string) =>
    (await (await world.as("梁文员")).query(DISCLOSURE, { id: notice, unit: world.unit(unit) })).notice.obligation
      .disclosure;

  it("see the released edition, its lines and sums of their own village, and no draft", async () => {
    const seen = await read("示例一经联社");
    expect(seen).toMatchObject({ latest: { number: 1 }, released: { number: 1 } });
    expect(seen.editions).toHaveLength(1);
    expect(seen.editions[0]).toMatchObject({ perUnit: [{ unit: { name: "示例一经联社" } }], reviews: [], imports: [] });
    expect(seen.editions[0].lines.total).toBe(2);
    expect(seen.obligations).toEqual([{ unit: { name: "示例一经联社" } }]);
  });

  it("see nobody's lines elsewhere", async () => {
    const clerk = await world.as("梁文员");
    expect(await clerk.refusedQuery(DISCLOSURE, { id: notice, unit: world.unit("示例二经联社") })).toBe("NOT_ALLOWED");
    expect(await clerk.refusedQuery(DISCLOSURE, { id: notice, unit: null })).toBe("NOT_ALLOWED");
  });

  it("read in the trail that it went out, and nothing of how the office worked on it", async () => {
    const kinds = async (name: "梁文员" | "吴专员"): Promise<string[]> =>
      (await storyOf(await world.as(name), "notice", notice)).map(({ kind }) => kind);
    expect(await kinds("梁文员")).toEqual(["disclosure.released"]);
    expect(await kinds("吴专员")).toEqual(
      expect.arrayContaining(["batch.opened", "roll.imported", "disclosure.approved", "disclosure.released"]),
    );
  });

  it("while the office sees the draft, every unit and every line", async () => {
    const office = await world.as("吴专员");
    const { notice: seen } = await office.query(DISCLOSURE, { id: notice, unit: null });
    expect(seen.obligation.disclosure.latest.number).toBe(2);
    expect(seen.obligation.disclosure.editions.map((each: any) => each.lines.total)).toEqual([5, 4]);
    expect(seen.obligation.disclosure.obligations.length).toBeGreaterThan(1);
  });

  it("another department's editor and the administrator see what is out at every unit, and nothing of how it was worked on", async () => {
    const query = `query($id: ID!) { batches(subdistrictId: $id, year: 2026) { disclosures { id latest { number state } editions { number
      perUnit { unit { name } } reviews { comment } imports { fileName } progress { round } outstanding numberFinds { total }
      controlExplanation scheduleFailure } publicity { edition } } } }`;
    const see = async (name: "民经办" | "苏管理" | "农经办" | "郑检查") =>
      (await (await world.as(name)).query(query, { id: world.unit("示例街道") })).batches[0].disclosures.find(
        ({ id }: { id: string }) => id === disclosure,
      );
    for (const name of ["民经办", "苏管理"] as const) {
      const seen = await see(name);
      expect(seen.latest, name).toEqual({ number: 1, state: "RELEASED" });
      expect(seen.editions, name).toEqual([
        {
          number: 1,
          perUnit: [{ unit: { name: "示例一经联社" } }, { unit: { name: "示例二经联社" } }],
          reviews: [],
          imports: [],
          progress: null,
          outstanding: [],
          numberFinds: null,
          controlExplanation: null,
          scheduleFailure: null,
        },
      ]);
      expect(seen.publicity, name).toHaveLength(1);
    }
    for (const name of ["农经办", "郑检查"] as const) {
      const seen = await see(name);
      expect(seen.latest, name).toEqual({ number: 2, state: "DRAFT" });
      expect(seen.editions[0].reviews.length, name).toBe(4);
      expect(seen.editions[1].imports, name).toHaveLength(1);
    }
  });

  it("what was reviewed goes out: the day of payment cannot change under the reviewers", async () => {
    const editor = await world.as("农经办");
    const { disclosure: now } = await editor.query(
      "query($id: ID!) { disclosure(id: $id) { latest { id } batch { id } } }",
      { id: disclosure },
    );
    const setPayment = () =>
      editor.mutate(
        "setPayment(batchId: $id, paidOn: $on, paymentWay: $way)",
        "... on Batch { paidOn }",
        "$id: ID!, $on: Date!, $way: String!",
        { id: now.batch.id, on: "2026-10-29", way: "现金" },
      );
    expect((await setPayment()).value).toEqual({ __typename: "Batch", paidOn: "2026-10-29" });
    expect((await submit(editor, disclosure, now.latest.id)).refused).toBeUndefined();
    expect(await setPayment()).toMatchObject({ refused: "WRONG_STATE", details: { state: "IN_REVIEW" } });
  });
});
