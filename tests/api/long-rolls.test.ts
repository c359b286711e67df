import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readUploads } from "@gongshi/usecases/roll/read-uploads";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { openBatch, rollCsv, rollRows, shownNow, submit } from "../support/steps";

const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
  "content-type": "application/octet-stream",
  ...Object.fromEntries(
    Object.entries({ "x-file-name": "长清册.csv", "x-basis": "示例文件", "x-rate-text": "106.43元/亩", ...extra }).map(
      ([name, text]) => [name, encodeURIComponent(text)],
    ),
  ),
});

/** The steps of a long roll, as its screen takes them. */
const start = (client: Client, disclosureId: string, bytes: Uint8Array, extra: Record<string, string> = {}) =>
  client.send("POST", `/rolls/uploads?disclosure=${disclosureId}`, bytes, headers(extra));
const stand = async (client: Client, id: string) =>
  (await client.send("GET", `/rolls/uploads/${id}`)).body as Record<string, any>;
const act = (client: Client, id: string, what: string, extra: Record<string, string> = {}) =>
  client.send("POST", `/rolls/uploads/${id}/${what}`, undefined, headers(extra));

describe("a long roll", () => {
  let world: ApiWorld;
  let disclosure = "";
  const rows = [...rollRows("示例一经联社", 7), ...rollRows("示例二经联社", 5, 3)];
  const file = rollCsv(rows.map((row, index) => (index === 2 ? { ...row, identityNumber: "123" } : row)));
  const look = () => readUploads(world.services, new AbortController().signal);
  const lying = () => readdir(world.spoolFolder).catch(() => []);
  const accept = async (client: Client, id: string, digest: string) => {
    const shown = await shownNow(client, disclosure);
    const edition = shown === null ? "" : `&edition=${shown.id}&revision=${shown.revision}`;
    return act(client, id, `accept?digest=${digest}${edition}`);
  };

  beforeAll(async () => {
    world = await apiWorld();
    const batch = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    disclosure = batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id;
  });
  afterAll(() => world.close());

  it("is taken in from those who may import, and from nobody else a byte", async () => {
    for (const name of ["梁文员", "黄初审", "民经办", "郑检查", "外专员"] as const)
      expect((await start(await world.as(name), disclosure, file)).status, name).toBe(403);
    expect((await start(world.anonymous, disclosure, file)).status).toBe(401);
    expect(await lying()).toEqual([]);
    const editor = await world.as("农经办");
    expect((await start(editor, "x", file)).status).toBe(404);
    expect((await start(editor, disclosure, new Uint8Array())).body).toMatchObject({ details: { why: "EMPTY" } });
    expect((await start(editor, disclosure, file, { "x-mapping": "[" })).body).toMatchObject({ field: "mapping" });
    expect(await lying()).toEqual([]);
    expect(await world.db.rollUpload.count()).toBe(0);
  });

  it("is read by itself, waits for a person, and is found again by whoever closed the page", async () => {
    const editor = await world.as("农经办");
    const { id } = (await start(editor, disclosure, file)).body as { id: string };
    expect(await stand(editor, id)).toMatchObject({ state: "WAITING", progress: 0, result: null });
    expect((await accept(editor, id, "x")).body).toMatchObject({ code: "WRONG_STATE" });
    expect(await look()).toEqual({ read: 1, wiped: 0 });
    const standing = await stand(editor, id);
    expect(standing).toMatchObject({
      state: "READ",
      progress: 1000,
      result: { preview: { lineCount: 11, rejectedTotal: 1, mendable: 1, sample: [] } },
    });
    expect(JSON.stringify(standing)).not.toMatch(/\d{17}[\dX]/u);
    for (const name of ["梁文员", "黄初审", "郑检查", "民经办"] as const)
      for (const what of ["", "/lines?offset=0&first=5", "/rejected"])
        expect((await (await world.as(name)).send("GET", `/rolls/uploads/${id}${what}`)).status, name).toBe(403);
    for (const what of ["cancel", "read", "accept"])
      expect((await act(await world.as("黄初审"), id, what)).status, what).toBe(403);

    const colleague = await world.as("吴专员");
    const found = (await colleague.send("GET", `/rolls/uploads?disclosure=${disclosure}`)).body as { id: string };
    expect(found.id).toBe(id);
    const page = (await editor.send("GET", `/rolls/uploads/${id}/lines?offset=6&first=3`)).body as any[];
    expect(page.map(({ seq, unitName }) => [seq, unitName])).toEqual([
      [7, "示例二经联社"],
      [8, "示例二经联社"],
      [9, "示例二经联社"],
    ]);
    expect((await editor.send("GET", `/rolls/uploads/${id}/rejected`)).status).toBe(200);
    expect(await lying()).toEqual([id]);

    const digest = standing.result.preview.digest as string;
    expect((await accept(editor, id, "other")).body).toMatchObject({ code: "ROLL_CHANGED" });
    const accepted = await accept(editor, id, digest);
    expect(accepted.status).toBe(200);
    const { editionId } = accepted.body as { editionId: string };
    expect(await world.db.edition.findUnique({ where: { id: editionId } })).toMatchObject({ lineCount: 11 });
    expect(await world.db.paymentLine.count({ where: { editionId, identityHash: { not: null } } })).toBe(11);
    expect((await accept(editor, id, digest)).body).toMatchObject({ code: "WRONG_STATE" });

    // Neither the file nor a line nor a name of it is left aside.
    expect(await lying()).toEqual([]);
    expect(await world.db.stagedLine.count()).toBe(0);
    const row = await world.db.rollUpload.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "ACCEPTED", result: { wiped: true } });
    expect((await editor.send("GET", `/rolls/uploads?disclosure=${disclosure}`)).body).toBeNull();
  });

  it("may join the draft, in the order after what is there, unless the draft has changed", async () => {
    const editor = await world.as("农经办");
    const more = rollCsv(rollRows("示例一经联社", 3, 8));
    const begin = async () => {
      const answer = await editor.send("POST", `/rolls/uploads?disclosure=${disclosure}&mode=join`, more, headers());
      await look();
      const { id } = answer.body as { id: string };
      return { id, digest: (await stand(editor, id)).result.preview.digest as string };
    };
    const first = await begin();
    const second = await begin();
    expect((await accept(editor, first.id, first.digest)).status).toBe(200);
    expect((await accept(editor, second.id, second.digest)).body).toMatchObject({ code: "ROLL_CHANGED" });
    const lines = await world.db.paymentLine.findMany({
      where: { unitId: world.unit("示例一经联社") },
      orderBy: { seq: "asc" },
    });
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await act(editor, second.id, "cancel")).status).toBe(200);
  });

  it("is asked about where it cannot be read, and read again by the answer", async () => {
    const editor = await world.as("农经办");
    const unclear = new TextEncoder().encode(
      new TextDecoder().decode(file).replace("补贴面积（亩）,补贴金额（元）", "补贴金额,补贴金额"),
    );
    const { id } = (await start(editor, disclosure, unclear)).body as { id: string };
    await look();
    const asked = await stand(editor, id);
    expect(asked).toMatchObject({ state: "READ", result: { asked: { question: { asks: "amount" } } } });
    expect((await accept(editor, id, "")).body).toMatchObject({ code: "WRONG_STATE" });
    const mapping = JSON.stringify([asked.result.asked.question.choices[1].answer]);
    expect((await act(editor, id, "read", { "x-mapping": mapping })).status).toBe(200);
    await look();
    expect(await stand(editor, id)).toMatchObject({ result: { preview: { lineCount: 11 } } });
    expect((await act(editor, id, "cancel")).status).toBe(200);
  });

  it("can be given up while it is read, and what nobody decides on is wiped after a day", async () => {
    const editor = await world.as("农经办");
    const { id } = (await start(editor, disclosure, file)).body as { id: string };
    const rollReader = {
      read: async () => {
        expect((await act(editor, id, "cancel")).status).toBe(200);
        throw new Error("stopped");
      },
    };
    await readUploads({ ...world.services, rollReader }, new AbortController().signal).catch(() => undefined);
    expect(await stand(editor, id)).toMatchObject({ state: "CANCELLED" });
    expect(await lying()).toEqual([]);
    expect((await act(editor, id, "cancel")).body).toMatchObject({ code: "WRONG_STATE" });

    const left = (await start(editor, disclosure, file)).body as { id: string };
    await look();
    world.clock.to("2026-11-05");
    await look();
    expect(await stand(editor, left.id)).toMatchObject({ state: "CANCELLED" });
    expect(await lying()).toEqual([]);
    expect(await world.db.stagedLine.count()).toBe(0);
    world.clock.to("2026-11-02");
  });

  it("that killed its reader three times is given up, and one that is no roll says so", async () => {
    const editor = await world.as("农经办");
    const { id } = (await start(editor, disclosure, file)).body as { id: string };
    const rollReader = { read: () => Promise.reject(new Error("out of memory")) };
    for (let time = 0; time < 4; time += 1)
      await readUploads({ ...world.services, rollReader }, new AbortController().signal).catch(() => undefined);
    expect(await stand(editor, id)).toMatchObject({
      state: "FAILED",
      result: { refusal: { refused: "ROLL_UNREADABLE" } },
    });
    await act(editor, id, "cancel");
    const nothing = (await start(editor, disclosure, Buffer.from("买菜"))).body as { id: string };
    await look();
    expect(await stand(editor, nothing.id)).toMatchObject({
      state: "FAILED",
      result: { refusal: { refused: "ROLL_UNREADABLE", details: { why: "NO_HEADER" } } },
    });
    await act(editor, nothing.id, "cancel");
  });

  it("is not let into what went to review meanwhile", async () => {
    const editor = await world.as("农经办");
    const { id } = (await start(editor, disclosure, file)).body as { id: string };
    await look();
    const { digest } = (await stand(editor, id)).result.preview as { digest: string };
    const shown = (await shownNow(editor, disclosure))!;
    await world.db.edition.update({ where: { id: shown.id }, data: { controlExplanation: "示例" } });
    expect((await submit(editor, disclosure, shown.id)).refused).toBeUndefined();
    expect((await accept(editor, id, digest)).body).toMatchObject({
      code: "WRONG_STATE",
      details: { state: "IN_REVIEW" },
    });
  });
});
