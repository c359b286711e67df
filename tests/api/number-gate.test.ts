import { utils, write } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import type { PersonName } from "../support/small-street";
import { checkRoll, importRoll, onShown, openBatch, rollRows, submit } from "../support/steps";

const PHONE = "13800138000";

/** A roll as a workbook, with what people leave in one. */
function workbook(extra: { remark?: string; comment?: string; hidden?: boolean; author?: string; title?: string }) {
  const [person] = rollRows("示例一经联社", 1);
  const sheet = utils.aoa_to_sheet([
    [extra.title ?? "耕地补贴发放清册"],
    ["序号", "姓名", "身份证号", "村", "补贴面积（亩）", "补贴金额（元）", "备注"],
    [1, person!.name, person!.identityNumber, "示例一经联社", 1, 106.43, extra.remark ?? ""],
  ]);
  if (extra.comment !== undefined) sheet["B3"]!.c = [{ a: "某人", t: extra.comment }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "清册");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["旧册"], extra.hidden ? [`电话${PHONE}`] : [""]]), "旧");
  book.Workbook = { Sheets: [{ name: "清册" }, { name: "旧", Hidden: 1 }] };
  book.Props = { Author: extra.author ?? "某人" };
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

describe("numbers in a file, where none belong", () => {
  let world: ApiWorld;
  let editor: Client;
  let number = 0;
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    editor = await world.as("农经办");
  });
  afterAll(() => world.close());

  const opened = async () => {
    const batch = await openBatch(editor, world, { program: "LAND", number: (number += 1) });
    return batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
  };
  const accept = async (name: PersonName | null, id: string, edition: string, reason = "是公示电话，已核对") =>
    onShown(name === null ? world.anonymous : await world.as(name), "acceptNumbers", id, edition, {
      reason: ["String!", reason],
    });
  const findsOf = async (id: string) =>
    (
      await editor.query(
        "query($id: ID!) { disclosure(id: $id) { latest { numberFinds { total places heldBack acceptedByName reason } } } }",
        { id },
      )
    ).disclosure.latest.numberFinds;

  it.each<[string, Parameters<typeof workbook>[0], string]>([
    ["a remark", { remark: `打${PHONE}` }, "CELL"],
    ["a title", { title: `填表电话${PHONE}` }, "CELL"],
    ["a hidden sheet", { hidden: true }, "HIDDEN_SHEET"],
    ["a comment", { comment: `问${PHONE}` }, "COMMENT"],
    ["a property", { author: `张${PHONE}` }, "PROPERTY"],
  ])(
    "in %s are found, shown without the number, and keep the draft from being handed in",
    async (_where, extra, place) => {
      const id = await opened();
      const file = workbook(extra);
      const shown = (await checkRoll(editor, id, file)).body as { finds: { total: number } };
      expect(shown.finds.total).toBe(1);
      const edition = await importRoll(editor, id, file);
      const finds = await findsOf(id);
      expect(finds).toMatchObject({ total: 1, heldBack: true, places: [{ place, kind: "PHONE" }] });
      expect(JSON.stringify([shown, finds])).not.toContain(PHONE);
      expect(await submit(editor, id, edition)).toMatchObject({ refused: "NUMBERS_FOUND", details: { count: 1 } });
      // Gone from the file, the draft goes on its way.
      const mended = await importRoll(editor, id, workbook({}));
      expect(await findsOf(id)).toBeNull();
      expect((await submit(editor, id, mended)).refused).toBeUndefined();
    },
  );

  it("in the file's name, too", async () => {
    const id = await opened();
    const edition = await importRoll(editor, id, workbook({}), { "x-file-name": `清册${PHONE}.xlsx` });
    expect((await submit(editor, id, edition)).refused).toBe("NUMBERS_FOUND");
  });

  it("are nobody's secret where a unit publishes them itself", async () => {
    const id = await opened();
    const edition = await importRoll(editor, id, workbook({ title: "咨询电话0760-00000009" }));
    expect((await submit(editor, id, edition)).refused).toBeUndefined();
  });

  it("are answered for by a reviewer in writing, who had no hand in them, for these files alone", async () => {
    const id = await opened();
    const edition = await importRoll(editor, id, workbook({ remark: `打${PHONE}` }));
    for (const name of ["农经办", "吴专员", "梁文员", "郑检查", "外初审"] as const)
      expect((await accept(name, id, edition)).refused, name).toBe("NOT_ALLOWED");
    expect((await accept(null, id, edition)).refused).toBe("SIGNED_OUT");
    expect((await accept("黄初审", id, edition, " ")).refused).toBe("REASON_REQUIRED");
    expect((await accept("黄初审", id, edition, `就是${PHONE}`)).refused).toBe("TEXT_CARRIES_NUMBER");
    const queue = async () =>
      (await (await world.as("黄初审")).query("{ reviewQueue { id actions } }")).reviewQueue.map(
        (each: { id: string }) => each.id,
      );
    expect(await queue()).toContain(id);
    expect((await accept("黄初审", id, edition)).refused).toBeUndefined();
    expect(await queue()).not.toContain(id);
    expect(await findsOf(id)).toMatchObject({
      heldBack: false,
      acceptedByName: "黄初审",
      reason: "是公示电话，已核对",
    });
    expect((await accept("黄初审", id, edition)).refused).toBe("WRONG_STATE");
    expect(
      await world.db.auditEvent.findFirst({ where: { kind: "disclosure.numbers-accepted", subjectId: id } }),
    ).toMatchObject({ actorRole: "FIRST_REVIEWER", reason: "是公示电话，已核对", data: { numbers: 1 } });

    // Another file asks again.
    const again = await importRoll(editor, id, workbook({ comment: `问${PHONE}` }));
    expect((await submit(editor, id, again)).refused).toBe("NUMBERS_FOUND");
    expect((await accept("罗兼审", id, again)).refused).toBeUndefined();
    expect((await submit(editor, id, again)).refused).toBeUndefined();
    expect((await accept("黄初审", id, again)).refused).toBe("WRONG_STATE");
  });
});
