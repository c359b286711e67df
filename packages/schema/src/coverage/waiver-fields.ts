import { obligationInclude } from "@gongshi/usecases/coverage/load-obligation";
import { liftWaiver, waiveObligation } from "@gongshi/usecases/coverage/waive-obligation";
import { checkedId } from "../access";
import { builder } from "../builder";
import { refusable, unwrap } from "../refusal";
import { ObligationType } from "../refs";

builder.mutationFields((t) => ({
  waiveObligation: t.field({
    type: ObligationType,
    description: "经批准免报: the unit need not post it, and why.",
    errors: refusable("WaiveObligation"),
    args: { obligationId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(
        await waiveObligation(services, actor, { ...args, obligationId: checkedId(args.obligationId) }),
      );
      return services.db.obligation.findUniqueOrThrow({ where: { id }, include: obligationInclude });
    },
  }),
  liftWaiver: t.field({
    type: ObligationType,
    description: "The unit must post it after all.",
    errors: refusable("LiftWaiver"),
    args: { obligationId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(await liftWaiver(services, actor, { ...args, obligationId: checkedId(args.obligationId) }));
      return services.db.obligation.findUniqueOrThrow({ where: { id }, include: obligationInclude });
    },
  }),
}));
