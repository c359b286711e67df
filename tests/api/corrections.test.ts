import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyringOf } from "../../apps/api/src/adapters/keyring";
import { apiWorld, newUuid } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  acceptCorrection,
  corrections,
  openCorrection,
  refuseCorrection,
  askedWith,
  showCard,
  takeCorrection,
  withdrawCorrection,
} from "../support/correction-steps";
import type { Card } from "../support/correction-steps";
import { must } from "../support/publication-steps";
import type { PersonName } from "../support/small-street";
import {
  approve,
  explainTotal,
  importRoll,
  openBatch,
  publish,
  release,
  review,
  rollCsv,
  rollRows,
  submit,
} from "../support/steps";

const VILLAGE = "示例一经联社";

describe("somebody has a record of theirs corrected", () => {
  let world: ApiWorld;
  let clerk: Client;
  let office: Client;
  let editor: Client;
  let number = 0;
  const rows = rollRows(VILLAGE, 4);
  const [first, second, third] = rows as unknown as [Card, Card, Card];

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    clerk = await world.as("梁文员");
    office = await world.as("吴专员");
    editor = await world.as("农经办");
  });
  afterAll(() => world.close());

  /** A result with these people in it, public. */
  async function publicResult(lines = rows): Promise<string> {
    const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    await publish(world, id, rollCsv(lines));
    return id;
  }

  /** What a query at the counter gives to ask with. */
  async function found(client: Client, unit: string, card: Card, disclosureId: string) {
    const answer = await showCard(client, world, unit, card);
    const line = answer.value.lines.find(
      (each: { disclosureId: string; mayAsk: boolean }) => each.disclosureId === disclosureId && each.mayAsk,
    );
    return { ...askedWith(answer.value, card), lineId: line.id as string };
  }

  const taken = async (disclosureId: string, wanted: Record<string, unknown>, card = first): Promise<string> =>
    (await must(takeCorrection(clerk, await found(clerk, VILLAGE, card, disclosureId), wanted))).value.id;

  const counts = () => world.db.correctionRequest.count();

  it("is taken at no other counter, of no other line, with no other card", async () => {
    const id = await publicResult();
    const at = await found(clerk, VILLAGE, first, id);
    const before = await counts();
    const wanted = { quantityMilli: 1500 };
    expect((await takeCorrection(world.anonymous, at, wanted)).refused).toBe("SIGNED_OUT");
    for (const name of ["郑检查", "陈监督", "农经办", "卢文员", "苏管理", "外专员", "黄初审"] as const)
      expect((await takeCorrection(await world.as(name), at, wanted)).refused, name).toBe("NOT_ALLOWED");
    // Somebody else's query, and one of nobody.
    for (const [client, more] of [
      [office, {}],
      [clerk, { queryId: newUuid() }],
    ] as const)
      expect(await takeCorrection(client, { ...at, ...more }, wanted)).toMatchObject({
        refused: "INVALID_INPUT",
        field: "queryId",
      });
    expect(await takeCorrection(clerk, { ...at, lineId: "999999999" }, wanted)).toMatchObject({ refused: "NOT_FOUND" });
    expect(await takeCorrection(clerk, { ...at, lineId: "x'" }, wanted)).toMatchObject({ refused: "NOT_FOUND" });
    // A card that was not looked up is tried on nothing; another's that was is told apart.
    expect(await takeCorrection(clerk, { ...at, identityNumber: second.identityNumber }, wanted)).toMatchObject({
      refused: "INVALID_INPUT",
      field: "seal",
    });
    const shown = (await showCard(clerk, world, VILLAGE, second)).value;
    expect(await takeCorrection(clerk, { ...askedWith(shown, second), lineId: at.lineId }, wanted)).toMatchObject({
      refused: "IDENTITY_DIFFERS",
      field: "identityNumber",
    });
    expect(await takeCorrection(clerk, { ...at, identityNumber: "123" }, wanted)).toMatchObject({
      refused: "INVALID_INPUT",
      field: "identityNumber",
    });
    expect(await takeCorrection(clerk, at, { quantityMilli: 1000 }, { wrong: null })).toMatchObject({
      refused: "NOTHING_TO_CORRECT",
    });
    for (const [wrong, field] of [
      [{ dueFen: -1 }, "dueFen"],
      [{ quantityMilli: -5 }, "quantityMilli"],
      [{ remark: "随便写" }, "remark"],
      [{ name: "无" }, "name"],
    ] as const)
      expect(await takeCorrection(clerk, at, wrong)).toMatchObject({ refused: "INVALID_INPUT", field });
    for (const [more, field] of [
      [{ wrong: "打13800138000问" }, "wrong"],
      [{ proof: "身份证449900196607225764" }, "proof"],
    ] as const)
      expect(await takeCorrection(clerk, at, wanted, more)).toMatchObject({ refused: "TEXT_CARRIES_NUMBER", field });
    expect(await takeCorrection(clerk, at, { name: "张13800138000" })).toMatchObject({
      refused: "TEXT_CARRIES_NUMBER",
      field: "name",
    });
    expect(await takeCorrection(clerk, at, wanted, { proof: " " })).toMatchObject({ field: "proof" });
    expect(await counts()).toBe(before);
  });

  it("of a draft only the office is asked, of what is replaced nobody", async () => {
    const id = await publicResult();
    const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    const draft = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    await importRoll(editor, draft, rollCsv(rows));
    const line = await world.db.paymentLine.findFirstOrThrow({ where: { edition: { disclosureId: draft }, seq: 1 } });
    const shown = (await showCard(clerk, world, VILLAGE, first)).value;
    const at = { ...askedWith(shown, first), lineId: String(line.id) };
    expect(await takeCorrection(clerk, at, { quantityMilli: 1500 })).toMatchObject({ refused: "NOT_FOUND" });
    const seen = await found(office, "示例街道", first, draft);
    expect(seen.lineId).toBe(String(line.id));
    // Replaced: what hung before is only looked at.
    const old = await world.db.paymentLine.findFirstOrThrow({ where: { edition: { disclosureId: id }, seq: 1 } });
    await publish(world, id, rollCsv(rows), { changeReason: "更正面积" });
    expect(await takeCorrection(clerk, { ...at, lineId: String(old.id) }, { quantityMilli: 1500 })).toMatchObject({
      refused: "WRONG_STATE",
      details: { state: "REPLACED" },
    });
  });

  it("from the counter to the edition that says it", async () => {
    const id = await publicResult();
    const at = await found(clerk, VILLAGE, first, id);
    const wanted = { quantityMilli: 2500, group: "三组" };
    const requestId = newUuid();
    const asked = await takeCorrection(clerk, at, wanted, { id: requestId });
    expect(asked.value).toMatchObject({
      id: requestId,
      parts: ["group", "quantityMilli"],
      step: "RECEIVED",
      late: false,
      actions: ["withdraw"],
      // Twenty working days from 2 November 2026.
      due: { on: "2026-11-30", rule: "ANSWER_20_WORKING_DAYS" },
    });
    // A repeat is harmless, another word under the same id is not, and a second request waits for the first.
    expect((await takeCorrection(clerk, at, wanted, { id: requestId })).value.id).toBe(requestId);
    expect((await takeCorrection(clerk, at, { quantityMilli: 9 }, { id: requestId })).refused).toBe("ALREADY_EXISTS");
    expect(await takeCorrection(clerk, at, wanted)).toMatchObject({
      refused: "CORRECTION_OPEN",
      details: { on: "2026-11-02" },
    });
    expect(await world.db.auditEvent.count({ where: { kind: "correction.taken", subjectId: requestId } })).toBe(1);
    expect((await showCard(clerk, world, VILLAGE, first)).value.lines[0]).toMatchObject({
      mayAsk: false,
      openRequestOn: "2026-11-02",
    });

    // Nobody decides but the office and the department.
    for (const name of ["梁文员", "郑检查", "黄初审", "民经办", "苏管理", "外专员"] as const) {
      expect((await acceptCorrection(await world.as(name), requestId, wanted)).refused, name).toBe("NOT_ALLOWED");
      expect((await refuseCorrection(await world.as(name), requestId)).refused, name).toBe("NOT_ALLOWED");
    }
    const opened = await openCorrection(editor, requestId);
    expect(opened).toMatchObject({
      before: { quantityMilli: 1000 },
      asked: { quantityMilli: 2500, name: null },
      wrong: "记错了",
      proof: "土地承包经营权证",
      toCorrect: { number: 1, state: "RELEASED", line: { quantityMilli: 1000, dueFen: 10_643 } },
    });
    const shown = opened.toCorrect;
    expect(await acceptCorrection(editor, requestId, wanted, " ")).toMatchObject({ refused: "REASON_REQUIRED" });
    expect(await acceptCorrection(editor, requestId, wanted, `更正${first.name}的面积`)).toMatchObject({
      refused: "REASON_NAMES_PERSON",
    });
    expect(await acceptCorrection(editor, requestId, { dueFen: 26_608 })).toMatchObject({
      refused: "LINE_DOES_NOT_ADD_UP",
    });
    expect(await acceptCorrection(editor, requestId, wanted, undefined, { ...shown, revision: 9 })).toMatchObject({
      refused: "CHANGED_MEANWHILE",
    });
    // Of two at once one is told.
    const both = { ...wanted, dueFen: 26_608, paidFen: 26_608 };
    const twice = await Promise.all([
      acceptCorrection(editor, requestId, both, undefined, shown),
      acceptCorrection(office, requestId, both, undefined, shown),
    ]);
    expect(twice.map(({ refused }) => refused).toSorted()).toEqual(["WRONG_STATE", undefined]);
    const accepted = twice.find(({ refused }) => refused === undefined)!;
    expect(accepted.value).toMatchObject({ step: "BEING_CORRECTED", edition: 2, actions: [] });
    expect((await refuseCorrection(office, requestId)).refused).toBe("WRONG_STATE");
    expect((await withdrawCorrection(clerk, requestId)).refused).toBe("WRONG_STATE");

    // The public edition is as it was; the draft is a copy with one line changed, and adds up.
    const [one, two] = await world.db.edition.findMany({
      where: { disclosureId: id },
      include: { lines: { orderBy: { seq: "asc" } } },
      orderBy: { number: "asc" },
    });
    expect(one!.lines[0]).toMatchObject({ quantityMilli: 1000n, paidFen: 10_643n });
    expect(two!.lines[0]).toMatchObject({ quantityMilli: 2500n, dueFen: 26_608n, paidFen: 26_608n, group: "三组" });
    expect(two).toMatchObject({ state: "DRAFT", lineCount: 4, paidFen: one!.paidFen + 15_965n });
    expect(two!.dueFen).toBe(two!.paidFen + two!.returnedFen + two!.heldFen);
    expect(two!.lines.slice(1).map(({ name, paidFen }) => [name, paidFen])).toEqual(
      one!.lines.slice(1).map(({ name, paidFen }) => [name, paidFen]),
    );

    // Another request joins the draft; its own total is explained anew before it may be handed in.
    const other = await taken(id, { remark: "代领" }, second);
    expect((await acceptCorrection(office, other, { remark: "代领" })).value).toMatchObject({ edition: 2 });
    expect(await world.db.edition.count({ where: { disclosureId: id } })).toBe(2);
    expect((await submit(editor, id, two!.id)).refused).toBe("CONTROL_TOTAL_DIFFERS");
    await must(explainTotal(editor, id, two!.id, "经核实更正1户面积，其余不变"));
    await must(submit(editor, id, two!.id));
    expect(await openCorrection(clerk, requestId)).toMatchObject({
      summary: { step: "BEING_CORRECTED", edition: 2 },
      toCorrect: null,
    });

    // In review nothing is changed any more: the next one waits, or a reviewer sends it back.
    const late = await taken(id, { remark: "补发" }, third);
    expect((await openCorrection(office, late)).toCorrect).toMatchObject({
      obstacle: "UNDER_REVIEW",
      isAlreadySaid: false,
    });
    expect(await acceptCorrection(office, late, { remark: "补发" })).toMatchObject({
      refused: "CORRECTION_UNDER_REVIEW",
      details: { number: 2 },
    });
    // Whoever corrected it does not review it.
    const decider = twice[0]!.refused === undefined ? "农经办" : "吴专员";
    const decided = await world.db.edition.findUniqueOrThrow({ where: { id: two!.id } });
    expect(decided.contributorIds).toContain(world.street.people.get(decider));
    await approve(world, id, two!.id);
    await must(release(office, id, two!.id));

    const done = await showCard(clerk, world, VILLAGE, first);
    expect(done.value.lines[0]).toMatchObject({ editionNumber: 2, state: "RELEASED", group: "三组" });
    // The person is told how their own requests stand, and nobody else's.
    expect(done.value.corrections).toEqual([{ id: requestId, step: "CORRECTED", edition: 2 }]);
    const register = await clerk.query(
      "query($id: ID!) { archiveRegister(unitId: $id) { entries { corrections { id step edition answeredOn late } } } }",
      { id: world.unit(VILLAGE) },
    );
    const own = register["archiveRegister"].entries
      .flatMap((entry: { corrections: unknown[] }) => entry.corrections)
      .find((each: { id: string }) => each.id === requestId);
    expect(own).toEqual({ id: requestId, step: "CORRECTED", edition: 2, answeredOn: "2026-11-02", late: false });
    // The request that came too late is still open, and goes into the next edition.
    expect((await corrections(office, world.unit("示例街道"))).map(({ id: each }) => each)).toContain(late);
    expect((await acceptCorrection(office, late, { remark: "补发" })).value).toMatchObject({ edition: 3 });
  });

  it("what another roll takes the place of is nobody's answered request", async () => {
    const id = await publicResult();
    const request = await taken(id, { quantityMilli: 1500 });
    await must(acceptCorrection(office, request, { quantityMilli: 1500 }));
    const draft = await importRoll(editor, id, rollCsv(rows), { "x-change-reason": "重新导入" });
    const find = async () =>
      (await corrections(office, world.unit("示例街道"))).find((each: { id: string }) => each.id === request);
    expect(await find()).toMatchObject({ step: "DROPPED", edition: null, actions: ["accept", "refuse", "withdraw"] });
    expect((await acceptCorrection(office, request, { quantityMilli: 1500 })).value).toMatchObject({
      step: "BEING_CORRECTED",
      edition: 2,
    });
    // Sent back, it is corrected further in the same draft, and the round after sees what changed.
    await must(submit(editor, id, draft));
    await must(review(await world.as("黄初审"), id, draft, "RETURNED", "请核对", { step: "FIRST" }));
    const more = await taken(id, { group: "一组" }, second);
    await must(acceptCorrection(office, more, { group: "一组" }));
    expect(await world.db.reviewRoundLine.count({ where: { round: { contentId: draft } } })).toBe(4);
    await must(submit(editor, id, draft));
    await approve(world, id, draft, 2);
    await must(release(office, id, draft));
    expect(await find()).toBeUndefined();
    // A later edition that says otherwise opens it again.
    await publish(world, id, rollCsv(rows), { changeReason: "再次更正" });
    expect(await find()).toMatchObject({ step: "DROPPED" });
  });

  it("a changed name is hashed anew from the card, and found under it", async () => {
    const misspelled = [{ ...rows[0]!, name: "梁错字" }, ...rows.slice(1)];
    const id = await publicResult(misspelled);
    // Found by the whole number, though no look-up by the right name finds it.
    const at = await found(clerk, VILLAGE, first, id);
    const line = await world.db.paymentLine.findUniqueOrThrow({ where: { id: BigInt(at.lineId) } });
    expect(line.name).toBe("梁错字");
    // Only the name that the card was shown for.
    const request = await must(takeCorrection(clerk, at, { name: ` ${first.name} ` }));
    expect(await acceptCorrection(office, request.value.id, { name: "梁另名" })).toMatchObject({
      refused: "IDENTITY_DIFFERS",
      field: "name",
    });
    await must(acceptCorrection(office, request.value.id, { name: first.name }));
    const [draft] = await world.db.edition.findMany({ where: { disclosureId: id }, orderBy: { number: "desc" } });
    const changed = await world.db.paymentLine.findFirstOrThrow({ where: { editionId: draft!.id, seq: 1 } });
    expect(changed).toMatchObject({ name: first.name, identityHash: line.identityHash });
    expect(changed.lookupHash).not.toEqual(line.lookupHash);
    await must(submit(editor, id, draft!.id));
    await approve(world, id, draft!.id);
    await must(release(office, id, draft!.id));
    const again = (await showCard(clerk, world, VILLAGE, first)).value.lines.find(
      (each: { disclosureId: string }) => each.disclosureId === id,
    );
    expect(again).toMatchObject({ name: first.name, editionNumber: 2 });
  });

  it("under a new key it counts as one person still", async () => {
    const two = [rows[0]!, { ...rows[0]!, name: "梁错字", quantity: "9.00", amount: "957.87" }, rows[1]!];
    const id = await publicResult(two);
    const { keyring } = world.services;
    const rotated = keyringOf([{ version: 2, key: "cd".repeat(32) }]);
    const both = {
      currentVersion: 2,
      versions: [2, 1],
      hmac: (version: number, purpose: Parameters<typeof keyring.hmac>[1], text: string) =>
        (version === 2 ? rotated : keyring).hmac(version, purpose, text),
    };
    Object.assign(world.services, { keyring: both });
    const answer = await showCard(clerk, world, VILLAGE, first);
    const misspelled = answer.value.lines.find(
      (each: { disclosureId: string; name: string }) => each.disclosureId === id && each.name === "梁错字",
    );
    const at = { ...askedWith(answer.value, first), lineId: misspelled.id };
    const request = (await must(takeCorrection(clerk, at, { name: first.name }))).value.id;
    await must(acceptCorrection(office, request, { name: first.name }));
    const [draft] = await world.db.edition.findMany({ where: { disclosureId: id }, orderBy: { number: "desc" } });
    expect(draft).toMatchObject({ lineCount: 3, recipientCount: 2 });
    // Alone, a line goes under the key of today.
    const single = await publicResult([rows[2]!]);
    const other = await must(takeCorrection(clerk, await found(clerk, VILLAGE, third, single), { name: "何改名" }));
    await must(acceptCorrection(office, other.value.id, { name: "何改名" }));
    const line = await world.db.paymentLine.findFirstOrThrow({
      where: { edition: { disclosureId: single, number: 2 } },
    });
    expect(line).toMatchObject({ name: "何改名", hashVersion: 2 });
    Object.assign(world.services, { keyring });
  });

  it("is refused with a reason, or no longer wanted, and stays so", async () => {
    const id = await publicResult();
    const request = await taken(id, { quantityMilli: 1500 });
    expect(await refuseCorrection(office, request, " ")).toMatchObject({ refused: "REASON_REQUIRED" });
    expect(await refuseCorrection(office, request, "打13800138000")).toMatchObject({ refused: "TEXT_CARRIES_NUMBER" });
    expect((await refuseCorrection(office, request)).value).toMatchObject({
      step: "REFUSED",
      answeredOn: "2026-11-02",
      actions: [],
    });
    expect((await refuseCorrection(office, request)).refused).toBe("WRONG_STATE");
    expect((await acceptCorrection(office, request, { quantityMilli: 1500 })).refused).toBe("WRONG_STATE");
    expect((await openCorrection(clerk, request)).answer).toBe("经核对，清册与证书一致");
    const other = await taken(id, { quantityMilli: 1600 });
    for (const name of ["卢文员", "郑检查", "农经办", "外专员"] as const)
      expect((await withdrawCorrection(await world.as(name), other)).refused, name).toBe("NOT_ALLOWED");
    expect((await withdrawCorrection(clerk, other)).value).toMatchObject({ step: "WITHDRAWN" });
    expect((await withdrawCorrection(clerk, other)).value).toMatchObject({ step: "WITHDRAWN" });
    expect(await world.db.auditEvent.count({ where: { kind: "correction.withdrawn", subjectId: other } })).toBe(1);
  });

  it("is read by those it concerns, traced, and its words stand in no trace", async () => {
    const id = await publicResult();
    const request = await taken(id, { name: "欧阳密名", quantityMilli: 7654 });
    for (const name of ["卢文员", "黄初审", "民经办", "苏管理", "外专员", "陈监督"] as const)
      await expect(openCorrection(await world.as(name), request), name).rejects.toThrow("NOT_ALLOWED");
    await expect(openCorrection(world.anonymous, request)).rejects.toThrow("SIGNED_OUT");
    for (const name of ["梁文员", "吴专员", "农经办", "郑检查"] as const)
      expect((await openCorrection(await world.as(name), request)).asked.name, name).toBe("欧阳密名");
    expect(await world.db.auditEvent.count({ where: { kind: "correction.read", subjectId: request } })).toBe(4);
    const traced = await world.db.auditEvent.findMany({ where: { subjectType: "correction" } });
    const kept = JSON.stringify(traced.map(({ data, reason }) => [data, reason]));
    for (const text of ["欧阳密名", "7654", "记错了", "土地承包", first.name, first.identityNumber])
      expect(kept).not.toContain(text);
    const lists = async (name: PersonName, unit: string) =>
      (await corrections(await world.as(name), world.unit(unit))).map((each: { id: string }) => each.id);
    for (const [name, unit] of [
      ["梁文员", VILLAGE],
      ["吴专员", "示例街道"],
      ["郑检查", "示例街道"],
      ["农经办", "农业农村局"],
    ] as const)
      expect(await lists(name, unit), name).toContain(request);
    for (const [name, unit] of [
      ["卢文员", VILLAGE],
      ["梁文员", "示例街道"],
      ["农经办", "示例街道"],
      ["民经办", "农业农村局"],
      ["外专员", "示例街道"],
    ] as const)
      await expect(lists(name, unit), name).rejects.toThrow("NOT_ALLOWED");
  });

  it("is late once its day is over, until somebody answers", async () => {
    const id = await publicResult();
    const request = await taken(id, { quantityMilli: 1500 });
    const find = async () =>
      (await corrections(office, world.unit("示例街道"))).find((each: { id: string }) => each.id === request);
    world.clock.to("2026-11-30");
    office = await world.as("吴专员");
    expect(await find()).toMatchObject({ late: false, due: { on: "2026-11-30" } });
    world.clock.to("2026-12-01");
    expect(await find()).toMatchObject({ late: true });
    expect((await refuseCorrection(office, request)).value).toMatchObject({ step: "REFUSED", late: true });
    world.clock.to("2026-11-02");
  });

  it("its words go half a year after the answer; that there was one stays", async () => {
    const id = await publicResult();
    const refused = await taken(id, { name: "欧阳待忘" });
    await must(refuseCorrection(office, refused));
    const corrected = await taken(id, { remark: "代领" }, second);
    await must(acceptCorrection(office, corrected, { remark: "代领" }));
    const waiting = await taken(id, { remark: "补发" }, third);
    const [draft] = await world.db.edition.findMany({ where: { disclosureId: id }, orderBy: { number: "desc" } });
    await must(submit(editor, id, draft!.id));
    await approve(world, id, draft!.id);
    await must(release(office, id, draft!.id));
    const row = (of: string) => world.db.correctionRequest.findUniqueOrThrow({ where: { id: of } });

    world.clock.to("2027-05-05");
    expect((await world.lookAtJobs()).some((line) => line.startsWith("forget-corrections"))).toBe(false);
    world.clock.to("2027-05-06");
    expect((await world.lookAtJobs()).find((line) => line.startsWith("forget-corrections"))).toMatch(/ \d+ requests$/u);
    expect((await world.lookAtJobs()).some((line) => line.startsWith("forget-corrections"))).toBe(false);
    for (const [of, closedStep, closedEdition] of [
      [refused, "REFUSED", null],
      [corrected, "CORRECTED", 2],
    ] as const)
      expect(await row(of)).toMatchObject({
        closedStep,
        closedEdition,
        before: null,
        asked: null,
        decided: null,
        wrong: null,
        proof: null,
        answer: null,
        identityHash: null,
        newLookupHash: null,
      });
    expect(await row(waiting)).toMatchObject({ forgottenAt: null, proof: "土地承包经营权证" });
    clerk = await world.as("梁文员");
    expect(await openCorrection(clerk, corrected)).toMatchObject({
      summary: { step: "CORRECTED", edition: 2 },
      before: null,
      asked: null,
      toCorrect: null,
    });
    // When it was answered is told as before.
    expect((await openCorrection(clerk, corrected)).summary).toMatchObject({ answeredOn: "2026-11-02", late: false });
    expect(await world.db.auditEvent.count({ where: { kind: "correction.forgotten", subjectId: refused } })).toBe(1);

    // With the names of the edition it was about goes what nobody ever answered.
    await world.db.edition.updateMany({ where: { disclosureId: id }, data: { retainUntil: new Date("2027-05-05") } });
    await world.lookAtJobs();
    expect(await row(waiting)).toMatchObject({ closedStep: "RECEIVED", asked: null, identityHash: null });
    world.clock.to("2026-11-02");
    [clerk, office, editor] = [await world.as("梁文员"), await world.as("吴专员"), await world.as("农经办")];
  });

  const others = (card: Card, more: Partial<Card> & { group?: string } = {}) =>
    rows.map((row) => (row.name === card.name ? { ...row, ...more } : row));

  it("is never taken for a namesake's, whose line nobody changes for it", async () => {
    const id = await publicResult();
    const request = await taken(id, { remark: "代领" });
    const stranger = rollRows(VILLAGE, 1, 77)[0]!.identityNumber;
    await importRoll(editor, id, rollCsv(others(first, { identityNumber: stranger })), {
      "x-change-reason": "重新导入",
    });
    expect((await openCorrection(office, request)).toCorrect.line).toBeNull();
    expect(await acceptCorrection(office, request, { remark: "代领" })).toMatchObject({
      refused: "CORRECTION_LINE_GONE",
      details: { number: 2 },
    });
  });

  it("is agreed to without a change where a roll says it already, and in words alone by a later edition", async () => {
    const id = await publicResult();
    const [request, inWords] = [
      await taken(id, { quantityMilli: 2000 }),
      (await must(takeCorrection(clerk, await found(clerk, VILLAGE, second, id), {}, { wrong: "这块地不是我的" })))
        .value.id,
    ];
    for (const each of [request, inWords])
      expect((await acceptCorrection(office, each, {})).refused).toBe("NOTHING_TO_CORRECT");
    // The other one's line was not theirs, and is taken out.
    const mended = rows
      .filter(({ name }) => name !== second.name)
      .map((row) => (row.name === first.name ? { ...row, quantity: "2.00" } : row));
    await publish(world, id, rollCsv(mended), { changeReason: "更正面积" });
    world.clock.to("2026-11-04");
    await must(acceptCorrection(office, request, {}));
    await must(acceptCorrection(office, inWords, {}));
    for (const each of [request, inWords])
      expect((await openCorrection(office, each)).summary).toMatchObject({
        step: "CORRECTED",
        edition: 2,
        answeredOn: "2026-11-02",
      });
    expect(await world.db.edition.count({ where: { disclosureId: id } })).toBe(2);
    // A later edition repeats the answer; it does not give it.
    await publish(world, id, rollCsv(mended), { changeReason: "更正他人" });
    expect((await openCorrection(office, request)).summary).toMatchObject({
      step: "CORRECTED",
      edition: 2,
      answeredOn: "2026-11-02",
    });
    world.clock.to("2026-11-02");
  });

  it("about a draft is the office's alone, and names nobody of the edition in what is public", async () => {
    const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    const id = opened.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    await importRoll(editor, id, rollCsv(rows));
    const at = await found(office, "示例街道", first, id);
    const request = (await must(takeCorrection(office, at, { remark: "代领" }))).value.id;
    expect((await corrections(clerk, world.unit(VILLAGE))).map((each) => each.id)).not.toContain(request);
    expect(await clerk.refusedQuery("query($id: ID!) { correction(id: $id) { wrong } }", { id: request })).toBe(
      "NOT_ALLOWED",
    );
    expect((await withdrawCorrection(clerk, request)).refused).toBe("NOT_ALLOWED");
    expect(
      (await showCard(clerk, world, VILLAGE, first)).value.corrections.map((each: { id: string }) => each.id),
    ).not.toContain(request);
    expect(await acceptCorrection(office, request, { remark: "代领" }, `更正${third.name}的备注`)).toMatchObject({
      refused: "REASON_NAMES_PERSON",
      field: "changeReason",
    });
    expect((await acceptCorrection(office, request, { remark: "代领" })).value).toMatchObject({
      step: "BEING_CORRECTED",
    });
  });

  it("waits as a number for those who may decide", async () => {
    const waiting = async (name: PersonName): Promise<number> =>
      (await (await world.as(name)).query("{ waiting { corrections } }"))["waiting"].corrections;
    const before = { office: await waiting("吴专员"), editor: await waiting("农经办") };
    const request = await taken(await publicResult(), { remark: "代领" });
    expect(await waiting("吴专员")).toBe(before.office + 1);
    expect(await waiting("农经办")).toBe(before.editor + 1);
    for (const name of ["民经办", "外专员", "梁文员", "郑检查"] as const) expect(await waiting(name), name).toBe(0);
    await must(acceptCorrection(office, request, { remark: "代领" }));
    expect(await waiting("吴专员")).toBe(before.office);
  });

  it("of a program that has become SS is spoken of at the street's counter alone", async () => {
    const id = await publicResult();
    const at = await found(clerk, VILLAGE, second, id);
    const request = await taken(id, { remark: "代领" });
    const land = { where: { code: "LAND" } };
    await world.db.program.updateMany({ ...land, data: { grade: "SS" } });
    expect((await takeCorrection(clerk, at, { remark: "代领" })).refused).toBe("NOT_ALLOWED");
    expect((await withdrawCorrection(clerk, request)).refused).toBe("NOT_ALLOWED");
    expect((await showCard(clerk, world, VILLAGE, first)).value.corrections).toEqual([]);
    const { archiveRegister } = await clerk.query(
      "query($id: ID!) { archiveRegister(unitId: $id) { entries(first: 3) { corrections { id } } } }",
      { id: world.unit(VILLAGE) },
    );
    expect(archiveRegister.entries.flatMap((entry: { corrections: unknown[] }) => entry.corrections)).toEqual([]);
    expect((await withdrawCorrection(office, request)).value).toMatchObject({ step: "WITHDRAWN" });
    await world.db.program.updateMany({ ...land, data: { grade: "N" } });
  });
});
