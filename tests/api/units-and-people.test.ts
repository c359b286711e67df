import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, signIn } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { cell, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows, makeSheets } from "../support/steps";

const NOT_THEIRS = ["梁文员", "陈监督", "农经办", "黄初审", "郑检查", "外专员"] as const;

describe("units", () => {
  let world: ApiWorld;
  const facts = (name: string, more: object = {}) => ({ name, formerNames: [], groups: [], ...more });
  const add = (client: Client, kind: string, given: object, parentId: string | null = null) =>
    client.mutate("addUnit(input: $input)", "... on Unit { id name parent { name } }", "$input: AddUnitInput!", {
      input: { subdistrictId: world.unit("示例街道"), kind, parentId, facts: given },
    });
  const change = (client: Client, unitId: string, given: object, more: object = {}) =>
    client.mutate(
      "changeUnit(input: $input)",
      "... on Unit { name formerNames siteTitle supervisionPhone phone }",
      "$input: ChangeUnitInput!",
      { input: { unitId, facts: given, ...more } },
    );
  const list = (client: Client, field: "previewUnits" | "importUnits", text: string, kind = "COOPERATIVE") =>
    client.mutate(
      `${field}(input: $input)`,
      field === "previewUnits"
        ? "... on UnitListPreview { rows { name groups phone } faults { line fault field } }"
        : "... on UnitsImported { count }",
      "$input: UnitListInput!",
      { input: { subdistrictId: world.unit("示例街道"), kind, text } },
    );
  const end = (client: Client, unitId: string, reason = "并入示例二经联社") =>
    client.mutate(
      "endUnit(unitId: $id, endsOn: $on, reason: $reason)",
      "... on Unit { endedOn endedReason }",
      "$id: ID!, $on: Date!, $reason: String!",
      { id: unitId, on: "2026-11-02", reason },
    );

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("are made by the office or the administrator, each under its own kind, with a name of its own", async () => {
    for (const name of NOT_THEIRS)
      expect((await add(await world.as(name), "COMMUNITY", facts("丙社区"))).refused, name).toBe("NOT_ALLOWED");
    const admin = await world.as("苏管理");
    expect((await add(admin, "COOPERATIVE", facts("示例三经联社"))).refused).toBe("NOT_FOUND");
    expect(await add(admin, "COMMUNITY", facts("甲社区"))).toMatchObject({ refused: "NAME_TAKEN", field: "name" });
    expect(await add(admin, "COMMUNITY", facts("丙社区", { phone: "找老王13800000001" }))).toMatchObject({
      refused: "INVALID_INPUT",
      field: "phone",
    });
    expect(await add(admin, "COMMUNITY", facts("丙社区", { address: "13800000001" }))).toMatchObject({
      refused: "TEXT_CARRIES_NUMBER",
      field: "address",
    });
    const made = await add(
      admin,
      "COOPERATIVE",
      facts("示例三经联社", { phone: "0760-1234567" }),
      world.unit("甲社区"),
    );
    expect(made.value).toMatchObject({ name: "示例三经联社", parent: { name: "甲社区" } });
    expect(await world.db.auditEvent.count({ where: { kind: "unit.created", subjectId: made.value.id } })).toBe(1);
  });

  it("come from a pasted list, all or none", async () => {
    const office = await world.as("吴专员");
    const text =
      "名称\t社区\t组别\t电话\n示例四经联社\t乙社区\t一组、二组\t0760-7654321\n示例五经联社\t丁社区\n示例一经联社\t甲社区";
    for (const name of NOT_THEIRS)
      expect((await list(await world.as(name), "importUnits", text)).refused, name).toBe("NOT_ALLOWED");
    expect((await list(office, "previewUnits", " ")).refused).toBe("UNIT_LIST_UNREADABLE");
    const preview = (await list(office, "previewUnits", text)).value;
    expect(preview.rows).toEqual([{ name: "示例四经联社", groups: ["一组", "二组"], phone: "0760-7654321" }]);
    expect(preview.faults).toEqual([
      { line: 3, fault: "COMMUNITY_UNKNOWN", field: null },
      { line: 4, fault: "NAME_TAKEN", field: null },
    ]);
    const before = await world.db.unit.count();
    expect((await list(office, "importUnits", text)).refused).toBe("UNIT_LIST_UNREADABLE");
    expect(await world.db.unit.count()).toBe(before);
    expect((await list(office, "importUnits", text.split("\n").slice(0, 2).join("\n"))).value.count).toBe(1);
    expect((await list(office, "importUnits", "城建局\n司法所", "DEPARTMENT")).value.count).toBe(2);
    expect(await world.db.unit.count()).toBe(before + 3);
  });

  it("keep their old name when renamed, and the street says what its site is called", async () => {
    const unit = world.unit("示例二经联社");
    for (const name of NOT_THEIRS)
      expect((await change(await world.as(name), unit, facts("改名经联社"))).refused, name).toBe("NOT_ALLOWED");
    const office = await world.as("吴专员");
    expect((await change(office, unit, facts("示例一经联社"))).refused).toBe("NAME_TAKEN");
    expect((await change(office, unit, facts("改名经联社", { phone: "0760-2222222" }))).value).toMatchObject({
      name: "改名经联社",
      formerNames: ["示例二经联社"],
      phone: "0760-2222222",
      siteTitle: null,
    });
    const street = await change(office, world.unit("示例街道"), facts("示例街道"), {
      siteTitle: "示例街道惠农公示",
      supervisionPhone: "12345",
    });
    expect(street.value).toMatchObject({ siteTitle: "示例街道惠农公示", supervisionPhone: "12345" });
    const [event] = await world.db.auditEvent.findMany({ where: { kind: "unit.changed", subjectId: unit } });
    expect(event!.data).toMatchObject({ name: { before: "示例二经联社", after: "改名经联社" } });
  });

  it("end: nothing new comes to them, what is released stays", async () => {
    const editor = await world.as("农经办");
    const resultOf = (opened: any): string =>
      opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    const released = resultOf(await openBatch(editor, world, { program: "LAND", number: 1 }));
    await publish(world, released, rollCsv(rollRows("示例一经联社", 3)));
    const waiting = resultOf(await openBatch(editor, world, { program: "LAND", number: 2 }));
    const unit = world.unit("示例一经联社");
    for (const name of NOT_THEIRS) expect((await end(await world.as(name), unit)).refused, name).toBe("NOT_ALLOWED");
    const office = await world.as("吴专员");
    expect((await end(office, unit, "")).refused).toBe("REASON_REQUIRED");
    expect(await end(office, world.unit("甲社区"))).toMatchObject({ refused: "UNIT_IN_USE" });
    expect(await end(office, world.unit("农业农村局"))).toMatchObject({ refused: "UNIT_IN_USE" });
    expect((await end(office, world.unit("示例街道"))).refused).toBe("WRONG_STATE");
    expect((await end(office, unit)).value).toMatchObject({ endedOn: "2026-11-02", endedReason: "并入示例二经联社" });
    expect((await end(office, unit)).refused).toBe("WRONG_STATE");
    expect((await cell(world, "示例一经联社", waiting)).step).toBe("NOT_APPLICABLE");
    expect((await cell(world, "示例一经联社", released)).step).toBe("TO_POST");
    const third = await openBatch(editor, world, { program: "LAND", number: 3 });
    expect(await world.db.obligation.count({ where: { unitId: unit, disclosure: { batchId: third.value.id } } })).toBe(
      0,
    );
  });
});

