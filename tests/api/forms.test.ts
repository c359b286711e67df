import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { pageTexts } from "../support/pdf-pages";
import {
  approve,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  review,
  rollCsv,
  rollRows,
  sendBack,
  submit,
} from "../support/steps";
import type { PersonName } from "../support/small-street";

/** All words of a paper, without its white space. */
const pdfText = async (pdf: Uint8Array): Promise<string> => (await pageTexts(pdf)).join("").replace(/\s/gu, "");

/** The papers for ink: the approval form of an edition, and the statement that closes the stage before payment. */
describe("papers for ink", () => {
  let world: ApiWorld;
  let number = 0;
  const [ONE, TWO] = ["示例一经联社", "示例二经联社"] as const;
  const rows = rollRows(ONE, 3, 61);

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  async function open() {
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number: (number += 1) });
    const of = (stage: string) =>
      opened.value.disclosures.find((each: { stage: string }) => each.stage === stage).id as string;
    return { before: of("BEFORE_PAYMENT"), result: of("RESULT") };
  }
  const get = async (name: PersonName | null, url: string) =>
    (name === null ? world.anonymous : await world.as(name)).send("GET", url);

  describe("the approval form", () => {
    it("is for the department, reviewers, the office and inspectors; blank where nobody has signed", async () => {
      const { result } = await open();
      const edition = await importRoll(await world.as("农经办"), result, rollCsv(rows));
      const url = `/approval-forms/${edition}.pdf`;
      expect((await get(null, url)).status).toBe(401);
      for (const name of ["梁文员", "陈监督", "民经办", "苏管理", "外专员"] as const)
        expect((await get(name, url)).status, name).toBe(403);
      expect((await get("农经办", "/approval-forms/no-id.pdf")).status).toBe(404);
      for (const name of ["农经办", "黄初审", "郭保密", "吴专员", "郑检查"] as const)
        expect((await get(name, url)).headers["content-type"], name).toBe("application/pdf");
      const text = await pdfText((await get("农经办", url)).bytes);
      for (const said of [
        "示例街道信息公开审批表",
        "农业农村局",
        "全社会",
        "示例文件",
        "应发638.58元",
        "一校",
        "三校",
        "□政治关",
      ])
        expect(text).toContain(said);
      expect(text).not.toContain("√");
    });

    it("says who decided what and when once it has been reviewed, and why it came back", async () => {
      const { result } = await open();
      const editor = await world.as("农经办");
      const edition = await importRoll(editor, result, rollCsv(rows));
      await submit(editor, result, edition);
      await review(await world.as("黄初审"), result, edition, "RETURNED", "标准与文件不一致");
      const url = `/approval-forms/${edition}.pdf`;
      expect(await pdfText((await get("农经办", url)).bytes)).toContain("退回修改。标准与文件不一致");
      await submit(editor, result, edition);
      await approve(world, result, edition, 2);
      const text = await pdfText((await get("吴专员", url)).bytes);
      for (const said of [
        "√政治关",
        "√主动公开",
        "□不予公开",
        "黄初审2026年11月2日",
        "郭保密2026年11月2日",
        "意见：同意",
      ])
        expect(text).toContain(said);
      expect(text).not.toContain("退回修改");
      for (const { name } of rows) expect(text).not.toContain(name);
    });
  });

  describe("the closing of the stage before payment", { timeout: 240_000 }, () => {
    const close = async (name: PersonName | null, id: string, edition: string, count = 0, note: string | null = null) =>
      (name === null ? world.anonymous : await world.as(name)).mutate(
        "closeStage(disclosureId: $id, expectedEditionId: $edition, objectionCount: $count, objectionNote: $note)",
        "... on Disclosure { stageStanding { closing { pdfPath objectionCount } } }",
        "$id: ID!, $edition: ID!, $count: Int!, $note: String",
        { id, edition, count, note },
      );
    const standing = async (id: string) =>
      (
        await (
          await world.as("吴专员")
        ).query(
          "query($id: ID!) { disclosure(id: $id) { actions stageStanding { units { unitName obstacle from to } closing { id } } } }",
          { id },
        )
      ).disclosure;
    const hang = async (unit: string, clerk: PersonName, edition: string) => {
      const client = await world.as(clerk);
      const { code } = (await makeSheets(client, [await noticeOf(world, unit, edition)])).value.sheets[0];
      return (await postPhoto(world, client, { code, unit })).value.posting.id as string;
    };

    it("waits until the list has hung its whole time everywhere, proven; then makes the statement", async () => {
      const { before, result } = await open();
      const edition = await publish(world, before, rollCsv(rows));
      expect((await close(null, before, edition)).refused).toBe("SIGNED_OUT");
      for (const name of ["农经办", "林终审", "梁文员", "郑检查", "外专员"] as const)
        expect((await close(name, before, edition)).refused, name).toBe("NOT_ALLOWED");
      expect(await close("吴专员", before, edition)).toMatchObject({
        refused: "STAGE_NOT_OVER",
        details: { count: 2, names: `${ONE}、${TWO}` },
      });
      const hung = await hang(ONE, "梁文员", edition);
      await sendBack(await world.as("陈监督"), hung);
      world.clock.to("2026-11-03");
      await hang(TWO, "卢文员", edition);
      expect((await standing(before)).stageStanding.units.map((unit: any) => unit.obstacle)).toEqual([
        "SENT_BACK",
        "PERIOD_RUNNING",
      ]);
      await hang(ONE, "梁文员", edition);
      world.clock.to("2026-11-08");
      // What was sent back for its picture has hung all the same, once it is proven: its earlier day counts.
      expect(await close("吴专员", before, edition)).toMatchObject({ details: { count: 1, names: TWO } });
      world.clock.to("2026-11-09");
      const now = await standing(before);
      expect(now.stageStanding.units.every((unit: any) => unit.obstacle === null)).toBe(true);
      expect(now.actions).toContain("closeStage");

      expect((await close("吴专员", before, result)).refused).toBe("CHANGED_MEANWHILE");
      expect(await close("吴专员", before, edition, -1)).toMatchObject({ refused: "INVALID_INPUT" });
      expect(await close("吴专员", before, edition, 1)).toMatchObject({ refused: "REASON_REQUIRED" });
      const closed = await close("吴专员", before, edition, 1, "面积已现场复核，本人无异议");
      const { pdfPath } = closed.value.stageStanding.closing;
      expect((await close("吴专员", before, edition)).refused).toBe("ALREADY_EXISTS");
      expect(await world.db.auditEvent.count({ where: { kind: "stage.closed", subjectId: before } })).toBe(1);

      expect((await get(null, pdfPath)).status).toBe(401);
      expect((await get("梁文员", pdfPath)).status).toBe(403);
      const text = await pdfText((await get("农经办", pdfPath)).bytes);
      for (const said of [
        "公示情况说明",
        ONE,
        TWO,
        "2026.11.03—11.08",
        "自2026年11月2日起至2026年11月8日止",
        "收到异议1件",
        "面积已现场复核",
        "没有变动",
        "638.58",
      ])
        expect(text).toContain(said);
    });

    it("says what a correction changed, and must be closed anew after the next one", async () => {
      const { before } = await open();
      world.clock.to("2026-11-09");
      await publish(world, before, rollCsv(rows));
      const edition = await publish(world, before, rollCsv([...rows, ...rollRows(TWO, 1, 77)]), {
        changeReason: "漏列一户，补列",
      });
      await hang(ONE, "梁文员", edition);
      await hang(TWO, "卢文员", edition);
      world.clock.to("2026-11-20");
      const { pdfPath } = (await close("吴专员", before, edition)).value.stageStanding.closing;
      const text = await pdfText((await get("吴专员", pdfPath)).bytes);
      expect(text).toContain("漏列一户，补列");
      expect(text).toContain("增加1行、减少0行、变化0行，拟发金额由638.58元变为745.01元");
      await publish(world, before, rollCsv(rows), { changeReason: "一户退出" });
      expect((await standing(before)).stageStanding.closing).toBeNull();
    });

    it("names street, program and recipients as they were called when the list was handed in, and so does the approval form", async () => {
      const { before } = await open();
      world.clock.to("2026-11-23");
      const edition = await publish(world, before, rollCsv(rows));
      await hang(ONE, "梁文员", edition);
      await hang(TWO, "卢文员", edition);
      world.clock.to("2026-12-04");
      const street = { id: world.unit("示例街道") };
      const program = { id: world.street.programs.get("LAND")! };
      await world.db.unit.update({ where: street, data: { name: "新名街道" } });
      const later = { publicName: "新名补贴", whoIsEntitled: "新的对象", quantityUnit: "公顷" };
      await world.db.program.update({ where: program, data: later });
      try {
        const { pdfPath } = (await close("吴专员", before, edition)).value.stageStanding.closing;
        const papers = [pdfPath as string, `/approval-forms/${edition}.pdf`];
        for (const path of papers) {
          const text = await pdfText((await get("吴专员", path)).bytes);
          expect(text, path).toContain("示例街道2026年度耕地补贴");
          for (const name of ["新名街道", "新名补贴", "新的对象", "公顷"]) expect(text, path).not.toContain(name);
        }
      } finally {
        await world.db.unit.update({ where: street, data: { name: "示例街道" } });
        const was = { publicName: "耕地补贴", whoIsEntitled: "示例对象", quantityUnit: "亩" };
        await world.db.program.update({ where: program, data: was });
      }
    });

    it("is not for results", async () => {
      const { result } = await open();
      const edition = await publish(world, result, rollCsv(rows));
      expect((await close("吴专员", result, edition)).refused).toBe("WRONG_STATE");
      const { actions, stageStanding } = await standing(result);
      expect({ stageStanding, mayClose: actions.includes("closeStage") }).toEqual({
        stageStanding: null,
        mayClose: false,
      });
    });
  });
});
