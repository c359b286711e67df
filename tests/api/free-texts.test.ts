import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  acceptRoll,
  checkRoll,
  explainTotal,
  importRoll,
  openBatch,
  review,
  rollCsv,
  rollRows,
  submit,
} from "../support/steps";

const PHONE = "13800138000";
const IDENTITY = "449900196607225764";
const OWN = "0760-00000009";

/** What is written somewhere and kept or published carries nobody's number, and has an end. */
describe("free texts", () => {
  let world: ApiWorld;
  let editor: Client;
  let disclosure: string;
  let batch: string;
  const bytes = rollCsv(rollRows("示例一经联社", 3));

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    editor = await world.as("农经办");
    const opened = await openBatch(editor, world, { program: "LAND" });
    batch = opened.value.id;
    disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
  });
  afterAll(() => world.close());

  const carries = (text: string, number: string, field: string) => ({
    refused: "TEXT_CARRIES_NUMBER",
    details: { text, number },
    field,
  });

  it("of a batch", async () => {
    const open = (input: object) =>
      editor.mutate("openBatch(input: $input)", "... on Batch { id name paymentWay }", "$input: OpenBatchInput!", {
        input: { programId: world.street.programs.get("LAND"), subsidyYear: 2026, number: 2, name: "第2批", ...input },
      });
    expect(await open({ name: `第2批 ${PHONE}` })).toMatchObject(carries("batchName", "PHONE", "name"));
    expect(await open({ name: "批".repeat(31) })).toMatchObject({
      refused: "TEXT_TOO_LONG",
      details: { text: "batchName", max: 30 },
    });
    expect(await open({ paymentWay: `问 ${PHONE}` })).toMatchObject(carries("paymentWay", "PHONE", "paymentWay"));
    expect((await open({ paymentWay: "卡".repeat(61) })).refused).toBe("TEXT_TOO_LONG");
    expect(await open({ paidOn: "1900-01-01" })).toMatchObject({ refused: "INVALID_INPUT", field: "paidOn" });
    const opened = await open({ paymentWay: `一卡通，电话${OWN}`, stages: ["RESULT", "RESULT"] });
    expect(opened.value).toMatchObject({ name: "第2批", paymentWay: `一卡通，电话${OWN}` });
    expect(await world.db.disclosure.count({ where: { batchId: opened.value.id } })).toBe(1);
  });

  it("of a payment", async () => {
    const set = (paidOn: string, way: string) =>
      editor.mutate(
        "setPayment(batchId: $id, paidOn: $on, paymentWay: $way)",
        "... on Batch { paymentWay }",
        "$id: ID!, $on: Date!, $way: String!",
        { id: batch, on: paidOn, way },
      );
    expect(await set("2026-10-29", `转到 6228 4855 0148 0102 539`)).toMatchObject(
      carries("paymentWay", "CARD", "paymentWay"),
    );
    expect(await set("1900-01-01", "社会保障卡")).toMatchObject({ refused: "INVALID_INPUT", field: "paidOn" });
    expect((await set("2026-10-29", "社会保障卡")).refused).toBeUndefined();
  });

  it("of a roll: refused with field and place, nothing written; an office's own telephone is no secret", async () => {
    const { digest } = (await checkRoll(editor, disclosure, bytes)).body as { digest: string };
    const accept = async (headers: Record<string, string>) =>
      (await acceptRoll(editor, disclosure, bytes, digest, headers)).body as Record<string, unknown>;
    for (const [header, text, number, field] of [
      ["x-basis", `粤农〔2022〕3号，张三 ${IDENTITY}`, "IDENTITY", "basis"],
      ["x-rate-text", `每亩106.43元 ${PHONE}`, "PHONE", "rateText"],
      ["x-change-reason", `李四 ${IDENTITY} 有误`, "IDENTITY", "changeReason"],
    ] as const) {
      const refused = await accept({ [header]: text });
      expect(refused).toMatchObject({ code: "TEXT_CARRIES_NUMBER", details: { number, text: field }, field });
      expect(JSON.stringify(refused)).not.toMatch(/\d{7}/);
      expect(refused["details"]).toHaveProperty("at");
    }
    expect(await accept({ "x-change-reason": "错".repeat(501) })).toMatchObject({ code: "TEXT_TOO_LONG" });
    expect(await accept({ "x-basis": "a\0b" })).toMatchObject({ code: "INVALID_INPUT", field: "basis" });
    expect(await world.db.edition.count()).toBe(0);
    expect(await accept({ "x-basis": `示例文件，咨询${OWN}` })).toHaveProperty("editionId");
  });

  it("of a file's name, which is cut rather than refused", async () => {
    const name = { "x-file-name": encodeURIComponent(`清册${PHONE}\u202e${"长".repeat(200)}.csv`) };
    const checked = await editor.send("POST", `/rolls/check?disclosure=${disclosure}`, bytes, name);
    const { digest } = checked.body as { digest: string };
    await acceptRoll(editor, disclosure, bytes, digest, { "x-file-name": decodeURIComponent(name["x-file-name"]) });
    const { fileName } = await world.db.rollImport.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(fileName).toMatch(/^清册…长+$/);
    expect(fileName).toHaveLength(120);
  });

  it("of an explanation and a review", async () => {
    const draft = await importRoll(editor, disclosure, bytes);
    const explain = (text: string) => explainTotal(editor, disclosure, draft, text);
    expect(await explain(`问${PHONE}`)).toMatchObject(carries("totalExplanation", "PHONE", "explanation"));
    expect((await explain("差".repeat(501))).refused).toBe("TEXT_TOO_LONG");
    const edition = await importRoll(editor, disclosure, bytes);
    await submit(editor, disclosure, edition);
    const reviewer = await world.as("黄初审");
    expect(await review(reviewer, disclosure, edition, "RETURNED", `${IDENTITY} 这个人不对`)).toMatchObject(
      carries("reviewComment", "IDENTITY", "comment"),
    );
    expect((await review(reviewer, disclosure, edition, "APPROVED", "审".repeat(1001))).refused).toBe("TEXT_TOO_LONG");
    expect((await review(reviewer, disclosure, edition, "RETURNED", "第3行请核对")).refused).toBeUndefined();
  });

  it("of a plan, with the item it stands in, also where the text is no plan", async () => {
    const office = await world.as("吴专员");
    const preview = (text: string, door = "previewPlan") =>
      office.mutate(`${door}(subdistrictId: $id, text: $text)`, "", "$id: ID!, $text: String!", {
        id: world.unit("示例街道"),
        text,
      });
    const plan = (item: string, unit = "司法所") =>
      `示例街道2026年要点\n\t一、甲\n\t1.丙\n\t${unit}\n\n\t2.${item}\n\t\n`;
    for (const door of ["previewPlan", "importPlan"])
      expect(await preview(plan(`报张三 ${PHONE}`), door)).toMatchObject({
        refused: "TEXT_CARRIES_NUMBER",
        details: { text: "planItem", item: 2, number: "PHONE" },
      });
    expect((await preview(plan("丁".repeat(2001)))).refused).toBe("TEXT_TOO_LONG");
    expect((await preview(plan("丁", "所".repeat(41)))).refused).toBe("TEXT_TOO_LONG");
    expect(JSON.stringify(await preview(`要点\n\t1.${PHONE}\n`))).not.toContain(PHONE);
    expect(await world.db.plan.count()).toBe(0);
    expect((await preview(plan(`咨询电话${OWN}`), "importPlan")).refused).toBeUndefined();
  });

  it("of a person", async () => {
    const admin = await world.as("苏管理");
    const appoint = (name: string) =>
      admin.mutate("appoint(input: $input)", "... on Appointment { id }", "$input: AppointInput!", {
        input: {
          name,
          phone: "13900000088",
          password: "long enough 7",
          unitId: world.unit("甲社区"),
          role: "LIAISON",
          startsOn: "2026-11-02",
        },
      });
    expect(await appoint(`新人${IDENTITY}`)).toMatchObject(carries("personName", "IDENTITY", "name"));
    const both = await Promise.all([appoint("新人甲"), appoint("新人乙")]);
    expect(both.map(({ refused }) => refused).toSorted()).toEqual(["NAME_TAKEN", undefined]);
  });

  it("two who import the same plan at once: one does, the other is told", async () => {
    const office = await world.as("吴专员");
    const text = "示例街道2025年要点\n\t一、甲\n\t1.丙\n\t新设办公室\n";
    const both = await Promise.all(
      [1, 2, 3].map(() =>
        office.mutate("importPlan(subdistrictId: $id, text: $text)", "", "$id: ID!, $text: String!", {
          id: world.unit("示例街道"),
          text,
        }),
      ),
    );
    expect(both.map(({ refused }) => refused).filter((code) => code === "ALREADY_EXISTS")).toHaveLength(2);
    expect(await world.db.unit.count({ where: { name: "新设办公室" } })).toBe(1);
  });
});