describe("people", () => {
  let world: ApiWorld;
  const person = (name: string) => world.street.people.get(name)!;
  const appoint = (client: Client, input: object) =>
    client.mutate("appoint(input: $input)", "... on Appointment { id }", "$input: AppointInput!", {
      input: { unitId: world.unit("示例二经联社"), startsOn: "2026-11-02", ...input },
    });
  const call = (client: Client, field: string, selection: string, more: Record<string, unknown> = {}) => {
    const args = { personId: ["ID!", more["personId"]], ...(more["args"] as object) } as Record<
      string,
      [string, unknown]
    >;
    const names = Object.keys(args);
    return client.mutate(
      `${field}(${names.map((name) => `${name}: $${name}`).join(", ")})`,
      selection,
      names.map((name) => `$${name}: ${args[name]![0]}`).join(", "),
      Object.fromEntries(names.map((name) => [name, args[name]![1]])),
    );
  };
  const disable = (client: Client, name: string, reason = "已调离") =>
    call(client, "disablePerson", "... on Person { disabledAt }", {
      personId: person(name),
      args: { reason: ["String!", reason] },
    });
  const rephone = (client: Client, name: string, phone: string) =>
    call(client, "changePerson", "... on Person { phone }", {
      personId: person(name),
      args: { name: ["String!", name], phone: ["String!", phone] },
    });
  const password = (client: Client, name: string) =>
    call(client, "givePassword", "... on NewPassword { password }", { personId: person(name) });

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("a supervisor is stated to be independent, and is never the clerk of the same unit", async () => {
    const office = await world.as("吴专员");
    const supervisor = { role: "SUPERVISOR", personId: person("梁文员") };
    expect((await appoint(office, supervisor)).refused).toBe("STATEMENT_MISSING");
    const own = { ...supervisor, independent: true, unitId: world.unit("示例一经联社") };
    expect(await appoint(office, own)).toMatchObject({ refused: "CLERK_AND_SUPERVISOR", field: "role" });
    const done = await appoint(office, { ...supervisor, independent: true });
    expect(done.refused).toBeUndefined();
    expect((await appoint(office, { ...supervisor, independent: true })).refused).toBe("ALREADY_EXISTS");
    const event = await world.db.auditEvent.findFirstOrThrow({ where: { subjectId: done.value.id } });
    expect(event.data).toMatchObject({ independent: true, role: "SUPERVISOR" });
  });

  it("get a new password, another number, or are shut out by the administrator of their street alone", async () => {
    for (const name of [...NOT_THEIRS, "吴专员"] as const) {
      const client = await world.as(name);
      expect((await password(client, "卢文员")).refused, name).toBe("NOT_ALLOWED");
      expect((await rephone(client, "卢文员", "13700000009")).refused, name).toBe("NOT_ALLOWED");
      expect((await disable(client, "卢文员")).refused, name).toBe("NOT_ALLOWED");
    }
    const admin = await world.as("苏管理");
    expect((await password(admin, "外专员")).refused).toBe("NOT_ALLOWED");
    expect((await disable(admin, "苏管理")).refused).toBe("ONESELF");
    expect((await disable(admin, "卢文员", " ")).refused).toBe("REASON_REQUIRED");
    const seat = await world.db.appointment.findFirstOrThrow({ where: { role: "ADMIN" } });
    const ended = await admin.mutate(
      "endAppointment(appointmentId: $id, endsOn: $on)",
      "... on Appointment { id }",
      "$id: ID!, $on: Date!",
      { id: seat.id, on: "2026-11-02" },
    );
    expect(ended.refused).toBe("LAST_ADMINISTRATOR");

    const clerk = await world.as("卢文员");
    const given = (await password(admin, "卢文员")).value.password;
    expect(await clerk.refusedQuery("{ postings { id } }")).toBe("SIGNED_OUT");
    expect(await signIn(world.app, world.street.phones.get("卢文员")!, given)).not.toBeNull();
    expect((await rephone(admin, "卢文员", world.street.phones.get("梁文员")!)).refused).toBe("NAME_TAKEN");
    expect((await rephone(admin, "卢文员", "12")).refused).toBe("INVALID_INPUT");
    expect((await rephone(admin, "卢文员", "137 0000 0009")).value.phone).toBe("13700000009");
    expect(await signIn(world.app, "13700000009", given)).not.toBeNull();
    expect((await disable(admin, "卢文员")).value.disabledAt).not.toBeNull();
    expect((await disable(admin, "卢文员")).refused).toBe("WRONG_STATE");
    expect((await password(admin, "卢文员")).refused).toBe("WRONG_STATE");
    expect(await signIn(world.app, "13700000009", given)).toBeNull();
    await call(admin, "enablePerson", "... on Person { id }", { personId: person("卢文员") });
    expect(await signIn(world.app, "13700000009", given)).not.toBeNull();
    const trace = await world.db.auditEvent.findMany({ where: { subjectId: person("卢文员"), actorRole: "ADMIN" } });
    expect(trace.map(({ kind }) => kind)).toEqual([
      "person.password-reset",
      "person.changed",
      "person.disabled",
      "person.enabled",
    ]);
    expect(JSON.stringify(trace.map(({ data }) => data))).not.toMatch(/\d{11}/);
  });

  it("appointed here cannot be taken over from another street", async () => {
    await appoint(await world.as("吴专员"), { role: "CLERK", personId: person("外初审") });
    expect((await password(await world.as("苏管理"), "外初审")).refused).toBe("NOT_ALLOWED");
  });
});

