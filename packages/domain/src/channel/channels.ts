/** Every channel there is, in the order in which a subdistrict without settings of its own offers them. */
export const CHANNELS = [
  "VILLAGE_BOARD",
  "ELECTRONIC_BOARD",
  "WECHAT_GROUP",
  "INFORMATION_SHOP",
  "BROADCAST",
  "TV",
  "NEWSPAPER",
  "WEBSITE",
  "MEETING",
  "DOOR_TO_DOOR",
  "OTHER",
] as const;
export type Channel = (typeof CHANNELS)[number];

/** The board is where a posting is proven: it is always in use. */
export const BOARD: Channel = "VILLAGE_BOARD";

/** How a subdistrict uses a channel. */
export interface ChannelSetting {
  readonly channel: Channel;
  /** Its own name there, such as 东区发布 for the website; null: the ordinary one. */
  readonly label: string | null;
  /** Clerks may tick it off. What was ticked earlier stays. */
  readonly offered: boolean;
}

/** Offered where nobody has said otherwise; the rest is switched on by whoever uses it. */
const OFFERED_AT_FIRST: readonly Channel[] = ["VILLAGE_BOARD", "WECHAT_GROUP", "INFORMATION_SHOP", "BROADCAST"];

/** The whole list of a subdistrict: its own settings in their order, then what it has none for. */
export function channelList(own: readonly ChannelSetting[]): ChannelSetting[] {
  const known = new Set(own.map(({ channel }) => channel));
  const rest = CHANNELS.filter((channel) => !known.has(channel));
  return [...own, ...rest.map((channel) => ({ channel, label: null, offered: OFFERED_AT_FIRST.includes(channel) }))];
}

export type ChannelFault = "CHANNEL_TWICE" | "BOARD_NOT_OFFERED" | "OTHER_WITHOUT_NAME" | "CHANNEL_NAME_TWICE";

/** What is wrong with a list before it is kept, or null. */
export function channelFault(list: readonly ChannelSetting[]): ChannelFault | null {
  if (new Set(list.map(({ channel }) => channel)).size < list.length) return "CHANNEL_TWICE";
  if (list.some(({ channel, offered }) => channel === BOARD && !offered)) return "BOARD_NOT_OFFERED";
  if (list.some(({ channel, label, offered }) => channel === "OTHER" && offered && label === null))
    return "OTHER_WITHOUT_NAME";
  const names = list.flatMap(({ label }) => (label === null ? [] : [label]));
  return new Set(names).size < names.length ? "CHANNEL_NAME_TWICE" : null;
}
