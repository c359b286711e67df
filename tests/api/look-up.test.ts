import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { makeSheets, noticeOf, openBatch, publish, rollCsv, rollRows } from "../support/steps";
import type { PersonName } from "../support/small-street";

/** What everybody sees without an account, and what nobody may. */
describe("a resident looks up", () => {
  let world: ApiWorld;
  const land = rollRows("示例一经联社", 30, 5);
  const civil = rollRows("甲社区", 4, 6);

  const released = async (program: string, rows: typeof land, editor: PersonName) => {
    const opened = await openBatch(await world.as(editor), world, { program });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    return { id, edition: await publish(world, id, rollCsv(rows), { editor }) };
  };
  const look = (id: string, args = "") =>
    world.anonymous.query(
      `query($id: ID!) { publicNotice(id: $id) { title profile isZero isCurrent replacedByNumber currentNoticeId step
        hungOn totals { recipients recipientsText paidFen paidText } paidOn paymentWay basis department { name }
        timeline { kind at done } list${args} { total lines { seq maskedName paidFen quantityMilli } } } }`,
      { id },
    );

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("nothing before it is released", async () => {
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number: 7 });
    expect(opened.value.disclosures).toHaveLength(2);
    const { publicUnit } = await world.anonymous.query(
      "query($id: ID!) { publicUnit(id: $id) { years notices(year: 2026) { id } } }",
      {
        id: world.unit("示例一经联社"),
      },
    );
    expect(publicUnit).toEqual({ years: [], notices: [] });
  });

  it("the masked list, page by page, searchable by what is shown and by nothing else", async () => {
    const { edition } = await released("LAND", land, "农经办");
    const id = await noticeOf(world, "示例一经联社", edition);
    const { publicNotice } = await look(id, "(first: 20)");
    expect(publicNotice).toMatchObject({
      profile: "MASKED_LIST",
      isCurrent: true,
      step: "TO_POST",
      hungOn: null,
      paidOn: "2026-10-30",
      department: { name: "农业农村局" },
    });
    expect(publicNotice.list.lines).toHaveLength(20);
    for (const row of land) if ([...row.name].length > 1) expect(JSON.stringify(publicNotice)).not.toContain(row.name);
    const rest = await look(id, "(first: 20, offset: 20)");
    expect(publicNotice.list.lines.length + rest.publicNotice.list.lines.length).toBe(publicNotice.list.total);

    const byAmount = await look(id, `(search: "${land[3]!.amount}")`);
    expect(byAmount.publicNotice.list.total).toBeGreaterThanOrEqual(1);
    const adult = land.find((row) => [...row.name].length > 2 && Number(row.identityNumber.slice(6, 10)) < 2000)!;
    for (const hidden of [
      adult.name,
      [...adult.name].slice(1).join(""),
      adult.identityNumber,
      adult.identityNumber.slice(-6),
    ])
      expect((await look(id, `(search: "${hidden}")`)).publicNotice.list.total, hidden).toBe(0);
  });

  it("a zero of an ordinary program, said plainly", async () => {
    const row = await world.db.notice.findFirstOrThrow({ where: { isZero: true } });
    expect((await look(row.id)).publicNotice).toMatchObject({ isZero: true, totals: { recipients: 0 } });
  });

  it("of a sensitive program totals only, and fewer than five never counted out, zero included", async () => {
    const { edition } = await released("CIVIL", civil, "民经办");
    for (const unit of ["甲社区", "乙社区"]) {
      const { publicNotice } = await look(await noticeOf(world, unit, edition));
      expect(publicNotice).toMatchObject({
        profile: "TOTALS",
        list: null,
        isZero: false,
        totals: { recipients: null, recipientsText: "少于5", paidFen: null },
      });
    }
  });

  it("of the most sensitive nothing at all: no obligation, no notice, no sheet, no page", async () => {
    const children = rollRows("示例街道", 3, 8);
    const { id, edition } = await released("CHILD", children, "民经办");
    expect(await world.db.obligation.count({ where: { disclosureId: id } })).toBe(0);
    expect(await world.db.notice.count({ where: { editionId: edition } })).toBe(0);
    const { coverage } = await (
      await world.as("吴专员")
    ).query("query($id: ID!) { coverage(subdistrictId: $id, year: 2026) { onTimeShares { verdict count } } }", {
      id: world.unit("示例街道"),
    });
    expect(coverage.onTimeShares).toContainEqual({ verdict: "NOT_APPLICABLE", count: 1 });
  });

  it("the code opens exactly that edition and says whether it is current", async () => {
    const { id, edition } = await (async () => {
      const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number: 3 });
      const disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT")
        .id as string;
      return { id: disclosure, edition: await publish(world, disclosure, rollCsv(land.slice(0, 5))) };
    })();
    const first = await noticeOf(world, "示例一经联社", edition);
    const { code } = (await makeSheets(await world.as("梁文员"), [first])).value.sheets[0];
    const scan = (text: string) =>
      world.anonymous.query(
        `query($code: String!) { publicSheet(code: $code) { code number allCurrent fingerprint notices { id editionNumber isCurrent replacedByNumber currentNoticeId } } }`,
        { code: text },
      );
    expect((await scan(code)).publicSheet).toMatchObject({
      allCurrent: true,
      notices: [{ id: first, editionNumber: 1, isCurrent: true }],
    });
    expect((await scan(` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)}`)).publicSheet.code).toBe(code);

    const second = await publish(world, id, rollCsv(land.slice(0, 6)), { changeReason: "补列一户" });
    const after = await scan(code);
    expect(after.publicSheet).toMatchObject({
      allCurrent: false,
      notices: [
        {
          id: first,
          isCurrent: false,
          replacedByNumber: 2,
          currentNoticeId: await noticeOf(world, "示例一经联社", second),
        },
      ],
    });
    expect((await scan("ZZZZZZZZ")).publicSheet).toBeNull();
    expect((await scan("../etc/passwd")).publicSheet).toBeNull();
    expect((await look(first)).publicNotice).toMatchObject({ profile: "TOTALS", list: null });
  });

  it("after the internet term only totals", async () => {
    const row = await world.db.notice.findFirstOrThrow({
      where: { isZero: false, replacedAt: null, obligation: { disclosure: { batch: { program: { code: "LAND" } } } } },
    });
    world.clock.to("2027-11-02");
    expect((await look(row.id)).publicNotice.profile).toBe("MASKED_LIST");
    world.clock.to("2027-11-03");
    expect((await look(row.id)).publicNotice).toMatchObject({ profile: "TOTALS", list: null });
    world.clock.to("2026-11-02");
  });

  it("a query that goes round and round is refused, not answered", async () => {
    const nested = "children{parent{".repeat(3) + "name" + "}}".repeat(3);
    const query = `{ publicUnit(id: "${world.unit("示例街道")}") { ${nested} } }`;
    expect(await world.anonymous.refusedQuery(query)).not.toBeNull();
    expect(
      (await world.anonymous.query("{ publicSubdistricts { children { children { name } } } }")).publicSubdistricts,
    ).toHaveLength(2);
  });

  it("no staff query answers without an account", async () => {
    const id = world.unit("示例街道");
    for (const query of [
      `{ todo(unitId: "${world.unit("示例一经联社")}") { toPost { id } } }`,
      `{ coverage(subdistrictId: "${id}", year: 2026) { year } }`,
      `{ batches(subdistrictId: "${id}", year: 2026) { id } }`,
      `{ programs(subdistrictId: "${id}") { id } }`,
      `{ people(subdistrictId: "${id}") { phone } }`,
      `{ plans(subdistrictId: "${id}") { id } }`,
      `{ units(subdistrictId: "${id}") { id } }`,
      `{ sheets(unitId: "${world.unit("示例一经联社")}") { code } }`,
      `{ printable(subdistrictId: "${id}") { id } }`,
      `{ postings { id } }`,
      `{ reviewQueue { id } }`,
    ])
      expect(await world.anonymous.refusedQuery(query), query).toBe("SIGNED_OUT");
  });
});
