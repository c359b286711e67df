import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import type { PersonName } from "../support/small-street";
import { confirm, makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows } from "../support/steps";

const UNIT = "示例一经联社";

/** The supervisor without an account, and what passes to the liaison by itself. */
describe("whose word a posting waits for", () => {
  let world: ApiWorld;
  let clerk: Client;
  let code: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    clerk = await world.as("梁文员");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const notice = await noticeOf(world, UNIT, await publish(world, id, rollCsv(rollRows(UNIT, 2))));
    code = (await makeSheets(clerk, [notice])).value.sheets[0].code;
  });
  afterAll(() => world.close());

  const posted = async (): Promise<string> => (await postPhoto(world, clerk, { code })).value.posting.id;
  const seen = async (client: Client, id: string) =>
    (
      await client.query(
        "query($id: ID!) { posting(id: $id) { state waitsFor actions decidedByName decidedViaLink linkFor { name } } }",
        { id },
      )
    ).posting;
  const makeLink = (client: Client, person: PersonName = "陈监督") =>
    client.mutate(
      "makeConfirmLink(unitId: $unit, supervisorId: $person)",
      "... on ConfirmLink { url supervisorName postings expiresAt }",
      "$unit: ID!, $person: ID!",
      { unit: world.unit(UNIT), person: world.street.people.get(person) },
    );
  const tokenIn = (made: { value?: any }): string => made.value.url.split("/confirm/")[1];
  const view = async (token: string) =>
    (
      await world.anonymous.query(
        "query($token: String!) { confirmLink(token: $token) { state supervisorName decided waiting { id photoPath titles } } }",
        { token },
      )
    ).confirmLink;
  const say = async (client: Client, token: string, form: Record<string, string>) => {
    const body = Buffer.from(new URLSearchParams(form).toString());
    const answer = await client.send("POST", `/confirm/${token}`, body, {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(answer.status).toBe(303);
    return new URL(String(answer.headers["location"]), "http://x").searchParams.get("said");
  };

  it("three days' silence pass it to the liaison, and nobody clicks anything", async () => {
    world.clock.to("2026-11-03");
    const id = await posted();
    const liaison = await world.as("周联络");
    expect(await seen(liaison, id)).toMatchObject({ waitsFor: "SUPERVISOR", actions: [] });
    expect(await confirm(liaison, id)).toMatchObject({ refused: "NOT_YOUR_TURN", details: { from: "2026-11-06" } });
    world.clock.to("2026-11-05", 23);
    expect((await confirm(liaison, id)).refused).toBe("NOT_YOUR_TURN");
    world.clock.to("2026-11-06", 0);
    expect(await seen(liaison, id)).toMatchObject({ waitsFor: "SILENT", actions: ["CONFIRM", "RETURN"] });
    // The supervisor may still be the quicker one.
    expect((await seen(await world.as("陈监督"), id)).actions).toEqual(["CONFIRM", "RETURN"]);
    expect((await confirm(liaison, id)).value.state).toBe("CONFIRMED");
  });

  it("a vacant seat passes it at once; a seat held by whoever posted is vacant", async () => {
    world.clock.to("2026-11-09");
    const liaison = await world.as("周联络");
    const day = { endsOn: new Date("2026-11-08T00:00:00Z") };
    const seat = { role: "SUPERVISOR" as const, unitId: world.unit(UNIT) };
    const others = { ...seat, personId: { not: world.street.people.get("兼任员")! } };
    await world.db.appointment.updateMany({ where: others, data: day });
    const own = (await postPhoto(world, await world.as("兼任员"), { code })).value.posting.id;
    expect(await seen(liaison, own)).toMatchObject({ waitsFor: "VACANT_SEAT", actions: ["CONFIRM", "RETURN"] });
    expect((await confirm(await world.as("兼任员"), own)).refused).toBe("OWN_WORK");
    const other = await posted();
    expect((await seen(liaison, other)).waitsFor).toBe("SUPERVISOR");
    await world.db.appointment.updateMany({ where: seat, data: day });
    expect((await seen(liaison, other)).waitsFor).toBe("VACANT_SEAT");
    expect((await confirm(liaison, other)).value.state).toBe("CONFIRMED");
    expect((await confirm(liaison, own)).value.state).toBe("CONFIRMED");
    await world.db.appointment.updateMany({ where: seat, data: { endsOn: null } });
  });

  it("a link is made by office and liaison, never by the clerk, for a supervisor of that unit", async () => {
    world.clock.to("2026-11-10");
    expect((await makeLink(await world.as("吴专员"))).refused).toBe("NOT_FOUND");
    const id = await posted();
    for (const name of ["梁文员", "卢文员", "陈监督", "郑检查", "苏管理", "外专员"] as const)
      expect((await makeLink(await world.as(name))).refused, name).toBe("NOT_ALLOWED");
    expect((await makeLink(world.anonymous)).refused).toBe("SIGNED_OUT");
    expect((await makeLink(await world.as("吴专员"), "谭监督")).refused).toBe("NOT_FOUND");
    expect((await seen(await world.as("梁文员"), id)).linkFor).toEqual([]);
    expect((await seen(await world.as("周联络"), id)).linkFor).toContainEqual({ name: "陈监督" });
    expect((await makeLink(await world.as("周联络"))).value).toMatchObject({ supervisorName: "陈监督", postings: 1 });
    const rows = await world.db.confirmLink.findMany();
    expect(rows[0]!.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    await confirm(await world.as("陈监督"), id);
  });

  it("is offered at once where no supervisor is signed in, and after a day without a word", async () => {
    world.clock.to("2026-11-10");
    const liaison = await world.as("周联络");
    const office = await world.as("吴专员");
    const id = await posted();
    const because = async () =>
      (await clerk.query("query($id: ID!) { posting(id: $id) { linkBecause } }", { id })).posting.linkBecause;
    const offers = async (client: Client) =>
      (
        await client.query(
          "query($id: ID!) { linkOffers(subdistrictId: $id) { unitName because waiting supervisors { name } } }",
          { id: world.unit("示例街道") },
        )
      ).linkOffers;
    // Somebody who supervises this unit is signed in, as in the tests before.
    await world.as("陈监督");
    expect(await because()).toBeNull();
    expect(await offers(office)).toEqual([]);
    world.clock.to("2026-11-11");
    expect(await because()).toBe("WAITED_A_DAY");
    for (const client of [office, liaison])
      expect(await offers(client)).toMatchObject([{ unitName: UNIT, because: "WAITED_A_DAY", waiting: 1 }]);
    for (const name of ["梁文员", "陈监督", "郑检查", "农经办"] as const)
      await expect(offers(await world.as(name)), name).rejects.toThrow("NOT_ALLOWED");
    const seats = await world.db.appointment.findMany({ where: { unitId: world.unit(UNIT), role: "SUPERVISOR" } });
    await world.db.session.deleteMany({ where: { personId: { in: seats.map(({ personId }) => personId) } } });
    expect(await because()).toBe("NOT_SIGNED_IN");
    expect((await offers(office))[0].because).toBe("NOT_SIGNED_IN");
    await confirm(await world.as("陈监督"), id);
    expect(await offers(office)).toEqual([]);
  });

  it("leaves out what its maker brought, and is refused where nothing else waits", async () => {
    world.clock.to("2026-11-11");
    const office = await world.as("吴专员");
    const brought = await posted();
    await world.db.posting.update({
      where: { id: brought },
      data: { handedInById: world.street.people.get("吴专员")! },
    });
    expect((await makeLink(office)).refused).toBe("OWN_WORK");
    const other = await posted();
    const opened = await view(tokenIn(await makeLink(office)));
    expect(opened.waiting.map((each: { id: string }) => each.id)).toEqual([other]);
    for (const id of [brought, other]) await confirm(await world.as("陈监督"), id);
  });

  it("opens without a session, shows the photo, decides each posting once, as that supervisor", async () => {
    world.clock.to("2026-11-12");
    const ids = [await posted(), await posted()];
    const token = tokenIn(await makeLink(await world.as("吴专员")));
    const opened = await view(token);
    expect(opened).toMatchObject({ state: "OPEN", supervisorName: "陈监督", decided: 0 });
    expect(opened.waiting.map((each: { id: string }) => each.id)).toEqual(ids);
    const photo = await world.anonymous.send("GET", opened.waiting[0].photoPath);
    expect(photo.headers["content-type"]).toBe("image/jpeg");
    expect(
      (await world.anonymous.send("GET", opened.waiting[0].photoPath.replace(token, `${token.slice(1)}A`))).status,
    ).toBe(404);

    // Whoever posted opens it on her own phone.
    expect(await say(clerk, token, { posting: ids[0]!, decision: "CONFIRM" })).toBe("OWN_WORK");
    expect(await say(world.anonymous, token, { posting: ids[1]!, decision: "RETURN" })).toBe("REASON_REQUIRED");
    expect(await say(world.anonymous, token, { posting: "x", decision: "CONFIRM" })).toBe("REASON_REQUIRED");
    expect((await view(token)).waiting).toHaveLength(2);

    expect(await say(world.anonymous, token, { posting: ids[0]!, decision: "CONFIRM" })).toBe("CONFIRM");
    expect(await say(world.anonymous, token, { posting: ids[0]!, decision: "CONFIRM" })).toBe("CONFIRM");
    const untrue = { posting: ids[0]!, decision: "RETURN", reason: "UNTRUE:没有张贴在公开栏" };
    expect(await say(world.anonymous, token, untrue)).toBe("CHANGED_MEANWHILE");
    const unclear = { posting: ids[1]!, decision: "RETURN", reason: "PHOTO:看不清", more: "第二行" };
    expect(await say(world.anonymous, token, unclear)).toBe("RETURN");
    expect(await view(token)).toMatchObject({ decided: 2, waiting: [] });

    expect(await seen(await world.as("吴专员"), ids[0]!)).toMatchObject({
      state: "CONFIRMED",
      decidedByName: "陈监督",
      decidedViaLink: true,
    });
    const trace = await world.db.auditEvent.findFirstOrThrow({
      where: { kind: "posting.confirmed", subjectId: ids[0]! },
    });
    expect(trace).toMatchObject({ actorId: world.street.people.get("陈监督"), actorRole: "SUPERVISOR" });
    expect(trace.data).toMatchObject({ viaLink: expect.any(String) });
  });

  it("ends: after a week, when another one is made, when the seat ends", async () => {
    world.clock.to("2026-11-16");
    await posted();
    const office = await world.as("吴专员");
    const first = tokenIn(await makeLink(office));
    const second = tokenIn(await makeLink(office));
    expect((await view(first)).state).toBe("EXPIRED");
    expect((await view(second)).state).toBe("OPEN");
    expect((await view("x".repeat(43))).state).toBe("UNKNOWN");
    world.clock.to("2026-11-24");
    expect((await view(second)).state).toBe("EXPIRED");
    const id = (await world.db.posting.findFirstOrThrow({ where: { state: "PENDING" } })).id;
    expect(await say(world.anonymous, second, { posting: id, decision: "CONFIRM" })).toBe("LINK_EXPIRED");

    const third = tokenIn(await makeLink(office));
    await world.db.appointment.updateMany({
      where: { role: "SUPERVISOR", personId: world.street.people.get("陈监督")! },
      data: { endsOn: new Date("2026-11-23T00:00:00Z") },
    });
    expect((await view(third)).state).toBe("EXPIRED");
  });
});
