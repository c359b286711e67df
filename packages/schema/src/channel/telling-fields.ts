import { takeBackTelling } from "@gongshi/usecases/channel/take-back-telling";
import { tellNotices } from "@gongshi/usecases/channel/tell-notices";
import type { TellingReceipt } from "@gongshi/usecases/channel/tell-notices";
import { checkedId } from "../access";
import { builder } from "../builder";
import { ChannelEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { TellingType } from "./types";

const TellingReceiptType = builder.objectRef<TellingReceipt>("TellingReceipt").implement({
  description: "The word is on the server. Only this answer means delivered.",
  fields: (t) => ({
    id: t.id({ resolve: (receipt) => receipt.tellingId }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    repeated: t.exposeBoolean("repeated"),
  }),
});

const TellNoticesInput = builder.inputType("TellNoticesInput", {
  fields: (t) => ({
    id: t.id({ required: true, description: "Made on the phone; a repeat answers the first receipt." }),
    unitId: t.id({ required: true }),
    noticeIds: t.idList({ required: true }),
    channel: t.field({ type: ChannelEnum, required: true }),
    toldOn: t.field({ type: "Date", required: true }),
  }),
});

builder.mutationFields((t) => ({
  tellNotices: t.field({
    type: TellingReceiptType,
    description: "Notices were made known on another channel too; it asks for no picture and proves no board.",
    errors: refusable("TellNotices"),
    args: { input: t.arg({ type: TellNoticesInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) => unwrap(await tellNotices(services, actor, input)),
  }),
  takeBackTelling: t.field({
    type: TellingType,
    description: "A wrong tick, taken back by whoever ticked it.",
    errors: refusable("TakeBackTelling"),
    args: { tellingId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(await takeBackTelling(services, actor, checkedId(args.tellingId)));
      return services.db.telling.findUniqueOrThrow({ where: { id } });
    },
  }),
}));
