import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TELLING_CHANNELS } from "@gongshi/domain/channel/telling-channels";
import { tellNotices } from "@gongshi/usecases/channel/tell-notices";
import { loadViewer } from "@gongshi/usecases/identity/viewer";
import { apiWorld, newUuid } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  cell,
  makeSheets,
  noticeOf,
  openBatch,
  post,
  postPhoto,
  publish,
  rollCsv,
  rollRows,
  storyOf,
} from "../support/steps";

/** The other channels: ticked with a date, a word that never proves a board. */
describe("other channels", () => {
  let world: ApiWorld;
  let clerk: Client;
  let disclosure: string;
  let notice: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    clerk = await world.as("梁文员");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    notice = await noticeOf(
      world,
      "示例一经联社",
      await publish(world, disclosure, rollCsv(rollRows("示例一经联社", 7))),
    );
    world.clock.to("2026-11-05");
  });
  afterAll(() => world.close());

  const input = (change: Record<string, unknown> = {}) => ({
    id: newUuid(),
    unitId: world.unit("示例一经联社"),
    noticeIds: [notice],
    channel: "WECHAT_GROUP",
    toldOn: "2026-11-05",
    ...change,
  });
  const tell = (client: Client, change: Record<string, unknown> = {}) =>
    client.mutate(
      "tellNotices(input: $input)",
      "... on TellingReceipt { id receivedAt repeated }",
      "$input: TellNoticesInput!",
      { input: input(change) },
    );
  const told = async (client: Client) =>
    (await client.query(`query($id: ID!) { notice(id: $id) { step tellings { channel toldOn toldByName } } }`, {
      id: notice,
    })) as { notice: { step: string; tellings: { channel: string; toldOn: string; toldByName: string }[] } };

  it("is the clerk's word, for her own unit's notices, on a day between release and today", async () => {
    for (const name of ["卢文员", "陈监督", "周联络", "吴专员", "郑检查"] as const)
      expect((await tell(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
    expect((await tell(world.anonymous)).refused).toBe("SIGNED_OUT");
    expect(await tell(clerk, { channel: "VILLAGE_BOARD" })).toMatchObject({
      refused: "INVALID_INPUT",
      field: "channel",
    });
    expect(await tell(clerk, { noticeIds: [] })).toMatchObject({ refused: "INVALID_INPUT", field: "noticeIds" });
    expect((await tell(clerk, { noticeIds: [newUuid()] })).refused).toBe("NOT_FOUND");
    expect((await tell(clerk, { toldOn: "2026-11-06" })).refused).toBe("TOLD_DATE_WRONG");
    expect((await tell(clerk, { toldOn: "2026-11-01" })).refused).toBe("TOLD_DATE_WRONG");
    expect(await world.db.telling.count()).toBe(0);
  });

  it("proves nothing about the board, whatever the channels and however many", async () => {
    const before = await cell(world, "示例一经联社", disclosure);
    for (const channel of TELLING_CHANNELS) expect((await tell(clerk, { channel })).value.repeated).toBe(false);
    expect(await cell(world, "示例一经联社", disclosure)).toEqual(before);
    expect((await told(clerk)).notice.step).toBe("TO_POST");
    expect((await told(await world.as("吴专员"))).notice.tellings).toHaveLength(TELLING_CHANNELS.length);
  });

  it("is received once, however often the phone says it", async () => {
    const id = newUuid();
    const first = await tell(clerk, { id });
    const again = await tell(clerk, { id });
    expect(again.value).toEqual({ ...first.value, repeated: true });
    expect((await tell(clerk, { id, channel: "BROADCAST" })).refused).toBe("POSTING_ID_REUSED");
    expect(await world.db.telling.count({ where: { id } })).toBe(1);
    const story = await storyOf(await world.as("吴专员"), "notice", notice);
    expect(story.map(({ kind }) => kind)).toContain("telling.received");
  });

  it("is the same word whether what is empty is left out or spelled out", async () => {
    const { services } = world;
    const viewer = await loadViewer(services.db, world.street.people.get("梁文员")!, services.clock());
    const actor = { viewer, ip: null };
    const first = { ...input(), channel: "TV" } as const;
    const { toldOn, ...rest } = first;
    expect(await tellNotices(services, actor, first)).toMatchObject({ ok: true, value: { repeated: false } });
    const spelled = { toldOn, ...rest, remark: null } as never;
    expect(await tellNotices(services, actor, spelled)).toMatchObject({ ok: true, value: { repeated: true } });
  });

  it("can be taken back by its author for a week, and then no longer counts", async () => {
    const id = newUuid();
    const takeBack = (client: Client, tellingId = id) =>
      client.mutate("takeBackTelling(tellingId: $id)", "... on Telling { id takenBackAt }", "$id: ID!", {
        id: tellingId,
      });
    await tell(clerk, { id });
    const count = (await told(clerk)).notice.tellings.length;
    for (const name of ["卢文员", "陈监督", "周联络", "吴专员", "郑检查", "兼任员"] as const)
      expect((await takeBack(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
    expect((await takeBack(world.anonymous)).refused).toBe("SIGNED_OUT");
    expect((await takeBack(clerk, newUuid())).refused).toBe("NOT_FOUND");
    world.clock.to("2026-11-12");
    expect(await takeBack(clerk)).toMatchObject({ refused: "TAKE_BACK_OVER", details: { days: 7 } });
    world.clock.to("2026-11-11");
    const taken = await takeBack(clerk);
    expect(taken.value.takenBackAt).not.toBeNull();
    // The answer was lost: the phone says it again, however late.
    world.clock.to("2026-11-13");
    expect((await takeBack(clerk)).value).toEqual(taken.value);
    expect((await told(clerk)).notice.tellings).toHaveLength(count - 1);
    const events = await world.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(events.map(({ kind }) => kind)).toEqual(["telling.received", "telling.taken-back"]);
    world.clock.to("2026-11-05");
  });

  it("goes with the posting from the same screen, and only where that is received", async () => {
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    const alsoTold = [{ channel: "WECHAT_GROUP" }, { channel: "MEETING", toldOn: "2026-11-03" }];
    const before = await world.db.telling.count();
    for (const [faulty, field] of [
      [[{ channel: "VILLAGE_BOARD" }], "alsoTold"],
      [[{ channel: "BROADCAST", toldOn: "2026-12-01" }], "alsoTold"],
    ] as const) {
      const refused = await postPhoto(world, clerk, { code, alsoTold: faulty });
      expect(refused.field).toBe(field);
    }
    expect(await world.db.telling.count()).toBe(before);
    expect(await world.db.posting.count()).toBe(0);

    const id = newUuid();
    const posted = await postPhoto(world, clerk, { id, code, alsoTold });
    expect(posted.value.posting.provenByCode).toBe(true);
    const rows = await world.db.telling.findMany({ orderBy: { receivedAt: "asc" }, skip: before });
    expect(rows.map(({ channel, toldOn }) => [channel, toldOn.toISOString().slice(0, 10)]).toSorted()).toEqual([
      ["MEETING", "2026-11-03"],
      ["WECHAT_GROUP", "2026-11-05"],
    ]);
    // The answer was lost: the very same work again is received once.
    const { photoSha256 } = await world.db.posting.findUniqueOrThrow({ where: { id } });
    const crops = await world.db.codeCrop.findMany({ where: { postingId: id } });
    const repeat = await post(clerk, {
      id,
      unitId: world.unit("示例一经联社"),
      channel: "VILLAGE_BOARD",
      photoSha256,
      crops: crops.map(({ sha256, x, y, width, height }) => ({ sha256, x, y, width, height })),
      codes: [code],
      noticeIds: [],
      noCodeReason: null,
      hangDate: "2026-11-05",
      hangDateReason: null,
      phoneTime: world.clock.now().toISOString(),
      alsoTold,
    });
    expect(repeat.value.repeated).toBe(true);
    expect(await world.db.telling.count()).toBe(before + 2);
  });
});

/** What goes off the board follows the internet profile, by grade. */
describe("what may be said off the board", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  const OFF_BOARD = "query($id: ID!) { notice(id: $id) { offBoard { groupText script url picturePath } } }";
  const released = async (program: "LAND" | "CIVIL", unit: string, count: number) => {
    const editor = program === "LAND" ? "农经办" : "民经办";
    const number = (await world.db.batch.count()) + 1;
    const opened = await openBatch(await world.as(editor), world, { program, number });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    const edition = await publish(world, id, rollCsv(rollRows(unit, count, number)), { editor });
    return { id: await noticeOf(world, unit, edition), edition };
  };

  it("totals and nobody's name, in text, script and picture", async () => {
    const clerk = await world.as("梁文员");
    const { id, edition } = await released("LAND", "示例一经联社", 7);
    const { offBoard } = (await clerk.query(OFF_BOARD, { id })).notice;
    expect(offBoard.groupText).toContain("共7户");
    expect(offBoard.script).toContain("一共七户");
    expect(offBoard.script.length).toBeLessThanOrEqual(240);
    const names = await world.db.paymentLine.findMany({ where: { editionId: edition }, select: { name: true } });
    for (const { name } of names) expect(JSON.stringify(offBoard)).not.toContain(name);

    for (const name of ["卢文员", "外专员", "农经办"] as const)
      expect((await (await world.as(name)).send("GET", offBoard.picturePath)).status, name).toBe(403);
    expect((await world.anonymous.send("GET", offBoard.picturePath)).status).toBe(401);
    const picture = await clerk.send("GET", offBoard.picturePath);
    expect(picture.headers["content-type"]).toBe("image/png");
    const [code] = await world.services.photos.readCodes(picture.bytes);
    expect(code?.text).toBe(offBoard.url);
  });

  it("of a sensitive program no figure for fewer than five, and no zero", async () => {
    const clerk = await world.as("居文员");
    const { id } = await released("CIVIL", "甲社区", 3);
    const { offBoard } = (await clerk.query(OFF_BOARD, { id })).notice;
    for (const text of [offBoard.groupText, offBoard.script]) expect(text).not.toMatch(/3人|三人|元/);
    const other = await released("CIVIL", "乙社区", 6);
    const zero = await world.db.notice.findFirstOrThrow({
      where: { editionId: other.edition, obligation: { unitId: world.unit("甲社区") } },
    });
    const said = (await clerk.query(OFF_BOARD, { id: zero.id })).notice.offBoard;
    expect(said.groupText + said.script).not.toContain("没有发放对象");
  });
});
