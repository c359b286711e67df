import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { approve, importRoll, openBatch, publish, release, review, rollCsv, rollRows, submit } from "../support/steps";
import type { RollRow } from "../support/steps";
import { changeScope } from "../support/publication-steps";
import type { PersonName } from "../support/small-street";

const COMPARISON = `query($id: ID!, $against: ComparisonBase!, $kind: LineChangeKind) { disclosure(id: $id) { latest {
  comparison(against: $against) { base editionNumber round added removed changed same sumsAgree
    before { lineCount paidFen } after { lineCount paidFen }
    control { totalFen differenceFen blocks }
    parts { part before after }
    units { unit { name } before { paidFen } after { paidFen } }
    lines(first: 2, kind: $kind) { total lines { kind parts before { name paidFen } after { name paidFen } } } } } } }`;

/** What changed since it was looked at last, and between the stages: line by line, the sums counted anew. */
describe("what changed", () => {
  let world: ApiWorld;
  let number = 0;
  const UNIT = "示例一经联社";
  const rows = rollRows(UNIT, 4, 7);

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  async function open(stage: "RESULT" | "BEFORE_PAYMENT" = "RESULT") {
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", number: (number += 1) });
    const of = (wanted: string) =>
      opened.value.disclosures.find((each: { stage: string }) => each.stage === wanted).id as string;
    return { id: of(stage), before: of("BEFORE_PAYMENT") };
  }
  const compare = async (name: PersonName, id: string, against = "LAST_REVIEW", kind: string | null = null) =>
    (await (await world.as(name)).query(COMPARISON, { id, against, kind })).disclosure.latest.comparison;
  const mended: RollRow[] = [{ ...rows[0]!, amount: "107.00" }, rows[1]!, rows[2]!, ...rollRows("示例二经联社", 1, 99)];

  it("is for those who may read the lines", async () => {
    const { id } = await open();
    await importRoll(await world.as("农经办"), id, rollCsv(rows));
    for (const name of ["梁文员", "外专员", "民经办", "苏管理"] as const)
      expect(await (await world.as(name)).refusedQuery(COMPARISON, { id, against: "LAST_REVIEW" }), name).toBe(
        "NOT_ALLOWED",
      );
    const shallow = `query($id: ID!) { disclosure(id: $id) { latest { comparison { added } } } }`;
    expect(await world.anonymous.refusedQuery(shallow, { id })).toBe("SIGNED_OUT");
  });

  it("has nothing to show at the first look", async () => {
    const { id } = await open();
    const edition = await importRoll(await world.as("农经办"), id, rollCsv(rows));
    await submit(await world.as("农经办"), id, edition);
    for (const against of ["LAST_REVIEW", "LAST_EDITION", "BEFORE_PAYMENT"])
      expect(await compare("黄初审", id, against), against).toBeNull();
  });

  it("shows whom it is for among the parts, the named units by their names", async () => {
    const { id } = await open();
    const editor = await world.as("农经办");
    const office = await world.as("吴专员");
    const only = (...names: string[]) =>
      ({ audience: "NAMED_UNITS", unitIds: names.map((name) => world.unit(name)), profile: "NOTHING" }) as const;
    const edition = await importRoll(editor, id, rollCsv(rows));
    await changeScope(office, id, edition, only(UNIT), "只涉及一社");
    await submit(editor, id, edition);
    await review(await world.as("黄初审"), id, edition, "RETURNED", null, {
      fieldReasons: [{ field: "audience", reason: "二社也有人" }],
    });
    await changeScope(office, id, edition, only("示例二经联社", UNIT), "二社也涉及");
    await submit(editor, id, edition);
    expect((await compare("黄初审", id)).parts).toEqual([
      { part: "audienceUnits", before: UNIT, after: `${UNIT}、示例二经联社` },
    ]);
  });

  it("after a return shows the round that was reviewed beside this one, lines of another roll and parts", async () => {
    const { id } = await open();
    const editor = await world.as("农经办");
    const edition = await importRoll(editor, id, rollCsv(rows));
    await submit(editor, id, edition);
    await review(await world.as("黄初审"), id, edition, "RETURNED", "第一行不对");
    // Two imports since: what was reviewed is what counts, not the draft between.
    await importRoll(editor, id, rollCsv(rollRows(UNIT, 9, 3)));
    await importRoll(editor, id, rollCsv(mended), { "x-rate-text": "107元/亩" });
    await submit(editor, id, edition);
    const seen = await compare("黄初审", id);
    expect(seen).toMatchObject({
      base: "ROUND",
      editionNumber: 1,
      round: 1,
      added: 1,
      removed: 1,
      changed: 1,
      same: 2,
    });
    expect(seen.parts).toEqual([
      { part: "rateText", before: "106.43元/亩", after: "107元/亩" },
      { part: "controlTotal", before: "106430", after: "74558" },
    ]);
    expect(seen.before).toEqual({ lineCount: 4, paidFen: 106_430 });
    expect(seen.after).toEqual({ lineCount: 4, paidFen: 74_558 });
    expect(seen.control).toEqual({ totalFen: 74_558, differenceFen: 0, blocks: false });
    expect(seen.units.map((each: any) => [each.unit.name, each.before.paidFen, each.after.paidFen])).toEqual([
      [UNIT, 106_430, 63_915],
      ["示例二经联社", 0, 10_643],
    ]);
    expect(seen.lines.total).toBe(3);
    expect(seen.lines.lines).toHaveLength(2);
    expect(seen.lines.lines[0]).toMatchObject({ kind: "CHANGED", parts: ["due", "paid"], before: { paidFen: 10_643 } });
    expect((await compare("黄初审", id, "LAST_REVIEW", "REMOVED")).lines).toMatchObject({
      total: 1,
      lines: [{ before: { name: rows[3]!.name }, after: null }],
    });

    await approve(world, id, edition, 2);
    await release(await world.as("吴专员"), id, edition);
    expect(await world.db.reviewRoundLine.count({ where: { round: { contentId: edition } } })).toBe(0);
  });

  it("handed in again as it was, shows that nothing changed, and the sums all the same", async () => {
    const { id } = await open();
    const editor = await world.as("农经办");
    const edition = await importRoll(editor, id, rollCsv(rows));
    await submit(editor, id, edition);
    await review(await world.as("黄初审"), id, edition, "RETURNED", "请再核");
    await submit(editor, id, edition);
    expect(await compare("黄初审", id)).toMatchObject({
      base: "ROUND",
      added: 0,
      removed: 0,
      changed: 0,
      same: 4,
      parts: [],
      sumsAgree: true,
      after: { lineCount: 4, paidFen: 106_430 },
      control: { totalFen: 106_430, differenceFen: 0, blocks: false },
    });
    await world.db.edition.update({ where: { id: edition }, data: { paidFen: 1 } });
    expect((await compare("黄初审", id)).sumsAgree).toBe(false);
  });

  it("of a correction shows the edition before; in its second round the round, or the edition where that is asked", async () => {
    const { id } = await open();
    await publish(world, id, rollCsv(rows));
    const editor = await world.as("农经办");
    const corrected = await importRoll(editor, id, rollCsv(mended), { "x-change-reason": "一户退出，一户补列" });
    await submit(editor, id, corrected);
    expect(await compare("黄初审", id)).toMatchObject({ base: "EDITION", editionNumber: 1, round: null, added: 1 });
    await review(await world.as("黄初审"), id, corrected, "RETURNED", "再核");
    await submit(editor, id, corrected);
    expect(await compare("何复审", id)).toMatchObject({ base: "ROUND", editionNumber: 2, round: 1, added: 0 });
    expect(await compare("何复审", id, "LAST_EDITION")).toMatchObject({ base: "EDITION", added: 1, removed: 1 });
  });

  it("between the stages shows who was not paid as proposed", async () => {
    const { id, before } = await open();
    await publish(world, before, rollCsv(rows));
    await importRoll(await world.as("农经办"), id, rollCsv(mended));
    for (const name of ["农经办", "黄初审", "吴专员"] as const)
      expect(await compare(name, id, "BEFORE_PAYMENT"), name).toMatchObject({
        base: "STAGE",
        editionNumber: 1,
        added: 1,
        removed: 1,
        changed: 1,
        before: { paidFen: 106_430 },
        after: { paidFen: 74_558 },
      });
    expect(await compare("农经办", before, "BEFORE_PAYMENT")).toBeNull();
  });
});