describe("a waiver", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("is the office's, has its reason, turns nothing green, and is no way round what is posted", async () => {
    const editor = await world.as("农经办");
    const opened = await openBatch(editor, world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    const edition = await publish(world, id, rollCsv(rollRows("示例一经联社", 3)));
    const obligation = async (unit: string) =>
      (await world.db.obligation.findFirstOrThrow({ where: { disclosureId: id, unitId: world.unit(unit) } })).id;
    const call = async (client: Client, field: string, unit: string, reason = "汛情，经街道办批准") =>
      client.mutate(
        `${field}(obligationId: $id, reason: $reason)`,
        "... on Obligation { waivedReason step onTime finished }",
        "$id: ID!, $reason: String!",
        { id: await obligation(unit), reason },
      );
    for (const name of [...NOT_THEIRS, "苏管理"] as const)
      expect((await call(await world.as(name), "waiveObligation", "示例二经联社")).refused, name).toBe("NOT_ALLOWED");
    const office = await world.as("吴专员");
    expect((await call(office, "waiveObligation", "示例二经联社", " ")).refused).toBe("REASON_REQUIRED");
    expect((await call(office, "liftWaiver", "示例二经联社")).refused).toBe("WRONG_STATE");
    expect((await call(office, "waiveObligation", "示例二经联社")).value).toMatchObject({
      waivedReason: "汛情，经街道办批准",
      step: "NOT_APPLICABLE",
      onTime: "NOT_APPLICABLE",
      finished: "NOT_APPLICABLE",
    });
    expect((await call(office, "waiveObligation", "示例二经联社")).refused).toBe("WRONG_STATE");
    expect((await call(office, "liftWaiver", "示例二经联社", "水退了")).value).toMatchObject({
      waivedReason: null,
      step: "TO_POST",
    });

    const notice = await noticeOf(world, "示例一经联社", edition);
    const clerk = await world.as("梁文员");
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    await postPhoto(world, clerk, { code });
    expect((await call(office, "waiveObligation", "示例一经联社")).refused).toBe("ALREADY_EXISTS");
    const kinds = await world.db.auditEvent.findMany({ where: { subjectType: "obligation" }, orderBy: { id: "asc" } });
    expect(kinds.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["obligation.waived", "汛情，经街道办批准"],
      ["obligation.waiver-lifted", "水退了"],
    ]);
  });
});
