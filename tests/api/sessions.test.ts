import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, apiWorld, signIn } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { PASSWORD } from "../support/small-street";
import type { PersonName } from "../support/small-street";

const LIST = "query($id: ID) { sessions(personId: $id) { id current createdAt lastUsedAt device { system browser } } }";

/** A phone that is lost: its session is ended from another device. */
describe("sessions", () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  const device = async (name: PersonName): Promise<Client> =>
    new Client(world.app, await signIn(world.app, world.street.phones.get(name)!, PASSWORD), world.db);
  const end = (client: Client, id: string) =>
    client.mutate("endSession(sessionId: $id)", "... on Done { done }", "$id: ID!", { id });
  const endAll = (client: Client, id: string) =>
    client.mutate("endSessionsOf(personId: $id)", "... on Done { done }", "$id: ID!", { id });
  const who = async (client: Client) => (await client.query("{ viewer { name } }")).viewer?.name ?? null;

  it("shows one's own devices, this one marked, and when each was last used", async () => {
    expect(await world.anonymous.refusedQuery(LIST)).toBe("SIGNED_OUT");
    const [phone, desk] = [await device("梁文员"), await device("梁文员")];
    world.clock.to("2026-11-02", 14);
    const { sessions } = await desk.query(LIST);
    expect(sessions.map((each: { current: boolean }) => each.current).toSorted()).toEqual([false, true]);
    const [used, unused] = sessions;
    expect(used).toMatchObject({ current: true, lastUsedAt: "2026-11-02T06:00:00.000Z" });
    expect(unused).toMatchObject({ current: false, lastUsedAt: "2026-11-02T02:00:00.000Z" });
    expect(JSON.stringify(sessions)).not.toMatch(/[0-9a-f]{64}/);
    expect(await who(phone)).toBe("梁文员");
  });

  it("ends a lost phone from another device; the phone is signed out, the trace says so", async () => {
    const [lost, desk] = [await device("卢文员"), await device("卢文员")];
    const { sessions } = await desk.query(LIST);
    const id = sessions.find((each: { current: boolean }) => !each.current).id;
    expect((await end(world.anonymous, id)).refused).toBe("SIGNED_OUT");
    expect((await end(await world.as("梁文员"), id)).refused).toBe("NOT_ALLOWED");
    expect((await end(desk, id)).value.done).toBe(true);
    expect(await who(lost)).toBeNull();
    expect(await who(desk)).toBe("卢文员");
    expect((await end(desk, id)).value.done).toBe(true);
    const trace = await world.db.auditEvent.findMany({ where: { kind: "session.ended" } });
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({ actorId: world.street.people.get("卢文员"), data: { sessions: 1 } });
  });

  it("of somebody else: the office and the administrator of that street, nobody else", async () => {
    const person = world.street.people.get("谭监督")!;
    const theirs = await device("谭监督");
    for (const name of ["梁文员", "农经办", "黄初审", "郑检查", "外专员"] as const) {
      expect(await (await world.as(name)).refusedQuery(LIST, { id: person }), name).toBe("NOT_ALLOWED");
      expect((await endAll(await world.as(name), person)).refused, name).toBe("NOT_ALLOWED");
    }
    for (const name of ["吴专员", "苏管理"] as const) {
      const client = await world.as(name);
      const again = await device("谭监督");
      expect((await client.query(LIST, { id: person })).sessions.length).toBeGreaterThan(0);
      expect((await endAll(client, person)).value.done).toBe(true);
      expect(await who(again)).toBeNull();
      expect((await client.query(LIST, { id: person })).sessions).toEqual([]);
    }
    expect(await who(theirs)).toBeNull();
  });
});
