import { schema } from "@gongshi/schema/schema";
import { getNamedType, isLeafType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLNamedType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, sha256Of } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { leaf } from "../support/hostile-values";
import { boardPicture, makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows } from "../support/steps";

/** Several subdistricts share one installation: nobody sees into another one. */
describe("two subdistricts", () => {
  let world: ApiWorld;
  let stranger: Client;
  const fit: Record<string, unknown> = {};
  const photo = { sha256: "", sheet: "" };

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    stranger = await world.as("外专员");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const disclosure = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const edition = await publish(world, disclosure, rollCsv(rollRows("示例一经联社", 3)));
    const notice = await noticeOf(world, "示例一经联社", edition);
    const clerk = await world.as("梁文员");
    const sheet = (await makeSheets(clerk, [notice])).value.sheets[0];
    const picture = await boardPicture(sheet.code);
    const posted = await postPhoto(world, clerk, { picture, code: sheet.code });
    const { obligationId } = await world.db.notice.findUniqueOrThrow({ where: { id: notice } });
    Object.assign(photo, { sha256: sha256Of(picture.photo), sheet: sheet.id });
    Object.assign(fit, {
      subdistrictId: world.unit("示例街道"),
      unitId: world.unit("示例一经联社"),
      programId: world.street.programs.get("LAND"),
      disclosureId: disclosure,
      year: 2026,
      code: sheet.code,
      batchId: opened.value.id,
      postingId: posted.value.posting.id,
      noticeIds: [notice],
      appointmentId: (await world.db.appointment.findFirstOrThrow({ where: { role: "LIAISON" } })).id,
      // What `id` and `subjectId` stand for depends on the field.
      notice,
      disclosure,
      obligation: obligationId,
      posting: posted.value.posting.id,
      story: notice,
      looks: notice,
      subjectType: "notice",
    });
    for (const [person, unit, role] of [
      ["吴专员", "邻近街道", "OFFICE"],
      ["外专员", "邻近街道", "AUDITOR"],
    ] as const)
      await world.db.appointment.create({
        data: {
          id: crypto.randomUUID(),
          personId: world.street.people.get(person)!,
          unitId: world.unit(unit),
          role,
          startsOn: new Date("2020-01-01"),
        },
      });
  });
  afterAll(() => world.close());

  /** The plain fields of a type that need no arguments. */
  const selection = (type: GraphQLNamedType): string => {
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const plain = fields.filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)));
    return isLeafType(type) ? "" : `{ __typename ${plain.map(({ name }) => name).join(" ")} }`;
  };

  /** What answers about whoever asks, and nobody else; and what says of a token only that it is nobody's. */
  const OWN = ["viewer", "sessions", "waiting", "pushKey", "confirmLink"];

  const queries = Object.values(schema.getQueryType()!.getFields()).filter(
    ({ name }) => !name.startsWith("public") && !OWN.includes(name),
  );

  it.each(queries.map((field) => [field.name, field] as const))(
    "%s gives a stranger nothing of ours",
    async (name, field: GraphQLField<unknown, unknown>) => {
      const given = (arg: string, type: Parameters<typeof leaf>[0]) =>
        arg === "id" || arg === "subjectId" ? (fit[name] ?? leaf(type)) : arg in fit ? fit[arg] : undefined;
      const args = field.args
        .map(
          (arg) =>
            [arg, given(arg.name, arg.type) ?? (String(arg.type).endsWith("!") ? leaf(arg.type) : undefined)] as const,
        )
        .filter(([, value]) => value !== undefined);
      const types = args.map(([arg]) => `$${arg.name}: ${String(arg.type)}`).join(", ");
      const passed = args.map(([arg]) => `${arg.name}: $${arg.name}`).join(", ");
      const query = `query${types && `(${types})`} { result: ${name}${passed && `(${passed})`} ${selection(getNamedType(field.type))} }`;
      const { data, errors } = await stranger.graphql(
        query,
        Object.fromEntries(args.map(([arg, value]) => [arg.name, value])),
      );
      const answer = errors?.[0]?.extensions?.code ?? data?.result;
      expect(Array.isArray(answer) || answer === null ? (answer ?? []) : answer, JSON.stringify(errors)).toSatisfy(
        (said: unknown) => said === "NOT_ALLOWED" || said === "NOT_FOUND" || (Array.isArray(said) && said.length === 0),
      );
    },
  );

  const OURS = [
    "subdistrictId",
    "unitId",
    "programId",
    "disclosureId",
    "batchId",
    "postingId",
    "noticeIds",
    "appointmentId",
  ];
  const named = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name in fit ? fit[name] : value]));
  const mutations = Object.values(schema.getMutationType()!.getFields()).flatMap((field) => {
    const values = Object.fromEntries(field.args.map((arg) => [arg.name, leaf(arg.type)]));
    const input = values["input"] as Record<string, unknown> | undefined;
    return Object.keys({ ...values, ...input }).some((name) => OURS.includes(name))
      ? [[field.name, field, values] as const]
      : [];
  });

  it.each(mutations)("%s does nothing for a stranger to ours", async (name, field, values) => {
    const types = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
    const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
    const before = await world.db.auditEvent.count();
    const { data, errors } = await stranger.graphql(
      `mutation(${types}) { result: ${name}(${passed}) { __typename ... on Refusal { code } } }`,
      { ...named(values), ...("input" in values ? { input: named(values["input"] as Record<string, unknown>) } : {}) },
    );
    expect(errors?.[0]?.extensions?.code ?? data.result.code).toMatch(/^(NOT_ALLOWED|NOT_FOUND|INVALID_INPUT)$/);
    expect(await world.db.auditEvent.count()).toBe(before);
  });

  it("nor do photos and sheets", async () => {
    expect((await stranger.send("GET", `/photos/${photo.sha256}`)).status).toBe(404);
    expect((await stranger.send("GET", `/sheets/${photo.sheet}.pdf`)).status).toBe(403);
  });

  const PEOPLE = `query($id: ID!) { people(subdistrictId: $id) { name appointments { role unit { name subdistrict { name } } } } }`;
  const people = async (client: Client, street: string) =>
    (await client.query(PEOPLE, { id: world.unit(street) })).people as {
      name: string;
      appointments: { role: string; unit: { name: string; subdistrict: { name: string } } }[];
    }[];

  it("somebody appointed in both is seen in each with what they are there", async () => {
    const there = await people(stranger, "邻近街道");
    const both = there.find(({ name }) => name === "吴专员")!;
    expect(both.appointments).toEqual([
      { role: "OFFICE", unit: { name: "邻近街道", subdistrict: { name: "邻近街道" } } },
    ]);
    const here = await people(await world.as("苏管理"), "示例街道");
    for (const { appointments } of here)
      for (const { unit } of appointments) expect(unit.subdistrict.name).toBe("示例街道");
    expect(here.find(({ name }) => name === "吴专员")!.appointments).toHaveLength(1);
    // Who has work in both sees both.
    const own = await people(await world.as("吴专员"), "示例街道");
    expect(own.find(({ name }) => name === "吴专员")!.appointments).toHaveLength(2);
  });
});
