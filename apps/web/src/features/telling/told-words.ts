import { formatDate } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { Channel } from "@gongshi/domain/channel/channels";

/** `另已告知：微信群 12月5日、广播 12月6日`; null where nothing was told. Each channel and day once. */
export function toldWords(
  tellings: readonly { readonly channel: Channel; readonly toldOn: string }[],
  nameOf: (channel: Channel) => string,
): string | null {
  const each = tellings.map(({ channel, toldOn }) =>
    t("told.one", { channel: nameOf(channel), date: formatDate(toldOn) }),
  );
  return each.length === 0 ? null : t("told.also", { channels: [...new Set(each)].join("、") });
}
