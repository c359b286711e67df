import { channelList, type Channel } from "@gongshi/domain/channel/channels";
import { tickList, type TickChannel } from "@gongshi/domain/channel/tick-list";
import { useQuery } from "urql";
import { t } from "../../lib/messages/catalogue";
import { ChannelsQuery } from "./channels-query";

export interface Channels {
  /** What stands to be ticked off, where these are expected. */
  readonly toTick: (expected: readonly Channel[]) => readonly TickChannel[];
  /** What a channel is called here. */
  readonly nameOf: (channel: Channel) => string;
}

/** The channels of a street. Until the phone has heard of its settings, what every street starts with. */
export function useChannels(subdistrictId: string | null): Channels {
  const [{ data }] = useQuery({
    query: ChannelsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  const settings = data?.channels.channels ?? channelList([]);
  return {
    toTick: (expected) => tickList(settings, expected),
    nameOf: (channel) => settings.find((each) => each.channel === channel)?.label ?? t(`channel.${channel}`),
  };
}
