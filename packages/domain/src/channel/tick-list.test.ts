import { describe, expect, it } from "vitest";
import { channelList } from "./channels";
import type { Channel, ChannelSetting } from "./channels";
import { tickList } from "./tick-list";

const own: readonly ChannelSetting[] = [
  { channel: "BROADCAST", label: null, offered: true },
  { channel: "WEBSITE", label: "东区发布", offered: true },
  { channel: "VILLAGE_BOARD", label: null, offered: true },
  { channel: "WECHAT_GROUP", label: null, offered: true },
];

describe("what a clerk may tick off", () => {
  it.each<[string, readonly ChannelSetting[], readonly Channel[], string[]]>([
    ["without any setting what is offered at first", [], [], ["WECHAT_GROUP", "INFORMATION_SHOP", "BROADCAST"]],
    [
      "in the order of the street, never the board",
      own,
      [],
      ["BROADCAST", "WEBSITE", "WECHAT_GROUP", "INFORMATION_SHOP"],
    ],
    ["what is expected first", own, ["WECHAT_GROUP"], ["WECHAT_GROUP!", "BROADCAST", "WEBSITE", "INFORMATION_SHOP"]],
    [
      "what is expected though it is not offered",
      own,
      ["TV", "WEBSITE"],
      ["WEBSITE!", "TV!", "BROADCAST", "WECHAT_GROUP", "INFORMATION_SHOP"],
    ],
  ])("%s", (_name, settings, expected, shown) =>
    expect(
      tickList(channelList(settings), expected).map((each) => `${each.channel}${each.expected ? "!" : ""}`),
    ).toEqual(shown),
  );

  it("keeps the street's own name", () =>
    expect(tickList(channelList(own), []).find(({ channel }) => channel === "WEBSITE")?.label).toBe("东区发布"));
});
