import { channelList } from "@gongshi/domain/channel/channels";
import type { ChannelSetting } from "@gongshi/domain/channel/channels";
import type { Db } from "../db";
import type { Tx } from "../run-command";

/** Every channel with how the subdistrict uses it, in its order. */
export async function loadChannels(
  db: Pick<Db | Tx, "channelSetting">,
  subdistrictId: string,
): Promise<ChannelSetting[]> {
  const own = await db.channelSetting.findMany({
    where: { subdistrictId },
    select: { channel: true, label: true, offered: true },
    orderBy: { position: "asc" },
  });
  return channelList(own);
}
