import { BOARD, CHANNELS } from "./channels";
import type { Channel } from "./channels";

export type TellingChannel = Exclude<Channel, "VILLAGE_BOARD">;

/** Where a notice can be made known besides the board. Which of them a street offers is a setting. */
export const TELLING_CHANNELS: readonly TellingChannel[] = CHANNELS.filter(
  (channel): channel is TellingChannel => channel !== BOARD,
);

export const isTellingChannel = (channel: string): channel is TellingChannel =>
  (TELLING_CHANNELS as readonly string[]).includes(channel);
