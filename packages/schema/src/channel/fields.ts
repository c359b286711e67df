import type { ChannelSetting } from "@gongshi/domain/channel/channels";
import { loadChannels } from "@gongshi/usecases/channel/load-channels";
import { setChannels } from "@gongshi/usecases/channel/set-channels";
import { checkedId, demandStaffOf } from "../access";
import { builder } from "../builder";
import { ChannelEnum } from "../enums";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";

const ChannelSettingType = builder.objectRef<ChannelSetting>("ChannelSetting").implement({
  description: "A channel as a subdistrict uses it.",
  fields: (t) => ({
    channel: t.expose("channel", { type: ChannelEnum }),
    label: t.exposeString("label", { nullable: true, description: "Its own name there; null: the ordinary one." }),
    offered: t.exposeBoolean("offered", { description: "Clerks may tick it off." }),
  }),
});

const ChannelListType = builder
  .objectRef<{ subdistrictId: string; channels: readonly ChannelSetting[] }>("ChannelList")
  .implement({
    description: "Every channel, in the order of the subdistrict.",
    fields: (t) => ({
      subdistrictId: t.exposeID("subdistrictId"),
      channels: t.field({ type: [ChannelSettingType], complexity: ofSize(11), resolve: ({ channels }) => channels }),
    }),
  });

builder.queryField("channels", (t) =>
  t.field({
    type: ChannelListType,
    description: "For all staff of the subdistrict.",
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const subdistrictId = checkedId(args.subdistrictId);
      demandStaffOf(context, subdistrictId);
      return { subdistrictId, channels: await loadChannels(context.services.db, subdistrictId) };
    },
  }),
);

const ChannelSettingInput = builder.inputType("ChannelSettingInput", {
  fields: (t) => ({
    channel: t.field({ type: ChannelEnum, required: true }),
    label: t.string(),
    offered: t.boolean({ required: true }),
  }),
});

builder.mutationField("setChannels", (t) =>
  t.field({
    type: ChannelListType,
    description: "The whole list in its order; what is left out comes after, as it is by default.",
    errors: refusable("SetChannels"),
    args: {
      subdistrictId: t.arg.id({ required: true }),
      channels: t.arg({ type: [ChannelSettingInput], required: true }),
    },
    resolve: async (_root, args, { services, actor }) => {
      const subdistrictId = unwrap(
        await setChannels(services, actor, {
          subdistrictId: checkedId(args.subdistrictId),
          channels: args.channels.map(({ channel, label, offered }) => ({ channel, label: label ?? null, offered })),
        }),
      );
      return { subdistrictId, channels: await loadChannels(services.db, subdistrictId) };
    },
  }),
);
