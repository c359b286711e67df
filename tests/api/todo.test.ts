import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { confirm, makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows } from "../support/steps";

describe("a clerk's list over the years", () => {
  let world: ApiWorld;
  let clerk: Client;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    clerk = await world.as("梁文员");
  });
  afterAll(() => world.close());

  const released = async (number: number) => {
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    return noticeOf(world, "示例一经联社", await publish(world, id, rollCsv(rollRows("示例一经联社", 2, number))));
  };
  const listed = async () => {
    const again = await world.as("梁文员");
    const { todo } = await again.query("query($id: ID!) { todo(unitId: $id) { overdue { id } posted { id } } }", {
      id: world.unit("示例一经联社"),
    });
    const ids = (notices: readonly { id: string }[]) => notices.map((notice) => notice.id);
    return { overdue: ids(todo.overdue), posted: ids(todo.posted) };
  };

  it("keeps what was never posted, and lets go what was confirmed long ago", async () => {
    const forgotten = await released(1);
    const done = await released(2);
    const { code } = (await makeSheets(clerk, [done])).value.sheets[0];
    const posted = await postPhoto(world, clerk, { code });
    await confirm(await world.as("陈监督"), posted.value.posting.id);

    world.clock.to("2027-11-03");
    expect(await listed()).toEqual({ overdue: [forgotten], posted: [done] });
    world.clock.to("2027-11-04");
    expect(await listed()).toEqual({ overdue: [forgotten], posted: [] });
  });
});
