import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPlanText } from "../../prisma/seed/demo-plan";
import { apiWorld, signIn } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";

describe("the plan", () => {
  let world: ApiWorld;
  const text = demoPlanText("示例街道", 2026);
  const variables = () => ({ id: world.unit("示例街道"), text });
  const preview = (client: Client) =>
    client.mutate(
      "previewPlan(subdistrictId: $id, text: $text)",
      "... on PlanPreview { items subsections newUnits problems replacesExisting }",
      "$id: ID!, $text: String!",
      variables(),
    );
  const bring = (client: Client, change: object = {}) =>
    client.mutate(
      "importPlan(subdistrictId: $id, text: $text)",
      "... on Plan { itemCount year }",
      "$id: ID!, $text: String!",
      {
        ...variables(),
        ...change,
      },
    );

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it("is previewed and imported by the office alone, once, or not at all", async () => {
    for (const name of ["农经办", "梁文员", "黄初审", "郑检查", "苏管理", "外专员"] as const) {
      expect((await preview(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
      expect((await bring(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
    }
    expect((await bring(world.anonymous)).refused).toBe("SIGNED_OUT");
    const office = await world.as("吴专员");
    const shown = (await preview(office)).value;
    expect(shown).toMatchObject({ items: 44, subsections: 16, problems: [], replacesExisting: false });
    expect(shown.newUnits).toHaveLength(18);
    expect(await world.db.plan.count()).toBe(0);

    expect((await bring(office, { text: "没有事项的文字" })).refused).toBe("PLAN_UNREADABLE");
    expect((await bring(office)).value).toMatchObject({ itemCount: 44, year: 2026 });
    expect((await bring(office)).refused).toBe("ALREADY_EXISTS");
    expect(await world.db.unit.count({ where: { kind: "GROUP" } })).toBe(3);
    const { plans } = await (
      await world.as("郑检查")
    ).query(
      "query($id: ID!) { plans(subdistrictId: $id) { sections { title children { items { number assignments { role unit { name } } } } } } }",
      { id: world.unit("示例街道") },
    );
    const items = plans[0].sections.flatMap((section: any) => section.children.flatMap((child: any) => child.items));
    expect(items.find((item: { number: number }) => item.number === 5).assignments[0]).toEqual({
      role: "LEAD",
      unit: { name: "农业农村局" },
    });
  });

  it("is read from a file, corrected by hand, and imported as it was corrected, dues with it", async () => {
    const next = new TextEncoder().encode(demoPlanText("示例街道", 2027));
    const check = (client: Client, bytes: Uint8Array) =>
      client.send("POST", `/plans/check?subdistrict=${world.unit("示例街道")}`, bytes, {
        "content-type": "application/octet-stream",
      });
    for (const name of ["农经办", "梁文员", "黄初审", "郑检查", "苏管理", "外专员"] as const)
      expect((await check(await world.as(name), next)).status, name).toBe(403);
    expect((await check(world.anonymous, next)).status).toBe(401);
    const office = await world.as("吴专员");
    expect((await check(office, new Uint8Array())).body).toMatchObject({ code: "PLAN_UNREADABLE" });
    expect((await check(office, Buffer.from("%PDF-1.7"))).body).toMatchObject({ code: "PLAN_UNREADABLE" });
    const { plan, exists } = (await check(office, next)).body as { plan: any; exists: boolean };
    expect([plan.items.length, plan.year, exists]).toEqual([44, 2027, false]);

    const bringCorrected = (corrected: object) =>
      office.mutate(
        "importPlan(subdistrictId: $id, plan: $plan)",
        "... on Plan { itemCount sections { items { number dueKind dueText dueOn } children { items { number dueKind dueText dueOn assignments { role unit { name } } } } } }",
        "$id: ID!, $plan: JSON!",
        { id: world.unit("示例街道"), plan: corrected },
      );
    const changed = (change: object) => ({
      ...plan,
      items: plan.items.map((item: { number: number }) => (item.number === 5 ? { ...item, ...change } : item)),
    });
    expect(await bringCorrected(changed({ text: " " }))).toMatchObject({
      refused: "INVALID_INPUT",
      field: "text",
      details: { item: 5 },
    });
    expect(await bringCorrected(changed({ text: "请致电13800138000" }))).toMatchObject({
      refused: "TEXT_CARRIES_NUMBER",
      details: { item: 5 },
    });
    expect(await world.db.plan.count()).toBe(1);
    const brought = await bringCorrected(
      changed({
        assignments: [{ unit: "新设办公室", role: "COORDINATE" }],
        due: { kind: "BY_DATE", text: "11月底前", date: "2027-11-30" },
      }),
    );
    const items = brought.value.sections.flatMap((section: any) => [
      ...section.items,
      ...section.children.flatMap((child: any) => child.items),
    ]);
    expect(items).toHaveLength(44);
    expect(items.find(({ number }: { number: number }) => number === 5)).toEqual({
      number: 5,
      dueKind: "BY_DATE",
      dueText: "11月底前",
      dueOn: "2027-11-30",
      assignments: [{ role: "COORDINATE", unit: { name: "新设办公室" } }],
    });
    expect(items.filter(({ dueKind }: { dueKind: string | null }) => dueKind !== null).length).toBeGreaterThan(1);
    expect((await bringCorrected(plan)).refused).toBe("ALREADY_EXISTS");
  });
});

describe("people", () => {
  let world: ApiWorld;
  const appoint = (client: Client, input: object) =>
    client.mutate("appoint(input: $input)", "... on Appointment { id role }", "$input: AppointInput!", {
      input: { unitId: world.unit("示例二经联社"), startsOn: "2026-11-02", ...input },
    });

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it("a liaison is appointed by the office, other roles by the administrator alone", async () => {
    const liaison = { role: "LIAISON", name: "新联络", phone: "13700000001", password: "good enough 1" };
    for (const name of ["梁文员", "陈监督", "农经办", "黄初审", "郑检查", "外专员"] as const)
      expect((await appoint(await world.as(name), liaison)).refused, name).toBe("NOT_ALLOWED");
    expect((await appoint(await world.as("吴专员"), { ...liaison, role: "AUDITOR" })).refused).toBe("NOT_ALLOWED");
    expect(await appoint(await world.as("吴专员"), { ...liaison, phone: "12" })).toMatchObject({
      refused: "INVALID_INPUT",
      field: "phone",
    });
    const made = await appoint(await world.as("吴专员"), liaison);
    expect(made.value.role).toBe("LIAISON");
    expect((await appoint(await world.as("苏管理"), liaison)).refused).toBe("NAME_TAKEN");
    expect(await signIn(world.app, "13700000001", "good enough 1")).not.toBeNull();

    const ended = await (
      await world.as("吴专员")
    ).mutate(
      "endAppointment(appointmentId: $id, endsOn: $on)",
      "... on Appointment { endsOn }",
      "$id: ID!, $on: Date!",
      { id: made.value.id, on: "2026-11-02" },
    );
    expect(ended.value.endsOn).toBe("2026-11-02");
  });
});
