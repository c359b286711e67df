import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resetPassword } from "@gongshi/usecases/identity/reset-password";
import { passwordHasher } from "../../apps/api/src/adapters/password-hasher";
import { apiWorld, signIn } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { PASSWORD } from "../support/small-street";

const FIELDS = "... on Viewer { id }";

describe("signing in", () => {
  let world: ApiWorld;
  let hour = 10;
  const phone = (name: string) => world.street.phones.get(name)!;
  const tryOnce = (number: string, password = "wrong") =>
    world.anonymous.mutate(
      "signIn(phone: $phone, password: $password)",
      FIELDS,
      "$phone: String!, $password: String!",
      {
        phone: number,
        password,
      },
    );
  const refusals = async (tries: readonly Promise<{ refused?: string | null }>[]) => {
    const told = (await Promise.all(tries)).map((answer) => answer.refused ?? "SIGNED_IN");
    return Object.fromEntries([...new Set(told)].map((code) => [code, told.filter((each) => each === code).length]));
  };
  const laterThanTheWindow = () => world.clock.to("2026-11-02", (hour += 1));

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  it("tells nothing of who exists, and closes a number after ten wrong tries, for a while", async () => {
    const known = phone("梁文员");
    expect((await tryOnce(known)).refused).toBe("WRONG_CREDENTIALS");
    expect((await tryOnce("13799999999")).refused).toBe("WRONG_CREDENTIALS");
    for (let wrong = 1; wrong < 10; wrong += 1) await tryOnce(known);
    expect((await tryOnce(known)).refused).toBe("TOO_MANY_TRIES");
    expect((await tryOnce(known, PASSWORD)).refused).toBe("TOO_MANY_TRIES");
    laterThanTheWindow();
    expect((await tryOnce(known)).refused).toBe("WRONG_CREDENTIALS");
  });

  it("counts tries made at the same moment, every one", async () => {
    laterThanTheWindow();
    const tries = Array.from({ length: 14 }, () => tryOnce(phone("陈监督")));
    expect(await refusals(tries)).toEqual({ WRONG_CREDENTIALS: 10, TOO_MANY_TRIES: 4 });
  });

  it("forgets wrong tries once the right password came", async () => {
    laterThanTheWindow();
    for (let wrong = 0; wrong < 9; wrong += 1) await tryOnce(phone("陈监督"));
    expect((await tryOnce(phone("陈监督"), PASSWORD)).refused ?? null).toBeNull();
    expect((await tryOnce(phone("陈监督"))).refused).toBe("WRONG_CREDENTIALS");
  });

  it("closes an address after a hundred wrong tries, whatever the numbers; the machine's own is nobody's", async () => {
    laterThanTheWindow();
    const from = (ip: string, index: number) =>
      world.app
        .inject({
          method: "POST",
          url: "/graphql",
          remoteAddress: ip,
          headers: { "content-type": "application/json" },
          payload: {
            query: `mutation { signIn(phone: "1380000${String(index).padStart(4, "0")}", password: "x") { ... on Refusal { code } } }`,
          },
        })
        .then((response) => response.json().data.signIn.code as string);
    await world.db.signInTry.createMany({
      data: Array.from({ length: 99 }, () => ({
        id: crypto.randomUUID(),
        phoneHash: "somebody",
        ip: "203.0.113.9",
        at: world.clock.now(),
      })),
    });
    expect(await from("203.0.113.9", 1)).toBe("WRONG_CREDENTIALS");
    expect(await from("203.0.113.9", 2)).toBe("TOO_MANY_TRIES");
    expect(await from("203.0.113.10", 3)).toBe("WRONG_CREDENTIALS");
    await world.db.signInTry.updateMany({ data: { ip: "127.0.0.1" } });
    expect(await from("127.0.0.1", 4)).toBe("WRONG_CREDENTIALS");
  });

  it("allows one sign-in a request", async () => {
    const both = ["a", "b"].map((alias) => `${alias}: signIn(phone: "13800000000", password: "x") { __typename }`);
    expect(await world.anonymous.refusedQuery(`mutation { ${both.join(" ")} }`)).not.toBeNull();
  });

  it("leaves no session that has run out", async () => {
    laterThanTheWindow();
    await signIn(world.app, phone("梁文员"), PASSWORD);
    world.clock.to("2026-12-24");
    await signIn(world.app, phone("陈监督"), PASSWORD);
    expect(await world.db.session.count({ where: { expiresAt: { lte: world.clock.now() } } })).toBe(0);
    world.clock.to("2026-11-02", (hour += 1));
  });

  it("a password that was forgotten is made anew from the command line, and every session ends", async () => {
    laterThanTheWindow();
    const cookie = await signIn(world.app, phone("梁文员"), PASSWORD);
    const deps = { db: world.db, clock: world.clock.now, passwords: passwordHasher, keyring: world.services.keyring };
    expect(await resetPassword(deps, { phone: "13799999999", password: "a new one 1" })).toMatchObject({
      ok: false,
      refusal: { refused: "NOT_FOUND" },
    });
    expect(await resetPassword(deps, { phone: phone("梁文员"), password: "short" })).toMatchObject({
      ok: false,
      refusal: { refused: "INVALID_INPUT", field: "password" },
    });
    expect(cookie).not.toBeNull();
    expect(await resetPassword(deps, { phone: phone("梁文员"), password: "a new one 1" })).toMatchObject({ ok: true });
    const person = await world.db.person.findUniqueOrThrow({ where: { phone: phone("梁文员") } });
    expect(await world.db.session.count({ where: { personId: person.id } })).toBe(0);
    expect(await world.db.auditEvent.count({ where: { kind: "person.password-reset", subjectId: person.id } })).toBe(1);
    expect(await signIn(world.app, phone("梁文员"), PASSWORD)).toBeNull();
    expect(await signIn(world.app, phone("梁文员"), "a new one 1")).not.toBeNull();
  });
});
