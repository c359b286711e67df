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
