import type { Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { sentAnew, stepAside } from "../support/saved-anew";
import {
  boardPicture,
  cell,
  confirm,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  rollCsv,
  rollRows,
  sendBack,
} from "../support/steps";

/** Rule 2: a cell is green only by proof. Every way round it that we could think of. */
describe("no sequence of calls makes a cell green without proof", () => {
  let world: ApiWorld;
  let clerk: Client;
  let number = 0;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  /** A disclosure released on 2 November, due on 16 November. */
  async function released(day = "2026-11-02") {
    world.clock.to(day);
    clerk = await world.as("梁文员");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number: (number += 1) });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 3, number)));
    const notice = await noticeOf(world, "示例一经联社", edition);
    const code = (await makeSheets(clerk, [notice])).value.sheets[0].code as string;
    return { id, edition, notice, code };
  }

  it("release, printing and reading change nothing", async () => {
    const { id } = await released();
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "TO_POST", onTime: "NOT_YET_DUE" });
    world.clock.to("2026-11-17");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "OVERDUE" });
  });

  it("a claim without a code is only a claim, with a reason, until a supervisor confirms it", async () => {
    const { id, notice } = await released();
    world.clock.to("2026-11-10");
    expect((await postPhoto(world, clerk, {})).refused).toBe("NO_CODE_READ");
    expect((await postPhoto(world, clerk, { noticeIds: [notice] })).refused).toBe("REASON_REQUIRED");
    const claimed = await postPhoto(world, clerk, { noticeIds: [notice], noCodeReason: "玻璃反光" });
    expect(claimed.value.posting).toMatchObject({ provenByCode: false, unprovenBecause: "NO_CODE" });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({
      step: "POSTED_CLAIMED",
      onTime: "AWAITING_VERIFICATION",
    });
    const { publicNotice } = await world.anonymous.query("query($id: ID!) { publicNotice(id: $id) { step hungOn } }", {
      id: notice,
    });
    expect(publicNotice).toEqual({ step: "POSTED_CLAIMED", hungOn: null });
    world.clock.to("2026-12-30");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
    await confirm(await world.as("陈监督"), claimed.value.posting.id);
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "ON_TIME" });
  });

  it("a code that the phone says it read but the server does not is a claim", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-10");
    const posted = await postPhoto(world, clerk, { picture: await boardPicture(null), claimedCodes: [code] });
    expect(posted.value.posting).toMatchObject({ provenByCode: false });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
  });

  it("a crop of another picture proves nothing", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-10");
    const empty = await boardPicture(null);
    const other = await boardPicture(code);
    const posted = await postPhoto(world, clerk, {
      picture: { photo: empty.photo, crop: other.crop, place: other.place },
      claimedCodes: [code],
    });
    expect(posted.value.posting).toMatchObject({ provenByCode: false, unprovenBecause: "OTHER_PLACE" });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
  });

  it("a date set back by hand, or before the photo by more than three days, needs a supervisor", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-20");
    expect(
      (await postPhoto(world, clerk, { code, hangDate: "2026-11-16", phoneTime: "2026-11-20T10:00:00+08:00" })).refused,
    ).toBe("REASON_REQUIRED");
    const corrected = await postPhoto(world, clerk, { code, hangDate: "2026-11-19", hangDateReason: "昨天张贴的" });
    expect(corrected.value.posting.unprovenBecause).toBe("DATE_CORRECTED");
    const late = await postPhoto(world, clerk, { code, hangDate: "2026-11-16" });
    expect(late.value.posting.unprovenBecause).toBe("RECEIVED_LATE");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
    await sendBack(await world.as("陈监督"), late.value.posting.id, "UNTRUE", "公开栏上没有");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "OVERDUE" });
  });

  it("a date in the future, or before the paper was made, is refused", async () => {
    world.clock.to("2026-11-02");
    const { code, notice } = await released("2026-11-04");
    world.clock.to("2026-11-05");
    expect((await postPhoto(world, clerk, { code, hangDate: "2026-11-06" })).refused).toBe("HANG_DATE_IN_FUTURE");
    expect((await postPhoto(world, clerk, { code, hangDate: "2026-11-03" })).refused).toBe("HANG_DATE_BEFORE_SHEET");
    expect(
      (await postPhoto(world, clerk, { noticeIds: [notice], noCodeReason: "反光", hangDate: "2026-11-03" })).refused,
    ).toBe("HANG_DATE_BEFORE_SHEET");
  });

  it("a return takes the green away; the same picture again proves nothing; a new one after the due date is late", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-10");
    const picture = await boardPicture(code);
    const posted = await postPhoto(world, clerk, { picture, code });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "ON_TIME" });
    await sendBack(await world.as("陈监督"), posted.value.posting.id, "UNTRUE", "公开栏上没有");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "POSTING_RETURNED", onTime: "NOT_YET_DUE" });
    const again = await postPhoto(world, clerk, { picture, code });
    expect(again.value.posting.provenByCode).toBe(false);
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
    await sendBack(await world.as("陈监督"), again.value.posting.id, "UNTRUE", "还是没有");
    world.clock.to("2026-11-18");
    const anew = await postPhoto(world, clerk, { code });
    // Another picture of the same sheet, or the old one saved again: after "it does not hang there" only a word proves.
    expect(anew.value.posting).toMatchObject({ provenByCode: false, unprovenBecause: "CAME_BACK" });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "OVERDUE" });
    await confirm(await world.as("陈监督"), anew.value.posting.id);
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "LATE", daysLate: 2 });
  });

  it("after a return for the photo the same picture saved anew proves nothing; a new photo of the same board does", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-10");
    const picture = await boardPicture(code);
    const posted = await postPhoto(world, clerk, { picture, code });
    expect(posted.value.posting).toMatchObject({ provenByCode: true, unprovenBecause: null });
    await sendBack(await world.as("陈监督"), posted.value.posting.id, "PHOTO", "没拍全");
    const saved = [
      (photo: Sharp) => photo.jpeg({ quality: 60 }),
      (photo: Sharp) => photo.resize(1280),
      (photo: Sharp) => photo.extract({ left: 40, top: 20, width: 1500, height: 1130 }),
    ];
    for (const change of saved) {
      const again = await postPhoto(world, clerk, { picture: await sentAnew(picture.photo, change), code });
      expect(again.value.posting).toMatchObject({ provenByCode: false, unprovenBecause: "SAME_PICTURE" });
    }
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "AWAITING_VERIFICATION" });
    const anew = await postPhoto(world, clerk, { picture: await sentAnew(picture.photo, stepAside), code });
    expect(anew.value.posting).toMatchObject({ provenByCode: true, unprovenBecause: null });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "ON_TIME" });
  });

  it("a picture proves once: not another notice, and not saved anew", async () => {
    const [one, two] = [await released(), await released()];
    world.clock.to("2026-11-10");
    const sheet = (await makeSheets(clerk, [one.notice, two.notice], "GATHERED")).value.sheets[0];
    const picture = await boardPicture(sheet.code);
    expect((await postPhoto(world, clerk, { picture, code: sheet.code })).value.posting.provenByCode).toBe(true);
    const again = await sentAnew(picture.photo, (photo) => photo.resize(1400).linear(1.05, 3));
    expect((await postPhoto(world, clerk, { picture: again, code: sheet.code })).value.posting).toMatchObject({
      provenByCode: false,
      unprovenBecause: "SAME_PICTURE",
    });
  });

  it("another unit's sheet proves nothing, here or there", async () => {
    const { id, edition } = await released();
    world.clock.to("2026-11-10");
    const zero = await noticeOf(world, "示例二经联社", edition);
    const other = (await makeSheets(await world.as("卢文员"), [zero])).value.sheets[0].code;
    const refused = await postPhoto(world, clerk, { code: other });
    expect(refused).toMatchObject({ refused: "OTHER_UNITS_SHEET", details: { unit: "示例二经联社" } });
    const claim = await postPhoto(world, clerk, { noticeIds: [zero], noCodeReason: "反光" });
    expect(claim.refused).toBe("NOT_FOUND");
    for (const unit of ["示例一经联社", "示例二经联社"])
      expect(await cell(world, unit, id)).toMatchObject({ step: "TO_POST" });
    expect((await postPhoto(world, clerk, { code, unit: "示例二经联社" } as never)).refused).toBe("NOT_ALLOWED");
  });
  const code = "ZZZZZZZZ";

  it("a code nobody made is unknown", async () => {
    world.clock.to("2026-11-10");
    expect((await postPhoto(world, clerk, { code })).refused).toBe("CODE_UNKNOWN");
  });

  it("a replaced edition's sheet proves nothing any more, and the new one must hang in its own five days", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-05");
    await postPhoto(world, clerk, { code });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ onTime: "ON_TIME", editionNumber: 1 });
    world.clock.to("2026-11-09");
    const second = await publish(world, id, rollCsv(rollRows("示例一经联社", 4, 99)), { changeReason: "漏列一户" });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({
      step: "TO_POST",
      onTime: "NOT_YET_DUE",
      editionNumber: 2,
      dueOn: "2026-11-16",
    });
    expect((await postPhoto(world, clerk, { code })).refused).toBe("SHEET_REPLACED");
    // The old paper hung before it was replaced: received, but only a claim, and of the old edition.
    const old = await postPhoto(world, clerk, { code, hangDate: "2026-11-08" });
    expect(old.value.posting).toMatchObject({ provenByCode: false, unprovenBecause: "OLD_EDITION" });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "TO_POST", onTime: "NOT_YET_DUE" });

    const notice = await noticeOf(world, "示例一经联社", second);
    const sheet = (await makeSheets(clerk, [notice])).value.sheets[0];
    await postPhoto(world, clerk, { code: sheet.code });
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "POSTED_PROVEN", onTime: "ON_TIME" });
    expect((await makeSheets(clerk, [await firstNotice(id)])).refused).toBe("WRONG_STATE");
  });
  const firstNotice = async (disclosureId: string) =>
    (await world.db.notice.findFirstOrThrow({ where: { edition: { disclosureId, number: 1 } } })).id;

  it("other channels, other people's ids and repeats change nothing", async () => {
    const { id, code } = await released();
    world.clock.to("2026-11-10");
    expect((await postPhoto(world, clerk, { code, channel: "WECHAT_GROUP" })).refused).toBe("INVALID_INPUT");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "TO_POST" });
    const picture = await boardPicture(code);
    const first = await postPhoto(world, clerk, { picture, code, id: "0b1f4d5e-1111-4111-8111-111111111111" });
    const repeat = await postPhoto(world, clerk, { picture, code, id: "0b1f4d5e-1111-4111-8111-111111111111" });
    expect([first.value.repeated, repeat.value.repeated]).toEqual([false, true]);
    expect(repeat.value.receivedAt).toBe(first.value.receivedAt);
    expect(await world.db.posting.count({ where: { id: "0b1f4d5e-1111-4111-8111-111111111111" } })).toBe(1);
    const other = await postPhoto(world, clerk, { code, id: "0b1f4d5e-1111-4111-8111-111111111111" });
    expect(other.refused).toBe("POSTING_ID_REUSED");
  });

  it("nothing can be finished before there is an archive", async () => {
    const { id, code } = await released();
    const posted = await postPhoto(world, clerk, { code });
    await confirm(await world.as("陈监督"), posted.value.posting.id);
    for (const day of ["2026-11-03", "2026-11-10", "2026-11-21", "2026-12-30"]) {
      world.clock.to(day);
      expect(["NOT_YET_DUE", "OVERDUE"]).toContain((await cell(world, "示例一经联社", id)).finished);
    }
    expect((await cell(world, "示例一经联社", id)).step).toBe("PERIOD_OVER");
  });

  it("two supervisors at once: one is told", async () => {
    const { code } = await released();
    const posted = await postPhoto(world, clerk, { code });
    const [one, two] = [await world.as("陈监督"), await world.as("兼任员")];
    const both = await Promise.all([
      confirm(one, posted.value.posting.id),
      sendBack(two, posted.value.posting.id, "UNTRUE", "没有"),
    ]);
    expect(both.map((answer) => answer.refused ?? "DONE").toSorted()).toEqual(["CHANGED_MEANWHILE", "DONE"]);
  });
});
