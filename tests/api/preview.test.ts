import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { approve, importRoll, openBatch, release, review, rollCsv, rollRows, storyOf, submit } from "../support/steps";
import type { PersonName } from "../support/small-street";

const PREVIEW = `query($token: String!, $unitId: ID!) { preview(token: $token) { standing expiresAt
  draft { title basis profile units { name isZero totals { recipientsText paidFen } }
    list(unitId: $unitId) { total lines { maskedName paidFen } } } } }`;

/** A look before it is public, for somebody without an account: what the internet will see, for seven days. */
describe("preview links", () => {
  let world: ApiWorld;
  let number = 0;
  const rows = rollRows("示例一经联社", 3, 21);

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  async function draft(program = "LAND", content = rows) {
    const editor = await world.as(program === "LAND" ? "农经办" : "民经办");
    const opened = await openBatch(editor, world, { program, number: (number += 1) });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    return { id, edition: await importRoll(editor, id, rollCsv(content)) };
  }
  const make = async (name: PersonName | null, id: string, edition: string, forWhom = "司法所张所长") =>
    (name === null ? world.anonymous : await world.as(name)).mutate(
      "makePreview(disclosureId: $id, expectedEditionId: $edition, forWhom: $forWhom)",
      "... on PreviewMade { address }",
      "$id: ID!, $edition: ID!, $forWhom: String!",
      { id, edition, forWhom },
    );
  const linkTo = async (id: string, edition: string, name: PersonName = "农经办") => {
    const made = await make(name, id, edition);
    return (made.value.address as string).split("/preview/")[1]!;
  };
  const open = async (token: string, unit = "示例一经联社") =>
    (await world.anonymous.query(PREVIEW, { token, unitId: world.unit(unit) })).preview;
  const links = async (name: PersonName, id: string) =>
    (
      await (
        await world.as(name)
      ).query(
        "query($id: ID!) { disclosure(id: $id) { latest { previews { id forWhom createdByName standing openings } } } }",
        { id },
      )
    ).disclosure.latest.previews;

  it("are made by the department's editor and the office alone, of what is on their screen", async () => {
    const { id, edition } = await draft();
    expect((await make(null, id, edition)).refused).toBe("SIGNED_OUT");
    for (const name of ["梁文员", "黄初审", "郑检查", "民经办", "苏管理", "外专员"] as const)
      expect((await make(name, id, edition)).refused, name).toBe("NOT_ALLOWED");
    expect((await make("农经办", id, id)).refused).toBe("CHANGED_MEANWHILE");
    expect(await make("农经办", id, edition, " ")).toMatchObject({ refused: "INVALID_INPUT", field: "forWhom" });
    expect((await make("农经办", id, edition, "张所长13800138000")).refused).toBe("TEXT_CARRIES_NUMBER");
    expect((await make("农经办", id, edition)).value.address).toMatch(/^http:\/\/gongshi\.test\/preview\/[\w-]{32}$/);
    expect((await make("吴专员", id, edition)).refused).toBeUndefined();
  });

  it("show masked names where the internet will, and leave a trace of being opened", async () => {
    const { id, edition } = await draft();
    const token = await linkTo(id, edition);
    const stored = await world.db.previewLink.findFirstOrThrow({ where: { contentId: edition } });
    expect(JSON.stringify(stored)).not.toContain(token);
    const seen = await open(token);
    expect(seen).toMatchObject({ standing: "OPEN", draft: { profile: "MASKED_LIST", list: { total: 3 } } });
    expect(seen.draft.units).toEqual([
      { name: "示例一经联社", isZero: false, totals: { recipientsText: "3", paidFen: 63_858 } },
      { name: "示例二经联社", isZero: true, totals: { recipientsText: "0", paidFen: 0 } },
    ]);
    for (const [index, line] of seen.draft.list.lines.entries()) {
      expect(line.maskedName).toMatch(/^.\*+$/);
      expect(JSON.stringify(seen)).not.toContain(rows[index]!.name);
    }
    await open(token);
    expect(await links("农经办", id)).toMatchObject([
      { forWhom: "司法所张所长", createdByName: "农经办", standing: "OPEN", openings: 1 },
    ]);
    world.clock.to("2026-11-03");
    await open(token);
    const story = await storyOf(await world.as("吴专员"), "disclosure", id);
    expect(story.find(({ kind }) => kind === "preview.opened")).toMatchObject({ who: null, count: 2 });
    expect(story.map(({ kind }) => kind)).toContain("preview.made");
    expect(JSON.stringify(story)).not.toContain(token);
    expect(await links("黄初审", id)).toEqual([]);
  });

  it("of a sensitive program show sums without small ones, never a name; of the most sensitive there are none", async () => {
    const few = rollRows("甲社区", 3, 31);
    const many = rollRows("乙社区", 6, 32);
    const { id, edition } = await draft("CIVIL", [...few, ...many]);
    const seen = await open(await linkTo(id, edition, "民经办"), "甲社区");
    // The program's own profile asks for a masked list; its grade allows none.
    expect(seen.draft).toMatchObject({ profile: "TOTALS", list: null });
    expect(seen.draft.units.map((unit: any) => unit.totals.recipientsText)).toEqual(["少于5", "6"]);
    expect(seen.draft.units[0].totals.paidFen).toBeNull();
    for (const { name } of [...few, ...many]) expect(JSON.stringify(seen)).not.toContain(name);

    const secret = await draft("CHILD", rollRows("示例街道", 2, 33));
    expect((await make("民经办", secret.id, secret.edition)).refused).toBe("PREVIEW_UNAVAILABLE");
  });

  it("show nothing of what is for some people alone, and no list where the disclosure's own profile has none", async () => {
    const { id, edition } = await draft();
    const token = await linkTo(id, edition);
    await world.db.disclosure.update({ where: { id }, data: { internetProfile: "TOTALS" } });
    expect((await open(token)).draft).toMatchObject({ profile: "TOTALS", list: null });
    await world.db.disclosure.update({ where: { id }, data: { audience: "UNIT_MEMBERS" } });
    const members = (await open(token)).draft;
    expect(members).toMatchObject({ profile: "NOTHING", list: null });
    expect(members.units.every((unit: any) => unit.totals === null && !unit.isZero)).toBe(true);
  });

  it("end after seven days, when they are taken back, and when it is out or will never be; each says which", async () => {
    const { id, edition } = await draft();
    const editor = await world.as("农经办");
    const [first, second] = [await linkTo(id, edition), await linkTo(id, edition)];
    const newest = (await links("农经办", id))[0].id;
    const revoke = async (name: PersonName) =>
      (await world.as(name)).mutate("revokePreview(previewId: $id)", "... on Disclosure { id }", "$id: ID!", {
        id: newest,
      });
    expect((await revoke("黄初审")).refused).toBe("NOT_ALLOWED");
    expect((await revoke("外专员")).refused).toBe("NOT_ALLOWED");
    expect((await revoke("吴专员")).refused).toBeUndefined();
    expect((await revoke("农经办")).refused).toBeUndefined();
    expect(await world.db.auditEvent.count({ where: { kind: "preview.revoked", subjectId: id } })).toBe(1);
    const standings = [(await open(first)).standing, (await open(second)).standing];
    expect(standings.toSorted()).toEqual(["OPEN", "REVOKED"]);
    const alive = standings[0] === "OPEN" ? first : second;

    await submit(editor, id, edition);
    await review(await world.as("黄初审"), id, edition, "RETURNED", "再核");
    expect((await open(alive)).standing).toBe("OPEN");
    await submit(editor, id, edition);
    await approve(world, id, edition, 2);
    expect((await open(alive)).draft).not.toBeNull();
    await release(await world.as("吴专员"), id, edition);
    expect(await open(alive)).toMatchObject({ standing: "PUBLISHED", draft: null });
    expect((await make("农经办", id, edition)).refused).toBe("WRONG_STATE");

    const other = await draft();
    const over = await linkTo(other.id, other.edition);
    world.clock.to("2026-11-10");
    expect(await open(over)).toMatchObject({ standing: "EXPIRED", draft: null });
    expect(await open("no-such-token")).toBeNull();
    expect(await open("x".repeat(5_000))).toBeNull();
  });
});
