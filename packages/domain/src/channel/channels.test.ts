import { describe, expect, it } from "vitest";
import { CHANNELS, channelFault, channelList } from "./channels";
import type { ChannelSetting } from "./channels";

const setting = (channel: ChannelSetting["channel"], more: Partial<ChannelSetting> = {}): ChannelSetting => ({
  channel,
  label: null,
  offered: true,
  ...more,
});

describe("a subdistrict's channels", () => {
  it("are all there without any setting, few of them offered", () => {
    const list = channelList([]);
    expect(list.map(({ channel }) => channel)).toEqual(CHANNELS);
    expect(list.filter(({ offered }) => offered).map(({ channel }) => channel)).toEqual([
      "VILLAGE_BOARD",
      "WECHAT_GROUP",
      "INFORMATION_SHOP",
      "BROADCAST",
    ]);
  });
  it("keep their own order, and what has no setting comes after", () => {
    const list = channelList([setting("TV"), setting("VILLAGE_BOARD")]);
    expect(list.slice(0, 3).map(({ channel }) => channel)).toEqual(["TV", "VILLAGE_BOARD", "ELECTRONIC_BOARD"]);
    expect(list).toHaveLength(CHANNELS.length);
  });
});

describe("what is wrong with a list", () => {
  it.each([
    ["nothing", [setting("VILLAGE_BOARD"), setting("OTHER", { label: "村口广告屏" })], null],
    ["one twice", [setting("TV"), setting("TV")], "CHANNEL_TWICE"],
    ["the board switched off", [setting("VILLAGE_BOARD", { offered: false })], "BOARD_NOT_OFFERED"],
    ["other without a name", [setting("OTHER")], "OTHER_WITHOUT_NAME"],
    ["other without a name, not offered", [setting("OTHER", { offered: false })], null],
    ["a name twice", [setting("TV", { label: "屏" }), setting("OTHER", { label: "屏" })], "CHANNEL_NAME_TWICE"],
  ] as const)("%s", (_name, list, fault) => expect(channelFault(list)).toBe(fault));
});
