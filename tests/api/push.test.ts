import { createECDH, randomBytes } from "node:crypto";
import type { ECDH } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tellDevices } from "@gongshi/usecases/push/tell-devices";
import * as ece from "http_ece";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import { makeSheets, noticeOf, openBatch, postPhoto, publish, rollCsv, rollRows, sendBack } from "../support/steps";

interface Received {
  readonly path: string;
  readonly headers: Record<string, unknown>;
  readonly message: unknown;
}

/** A browser's keys, and what its push service gets for them, decrypted as the browser would. */
class Device {
  readonly #keys: ECDH = createECDH("prime256v1");
  readonly #auth = randomBytes(16);
  constructor(readonly endpoint: string) {
    this.#keys.generateKeys();
  }
  get input() {
    return {
      endpoint: this.endpoint,
      p256dh: this.#keys.getPublicKey("base64url"),
      auth: this.#auth.toString("base64url"),
    };
  }
  read = (body: Buffer): unknown =>
    JSON.parse(
      ece
        .decrypt(body, { version: "aes128gcm", privateKey: this.#keys, authSecret: this.#auth.toString("base64url") })
        .toString("utf8"),
    );
}

/** Own push service: what the server sends to devices, by day, once a day, never at night. */
describe("telling devices", () => {
  let world: ApiWorld;
  let service: Server;
  let origin: string;
  let status = 201;
  const devices = new Map<string, Device>();
  const received: Received[] = [];

  beforeAll(async () => {
    service = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const path = request.url ?? "";
        const message = devices.get(path)?.read(Buffer.concat(parts));
        received.push({ path, headers: request.headers, message });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    world = await apiWorld("2026-11-02", { pushService: origin });
  });
  beforeEach(() => {
    received.length = 0;
    status = 201;
  });
  afterAll(async () => {
    await world.close();
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
  });

  const device = (path: string): Device => {
    const made = new Device(`${origin}${path}`);
    devices.set(path, made);
    return made;
  };
  const subscribe = (client: Client, input: object) =>
    client.mutate("subscribePush(input: $input)", "... on Done { done }", "$input: DeviceAddressInput!", { input });
  const run = () => tellDevices(world.services, new AbortController().signal);

  it("only when asked for, by somebody signed in, at a push service that is known", async () => {
    const mine = device("/clerk").input;
    expect((await subscribe(world.anonymous, mine)).refused).toBe("SIGNED_OUT");
    const clerk = await world.as("梁文员");
    for (const endpoint of [
      "http://127.0.0.1:1/x",
      "https://push.example.evil/x",
      "file:///etc/passwd",
      "x",
      `${origin}@evil/x`,
    ])
      expect((await subscribe(clerk, { ...mine, endpoint })).refused, endpoint).toBe("PUSH_SERVICE_UNKNOWN");
    expect((await subscribe(clerk, { ...mine, p256dh: "x" })).field).toBe("p256dh");
    expect((await subscribe(clerk, { ...mine, auth: "x" })).field).toBe("auth");
    expect((await subscribe(clerk, mine)).value.done).toBe(true);
    expect((await subscribe(clerk, mine)).value.done).toBe(true);
    expect(await world.db.pushSubscription.count()).toBe(1);
    expect((await clerk.query("{ pushKey }")).pushKey).toHaveLength(87);
    expect(await run()).toBe(0);
  });

  it("what is due, once a day, in the morning, in numbers alone", async () => {
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND", paidOn: "2026-10-30" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    await publish(world, id, rollCsv(rollRows("示例一经联社", 3)));
    world.clock.to("2026-11-13", 22);
    expect(await run()).toBe(0);
    world.clock.to("2026-11-14", 6);
    expect(await run()).toBe(0);
    world.clock.to("2026-11-14", 7);
    expect(await run()).toBe(1);
    expect(received).toHaveLength(1);
    expect(received[0]!.message).toEqual({ kind: "DUE", overdue: 0, dueSoon: 1, toConfirm: 0, badge: 1 });
    expect(received[0]!.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "normal" });
    expect(String(received[0]!.headers["authorization"])).toMatch(/^vapid t=/);
    world.clock.to("2026-11-14", 15);
    expect(await run()).toBe(0);
    world.clock.to("2026-11-15", 8);
    expect(await run()).toBe(1);
  });

  it("a return as soon as it is day, though told today; the supervisor what waits for his word", async () => {
    world.clock.to("2026-11-16", 12);
    await run();
    received.length = 0;
    const clerk = await world.as("梁文员");
    const supervisor = await world.as("陈监督");
    await subscribe(supervisor, device("/supervisor").input);
    const edition = await world.db.edition.findFirstOrThrow({ where: { state: "RELEASED" } });
    const notice = await noticeOf(world, "示例一经联社", edition.id);
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    const posted = await postPhoto(world, clerk, { code });
    expect(await run()).toBe(1);
    expect(received[0]).toMatchObject({ path: "/supervisor", message: { kind: "DUE", toConfirm: 1, badge: 1 } });

    world.clock.to("2026-11-16", 21);
    await sendBack(supervisor, posted.value.posting.id);
    expect(await run()).toBe(0);
    received.length = 0;
    world.clock.to("2026-11-17", 7);
    expect(await run()).toBe(1);
    expect(received[0]).toMatchObject({ path: "/clerk", message: { kind: "RETURNED", count: 1, badge: 1 } });
    expect(await run()).toBe(0);
  });

  it("says it again where the service was ill, and forgets a device that is gone", async () => {
    world.clock.to("2026-11-25", 9);
    const clerk = await world.as("梁文员");
    await world.db.posting.deleteMany({ where: { id: "00000000-0000-4000-8000-000000000000" } });
    await subscribe(clerk, device("/clerk").input);
    const opened = await openBatch(await world.as("农经办"), world, {
      program: "LAND",
      number: 2,
      paidOn: "2026-11-02",
    });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    await publish(world, id, rollCsv(rollRows("示例一经联社", 3, 2)));
    world.clock.to("2026-12-10", 9);
    await subscribe(await world.as("梁文员"), device("/clerk").input);
    status = 500;
    expect(await run()).toBe(0);
    expect(received.length).toBeGreaterThan(0);
    status = 201;
    expect(await run()).toBe(1);
    world.clock.to("2026-12-11", 9);
    status = 410;
    expect(await run()).toBe(0);
    expect(await world.db.pushSubscription.count({ where: { endpoint: `${origin}/clerk` } })).toBe(0);
  });

  it("ends with the session", async () => {
    const supervisor = await world.as("陈监督");
    await subscribe(supervisor, device("/supervisor").input);
    expect(await world.db.pushSubscription.count()).toBe(1);
    await supervisor.query("mutation { signOut }");
    expect(await world.db.pushSubscription.count()).toBe(0);
  });
});
