import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";

describe("the channels of a subdistrict", () => {
  let world: ApiWorld;
  const list = async (client: Client) =>
    (
      await client.query("query($id: ID!) { channels(subdistrictId: $id) { channels { channel label offered } } }", {
        id: world.unit("示例街道"),
      })
    )["channels"].channels as { channel: string; label: string | null; offered: boolean }[];
  const set = (client: Client, channels: object[]) =>
    client.mutate(
      "setChannels(subdistrictId: $id, channels: $channels)",
      "... on ChannelList { channels { channel label offered } }",
      "$id: ID!, $channels: [ChannelSettingInput!]!",
      { id: world.unit("示例街道"), channels },
    );
  const board = { channel: "VILLAGE_BOARD", label: null, offered: true };

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it("are read by its staff alone", async () => {
    const query = "query($id: ID!) { channels(subdistrictId: $id) { subdistrictId } }";
    const variables = { id: world.unit("示例街道") };
    expect(await world.anonymous.refusedQuery(query, variables)).toBe("SIGNED_OUT");
    expect(await (await world.as("外专员")).refusedQuery(query, variables)).toBe("NOT_ALLOWED");
    expect((await list(await world.as("梁文员"))).filter(({ offered }) => offered)).toHaveLength(4);
  });

  it("are set by the office or the administrator, never without the board, and the trace says so", async () => {
    for (const name of ["梁文员", "陈监督", "农经办", "黄初审", "郑检查", "外专员"] as const)
      expect((await set(await world.as(name), [board])).refused, name).toBe("NOT_ALLOWED");
    const office = await world.as("吴专员");
    expect(await set(office, [{ ...board, offered: false }])).toMatchObject({
      refused: "SETTINGS_WRONG",
      details: { fault: "BOARD_NOT_OFFERED" },
    });
    expect(await set(office, [board, { channel: "OTHER", label: "找13800000001", offered: true }])).toMatchObject({
      refused: "TEXT_CARRIES_NUMBER",
    });
    const done = await set(office, [
      { channel: "TV", label: "东区电视台", offered: true },
      board,
      { channel: "WECHAT_GROUP", label: " ", offered: false },
    ]);
    expect(done.value.channels.slice(0, 3)).toEqual([
      { channel: "TV", label: "东区电视台", offered: true },
      board,
      { channel: "WECHAT_GROUP", label: null, offered: false },
    ]);
    expect(await list(await world.as("梁文员"))).toEqual(done.value.channels);
    const [event] = await world.db.auditEvent.findMany({ where: { kind: "channels.set" } });
    expect(event).toMatchObject({ actorRole: "OFFICE", unitId: world.unit("示例街道") });
    expect(await world.db.auditEvent.count({ where: { kind: "channels.set" } })).toBe(1);
  });
});
