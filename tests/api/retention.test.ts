import { afterAll, beforeAll, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows } from "../support/steps";

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld("2026-11-02");
});
afterAll(() => world.close());

it("keeps the names of a publication as long as its program says, then deletes them and says so", async () => {
  const editor = await world.as("农经办");
  const opened = await openBatch(editor, world, { program: "LAND" });
  const disclosure = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  const edition = await publish(world, disclosure, rollCsv(rollRows("示例一经联社", 3)));
  const notice = await noticeOf(world, "示例一经联社", edition);
  const clerk = await world.as("梁文员");
  const sheet = (await makeSheets(clerk, [notice])).value.sheets[0];
  const posted = await postPhoto(world, clerk, { code: sheet.code });
  const posting = await world.db.posting.findUniqueOrThrow({ where: { id: posted.value.posting.id } });
  const { copySha256 } = await world.db.rollImport.findFirstOrThrow({ where: { editionId: edition } });

  // A program changed later does not shorten what was promised at publication.
  await world.db.program.updateMany({ data: { retentionYears: 1 } });
  const kept = await world.db.edition.findUniqueOrThrow({ where: { id: edition } });
  expect(kept.retainUntil).toEqual(new Date("2036-11-02"));

  world.clock.to("2036-11-02");
  await world.lookAtJobs();
  expect(await world.db.paymentLine.count({ where: { editionId: edition } })).toBe(3);
  const pageOf = async () =>
    (
      await world.anonymous.query(
        "query($id: ID!) { publicNotice(id: $id) { profile totals { recipients paidFen } list { total } } }",
        { id: notice },
      )
    ).publicNotice;
  // Long before that the page has closed to totals by itself.
  expect(await pageOf()).toMatchObject({ profile: "TOTALS", list: null, totals: { recipients: 3 } });

  world.clock.to("2036-11-03");
  expect(await world.lookAtJobs()).toContain("forget-outlived: 1 outlived");
  expect(await world.lookAtJobs()).not.toContain("forget-outlived: 1 outlived");
  expect(await world.db.paymentLine.count({ where: { editionId: edition } })).toBe(0);
  expect(await world.services.files.has(copySha256!)).toBe(false);
  expect(await world.services.files.has(posting.photoSha256)).toBe(false);
  expect(await pageOf()).toMatchObject({ profile: "TOTALS", totals: { recipients: 3 } });

  const office = await world.as("吴专员");
  expect((await office.send("GET", `/sheets/${sheet.id}.pdf`)).body).toMatchObject({ code: "RETENTION_OVER" });
  expect(
    await office.refusedQuery("query($id: ID!) { disclosure(id: $id) { latest { lines { total } } } }", {
      id: disclosure,
    }),
  ).toBe("RETENTION_OVER");
  const { trail } = await office.query(
    'query($id: ID!) { trail(subjectType: "notice", subjectId: $id) { kind data actorName } }',
    { id: notice },
  );
  expect(trail.at(-1)).toMatchObject({
    kind: "edition.outlived",
    actorName: null,
    data: { lines: 3, retainedUntil: "2036-11-02" },
  });
});
