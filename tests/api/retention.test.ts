import { afterAll, beforeAll, expect, it } from "vitest";
import { apiWorld, newUuid, sha256Of } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { checkDigit } from "@gongshi/domain/privacy/identity-number";
import {
  boardPicture,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  post,
  postPhoto,
  publish,
  putPhoto,
  rollCsv,
  rollRows,
  storyOf,
  submit,
} from "../support/steps";

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
  expect((await storyOf(office, "notice", notice)).at(-1)).toMatchObject({
    kind: "edition.outlived",
    who: null,
    parts: [{ key: "outlived", values: { number: 1, lines: 3 } }, { key: "files" }],
  });
});

it("keeps the names of a draft that nobody goes on with for a year; a new roll gives it names again", async () => {
  world.clock.to("2027-03-01");
  const editor = await world.as("农经办");
  const opened = await openBatch(editor, world, { program: "LAND", number: 2 });
  const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  const roll = rollCsv(rollRows("示例一经联社", 3, 2));
  const draft = await importRoll(editor, id, roll);
  const lines = () => world.db.paymentLine.count({ where: { editionId: draft } });

  world.clock.to("2028-02-29");
  await world.lookAtJobs();
  expect(await lines()).toBe(3);
  world.clock.to("2028-03-01");
  expect(await world.lookAtJobs()).toContain("forget-outlived: 1 outlived");
  expect(await lines()).toBe(0);
  const office = await world.as("吴专员");
  expect(await submit(await world.as("农经办"), id, draft)).toMatchObject({ refused: "RETENTION_OVER" });
  const asked = "query($id: ID!) { disclosure(id: $id) { latest { lineCount lines { total } } } }";
  expect(await office.refusedQuery(asked, { id })).toBe("RETENTION_OVER");

  await importRoll(await world.as("农经办"), id, roll);
  expect(await lines()).toBe(3);
  expect((await office.query(asked, { id })).disclosure.latest).toMatchObject({ lineCount: 3, lines: { total: 3 } });
});

it("keeps a photo that was never posted for a year, and one that was posted as long as its publication", async () => {
  world.clock.to("2026-11-02");
  const clerk = await world.as("梁文员");
  const [posted, left] = [
    await world.db.posting.findFirstOrThrow({ where: { crops: { some: {} } } }),
    await boardPicture(null),
  ];
  await world.db.photo.updateMany({ data: { uploadedAt: world.clock.now() } });
  expect((await putPhoto(clerk, left.photo)).status).toBe(200);
  const there = (sha256: string) => world.db.photo.count({ where: { sha256 } });

  world.clock.to("2027-11-02");
  expect(await world.lookAtJobs()).not.toContain("forget-unposted: 1 unposted");
  world.clock.to("2027-11-03");
  expect(await world.lookAtJobs()).toContain("forget-unposted: 1 unposted");
  expect(await there(sha256Of(left.photo))).toBe(0);
  expect(await world.services.files.has(sha256Of(left.photo))).toBe(false);
  expect(await world.db.auditEvent.findFirst({ where: { kind: "photo.unposted" } })).toMatchObject({
    subjectId: sha256Of(left.photo),
    actorId: null,
  });
  expect(await there(posted.photoSha256)).toBe(1);
  // A phone that still has it sends it again.
  expect((await putPhoto(await world.as("梁文员"), left.photo)).status).toBe(200);
  expect(await there(sha256Of(left.photo))).toBe(1);
});

it("never shows names that are gone as removed, or as new", async () => {
  world.clock.to("2029-01-08");
  const editor = await world.as("农经办");
  const opened = await openBatch(editor, world, { program: "LAND", number: 3 });
  const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  const first = await publish(world, id, rollCsv(rollRows("示例一经联社", 3, 4)));
  world.clock.to("2033-01-10");
  await importRoll(await world.as("农经办"), id, rollCsv(rollRows("示例一经联社", 3, 5)), {
    "x-change-reason": "更正",
  });
  const office = await world.as("吴专员");
  const compare = "query($id: ID!) { disclosure(id: $id) { latest { comparison { removed } } } }";
  expect((await office.query(compare, { id })).disclosure.latest.comparison).toMatchObject({ removed: 3 });
  // The first edition's time is over before the next one's.
  await world.db.edition.update({ where: { id: first }, data: { retainUntil: new Date("2033-01-09") } });
  await world.lookAtJobs();
  expect(await office.refusedQuery(compare, { id })).toBe("RETENTION_OVER");
});

