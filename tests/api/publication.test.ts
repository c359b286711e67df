import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { pageTexts } from "../support/pdf-pages";
import type { PersonName } from "../support/small-street";
import {
  cancelSchedule,
  changeScope,
  draftOf,
  must,
  publishUrgently,
  reissue,
  schedule,
  takeDown,
  withdraw,
} from "../support/publication-steps";
import type { ScopeInput } from "../support/publication-steps";
import {
  approve,
  cell,
  checkRoll,
  confirm,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  release,
  review,
  rollCsv,
  rollRows,
  submit,
} from "../support/steps";

const UNIT = "示例一经联社";
const OTHER = "示例二经联社";

/** What happens to a publication by its hour, by its end and by its scope, and that all of it stays provable. */
describe("publication", () => {
  let world: ApiWorld;
  let office: Client;
  let editor: Client;
  let clerk: Client;
  let number = 0;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const program = { id: world.street.programs.get("LAND")! };
    const { reviewSteps } = await world.db.program.findUniqueOrThrow({ where: program });
    const urgent = { ...(reviewSteps as object), urgentHours: 24 };
    await world.db.program.update({ where: program, data: { reviewSteps: urgent } });
  });
  beforeEach(async () => {
    world.clock.to("2026-11-02");
    await signIn();
  });
  afterAll(() => world.close());

  /** Anew after a jump of the clock over the end of their sessions. */
  async function signIn(): Promise<void> {
    [office, editor, clerk] = [await world.as("吴专员"), await world.as("农经办"), await world.as("梁文员")];
  }
  async function approved() {
    const { id, edition } = await draftOf(world, (number += 1));
    await must(submit(editor, id, edition));
    await approve(world, id, edition);
    return { id, edition };
  }
  async function released() {
    const { id, edition } = await approved();
    await must(release(office, id, edition));
    return { id, edition };
  }
  const stateOf = async (edition: string) => world.db.edition.findUniqueOrThrow({ where: { id: edition } });
  const lastTrace = async (id: string) =>
    (await world.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "desc" }, take: 1 }))[0]!;
  const publicNotice = async (id: string) =>
    (
      await world.anonymous.query(
        `query($id: ID!) { publicNotice(id: $id) { isCurrent withdrawn withdrawalKind withdrawalReason withdrawnOn urgent
          profile totals { recipients } list { total } replacedByNumber currentNoticeId changeReason } }`,
        { id },
      )
    ).publicNotice;
  const history = async (id: string): Promise<string[]> =>
    (
      await office.query(
        `query($id: ID!) { disclosure(id: $id) { publicity { edition from to internet ended reason scope { audience units { name } } } } }`,
        { id },
      )
    ).disclosure.publicity.map((each: any) =>
      `${each.edition} ${each.from.slice(5, 16)}–${each.to?.slice(5, 16) ?? ""} ${each.scope.audience} ${each.internet} ${each.ended ?? "-"} ${each.reason ?? ""}`.trim(),
    );
  const actionsOf = async (name: PersonName, id: string): Promise<string[]> =>
    (await (await world.as(name)).query("query($id: ID!) { disclosure(id: $id) { actions } }", { id })).disclosure
      .actions;
  /** What a notice's page says has come to pass; what is still to come in brackets. */
  const timeline = async (notice: string): Promise<string[]> =>
    (
      await office.query("query($id: ID!) { notice(id: $id) { timeline { kind at done } } }", { id: notice })
    ).notice.timeline.map((each: any) => (each.done ? `${each.kind} ${each.at.slice(5)}` : `(${each.kind})`));
  /** What a clerk's phone is told of a code. */
  const codeAt = async (client: Client, unit: string, code: string) =>
    (
      await client.query(
        `query($code: String!, $unit: ID!) { sheetByCode(code: $code, unitId: $unit) {
          verdict notices { id } replaced { id } withdrawn { id withdrawalKind withdrawalReason } } }`,
        { code, unit: world.unit(unit) },
      )
    ).sheetByCode;
  async function hang(unit: string, poster: Client, edition: string) {
    const notice = await noticeOf(world, unit, edition);
    const { code } = (await makeSheets(poster, [notice])).value.sheets[0];
    const posted = await must(postPhoto(world, poster, { unit, code }));
    return { notice, code: code as string, posting: posted.value.posting.id as string };
  }

  describe("at its hour", () => {
    const AT = "2026-11-03T09:00:00+08:00";
    const asInstant = (text: string): string => new Date(text).toISOString();

    it("is the office's to give, to what is approved, ahead, and of two people one is told", async () => {
      const { id, edition } = await draftOf(world, (number += 1));
      for (const name of ["农经办", "林终审", "梁文员", "郑检查", "外专员"] as const)
        expect((await schedule(await world.as(name), id, edition, AT)).refused, name).toBe("NOT_ALLOWED");
      expect((await schedule(world.anonymous, id, edition, AT)).refused).toBe("SIGNED_OUT");
      expect((await schedule(office, id, edition, AT)).refused).toBe("WRONG_STATE");
      await must(submit(editor, id, edition));
      expect((await schedule(office, id, edition, AT)).refused).toBe("WRONG_STATE");
      await approve(world, id, edition);
      for (const at of ["2026-11-02T09:00:00+08:00", "2026-11-02T10:01:00+08:00", "2027-06-01T09:00:00+08:00"])
        expect(await schedule(office, id, edition, at), at).toMatchObject({ refused: "INVALID_INPUT", field: "at" });
      await must(schedule(office, id, edition, AT));
      expect((await schedule(office, id, edition, "2026-11-04T09:00:00+08:00")).refused).toBe("CHANGED_MEANWHILE");
      expect(await actionsOf("吴专员", id)).toEqual(expect.arrayContaining(["schedule", "cancelSchedule", "release"]));
      const moved = await must(schedule(office, id, edition, "2026-11-03T08:00:00+08:00", AT));
      expect(moved.value.latest.scheduledFor).toBe(asInstant("2026-11-03T08:00:00+08:00"));
      expect((await cancelSchedule(office, id, edition, AT)).refused).toBe("CHANGED_MEANWHILE");
      await must(cancelSchedule(office, id, edition, "2026-11-03T08:00:00+08:00"));
      expect(await actionsOf("吴专员", id)).not.toContain("cancelSchedule");
      world.clock.to("2026-11-03");
      await world.lookAtJobs();
      expect((await stateOf(edition)).state).toBe("APPROVED");
    });

    it("goes out by itself, not a moment before, once, and in the system's name", async () => {
      const { id, edition } = await approved();
      await must(schedule(office, id, edition, AT));
      world.clock.to("2026-11-03", 8);
      expect(await world.lookAtJobs()).toEqual([]);
      expect((await stateOf(edition)).state).toBe("APPROVED");
      world.clock.to("2026-11-03", 9);
      expect(await world.lookAtJobs()).toEqual(["publish-scheduled: 1 went out, 0 could not"]);
      expect(await world.lookAtJobs()).toEqual([]);
      expect(await stateOf(edition)).toMatchObject({ state: "RELEASED", scheduledFor: null });
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({ isCurrent: true });
      expect(await lastTrace(id)).toMatchObject({ kind: "disclosure.released-by-schedule", actorId: null });
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "TO_POST" });
    });

    it("is made up for after the server was down", async () => {
      const { id, edition } = await approved();
      await must(schedule(office, id, edition, AT));
      world.clock.to("2026-11-09");
      await world.lookAtJobs();
      expect((await stateOf(edition)).releasedAt).toEqual(world.clock.now());
    });

    it("is over when somebody lets it out before, or its reviewer sends it back", async () => {
      const early = await approved();
      await must(schedule(office, early.id, early.edition, AT));
      await must(release(office, early.id, early.edition));
      const back = await draftOf(world, (number += 1));
      await must(submit(editor, back.id, back.edition, "URGENT", "汛期补贴"));
      await must(review(await world.as("林终审"), back.id, back.edition, "APPROVED", null, { step: "FINAL" }));
      const secrecy = { step: "SECRECY", secrecy: "PROACTIVE" } as const;
      await must(review(await world.as("郭保密"), back.id, back.edition, "APPROVED", null, secrecy));
      await must(schedule(office, back.id, back.edition, AT));
      await must(review(await world.as("黄初审"), back.id, back.edition, "RETURNED", "金额有误", { step: "FIRST" }));
      world.clock.to("2026-11-04");
      expect(await world.lookAtJobs()).toEqual([]);
      expect(await stateOf(early.edition)).toMatchObject({ state: "RELEASED", scheduledFor: null });
      expect(await stateOf(back.edition)).toMatchObject({ state: "RETURNED", scheduledFor: null });
    });

    it("says why when it cannot go out, and the others go on", async () => {
      const broken = await approved();
      const sound = await approved();
      await must(schedule(office, broken.id, broken.edition, AT));
      await must(schedule(office, sound.id, sound.edition, AT));
      await world.db.paymentLine.updateMany({ where: { editionId: broken.edition }, data: { paidFen: 1 } });
      world.clock.to("2026-11-03");
      expect(await world.lookAtJobs()).toEqual(["publish-scheduled: 1 went out, 1 could not"]);
      expect(await stateOf(broken.edition)).toMatchObject({
        state: "APPROVED",
        scheduledFor: null,
        scheduleFailure: "AMOUNTS_DIFFER",
      });
      expect(await lastTrace(broken.id)).toMatchObject({ kind: "disclosure.schedule-failed" });
      expect((await stateOf(sound.edition)).state).toBe("RELEASED");
    });
  });

  describe("urgent", () => {
    it("goes out with one review and the secrecy verdict, says so, and stays when the rest is in", async () => {
      const { id, edition } = await publishUrgently(world, (number += 1));
      expect((await stateOf(edition)).urgentUntil?.toISOString()).toBe("2026-11-03T02:00:00.000Z");
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({ isCurrent: true, urgent: true });
      const queue = (await (await world.as("黄初审")).query("{ reviewQueue { id } }")).reviewQueue;
      expect(queue).toContainEqual({ id });
      await must(review(await world.as("黄初审"), id, edition, "APPROVED", null, { step: "FIRST" }));
      await must(review(await world.as("何复审"), id, edition, "APPROVED", null, { step: "SECOND" }));
      world.clock.to("2026-11-05");
      expect(await world.lookAtJobs()).toEqual([]);
      expect(await stateOf(edition)).toMatchObject({ state: "RELEASED", urgentUntil: null });
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({ urgent: false });
    });

    it("is not let out with a review alone, nor with secrecy alone", async () => {
      const { id, edition } = await draftOf(world, (number += 1));
      await must(submit(editor, id, edition, "URGENT", "汛期补贴"));
      expect((await release(office, id, edition)).refused).toBe("WRONG_STATE");
      await must(review(await world.as("林终审"), id, edition, "APPROVED", null, { step: "FINAL" }));
      expect((await release(office, id, edition)).refused).toBe("WRONG_STATE");
    });

    it("closes by itself when approvals stay out: page, code, coverage and clerk say so, and it comes back as an edition", async () => {
      const { id, edition } = await publishUrgently(world, (number += 1));
      const { notice, code, posting } = await hang(UNIT, clerk, edition);
      await must(confirm(await world.as("陈监督"), posting));
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "VERIFIED", onTime: "ON_TIME" });
      await must(review(await world.as("黄初审"), id, edition, "APPROVED", null, { step: "FIRST" }));

      world.clock.to("2026-11-03", 9);
      expect(await world.lookAtJobs()).toEqual([]);
      world.clock.to("2026-11-03", 10);
      // The hour alone decides, even before the clock has looked.
      const late = await review(await world.as("何复审"), id, edition, "APPROVED", null, { step: "SECOND" });
      expect(late).toMatchObject({ refused: "WRONG_STATE", details: { state: "WITHDRAWN" } });
      expect(await world.lookAtJobs()).toEqual(["close-lapsed: 1 closed"]);
      expect(await world.lookAtJobs()).toEqual([]);

      expect(await publicNotice(notice)).toMatchObject({
        isCurrent: false,
        withdrawn: true,
        withdrawalKind: "LAPSED",
        withdrawalReason: null,
        withdrawnOn: "2026-11-03",
        profile: "NOTHING",
        totals: null,
        list: null,
      });
      const { publicSheet } = await world.anonymous.query(
        "query($code: String!) { publicSheet(code: $code) { allCurrent notices { withdrawn withdrawalKind } } }",
        { code },
      );
      expect(publicSheet).toEqual({ allCurrent: false, notices: [{ withdrawn: true, withdrawalKind: "LAPSED" }] });
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "WITHDRAWN", onTime: "NOT_YET_DUE" });
      expect(await lastTrace(id)).toMatchObject({ kind: "disclosure.lapsed", actorId: null });
      const { todo } = await clerk.query("query($unit: ID!) { todo(unitId: $unit) { takeDown { id actions } } }", {
        unit: world.unit(UNIT),
      });
      expect(todo.takeDown).toContainEqual({ id: notice, actions: ["TAKE_DOWN"] });

      expect((await reissue(await world.as("林终审"), id, edition)).refused).toBe("NOT_ALLOWED");
      expect((await reissue(editor, id, edition, " ")).refused).toBe("REASON_REQUIRED");
      const next = (await must(reissue(editor, id, edition))).value.latest;
      expect(next).toMatchObject({ state: "DRAFT", number: 2 });
      expect((await reissue(editor, id, next.id)).refused).toBe("WRONG_STATE");
      await must(submit(editor, id, next.id));
      await approve(world, id, next.id);
      await must(release(office, id, next.id));
      expect(await publicNotice(notice)).toMatchObject({ withdrawn: true, replacedByNumber: 2 });
      await hang(UNIT, clerk, next.id);
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "POSTED_PROVEN", onTime: "ON_TIME" });
      expect(await history(id)).toEqual([
        "1 11-02T02:00–11-03T02:00 EVERYONE MASKED_LIST LAPSED",
        "2 11-03T02:00– EVERYONE MASKED_LIST -",
      ]);
    });

    it("is closed at once by a later reviewer who sends it back, and nothing said inside is public", async () => {
      const { id, edition } = await publishUrgently(world, (number += 1));
      await must(
        review(await world.as("黄初审"), id, edition, "RETURNED", "内部意见：面积与台账不符", { step: "FIRST" }),
      );
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({
        withdrawalKind: "LAPSED",
        withdrawalReason: null,
      });
    });
  });

  describe("withdrawn", () => {
    it("by the office alone, with a reason that names nobody's number, and only what is public", async () => {
      const { id, edition } = await approved();
      expect((await withdraw(office, id, edition)).refused).toBe("WRONG_STATE");
      await must(release(office, id, edition));
      for (const name of ["农经办", "林终审", "梁文员", "陈监督", "郑检查", "外专员"] as const)
        expect((await withdraw(await world.as(name), id, edition)).refused, name).toBe("NOT_ALLOWED");
      expect((await withdraw(office, id, edition, "IN_ERROR", "  ")).refused).toBe("REASON_REQUIRED");
      expect((await withdraw(office, id, edition, "IN_ERROR", "请致电13912345678")).refused).toBe(
        "TEXT_CARRIES_NUMBER",
      );
      const many = await Promise.all([1, 2, 3].map(() => withdraw(office, id, edition)));
      expect(many.filter(({ refused }) => refused === undefined)).toHaveLength(1);
      expect(await lastTrace(id)).toMatchObject({ kind: "disclosure.withdrawn", reason: "名单中有两户不应公开" });
    });

    it("in error: no names anywhere, the cell is not green, the paper is to be taken down, a correction follows", async () => {
      const { id, edition } = await released();
      const { notice, code, posting } = await hang(UNIT, clerk, edition);
      await must(confirm(await world.as("陈监督"), posting));
      const sheet = await world.db.sheet.findUniqueOrThrow({ where: { code } });
      world.clock.to("2026-11-04");
      await must(withdraw(office, id, edition));

      expect(await publicNotice(notice)).toMatchObject({
        withdrawn: true,
        withdrawalKind: "IN_ERROR",
        withdrawalReason: "名单中有两户不应公开",
        profile: "NOTHING",
        totals: null,
        list: null,
      });
      expect((await clerk.send("GET", `/sheets/${sheet.id}.pdf`)).status).not.toBe(200);
      expect((await office.send("GET", `/sheets/${sheet.id}.pdf`)).status).toBe(200);
      expect((await makeSheets(clerk, [notice])).refused).toBe("WRONG_STATE");
      expect((await postPhoto(world, clerk, { unit: UNIT, code })).refused).toBe("SHEET_WITHDRAWN");
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "WITHDRAWN", onTime: "NOT_YET_DUE" });

      expect((await takeDown(await world.as("卢文员"), notice)).refused).toBe("NOT_ALLOWED");
      expect((await takeDown(await world.as("陈监督"), notice)).refused).toBe("NOT_ALLOWED");
      expect((await takeDown(await world.as("卢文员"), await noticeOf(world, OTHER, edition))).refused).toBe(
        "WRONG_STATE",
      );
      // However late it is looked at, the period that was cut short never ran out.
      expect(await timeline(notice)).toEqual(["RELEASED 11-02", "POSTED 11-02", "CONFIRMED 11-02", "IN_ERROR 11-04"]);
      await must(takeDown(clerk, notice));
      const again = await must(takeDown(clerk, notice));
      expect(again.value).toMatchObject({ takenDownAt: world.clock.now().toISOString(), actions: [] });
      const { todo } = await clerk.query("query($unit: ID!) { todo(unitId: $unit) { takeDown { id } } }", {
        unit: world.unit(UNIT),
      });
      expect(todo.takeDown).not.toContainEqual({ id: notice });

      // Past the due date nobody but the office's side is late.
      world.clock.to("2026-12-20");
      await signIn();
      expect((await timeline(notice)).at(-1)).toBe("IN_ERROR 11-04");
      expect(await cell(world, UNIT, id)).toMatchObject({ onTime: "OVERDUE", blame: "DEPARTMENT" });
      const corrected = await publish(world, id, rollCsv(rollRows(UNIT, 2, 77)), { changeReason: "删去两户" });
      await hang(UNIT, clerk, corrected);
      expect(await cell(world, UNIT, id)).toMatchObject({ onTime: "ON_TIME", editionNumber: 2 });
      expect(await publicNotice(notice)).toMatchObject({
        withdrawn: true,
        replacedByNumber: 2,
        currentNoticeId: await noticeOf(world, UNIT, corrected),
      });
      const { publicUnit } = await world.anonymous.query(
        "query($id: ID!) { publicUnit(id: $id) { notices(year: 2026) { id } } }",
        { id: world.unit(UNIT) },
      );
      expect(publicUnit.notices).not.toContainEqual({ id: notice });
    });

    it("ended: the verdict stands where it hung, and nobody has a duty where it was not due yet", async () => {
      const { id, edition } = await released();
      const { notice } = await hang(UNIT, clerk, edition);
      world.clock.to("2026-11-04");
      await must(withdraw(office, id, edition, "ENDED", "补贴政策已经停止执行"));
      world.clock.to("2026-12-20");
      await signIn();
      expect(await timeline(notice)).toEqual(["RELEASED 11-02", "POSTED 11-02", "ENDED 11-04"]);
      expect(await timeline(await noticeOf(world, OTHER, edition))).toEqual(["RELEASED 11-02", "ENDED 11-04"]);
      expect(await cell(world, UNIT, id)).toMatchObject({ onTime: "ON_TIME" });
      expect(await cell(world, OTHER, id)).toMatchObject({ onTime: "NOT_APPLICABLE" });
      expect(await history(id)).toEqual(["1 11-02T02:00–11-04T02:00 EVERYONE MASKED_LIST ENDED 补贴政策已经停止执行"]);
    });

    it("tells the clerk who photographs its sheet that it is withdrawn, and once there is a new edition that it is replaced", async () => {
      const { id, edition } = await released();
      const { notice, code } = await hang(UNIT, clerk, edition);
      expect(await codeAt(clerk, UNIT, code)).toMatchObject({
        verdict: "PROVES",
        notices: [{ id: notice }],
        withdrawn: [],
      });
      await must(withdraw(office, id, edition));
      expect(await codeAt(clerk, UNIT, code)).toEqual({
        verdict: "WITHDRAWN",
        notices: [],
        replaced: [],
        withdrawn: [{ id: notice, withdrawalKind: "IN_ERROR", withdrawalReason: "名单中有两户不应公开" }],
      });
      expect(await codeAt(await world.as("卢文员"), OTHER, code)).toMatchObject({
        verdict: "OTHER_UNIT",
        withdrawn: [],
      });
      await publish(world, id, rollCsv(rollRows(UNIT, 2, 76)), { changeReason: "删去一户" });
      expect(await codeAt(clerk, UNIT, code)).toMatchObject({
        verdict: "REPLACED",
        replaced: [{ id: notice }],
        withdrawn: [],
      });
    });

    it("takes the public edition back while the next one is on its way, and leaves that alone", async () => {
      const { id, edition } = await released();
      const next = await importRoll(editor, id, rollCsv(rollRows(UNIT, 2, 78)), { "x-change-reason": "删去一户" });
      await must(submit(editor, id, next));
      await approve(world, id, next);
      await must(schedule(office, id, next, "2026-11-03T09:00:00+08:00"));
      expect((await withdraw(office, id, next)).refused).toBe("CHANGED_MEANWHILE");
      await must(withdraw(office, id, edition));
      expect(await actionsOf("吴专员", id)).not.toContain("withdraw");
      world.clock.to("2026-11-03");
      await world.lookAtJobs();
      expect([(await stateOf(edition)).state, (await stateOf(next)).state]).toEqual(["WITHDRAWN", "RELEASED"]);
    });
  });

  describe("new money", () => {
    it("is a new batch with duties of its own, by the short path where its layout is known; what was out stays as it is", async () => {
      const first = await released();
      const hung = await hang(UNIT, clerk, first.edition);
      const taken = await openBatch(editor, world, { program: "LAND", number });
      expect(taken).toMatchObject({ refused: "ALREADY_EXISTS", field: "number" });
      for (const name of ["民经办", "梁文员", "黄初审", "郑检查", "外专员"] as const)
        expect((await openBatch(await world.as(name), world, { program: "LAND", number: 98 })).refused, name).toBe(
          "NOT_ALLOWED",
        );

      const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1), paidOn: "2026-11-01" });
      const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "WAITING_FOR_ROLL" });
      expect(await cell(world, UNIT, first.id)).toMatchObject({ step: "POSTED_PROVEN", editionNumber: 1 });
      const edition = await importRoll(editor, id, rollCsv(rollRows(UNIT, 1, 900)));
      await must(submit(editor, id, edition, "SHORT"));
      const both = { step: "FINAL", secrecy: "PROACTIVE" } as const;
      await must(review(await world.as("罗兼审"), id, edition, "APPROVED", null, both));
      await must(release(office, id, edition));

      expect(await stateOf(edition)).toMatchObject({ state: "RELEASED", number: 1, reviewPath: "SHORT" });
      expect(await stateOf(first.edition)).toMatchObject({ state: "RELEASED", replacedAt: null });
      expect(await codeAt(clerk, UNIT, hung.code)).toMatchObject({ verdict: "PROVES", replaced: [] });
      expect(await publicNotice(hung.notice)).toMatchObject({ isCurrent: true, totals: { recipients: 3 } });
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({ totals: { recipients: 1 } });
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "TO_POST", editionNumber: 1 });
      expect(await cell(world, OTHER, id)).toMatchObject({ step: "TO_POST", isZero: true });
    });
  });

  describe("its scope", () => {
    const EVERYONE: ScopeInput = { audience: "EVERYONE", profile: "MASKED_LIST" };
    const TOTALS: ScopeInput = { audience: "EVERYONE", profile: "TOTALS" };
    const MEMBERS: ScopeInput = { audience: "UNIT_MEMBERS", profile: "NOTHING" };
    const only = (...units: string[]): ScopeInput => ({
      audience: "NAMED_UNITS",
      unitIds: units.map((name) => world.unit(name)),
      profile: "NOTHING",
    });

    it("is the office's to change, with a reason, to something else, for units that publish it", async () => {
      const { id, edition } = await released();
      for (const name of ["农经办", "郭保密", "梁文员", "郑检查", "苏管理", "外专员"] as const)
        expect((await changeScope(await world.as(name), id, edition, TOTALS)).refused, name).toBe("NOT_ALLOWED");
      expect((await changeScope(office, id, edition, TOTALS, "")).refused).toBe("REASON_REQUIRED");
      expect((await changeScope(office, id, edition, EVERYONE)).refused).toBe("SCOPE_UNCHANGED");
      expect((await changeScope(office, id, null, TOTALS)).refused).toBe("CHANGED_MEANWHILE");
      for (const units of [[], ["甲社区"]])
        expect(await changeScope(office, id, edition, only(...units))).toMatchObject({
          refused: "INVALID_INPUT",
          field: "unitIds",
        });
    });

    it("narrower takes effect at once on every page, and back as far as was reviewed", async () => {
      const { id, edition } = await released();
      const notice = await noticeOf(world, UNIT, edition);
      const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
      expect((await publicNotice(notice)).list.total).toBe(3);
      world.clock.to("2026-11-03");
      await must(changeScope(office, id, edition, TOTALS, "名单不宜上网"));
      expect(await publicNotice(notice)).toMatchObject({ profile: "TOTALS", list: null, totals: { recipients: 3 } });
      world.clock.to("2026-11-04");
      await must(changeScope(office, id, edition, MEMBERS, "只向本社成员公开"));
      expect(await publicNotice(notice)).toBeNull();
      const { publicUnit, publicSheet } = await world.anonymous.query(
        `query($id: ID!, $code: String!) { publicUnit(id: $id) { notices(year: 2026) { id } }
          publicSheet(code: $code) { notices { id } notOnline { editionNumber isCurrent withdrawn replacedByNumber } } }`,
        { id: world.unit(UNIT), code },
      );
      expect(publicUnit.notices).not.toContainEqual({ id: notice });
      expect(publicSheet.notices).toEqual([]);
      expect(publicSheet.notOnline).toEqual([
        { editionNumber: 1, isCurrent: true, withdrawn: false, replacedByNumber: null },
      ]);
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "TO_POST", onTime: "NOT_YET_DUE" });
      world.clock.to("2026-11-05");
      await must(changeScope(office, id, edition, EVERYONE, "核实后恢复"));
      expect((await publicNotice(notice)).list.total).toBe(3);
      expect(await history(id)).toEqual([
        "1 11-02T02:00–11-03T02:00 EVERYONE MASKED_LIST SCOPE 名单不宜上网",
        "1 11-03T02:00–11-04T02:00 EVERYONE TOTALS SCOPE 只向本社成员公开",
        "1 11-04T02:00–11-05T02:00 UNIT_MEMBERS NOTHING SCOPE 核实后恢复",
        "1 11-05T02:00– EVERYONE MASKED_LIST -",
      ]);
    });

    it("of named units is their duty alone, and the others take the paper down", async () => {
      const { id, edition } = await released();
      const hung = await hang(UNIT, clerk, edition);
      await must(changeScope(office, id, edition, only(OTHER), "只涉及二社"));
      expect(await timeline(hung.notice)).toEqual(["RELEASED 11-02", "POSTED 11-02", "OUT_OF_SCOPE 11-02"]);
      expect(await codeAt(clerk, UNIT, hung.code)).toMatchObject({
        verdict: "WITHDRAWN",
        withdrawn: [{ id: hung.notice, withdrawalKind: null, withdrawalReason: null }],
      });
      expect(await cell(world, UNIT, id)).toMatchObject({ onTime: "NOT_APPLICABLE" });
      expect(await cell(world, OTHER, id)).toMatchObject({ step: "TO_POST" });
      const { todo } = await clerk.query(
        "query($unit: ID!) { todo(unitId: $unit) { takeDown { id } toPost { id } posted { id } } }",
        { unit: world.unit(UNIT) },
      );
      expect(todo.takeDown).toContainEqual({ id: hung.notice });
      await must(takeDown(clerk, hung.notice));
      // For them again: what was taken down proves nothing any more.
      world.clock.to("2026-11-03");
      await must(changeScope(office, id, edition, EVERYONE, "一社也涉及"));
      expect(await cell(world, UNIT, id)).toMatchObject({ step: "TO_POST", onTime: "NOT_YET_DUE" });
    });

    it("of named units has them alone in its sums: no zero of a unit it is not for, and what the roll has there is marked", async () => {
      const { id, edition } = await draftOf(world, (number += 1));
      const sums = async () =>
        (
          await office.query(
            "query($id: ID!) { disclosure(id: $id) { latest { perUnit { unit { name } lineCount isZero inScope } } } }",
            { id },
          )
        ).disclosure.latest.perUnit.map(
          (row: any) => `${row.unit.name} ${row.lineCount}${row.isZero ? " zero" : ""}${row.inScope ? "" : " outside"}`,
        );
      expect(await sums()).toEqual([`${UNIT} 3`, `${OTHER} 2`]);
      await must(changeScope(office, id, edition, only(UNIT), "只涉及一社"));
      expect(await sums()).toEqual([`${UNIT} 3`, `${OTHER} 2 outside`]);
      const form = await office.send("GET", `/approval-forms/${edition}.pdf`);
      const said = (await pageTexts(form.bytes)).join("").replace(/\s/gu, "");
      expect(said).toContain(`指定单位：${UNIT}（清册中的${OTHER}不在公开范围，不发布）`);
      const roll = rollCsv(rollRows(UNIT, 2, 81));
      const preview = (await checkRoll(editor, id, roll)).body as { perUnit: { unitName: string; isZero: boolean }[] };
      expect(preview.perUnit.map(({ unitName, isZero }) => [unitName, isZero])).toEqual([[UNIT, false]]);
      await importRoll(editor, id, roll);
      expect(await sums()).toEqual([`${UNIT} 2`]);
      await must(changeScope(office, id, edition, { audience: "EVERYONE", profile: "MASKED_LIST" }, "各社都涉及"));
      expect(await sums()).toEqual([`${UNIT} 2`, `${OTHER} 0 zero`]);
    });

    it("of a draft is what its reviewers see, and what it goes out with; wider while they look is refused", async () => {
      const { id, edition } = await draftOf(world, (number += 1));
      await must(changeScope(office, id, edition, only(UNIT), "只涉及一社"));
      await must(submit(editor, id, edition));
      const wider = await changeScope(office, id, edition, only(UNIT, OTHER));
      expect(wider).toMatchObject({ refused: "WRONG_STATE", details: { state: "IN_REVIEW" } });
      await approve(world, id, edition);
      await must(release(office, id, edition));
      expect(await world.db.notice.count({ where: { editionId: edition } })).toBe(1);
      expect(await cell(world, OTHER, id)).toMatchObject({ step: "NOT_APPLICABLE" });
      expect(await history(id)).toEqual(["1 11-02T02:00– NAMED_UNITS NOTHING -"]);
    });

    it("wider than reviewed is the next edition, reviewed again; until then nothing changes", async () => {
      const { id, edition } = await draftOf(world, (number += 1));
      await must(changeScope(office, id, edition, TOTALS, "先只公开合计"));
      await must(submit(editor, id, edition));
      await approve(world, id, edition);
      await must(release(office, id, edition));
      const notice = await noticeOf(world, UNIT, edition);
      const next = (await must(changeScope(office, id, edition, EVERYONE, "村民要求公开名单"))).value.latest;
      expect(next).toMatchObject({ number: 2, state: "DRAFT" });
      expect(await publicNotice(notice)).toMatchObject({ profile: "TOTALS", list: null });
      const { disclosure } = await office.query(
        "query($id: ID!) { disclosure(id: $id) { scope { profile } latest { changeReason scope { profile } } } }",
        { id },
      );
      expect(disclosure).toEqual({
        scope: { profile: "TOTALS" },
        latest: { changeReason: "村民要求公开名单", scope: { profile: "MASKED_LIST" } },
      });
      world.clock.to("2026-11-04");
      await must(submit(editor, id, next.id));
      // Whoever asked for it had a hand in it.
      await approve(world, id, next.id);
      await must(release(office, id, next.id));
      expect((await publicNotice(await noticeOf(world, UNIT, next.id))).list.total).toBe(3);
      expect(await publicNotice(notice)).toMatchObject({ isCurrent: false, replacedByNumber: 2, list: null });
      expect(await history(id)).toEqual([
        "1 11-02T02:00–11-04T02:00 EVERYONE TOTALS REPLACED 村民要求公开名单",
        "2 11-04T02:00– EVERYONE MASKED_LIST -",
      ]);
    });

    it("narrowed for good reason is not widened again by an edition that is on its way", async () => {
      const { id, edition } = await released();
      const next = await importRoll(editor, id, rollCsv(rollRows(UNIT, 2, 79)), { "x-change-reason": "删去一户" });
      await must(submit(editor, id, next));
      await must(changeScope(office, id, next, TOTALS, "名单不宜上网"));
      await approve(world, id, next);
      await must(release(office, id, next));
      expect(await publicNotice(await noticeOf(world, UNIT, next))).toMatchObject({ profile: "TOTALS", list: null });
      expect(edition).not.toBe(next);
    });

    it("follows its program only to show less", async () => {
      const { edition } = await released();
      const program = { id: world.street.programs.get("LAND")! };
      await world.db.program.update({ where: program, data: { internetProfile: "NOTHING" } });
      expect(await publicNotice(await noticeOf(world, UNIT, edition))).toMatchObject({
        profile: "NOTHING",
        list: null,
      });
      await world.db.program.update({ where: program, data: { internetProfile: "MASKED_LIST" } });
      expect((await publicNotice(await noticeOf(world, UNIT, edition))).list.total).toBe(3);
    });
  });
});
