import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { apiWorld, newUuid } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  boardPicture,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  rollCsv,
  rollRows,
  submit,
} from "../support/steps";

const TIMES = 5;

/** What two people, or one impatient phone, do in the same moment. */
describe("at the same moment", () => {
  let world: ApiWorld;
  let clerk: Client;
  let notice: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    clerk = await world.as("梁文员");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    notice = await noticeOf(world, "示例一经联社", await publish(world, id, rollCsv(rollRows("示例一经联社", 2))));
  });
  afterAll(() => world.close());

  it("one paper gets one code", async () => {
    const made = await Promise.all(Array.from({ length: TIMES }, () => makeSheets(clerk, [notice])));
    expect(new Set(made.map((each) => each.value.sheets[0].code)).size).toBe(1);
  });

  it("one photo proves once", async () => {
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    const picture = await boardPicture(code);
    const posted = await Promise.all(Array.from({ length: TIMES }, () => postPhoto(world, clerk, { code, picture })));
    expect(posted.filter((each) => each.value.posting.provenByCode)).toHaveLength(1);
  });

  it("one posting sent several times is received once and answered every time", async () => {
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    const [picture, id] = [await boardPicture(code), newUuid()];
    const sent = { id, code, picture, phoneTime: world.clock.now().toISOString() };
    const posted = await Promise.all(Array.from({ length: TIMES }, () => postPhoto(world, clerk, sent)));
    expect(posted.map((each) => each.value?.repeated).toSorted()).toEqual([false, true, true, true, true]);
  });

  it("one number of a year is one batch; the others are told", async () => {
    const editor = await world.as("农经办");
    const opened = await Promise.all(
      Array.from({ length: TIMES }, () => openBatch(editor, world, { program: "LAND", number: 7 })),
    );
    expect(opened.filter((each) => each.value !== undefined)).toHaveLength(1);
    expect(new Set(opened.flatMap((each) => each.refused ?? []))).toEqual(new Set(["ALREADY_EXISTS"]));
  });

  it("what goes into review is what was checked and hashed, though another roll is just being written", async () => {
    const editor = await world.as("农经办");
    const opened = await openBatch(editor, world, { program: "LAND", number: 20 });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const edition = await importRoll(editor, id, rollCsv(rollRows("示例一经联社", 2)));
    const importing = importRoll(editor, id, rollCsv(rollRows("示例一经联社", 4_000, 2), "1.00"));
    const writing = async () =>
      (
        await world.db.$queryRaw<unknown[]>`
        select 1 from pg_stat_activity where datname = current_database() and state = 'active'
          and query ilike '%insert into payment_line%' and pid <> pg_backend_pid()`
      ).length > 0;
    while (!(await writing()));
    const submitted = await submit(editor, id, edition);
    await importing;
    expect(submitted.refused).toBe("CHANGED_MEANWHILE");
    expect((await loadDisclosure(world.db, id))!.editions).toMatchObject([{ state: "DRAFT", lineCount: 4_000 }]);
  });
});
