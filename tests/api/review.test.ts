import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import {
  approve,
  cell,
  explainTotal,
  importRoll,
  onShown,
  openBatch,
  release,
  review,
  rollCsv,
  rollRows,
  storyOf,
  submit,
} from "../support/steps";
import type { ReviewOptions } from "../support/steps";
import { changeScope, must } from "../support/publication-steps";
import type { PersonName } from "../support/small-street";

/** Nothing goes out unreviewed: each step refused to the wrong person first. */
describe("review", () => {
  let world: ApiWorld;
  let number = 0;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  /** A draft of a new batch, imported by the department. */
  async function draft(program = "LAND", rows = rollRows("示例一经联社", 3, 50 + number)) {
    const editor = program === "LAND" ? "农经办" : "民经办";
    const opened = await openBatch(await world.as(editor), world, { program, number: (number += 1) });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    return { id, edition: await importRoll(await world.as(editor), id, rollCsv(rows)) };
  }
  async function inReview(path = "FULL", reason: string | null = null) {
    const { id, edition } = await draft();
    const submitted = await submit(await world.as("农经办"), id, edition, path, reason);
    if (submitted.refused) throw new Error(submitted.refused);
    return { id, edition };
  }
  const approval = async (name: PersonName, id: string, edition: string, options: ReviewOptions) =>
    review(await world.as(name), id, edition, "APPROVED", null, options);

  it("goes through every step in its order, each by its own reviewer, and says how far it is", async () => {
    const { id, edition } = await inReview();
    for (const [name, step] of [
      ["何复审", "SECOND"],
      ["林终审", "FINAL"],
      ["郭保密", "SECRECY"],
    ] as const)
      expect((await approval(name, id, edition, { step, secrecy: "PROACTIVE" })).refused, step).toBe(
        "CHANGED_MEANWHILE",
      );
    expect((await approval("何复审", id, edition, { step: "FIRST" })).refused).toBe("NOT_ALLOWED");
    expect(await approval("黄初审", id, edition, { checks: ["POLITICAL"] })).toMatchObject({
      refused: "CHECKS_MISSING",
      field: "checks",
    });
    await approve(world, id, edition);
    const { disclosure } = await (
      await world.as("吴专员")
    ).query(
      `query($id: ID!) { disclosure(id: $id) { actions latest { state waitingStep
        progress { path round steps { step state mine } proofReadings { number personName } }
        reviews { step reviewerName checks secrecy } } } }`,
      { id },
    );
    expect(disclosure.actions).toContain("release");
    expect(disclosure.latest).toMatchObject({ state: "APPROVED", waitingStep: null });
    expect(disclosure.latest.progress).toMatchObject({ path: "FULL", round: 1 });
    expect(disclosure.latest.progress.steps.map((each: { state: string }) => each.state)).toEqual(
      Array.from({ length: 4 }, () => "DONE"),
    );
    expect(disclosure.latest.progress.proofReadings.map((each: { personName: string }) => each.personName)).toEqual([
      "黄初审",
      "何复审",
      "林终审",
      "郭保密",
    ]);
    expect(disclosure.latest.reviews.at(-1)).toMatchObject({ reviewerName: "郭保密", secrecy: "PROACTIVE" });
  });

  it("lets the final reviewer settle secrecy in the same act, if appointed for both", async () => {
    const { id, edition } = await inReview();
    await approval("黄初审", id, edition, { step: "FIRST" });
    await approval("何复审", id, edition, { step: "SECOND" });
    const shared: ReviewOptions = { step: "FINAL", secrecy: "PROACTIVE" };
    expect((await approval("林终审", id, edition, shared)).refused).toBe("NOT_ALLOWED");
    expect((await approval("罗兼审", id, edition, shared)).value.latest.state).toBe("APPROVED");
  });

  it("asks for three proof-readings; one may be recorded by somebody else", async () => {
    const { id, edition } = await inReview();
    const unread = { proofRead: false };
    await approval("黄初审", id, edition, { ...unread, step: "FIRST" });
    await approval("何复审", id, edition, { ...unread, step: "SECOND" });
    const last: ReviewOptions = { step: "FINAL", secrecy: "PROACTIVE" };
    expect(await approval("罗兼审", id, edition, { ...last, ...unread })).toMatchObject({
      refused: "PROOF_READINGS_MISSING",
      details: { have: 0, wanted: 3 },
    });
    const read = async (name: PersonName) =>
      onShown(await world.as(name), "recordProofReading", id, edition, { note: ["String", "第三页单位名已核"] });
    expect((await read("梁文员")).refused).toBe("NOT_ALLOWED");
    expect((await read("农经办")).refused).toBeUndefined();
    expect((await read("吴专员")).refused).toBeUndefined();
    expect((await approval("罗兼审", id, edition, { ...last, proofRead: true })).value.latest.state).toBe("APPROVED");
  });

  it("comes back with a reason at each part, and starts anew in the next round", async () => {
    const { id, edition } = await inReview();
    await approval("黄初审", id, edition, { step: "FIRST" });
    const second = await world.as("何复审");
    const at = (field: string, reason = "与文件不一致") => ({ step: "SECOND", fieldReasons: [{ field, reason }] });
    expect((await review(second, id, edition, "RETURNED", null, { step: "SECOND" })).refused).toBe("REASON_REQUIRED");
    expect((await review(second, id, edition, "RETURNED", null, at("salary"))).refused).toBe("INVALID_INPUT");
    expect((await review(second, id, edition, "RETURNED", null, at("rateText", " "))).refused).toBe("INVALID_INPUT");
    expect((await review(second, id, edition, "RETURNED", null, at("rateText"))).value.step).toBe("SENT_BACK");
    const { disclosure } = await (
      await world.as("农经办")
    ).query(
      `query($id: ID!) { disclosure(id: $id) { actions latest { reviews { verdict fieldReasons { field reason } } } } }`,
      { id },
    );
    expect(disclosure.actions).toContain("submit");
    // While the editor has it no reviewer is asked for anything, the one who sent it back and the others alike.
    for (const name of ["黄初审", "何复审", "林终审"] as const) {
      const shown = await (
        await world.as(name)
      ).query(`query($id: ID!) { disclosure(id: $id) { actions latest { progress { steps { state mine } } } } }`, {
        id,
      });
      expect(shown.disclosure.actions).not.toContain("review");
      for (const step of shown.disclosure.latest.progress.steps)
        expect(step).toEqual({ state: "WAITING", mine: false });
    }
    expect(disclosure.latest.reviews.at(-1).fieldReasons).toEqual([{ field: "rateText", reason: "与文件不一致" }]);

    await submit(await world.as("农经办"), id, edition);
    // A screen that still shows the first round, and the first reviewer's earlier word, count for nothing.
    expect((await approval("黄初审", id, edition, { step: "FIRST" })).refused).toBe("CHANGED_MEANWHILE");
    expect((await approval("何复审", id, edition, { step: "SECOND", round: 2 })).refused).toBe("CHANGED_MEANWHILE");
    await approve(world, id, edition, 2);
    const story = await storyOf(await world.as("郑检查"), "disclosure", id);
    expect(story.find(({ kind }) => kind === "disclosure.returned")).toMatchObject({
      because: { values: { text: "与文件不一致" } },
      parts: [
        { key: "sentBack", values: { step: "SECOND" } },
        { key: "toMend", values: { fields: ["rateText"] } },
      ],
    });
  });

  it("of two reviewers at once one is told", async () => {
    const { id, edition } = await inReview();
    const first = await world.as("黄初审");
    const both = await Promise.all([review(first, id, edition), review(first, id, edition, "RETURNED", "金额有误")]);
    expect(both.map((answer) => answer.refused ?? "DONE").toSorted()).toEqual(["CHANGED_MEANWHILE", "DONE"]);
  });

  it("of two reviewers, whoever comes after the other sent it back is told that it changed", async () => {
    const { id, edition } = await inReview();
    const first = await world.as("黄初审");
    expect((await review(first, id, edition, "RETURNED", "金额有误")).refused).toBeUndefined();
    expect((await review(first, id, edition)).refused).toBe("CHANGED_MEANWHILE");
  });

  it("counts the money anew at each approval: what was changed behind its back does not pass", async () => {
    const { id, edition } = await inReview();
    const line = await world.db.paymentLine.findFirstOrThrow({ where: { editionId: edition } });
    const change = (paidFen: bigint, name: string) =>
      world.db.paymentLine.update({ where: { id: line.id }, data: { paidFen, name } });
    await change(line.paidFen + 100n, line.name);
    expect(await approval("黄初审", id, edition, { step: "FIRST" })).toMatchObject({
      refused: "AMOUNTS_DIFFER",
      details: { what: "paidFen" },
    });
    await change(line.paidFen, "另一人");
    expect(await approval("黄初审", id, edition, { step: "FIRST" })).toMatchObject({ details: { what: "content" } });
    await change(line.paidFen, line.name);
    await approve(world, id, edition);
    await change(line.paidFen + 100n, line.name);
    expect((await release(await world.as("吴专员"), id, edition)).refused).toBe("AMOUNTS_DIFFER");
  });

  it("is not published when the secrecy reviewer says so, with the reason, and nobody is under obligation", async () => {
    const { id, edition } = await inReview();
    for (const [name, step] of [
      ["黄初审", "FIRST"],
      ["何复审", "SECOND"],
      ["林终审", "FINAL"],
    ] as const)
      await approval(name, id, edition, { step });
    const withhold: ReviewOptions = { step: "SECRECY", secrecy: "NOT_PUBLIC" };
    expect((await approval("郭保密", id, edition, { step: "SECRECY" })).refused).toBe("SECRECY_VERDICT_MISSING");
    expect((await approval("郭保密", id, edition, withhold)).refused).toBe("REASON_REQUIRED");
    const done = await approval("郭保密", id, edition, { ...withhold, secrecyReason: "涉及个人隐私" });
    expect(done.value).toMatchObject({ step: "WITHHELD", latest: { state: "WITHHELD" } });
    expect((await release(await world.as("吴专员"), id, edition)).refused).toBe("WRONG_STATE");
    expect(await cell(world, "示例一经联社", id)).toMatchObject({ step: "NOT_APPLICABLE", onTime: "NOT_APPLICABLE" });
  });

  it("goes the short way with two people for a new batch in a layout that was out before, and counts all the same", async () => {
    const strange = await draft("CIVIL", rollRows("甲社区", 2, 70));
    const closed = await submit(await world.as("民经办"), strange.id, strange.edition, "SHORT");
    expect(closed).toMatchObject({ refused: "SHORT_PATH_UNAVAILABLE", details: { why: "LAYOUT_UNKNOWN" } });

    const before = await draft();
    await submit(await world.as("农经办"), before.id, before.edition);
    await approve(world, before.id, before.edition);
    await release(await world.as("吴专员"), before.id, before.edition);
    const { id, edition } = await inReview("SHORT");
    const shared: ReviewOptions = { step: "FINAL", secrecy: "PROACTIVE" };
    expect((await approval("黄初审", id, edition, { step: "FIRST" })).refused).toBe("CHANGED_MEANWHILE");
    const line = await world.db.paymentLine.findFirstOrThrow({ where: { editionId: edition } });
    const pay = (paidFen: bigint) => world.db.paymentLine.update({ where: { id: line.id }, data: { paidFen } });
    await pay(line.paidFen + 1n);
    expect((await approval("罗兼审", id, edition, shared)).refused).toBe("AMOUNTS_DIFFER");
    await pay(line.paidFen);
    expect((await approval("罗兼审", id, edition, shared)).value.latest.state).toBe("APPROVED");
    await release(await world.as("吴专员"), id, edition);

    // Never for a correction.
    const second = await importRoll(await world.as("农经办"), id, rollCsv(rollRows("示例一经联社", 4, 71)), {
      "x-change-reason": "漏列一户",
    });
    const corrected = await submit(await world.as("农经办"), id, second, "SHORT");
    expect(corrected).toMatchObject({ details: { why: "CORRECTION" } });
  });

  it("is reviewed under the settings of the day it was submitted", async () => {
    const { id, edition } = await inReview();
    const program = { id: world.street.programs.get("LAND")! };
    const { reviewSteps } = await world.db.program.findUniqueOrThrow({ where: program });
    await world.db.program.update({
      where: program,
      data: { reviewSteps: { ...(reviewSteps as object), minimumPeople: 5 } },
    });
    await approve(world, id, edition);
    const later = await inReview();
    const { disclosure } = await (
      await world.as("黄初审")
    ).query("query($id: ID!) { disclosure(id: $id) { latest { progress { minimumPeople } } } }", { id: later.id });
    expect(disclosure.latest.progress.minimumPeople).toBe(5);
    await world.db.program.update({ where: program, data: { reviewSteps: reviewSteps as object } });
  });

  it("has no urgent path unless the program has chosen one", async () => {
    const { id, edition } = await draft();
    expect((await submit(await world.as("农经办"), id, edition, "URGENT", "汛期补贴")).refused).toBe(
      "URGENT_UNAVAILABLE",
    );
  });

  it("is never of own work, though the office may submit and hold a reviewer's role", async () => {
    const id = (await draft()).id;
    const both = await publishAs("吴专员", id);
    await world.db.appointment.create({
      data: {
        id: "0b1f4d5e-2222-4222-8222-222222222222",
        personId: world.street.people.get("吴专员")!,
        unitId: world.unit("示例街道"),
        role: "FIRST_REVIEWER",
        startsOn: new Date("2020-01-01"),
      },
    });
    expect((await approval("吴专员", id, both, { step: "FIRST" })).refused).toBe("OWN_WORK");
  });
  it("is never of work one had a hand in: an earlier roll, or the explanation of a total", async () => {
    const reviewer = (await world.db.appointment.findMany({ where: { role: "FIRST_REVIEWER" } })).map(
      (held) => held.personId,
    );
    expect(reviewer).toContain(world.street.people.get("吴专员")!);
    const imported = await draft();
    await importRoll(await world.as("吴专员"), imported.id, rollCsv(rollRows("示例一经联社", 2, 91)));
    const again = await importRoll(await world.as("农经办"), imported.id, rollCsv(rollRows("示例一经联社", 2, 92)));
    await submit(await world.as("农经办"), imported.id, again);
    expect((await approval("吴专员", imported.id, again, { step: "FIRST" })).refused).toBe("OWN_WORK");

    const explained = await draft();
    const office = await world.as("吴专员");
    expect((await explainTotal(office, explained.id, explained.edition, "四舍五入")).refused).toBeUndefined();
    await submit(await world.as("农经办"), explained.id, explained.edition);
    expect((await approval("吴专员", explained.id, explained.edition, { step: "FIRST" })).refused).toBe("OWN_WORK");
    expect((await approval("黄初审", explained.id, explained.edition, { step: "FIRST" })).refused).toBeUndefined();
  });
  it("is never of work one had a hand in beside the roll: opening its batch, its payment, its scope", async () => {
    const office = await world.as("吴专员");
    const mine = async (id: string, edition: string) => {
      await must(submit(await world.as("农经办"), id, edition));
      expect((await approval("吴专员", id, edition, { step: "FIRST" })).refused).toBe("OWN_WORK");
      const { disclosure } = await office.query(
        "query($id: ID!) { disclosure(id: $id) { actions latest { progress { steps { mine } } } } }",
        { id },
      );
      expect(disclosure.actions).not.toContain("review");
      expect(disclosure.latest.progress.steps.every((step: { mine: boolean }) => !step.mine)).toBe(true);
      expect((await approval("黄初审", id, edition, { step: "FIRST" })).refused).toBeUndefined();
    };
    const opened = await openBatch(office, world, { program: "LAND", number: (number += 1) });
    const own = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    await mine(own, await importRoll(await world.as("农经办"), own, rollCsv(rollRows("示例一经联社", 2, 93))));

    const paid = await draft();
    const { batchId } = await world.db.disclosure.findUniqueOrThrow({ where: { id: paid.id } });
    await must(
      office.mutate(
        "setPayment(batchId: $id, paidOn: $on, paymentWay: $way)",
        "... on Batch { paidOn }",
        "$id: ID!, $on: Date!, $way: String!",
        { id: batchId, on: "2026-10-29", way: "社会保障卡" },
      ),
    );
    await mine(paid.id, paid.edition);

    const scoped = await draft();
    await must(changeScope(office, scoped.id, scoped.edition, { audience: "EVERYONE", profile: "TOTALS" }));
    await mine(scoped.id, scoped.edition);
  });
  it("is never of the work of somebody of the same name: two accounts may be one person", async () => {
    const { id, edition } = await inReview();
    const second = { id: world.street.people.get("农经办")! };
    await world.db.person.update({ where: second, data: { name: "黄初审" } });
    try {
      expect((await approval("黄初审", id, edition, { step: "FIRST" })).refused).toBe("SAME_NAME");
      const back = await review(await world.as("黄初审"), id, edition, "RETURNED", "金额有误");
      expect(back.refused).toBe("SAME_NAME");
    } finally {
      await world.db.person.update({ where: second, data: { name: "农经办" } });
    }
    expect((await approval("黄初审", id, edition, { step: "FIRST" })).refused).toBeUndefined();
  });
  async function publishAs(name: PersonName, id: string): Promise<string> {
    const person = await world.as(name);
    const edition = await importRoll(person, id, rollCsv(rollRows("示例一经联社", 2, 90)));
    await submit(person, id, edition);
    return edition;
  }

  it("the queue holds what is the viewer's turn", async () => {
    const { id, edition } = await inReview();
    const queue = async (name: PersonName): Promise<string[]> =>
      (await (await world.as(name)).query("{ reviewQueue { id } }")).reviewQueue.map((each: { id: string }) => each.id);
    expect(await queue("黄初审")).toContain(id);
    expect(await queue("何复审")).not.toContain(id);
    await approval("黄初审", id, edition, { step: "FIRST" });
    expect(await queue("黄初审")).not.toContain(id);
    expect(await queue("何复审")).toContain(id);
  });
});