it("keeps the month of a fourteenth birthday until it is over, and the child without a name for good", async () => {
  world.clock.to("2027-04-12");
  const editor = await world.as("农经办");
  const opened = await openBatch(editor, world, { program: "LAND", number: 4 });
  const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  const born = "449900201305151";
  const [adult, child] = rollRows("示例一经联社", 2, 6);
  const number = `${born}23`;
  const rows = [adult!, { ...child!, name: "东郭小童", identityNumber: `${number}${checkDigit(number)}` }];
  const edition = await publish(world, id, rollCsv(rows));
  const notice = await noticeOf(world, "示例一经联社", edition);
  const kept = async () =>
    (await world.db.paymentLine.findFirstOrThrow({ where: { editionId: edition, name: "东郭小童" } })) as {
      minorUntil: Date | null;
      unnamed: boolean;
    };
  const page = async () =>
    JSON.stringify(
      await world.anonymous.query(
        "query($id: ID!) { publicNotice(id: $id) { totals { recipients } list { lines { maskedName } } } }",
        { id: notice },
      ),
    );
  expect(await kept()).toMatchObject({ minorUntil: new Date("2027-05-01"), unnamed: false });
  expect(await page()).not.toContain("东");

  world.clock.to("2027-05-31");
  await world.lookAtJobs();
  expect((await kept()).minorUntil).toEqual(new Date("2027-05-01"));
  world.clock.to("2027-06-01");
  expect(await world.lookAtJobs()).toContain("forget-birth-months: 1 lines");
  expect(await kept()).toMatchObject({ minorUntil: null, unnamed: true });
  expect(await page()).toMatch(/"recipients":2/);
  expect(await page()).not.toContain("东");
  const entry = await world.db.auditEvent.findFirstOrThrow({ where: { kind: "edition.birth-months-forgotten" } });
  expect(entry).toMatchObject({ subjectId: edition, data: { lines: 1 } });
});

it.each(["photo", "crop"] as const)("deletes no %s from under a posting that arrives at that moment", async (which) => {
  const number = which === "photo" ? 5 : 6;
  world.clock.to(`2027-07-0${number}`);
  const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number });
  const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 2, number + 2)));
  const notice = await noticeOf(world, "示例一经联社", edition);
  const clerk = await world.as("梁文员");
  const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
  const picture = await boardPicture(code);
  const [photo, crop] = [picture.photo, picture.crop!];
  await putPhoto(clerk, photo);
  await putPhoto(clerk, crop);
  const due = sha256Of(which === "photo" ? photo : crop);
  await world.db.photo.update({ where: { sha256: due }, data: { uploadedAt: new Date("2026-01-01") } });

  const { files } = world.services;
  const drop = files.drop.bind(files);
  let posting: ReturnType<typeof post> | undefined;
  files.drop = async (sha256) => {
    posting = post(clerk, {
      id: newUuid(),
      unitId: world.unit("示例一经联社"),
      channel: "VILLAGE_BOARD",
      photoSha256: sha256Of(photo),
      crops: [{ sha256: sha256Of(crop), ...picture.place! }],
      codes: [code],
      noticeIds: [],
      noCodeReason: null,
      hangDate: `2027-07-0${number}`,
      hangDateReason: null,
      phoneTime: world.clock.now().toISOString(),
    });
    await expect.poll(() => waitingForALock(), { timeout: 10_000, interval: 20 }).toBe(1n);
    await drop(sha256);
  };
  try {
    expect(await world.lookAtJobs()).toContain("forget-unposted: 1 unposted");
  } finally {
    files.drop = drop;
  }
  expect(await posting).toMatchObject({ refused: "PHOTO_MISSING" });
});

async function waitingForALock(): Promise<bigint> {
  const [{ count } = { count: 0n }] = await world.db.$queryRaw<{ count: bigint }[]>`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return count;
}
