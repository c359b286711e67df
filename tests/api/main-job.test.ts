import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import {
  acceptRoll,
  approve,
  cell,
  checkRoll,
  confirm,
  explainTotal,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  putPhoto,
  release,
  review,
  rollCsv,
  rollRows,
  sendBack,
  storyOf,
  submit,
  totalOf,
} from "../support/steps";

/** From finance's roll to a proven posting, each step refused to the wrong person first. */
describe("the main job", () => {
  let world: ApiWorld;
  const state = { disclosure: "", edition: "", notice: "", zeroNotice: "", code: "", sheet: "", posting: "" };
  const rows = rollRows("示例一经联社", 12);

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("a batch is opened by the department or the office, by nobody else", async () => {
    const input = { program: "LAND" };
    for (const name of ["梁文员", "陈监督", "周联络", "黄初审", "郑检查", "苏管理", "民经办", "外专员"] as const)
      expect((await openBatch(await world.as(name), world, input)).refused, name).toBe("NOT_ALLOWED");
    expect((await openBatch(world.anonymous, world, input)).refused).toBe("SIGNED_OUT");

    const opened = await openBatch(await world.as("农经办"), world, input);
    const result = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT");
    expect(result.step).toBe("WAITING_FOR_ROLL");
    state.disclosure = result.id;
    expect((await openBatch(await world.as("吴专员"), world, input)).refused).toBe("ALREADY_EXISTS");
  });

  it("every publishing unit is under obligation at once, and waits for the department", async () => {
    expect(await cell(world, "示例一经联社", state.disclosure)).toMatchObject({
      step: "WAITING_FOR_ROLL",
      onTime: "NOT_YET_DUE",
      dueOn: "2026-11-27",
    });
    expect(await cell(world, "甲社区", state.disclosure)).toBeUndefined();
  });

  it("a roll is read without writing anything, and only for who may import it", async () => {
    const csv = rollCsv(rows);
    for (const name of ["梁文员", "黄初审", "民经办", "郑检查", "外专员"] as const)
      expect((await checkRoll(await world.as(name), state.disclosure, csv)).status, name).toBe(403);
    expect((await checkRoll(world.anonymous, state.disclosure, csv)).status).toBe(401);

    const checked = await checkRoll(await world.as("农经办"), state.disclosure, csv);
    expect(checked.status).toBe(200);
    expect(checked.body).toMatchObject({
      lineCount: 12,
      differenceFen: 0,
      fits: true,
      rejectedTotal: 0,
      unmatched: [],
    });
    const { perUnit } = checked.body as { perUnit: { unitName: string; lineCount: number; isZero: boolean }[] };
    expect(perUnit.map((unit) => [unit.unitName, unit.lineCount, unit.isZero])).toEqual([
      ["示例一经联社", 12, false],
      ["示例二经联社", 0, true],
    ]);
    expect(JSON.stringify(checked.body)).not.toMatch(/\d{17}[\dX]|6228/);
    expect(await world.db.edition.count()).toBe(0);
    expect(await world.db.paymentLine.count()).toBe(0);
  });

  it("what cannot be matched or was not shown is not written", async () => {
    const editor = await world.as("农经办");
    const strange = rollCsv([...rows, ...rollRows("无名经联社", 1, 9)]);
    const checked = await checkRoll(editor, state.disclosure, strange);
    const { digest, unmatched } = checked.body as { digest: string; unmatched: { text: string; lines: number }[] };
    expect(unmatched).toMatchObject([{ text: "无名经联社", lines: 1 }]);
    expect((await acceptRoll(editor, state.disclosure, strange, digest)).body).toMatchObject({
      code: "UNITS_UNMATCHED",
    });
    expect((await acceptRoll(editor, state.disclosure, rollCsv(rows), digest)).body).toMatchObject({
      code: "ROLL_CHANGED",
    });
    const nothing = new TextEncoder().encode("hello");
    expect((await checkRoll(editor, state.disclosure, nothing)).body).toMatchObject({ code: "ROLL_UNREADABLE" });
    expect(await world.db.paymentLine.count()).toBe(0);
  });

  it("a roll that does not fit its printed total is let in as a draft and blocked until explained", async () => {
    const editor = await world.as("农经办");
    const off = rollCsv(rows, (Number(totalOf(rows)) + 100).toFixed(2));
    const edition = await importRoll(editor, state.disclosure, off);
    expect((await submit(editor, state.disclosure, edition)).refused).toBe("CONTROL_TOTAL_DIFFERS");
    const explained = await explainTotal(editor, state.disclosure, edition, "一户退款未计入");
    expect(explained.value.latest).toMatchObject({ state: "DRAFT", revision: 2 });
    const trail = await world.db.auditEvent.findMany({ where: { kind: "disclosure.total-explained" } });
    expect(trail.map((event) => event.reason)).toEqual(["一户退款未计入"]);
  });

  it("a mended roll takes the draft's place, all lines or none", async () => {
    const editor = await world.as("农经办");
    state.edition = await importRoll(editor, state.disclosure, rollCsv(rows));
    expect(await world.db.edition.count()).toBe(1);
    const lines = await world.db.paymentLine.findMany();
    expect(lines).toHaveLength(12);
    expect(lines.every((line) => line.identityHash?.length === 32 && line.lookupHash?.length === 32)).toBe(true);
    const stored = JSON.stringify(lines, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    for (const row of rows) expect(stored).not.toContain(row.identityNumber.slice(0, 14));
  });

  it("is submitted by its editor, reviewed by another person, released by the office", async () => {
    const { disclosure, edition } = state;
    expect((await submit(await world.as("梁文员"), disclosure, edition)).refused).toBe("NOT_ALLOWED");
    expect((await review(await world.as("黄初审"), disclosure, edition)).refused).toBe("WRONG_STATE");
    expect((await submit(await world.as("农经办"), disclosure, edition)).value.latest.state).toBe("IN_REVIEW");
    expect((await release(await world.as("吴专员"), disclosure, edition)).refused).toBe("WRONG_STATE");
    for (const name of ["农经办", "吴专员", "郑检查", "梁文员", "外初审"] as const)
      expect((await review(await world.as(name), disclosure, edition)).refused, name).toBe("NOT_ALLOWED");
    expect((await review(await world.as("黄初审"), disclosure, edition, "RETURNED")).refused).toBe("REASON_REQUIRED");

    const returned = await review(await world.as("黄初审"), disclosure, edition, "RETURNED", "标准写错");
    expect(returned.value.step).toBe("SENT_BACK");
    await submit(await world.as("农经办"), disclosure, edition);
    await approve(world, disclosure, edition, 2);
    const final = await world.as("林终审");
    expect((await review(final, disclosure, edition, "APPROVED", null, { round: 1 })).refused).toBe(
      "CHANGED_MEANWHILE",
    );
    expect((await review(final, disclosure, edition, "APPROVED", null, { round: 2 })).refused).toBe("WRONG_STATE");
    expect((await release(await world.as("农经办"), disclosure, edition)).refused).toBe("NOT_ALLOWED");
    expect((await release(await world.as("吴专员"), disclosure, edition)).value.latest).toMatchObject({
      state: "RELEASED",
      number: 1,
    });
    expect((await release(await world.as("吴专员"), disclosure, edition)).refused).toBe("WRONG_STATE");
    state.notice = await noticeOf(world, "示例一经联社", edition);
    state.zeroNotice = await noticeOf(world, "示例二经联社", edition);
  });

  it("gives every unit its notice, with a zero where nobody was paid", async () => {
    expect(await cell(world, "示例一经联社", state.disclosure)).toMatchObject({
      step: "TO_POST",
      isZero: false,
      dueOn: "2026-11-16",
    });
    expect(await cell(world, "示例二经联社", state.disclosure)).toMatchObject({ step: "TO_POST", isZero: true });
    const clerk = await world.as("梁文员");
    const { todo } = await clerk.query("query($id: ID!) { todo(unitId: $id) { toPost { id title actions } } }", {
      id: world.unit("示例一经联社"),
    });
    expect(todo.toPost).toMatchObject([{ id: state.notice, actions: ["PRINT", "POST"] }]);
    expect(todo.toPost[0].title).toBe("示例街道2026年度耕地补贴（第1批）发放结果公开表");
    expect(
      await clerk.refusedQuery("query($id: ID!) { todo(unitId: $id) { toPost { id } } }", {
        id: world.unit("示例二经联社"),
      }),
    ).toBe("NOT_ALLOWED");
  });

  it("is printed by its clerk or the office, the same paper with the same code", async () => {
    for (const name of ["卢文员", "陈监督", "农经办", "郑检查", "外专员"] as const)
      expect((await makeSheets(await world.as(name), [state.notice])).refused, name).toBe("NOT_ALLOWED");
    const made = await makeSheets(await world.as("梁文员"), [state.notice]);
    const [sheet] = made.value.sheets;
    expect(sheet.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const again = await makeSheets(await world.as("吴专员"), [state.notice]);
    expect(again.value.sheets[0].code).toBe(sheet.code);
    Object.assign(state, { code: sheet.code, sheet: sheet.id });

    const pdf = await (await world.as("梁文员")).send("GET", sheet.pdfPath);
    expect(pdf.status).toBe(200);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await (await world.as("卢文员")).send("GET", sheet.pdfPath)).status).toBe(403);
    expect((await world.anonymous.send("GET", sheet.pdfPath)).status).toBe(401);
  });

  it("is posted with a photo whose code the server reads itself", async () => {
    world.clock.to("2026-11-05");
    const clerk = await world.as("梁文员");
    for (const name of ["陈监督", "吴专员", "卢文员", "郑检查"] as const)
      expect((await postPhoto(world, await world.as(name), { code: state.code })).refused, name).toMatch(
        /NOT_ALLOWED|PHOTO_MISSING/,
      );
    const posted = await postPhoto(world, clerk, { code: state.code });
    expect(posted.value.posting).toMatchObject({ state: "PENDING", hangDate: "2026-11-05", provenByCode: true });
    expect(posted.value.posting.notices).toMatchObject([
      { proof: "CODE", notice: { id: state.notice, step: "POSTED_PROVEN" } },
    ]);
    state.posting = posted.value.posting.id;
    expect(await cell(world, "示例一经联社", state.disclosure)).toMatchObject({
      step: "POSTED_PROVEN",
      onTime: "ON_TIME",
      finished: "NOT_YET_DUE",
    });
  });

  it("shows its photo to those who may see the evidence, to nobody else", async () => {
    const clerk = await world.as("梁文员");
    const { posting } = await clerk.query("query($id: ID!) { posting(id: $id) { photoPath } }", { id: state.posting });
    for (const name of ["梁文员", "陈监督", "周联络", "吴专员", "郑检查"] as const)
      expect((await (await world.as(name)).send("GET", posting.photoPath)).status, name).toBe(200);
    for (const name of ["卢文员", "谭监督", "外专员", "农经办"] as const)
      expect((await (await world.as(name)).send("GET", posting.photoPath)).status, name).toBe(404);
    expect((await world.anonymous.send("GET", posting.photoPath)).status).toBe(401);
  });

  it("is sent back with the reason by its supervisor, and loses its proof", async () => {
    for (const name of ["谭监督", "梁文员", "吴专员", "郑检查"] as const)
      expect((await sendBack(await world.as(name), state.posting)).refused, name).toBe("NOT_ALLOWED");
    expect((await sendBack(await world.as("陈监督"), state.posting, "PHOTO", " ")).refused).toBe("REASON_REQUIRED");
    expect((await sendBack(await world.as("陈监督"), state.posting)).value.state).toBe("RETURNED");
    // The answer was lost on the way: the same word again is a repeat, another one is not.
    expect((await sendBack(await world.as("陈监督"), state.posting)).value.state).toBe("RETURNED");
    expect((await sendBack(await world.as("陈监督"), state.posting, "UNTRUE")).refused).toBe("CHANGED_MEANWHILE");
    expect((await confirm(await world.as("周联络"), state.posting)).refused).toBe("CHANGED_MEANWHILE");
    expect(await cell(world, "示例一经联社", state.disclosure)).toMatchObject({
      step: "POSTING_RETURNED",
      onTime: "NOT_YET_DUE",
    });
    const { todo } = await (
      await world.as("梁文员")
    ).query("query($id: ID!) { todo(unitId: $id) { returned { id postings { returnReason photoPath } } } }", {
      id: world.unit("示例一经联社"),
    });
    expect(todo.returned[0].postings[0]).toMatchObject({
      returnReason: "看不清",
      photoPath: expect.stringContaining("/photos/"),
    });
  });

  it("is retaken, and confirmed by somebody else in one call", async () => {
    world.clock.to("2026-11-06");
    const posted = await postPhoto(world, await world.as("梁文员"), { code: state.code });
    const { id } = posted.value.posting;
    for (const name of ["梁文员", "谭监督", "吴专员"] as const)
      expect((await confirm(await world.as(name), id)).refused, name).toBe("NOT_ALLOWED");
    // The supervisor is asked first.
    expect((await confirm(await world.as("周联络"), id)).refused).toBe("NOT_YOUR_TURN");
    expect((await confirm(await world.as("陈监督"), id)).value.state).toBe("CONFIRMED");
    expect((await confirm(await world.as("周联络"), id)).refused).toBe("CHANGED_MEANWHILE");
    // The returned photo was at fault, not the posting: its earlier date counts again.
    const { notice } = await (
      await world.as("梁文员")
    ).query("query($id: ID!) { notice(id: $id) { step hungOn periodEndsOn daysLeft } }", {
      id: state.notice,
    });
    expect(notice).toEqual({ step: "VERIFIED", hungOn: "2026-11-05", periodEndsOn: "2026-11-10", daysLeft: 4 });
    world.clock.to("2026-11-11");
    expect(await cell(world, "示例一经联社", state.disclosure)).toMatchObject({
      step: "PERIOD_OVER",
      onTime: "ON_TIME",
      finished: "NOT_YET_DUE",
    });
  });

  it("is never confirmed by who posted it, even holding both roles", async () => {
    const both = await world.as("兼任员");
    const posted = await postPhoto(world, both, { code: state.code });
    expect((await confirm(both, posted.value.posting.id)).refused).toBe("OWN_WORK");
    expect((await sendBack(both, posted.value.posting.id)).refused).toBe("OWN_WORK");
  });

  it("is overdue where nothing was posted, and the shares add up", async () => {
    world.clock.to("2026-11-17");
    expect(await cell(world, "示例二经联社", state.disclosure)).toMatchObject({
      onTime: "OVERDUE",
      blame: "UNIT",
      daysLate: 1,
    });
    const { coverage } = await (
      await world.as("郑检查")
    ).query(
      `query($id: ID!) { coverage(subdistrictId: $id, year: 2026) { onTimeShares { verdict count permille } finishedShares { permille } } }`,
      { id: world.unit("示例街道") },
    );
    const sum = (shares: { permille: number }[]) => shares.reduce((total, share) => total + share.permille, 0);
    expect(sum(coverage.onTimeShares)).toBe(1000);
    expect(sum(coverage.finishedShares)).toBe(1000);
    expect(
      await (
        await world.as("梁文员")
      ).refusedQuery("query($id: ID!) { coverage(subdistrictId: $id, year: 2026) { year } }", {
        id: world.unit("示例街道"),
      }),
    ).toBe("NOT_ALLOWED");
  });

  it("leaves a trail that tells the story, and none of a recipient", async () => {
    const kinds = (await storyOf(await world.as("郑检查"), "notice", state.notice)).map(({ kind }) => kind);
    for (const kind of [
      "batch.opened",
      "roll.imported",
      "disclosure.submitted",
      "disclosure.returned",
      "disclosure.approved",
      "disclosure.released",
      "sheet.made",
      "posting.received",
      "posting.returned",
      "posting.confirmed",
    ])
      expect(kinds).toContain(kind);
    const everything = JSON.stringify(await world.db.auditEvent.findMany({ select: { data: true, reason: true } }));
    for (const row of rows) {
      expect(everything).not.toContain(row.identityNumber);
      expect(everything).not.toContain(row.name);
    }
  });

  it("refuses photos that are none, changed on the way, or carry metadata", async () => {
    const clerk = await world.as("梁文员");
    const nonsense = new TextEncoder().encode("not a picture");
    expect((await putPhoto(clerk, nonsense)).body).toMatchObject({ code: "PHOTO_UNREADABLE" });
    expect((await putPhoto(clerk, nonsense, "0".repeat(64))).body).toMatchObject({ code: "PHOTO_HASH_DIFFERS" });
    expect((await putPhoto(await world.as("陈监督"), nonsense)).status).toBe(403);
    expect((await putPhoto(world.anonymous, nonsense)).status).toBe(401);
    expect((await putPhoto(clerk, new Uint8Array(4 * 1024 * 1024))).status).toBe(413);
  });
});
