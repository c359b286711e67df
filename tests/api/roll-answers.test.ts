import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import type { RollRow } from "../support/steps";
import { acceptRoll, checkRoll, openBatch, rollCsv, rollRows } from "../support/steps";

/** A roll with two amounts of equal name: nobody but the person who made it knows which of them was paid. */
function twoAmounts(rows: readonly RollRow[]): Uint8Array {
  const lines = [
    "序号,姓名,身份证号,村,补贴金额,补贴金额",
    ...rows.map((row, index) =>
      [
        index + 1,
        row.name,
        `\t${row.identityNumber}`,
        row.unit,
        row.amount,
        (Number(row.amount) * 2).toFixed(2),
      ].join(),
    ),
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}

const paidOf = (rows: readonly RollRow[]): number =>
  rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);

interface Asked {
  readonly question: {
    readonly asks: string;
    readonly layout: string;
    readonly choices: readonly {
      readonly column: number;
      readonly answer: object;
      readonly lines: number;
      readonly paidFen: number;
      readonly units: readonly object[];
    }[];
  };
  readonly samples: Readonly<Record<number, readonly string[]>>;
}

describe("what the reader cannot know", () => {
  let world: ApiWorld;
  const state = { first: "", second: "", civil: "" };
  const rows = rollRows("示例一经联社", 6);
  const answers = (client: Client) =>
    client.query("query($id: ID!) { rollAnswers(programId: $id) { id what text columns unitName answeredByName } }", {
      id: world.street.programs.get("LAND"),
    });
  const forget = (client: Client, id: string) =>
    client.mutate("forgetRollAnswer(id: $id)", "... on ForgottenRollAnswer { id }", "$id: ID!", { id });

  beforeAll(async () => {
    world = await apiWorld();
    const open = async (editor: "农经办" | "民经办", program: string, number: number) => {
      const batch = await openBatch(await world.as(editor), world, { program, number });
      return batch.value.disclosures.find(({ stage }: { stage: string }) => stage === "RESULT").id as string;
    };
    state.first = await open("农经办", "LAND", 1);
    state.second = await open("农经办", "LAND", 2);
    state.civil = await open("民经办", "CIVIL", 1);
  });
  afterAll(() => world.close());

  it("is asked, with what each answer would give, and shows nothing of anybody", async () => {
    const file = twoAmounts(rows);
    for (const name of ["梁文员", "黄初审", "民经办", "郑检查", "外专员"] as const)
      expect((await checkRoll(await world.as(name), state.first, file)).status, name).toBe(403);
    const checked = await checkRoll(await world.as("农经办"), state.first, file);
    expect(checked.status).toBe(200);
    const { question, samples } = checked.body as Asked;
    expect(question).toMatchObject({ asks: "amount", headerRow: 1 });
    expect(question.choices.map(({ column, lines, paidFen }) => [column, lines, paidFen])).toEqual([
      [5, 6, paidOf(rows)],
      [6, 6, paidOf(rows) * 2],
    ]);
    expect(question.choices[0]!.units).toEqual([
      { unitName: "示例一经联社", payments: 6, paidFen: paidOf(rows), dueFen: paidOf(rows) },
    ]);
    expect(samples[5]![0]).toBe(rows[0]!.amount);
    for (const { name, identityNumber } of rows) {
      expect(JSON.stringify(checked.body)).not.toContain(name);
      expect(JSON.stringify(checked.body)).not.toContain(identityNumber.slice(0, 10));
    }
    const refused = await acceptRoll(await world.as("农经办"), state.first, file, "any");
    expect(refused.body).toMatchObject({ code: "ROLL_UNREADABLE", details: { why: "NEEDS_MAPPING" } });
  });

  it("is refused where the answer is no answer", async () => {
    const editor = await world.as("农经办");
    for (const mapping of ["[", "{}", '[{"layout":"A","columns":{"amount":0}}]', '[{"layout":"A","columns":{"x":1}}]'])
      expect((await checkRoll(editor, state.first, twoAmounts(rows), {}, { "x-mapping": mapping })).body).toMatchObject(
        {
          code: "INVALID_INPUT",
          field: "mapping",
        },
      );
  });

  it("is read by the answer, remembered once the roll is let in, and used for the next roll, saying so", async () => {
    const editor = await world.as("农经办");
    const asked = (await checkRoll(editor, state.first, twoAmounts(rows))).body as Asked;
    const extra = { "x-mapping": JSON.stringify([asked.question.choices[0]!.answer]) };
    const preview = (await checkRoll(editor, state.first, twoAmounts(rows), {}, extra)).body as { digest: string };
    expect(preview).toMatchObject({ lineCount: 6, paidFen: paidOf(rows), usedAnswers: [] });
    expect(await world.db.rollMapping.count()).toBe(0);
    // Another answer is another reading.
    const other = { "x-mapping": JSON.stringify([asked.question.choices[1]!.answer]) };
    expect((await acceptRoll(editor, state.first, twoAmounts(rows), preview.digest, other)).body).toMatchObject({
      code: "ROLL_CHANGED",
    });
    expect((await acceptRoll(editor, state.first, twoAmounts(rows), preview.digest, extra)).status).toBe(200);

    const next = rollRows("示例二经联社", 4, 7);
    const read = (await checkRoll(editor, state.second, twoAmounts(next))).body;
    expect(read).toMatchObject({
      lineCount: 4,
      paidFen: paidOf(next),
      usedAnswers: [{ what: "COLUMNS", answeredByName: "农经办" }],
    });
    // Other headings are another layout, and another program has its own answers.
    const renamed = new TextEncoder().encode(
      new TextDecoder().decode(twoAmounts(next)).replace("补贴金额,补贴金额", "补贴金额,补贴金额 "),
    );
    expect((await checkRoll(editor, state.second, renamed)).body).toMatchObject({ usedAnswers: [{ what: "COLUMNS" }] });
    const moved = new TextEncoder().encode(
      new TextDecoder().decode(twoAmounts(next)).replace("序号,姓名", "姓名,序号"),
    );
    expect((await checkRoll(editor, state.second, moved)).body).toHaveProperty("question");
    expect((await checkRoll(await world.as("民经办"), state.civil, twoAmounts(next))).body).toHaveProperty("question");
  });

  it("a name that matches no unit is chosen once and remembered, but never a sheet's own name", async () => {
    const editor = await world.as("农经办");
    const strange = rollCsv(rollRows("一社老名", 3, 11));
    const unitId = world.unit("示例一经联社");
    const checked = (await checkRoll(editor, state.second, strange)).body as { digest: string; unmatched: object[] };
    expect(checked.unmatched).toMatchObject([{ text: "一社老名", lines: 3 }]);
    const choice = { "x-unit-choices": JSON.stringify({ 一社老名: unitId }) };
    expect((await acceptRoll(editor, state.second, strange, checked.digest, choice)).status).toBe(200);
    const again = (await checkRoll(editor, state.second, rollCsv(rollRows("一社老名", 2, 12)))).body;
    expect(again).toMatchObject({
      unmatched: [],
      usedAnswers: [{ what: "UNIT", text: "一社老名", unitName: "示例一经联社", lines: 2 }],
    });

    const noUnit = new TextEncoder().encode(
      new TextDecoder().decode(rollCsv(rollRows("", 2, 13))).replace(",村,", ",其他,"),
    );
    const named = (await checkRoll(editor, state.second, noUnit)).body as {
      digest: string;
      unmatched: { text: string }[];
    };
    const text = named.unmatched[0]!.text;
    const chosen = { "x-unit-choices": JSON.stringify({ [text]: unitId }) };
    expect((await acceptRoll(editor, state.second, noUnit, named.digest, chosen)).status).toBe(200);
    expect((await checkRoll(editor, state.second, noUnit)).body).toMatchObject({ unmatched: [{ text }] });
  });

  it("can be seen by who sees lines, and forgotten by who imports; both leave a trace", async () => {
    for (const name of ["梁文员", "陈监督", "民经办", "苏管理", "外专员"] as const)
      expect(
        await (
          await world.as(name)
        ).refusedQuery("query($id: ID!) { rollAnswers(programId: $id) { id } }", {
          id: world.street.programs.get("LAND"),
        }),
        name,
      ).toBe("NOT_ALLOWED");
    const seen = (await answers(await world.as("郑检查"))).rollAnswers;
    expect(seen.map(({ what, unitName, columns }: any) => [what, unitName, columns])).toEqual([
      ["COLUMNS", null, { amount: 5 }],
      ["UNIT", "示例一经联社", null],
    ]);
    const [columns, unit] = seen;
    for (const name of ["郑检查", "民经办", "黄初审"] as const)
      expect((await forget(await world.as(name), columns.id)).refused, name).toBe("NOT_ALLOWED");
    expect((await forget(await world.as("吴专员"), columns.id)).value.id).toBe(columns.id);
    expect((await forget(await world.as("农经办"), unit.id)).value.id).toBe(unit.id);
    expect((await forget(await world.as("农经办"), unit.id)).refused).toBe("NOT_FOUND");
    expect((await checkRoll(await world.as("农经办"), state.second, twoAmounts(rows))).body).toHaveProperty("question");

    const trail = await world.db.auditEvent.findMany({
      where: { kind: { startsWith: "roll.answer" } },
      orderBy: { id: "asc" },
    });
    expect(trail.map(({ kind, actorRole }) => [kind, actorRole])).toEqual([
      ["roll.answer-remembered", "DEPARTMENT_EDITOR"],
      ["roll.answer-remembered", "DEPARTMENT_EDITOR"],
      ["roll.answer-forgotten", "OFFICE"],
      ["roll.answer-forgotten", "DEPARTMENT_EDITOR"],
    ]);
  });
});
