import { BOARD } from "./channels";
import type { Channel, ChannelSetting } from "./channels";
import type { TellingChannel } from "./telling-channels";

/** A channel that a clerk may tick off besides the board. */
export interface TickChannel {
  readonly channel: TellingChannel;
  /** Its own name in the subdistrict; null: the ordinary one. */
  readonly label: string | null;
  /** The program wants it told there too; that never decides whether it was posted in time. */
  readonly expected: boolean;
}

/**
 * What stands before a clerk to tick off: what the programs expect first, even where the subdistrict does not offer it,
 * then what the subdistrict offers; both in the subdistrict's order.
 * @param settings the whole list of the subdistrict (`channelList`)
 * @param expected of the programs whose notices are told
 */
export function tickList(settings: readonly ChannelSetting[], expected: readonly Channel[]): TickChannel[] {
  const all = settings.flatMap(({ channel, label, offered }) =>
    channel === BOARD
      ? []
      : [{ channel: channel as TellingChannel, label, offered, expected: expected.includes(channel) }],
  );
  return [...all.filter((each) => each.expected), ...all.filter((each) => !each.expected && each.offered)].map(
    ({ channel, label, expected }) => ({ channel, label, expected }),
  );
}
