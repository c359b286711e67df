import { dayOf } from "@gongshi/domain/calendar/day";
import { takingBack } from "@gongshi/domain/channel/telling";
import { groupText, loudspeakerScript } from "@gongshi/domain/channel/share-texts";
import type { ShareFacts } from "@gongshi/domain/channel/share-texts";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import type { Telling } from "@gongshi/usecases/generated/client/client";
import { builder } from "../builder";
import { viewerOf } from "../context";
import { ChannelEnum } from "../enums";
import { personName } from "../identity/person-name";

export const TellingType = builder.objectRef<Telling>("Telling").implement({
  description: "Somebody's word that a notice was made known on another channel; it never proves a board.",
  fields: (t) => ({
    id: t.exposeID("id"),
    channel: t.expose("channel", { type: ChannelEnum }),
    toldOn: t.field({ type: "Date", resolve: (telling) => dayFromColumn(telling.toldOn) }),
    toldByName: t.string({ resolve: (telling, _args, context) => personName(context, telling.toldById) }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    takenBackAt: t.expose("takenBackAt", { type: "DateTime", nullable: true }),
    mayTakeBack: t.boolean({
      description: "It is the viewer's own word, and still fresh: a wrong tick.",
      resolve: ({ toldById, receivedAt }, _args, context) =>
        takingBack(
          { toldById, receivedOn: dayOf(receivedAt) },
          { personId: viewerOf(context)?.personId ?? null, today: dayOf(context.services.clock()) },
        ).ok,
    }),
  }),
});

export type OffBoard = ShareFacts & { readonly noticeId: string };

export const OffBoardType = builder.objectRef<OffBoard>("OffBoard").implement({
  description:
    "What may be said of a notice off the board: nobody's name, and no more than its internet profile allows.",
  fields: (t) => ({
    groupText: t.string({ description: "Ready to paste into the village's group.", resolve: groupText }),
    script: t.string({
      description: "About a minute for the loudspeaker, numbers as spoken.",
      resolve: loudspeakerScript,
    }),
    url: t.exposeString("url"),
    picturePath: t.string({ resolve: (share) => `/share/${share.noticeId}.png` }),
  }),
});
