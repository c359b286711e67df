import { badgeOf } from "@gongshi/domain/push/push-message";
import type { Waiting } from "@gongshi/domain/push/push-message";
import { loadWaiting } from "@gongshi/usecases/push/load-waiting";
import { subscribePush, unsubscribePush } from "@gongshi/usecases/push/subscribe-push";
import { demandViewer } from "../access";
import { builder } from "../builder";
import { DoneType } from "../done";
import { refusable, unwrap } from "../refusal";

const WaitingType = builder.objectRef<Waiting>("Waiting").implement({
  description: "What waits for whoever asks, in numbers.",
  fields: (t) => ({
    overdue: t.exposeInt("overdue"),
    dueSoon: t.exposeInt("dueSoon"),
    returned: t.exposeInt("returned"),
    toConfirm: t.exposeInt("toConfirm"),
    corrections: t.exposeInt("corrections", { description: "Requests for correction that wait for a word." }),
    badge: t.int({ description: "What stands on the app's icon.", resolve: badgeOf }),
  }),
});

builder.queryFields((t) => ({
  waiting: t.field({
    type: WaitingType,
    complexity: 500,
    resolve: (_root, _args, context) => {
      const now = context.services.clock();
      return loadWaiting(context.services.db, demandViewer(context), now, now);
    },
  }),
  pushKey: t.string({
    description: "What browsers subscribe with (VAPID), base64url.",
    resolve: (_root, _args, context) => context.services.push.publicKey,
  }),
}));

const DeviceAddressInput = builder.inputType("DeviceAddressInput", {
  description: "A browser's push subscription, in base64url.",
  fields: (t) => ({
    endpoint: t.string({ required: true }),
    p256dh: t.string({ required: true }),
    auth: t.string({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  subscribePush: t.field({
    type: DoneType,
    description: "This device wants to be told what waits; it ends with the session.",
    errors: refusable("SubscribePush"),
    args: { input: t.arg({ type: DeviceAddressInput, required: true }) },
    resolve: async (_root, { input }, { services, actor, session }) =>
      unwrap(await subscribePush(services, actor, session.token, input)),
  }),
  unsubscribePush: t.field({
    type: DoneType,
    errors: refusable("UnsubscribePush"),
    args: { endpoint: t.arg.string({ required: true }) },
    resolve: async (_root, args, { services, actor }) => unwrap(await unsubscribePush(services, actor, args.endpoint)),
  }),
}));
