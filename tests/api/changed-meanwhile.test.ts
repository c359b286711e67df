import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import {
  acceptRoll,
  approve,
  checkRoll,
  explainTotal,
  importRoll,
  onShown,
  openBatch,
  release,
  review,
  rollCsv,
  rollRows,
  shownNow,
  submit,
} from "../support/steps";
import type { Shown } from "../support/steps";

/** Two people at one draft: nobody decides on what a colleague has changed since it was shown. */
describe("a draft that a colleague changed meanwhile", () => {
  let world: ApiWorld;
  let editor: Client;
  let office: Client;
  let number = 0;
  const seen: { id: string; edition: string; shown: NonNullable<Shown>; batch: string } = {
    id: "",
    edition: "",
    shown: { id: "", revision: 0 },
    batch: "",
  };
  const roll = (count: number, seed: number) => rollCsv(rollRows("示例一经联社", count, seed));

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    editor = await world.as("农经办");
    office = await world.as("吴专员");
  });
  afterAll(() => world.close());

  /** The editor's roll is in, and her screen shows it. */
  async function drafted(stage = "RESULT") {
    const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === stage).id as string;
    const edition = await importRoll(editor, id, roll(2, number));
    Object.assign(seen, { id, edition, shown: await shownNow(editor, id), batch: opened.value.id });
  }
  const digestOf = async (client: Client, bytes: Uint8Array) =>
    ((await checkRoll(client, seen.id, bytes)).body as { digest: string }).digest;

  const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["another roll", () => importRoll(office, seen.id, roll(3, 40 + number))],
    ["an explanation of the total", () => explainTotal(office, seen.id, seen.edition, "四舍五入")],
    [
      "the day of payment",
      () =>
        office.mutate(
          'setPayment(batchId: $id, paidOn: "2026-10-29", paymentWay: "社会保障卡")',
          "... on Batch { id }",
          "$id: ID!",
          { id: seen.batch },
        ),
    ],
  ];

  it.each(changes)("%s: who saw the draft before is told, and nothing is done", async (_name, change) => {
    await drafted();
    const before = seen.shown.revision;
    await change();
    const row = await world.db.edition.findUniqueOrThrow({ where: { id: seen.edition } });
    expect(row.revision).toBe(before + 1);

    const bytes = roll(1, 90 + number);
    const tries = [
      await submit(editor, seen.id, seen.edition, "FULL", null, before),
      await explainTotal(editor, seen.id, seen.edition, "少一户", null, before),
      { refused: (await acceptRoll(editor, seen.id, bytes, await digestOf(editor, bytes), {}, seen.shown)).body },
    ];
    expect(tries.slice(0, 2).map(({ refused }) => refused)).toEqual(["CHANGED_MEANWHILE", "CHANGED_MEANWHILE"]);
    expect(tries[2]!.refused).toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect(await world.db.edition.findUniqueOrThrow({ where: { id: seen.edition } })).toEqual(row);

    // Whoever looks again may go on.
    expect((await submit(editor, seen.id, seen.edition, "FULL", null, before + 1)).refused).toBeUndefined();
  });

  it("the day of payment changes no list before payment", async () => {
    await drafted("BEFORE_PAYMENT");
    await changes[2]![1]();
    expect((await submit(editor, seen.id, seen.edition, "FULL", null, seen.shown.revision)).refused).toBeUndefined();
  });

  it("of two first rolls the second is told that there is one", async () => {
    const opened = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    seen.id = opened.value.disclosures[0].id;
    const [first, second] = [roll(2, 70), roll(3, 71)];
    const digest = await digestOf(office, second);
    await importRoll(editor, seen.id, first);
    expect((await acceptRoll(office, seen.id, second, digest, {}, null)).body).toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    expect(await world.db.paymentLine.count({ where: { edition: { disclosureId: seen.id } } })).toBe(2);
  });

  it("of two who let a roll in at the same moment, on the same draft, one is told", async () => {
    await drafted();
    const [one, two] = [roll(3, 80), roll(4, 81)];
    const digests = [await digestOf(editor, one), await digestOf(office, two)];
    const answers = await Promise.all([
      acceptRoll(editor, seen.id, one, digests[0]!, {}, seen.shown),
      acceptRoll(office, seen.id, two, digests[1]!, {}, seen.shown),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it("reviews, proof-readings and the release name it too", async () => {
    await drafted();
    await importRoll(office, seen.id, roll(3, 82));
    const now = await shownNow(editor, seen.id);
    await submit(editor, seen.id, seen.edition, "FULL", null, now!.revision);
    const stale = seen.shown.revision;
    const reviewer = await world.as("黄初审");
    for (const verdict of ["APPROVED", "RETURNED"] as const)
      expect((await review(reviewer, seen.id, seen.edition, verdict, "看过", {}, stale)).refused).toBe(
        "CHANGED_MEANWHILE",
      );
    expect((await onShown(office, "recordProofReading", seen.id, seen.edition, {}, stale)).refused).toBe(
      "CHANGED_MEANWHILE",
    );
    expect(await world.db.review.count({ where: { contentId: seen.edition } })).toBe(0);
    await approve(world, seen.id, seen.edition);
    expect((await release(office, seen.id, seen.edition, stale)).refused).toBe("CHANGED_MEANWHILE");
    expect((await release(office, seen.id, seen.edition, now!.revision)).refused).toBeUndefined();
  });
});
