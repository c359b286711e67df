import type { Target } from "@gongshi/domain/access/may";
import { dayOf } from "@gongshi/domain/calendar/day";
import { refuse } from "@gongshi/domain/refusal";
import type { Look } from "@gongshi/domain/trace/looks";
import { allowed, programTarget, unitTarget } from "@gongshi/usecases/allowed";
import { loadLooks } from "@gongshi/usecases/audit/load-looks";
import { loadPublication } from "@gongshi/usecases/audit/load-publication";
import type { DisclosureOfStory, Obligations } from "@gongshi/usecases/audit/load-publication";
import { readTraced } from "@gongshi/usecases/audit/read-traced";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { loadNotice } from "@gongshi/usecases/notice/load-notice";
import { checkedId, notFound } from "../access";
import { builder } from "../builder";
import type { Context } from "../context";
import { viewerOf } from "../context";
import { RoleEnum } from "../enums";
import { ofSize } from "../list-size";
import { unwrap } from "../refusal";
import { RefusalError } from "../refusal-error";

const ActType = builder.objectRef<Look["acts"][number]>("LookAct").implement({
  fields: (t) => ({
    kind: t.exposeString("kind"),
    detail: t.exposeString("detail", {
      nullable: true,
      description: "Which paper was exported.",
    }),
    count: t.exposeInt("count"),
  }),
});

const LookType = builder.objectRef<Look>("Look").implement({
  description: "What one person looked at, or took along, on one day.",
  fields: (t) => ({
    name: t.exposeString("name", { nullable: true }),
    roles: t.expose("roles", { type: [RoleEnum], description: "In which capacities." }),
    day: t.expose("day", { type: "Date" }),
    first: t.expose("first", { type: "DateTime" }),
    last: t.expose("last", { type: "DateTime" }),
    acts: t.expose("acts", { type: [ActType], complexity: ofSize(4) }),
    addresses: t.exposeStringList("addresses"),
  }),
});

builder.queryField("looks", (t) =>
  t.field({
    type: [LookType],
    complexity: ofSize(200, 10),
    description:
      "Who looked at unmasked personal data of a notice or a disclosure, or exported it, the newest first. Asking leaves an entry too.",
    args: { subjectType: t.arg.string({ required: true }), subjectId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = checkedId(args.subjectId);
      const { target, disclosure, at, unitIds, type } = await askedOf(context, args.subjectType, id);
      const { services, actor } = context;
      const as = unwrap(allowed(viewerOf(context), "readLooks", target));
      const entry = { kind: "looks.read", as, unitId: target.unitId, subjectType: type, subjectId: id } as const;
      return readTraced(services, actor, entry, async (tx) => {
        const { subjects } = await loadPublication(tx, disclosure, {
          at,
          office: true,
          today: dayOf(services.clock()),
        });
        return loadLooks(tx, subjects, unitIds);
      });
    },
  }),
);

interface Asked {
  readonly type: "notice" | "disclosure";
  readonly target: Target;
  readonly disclosure: DisclosureOfStory;
  readonly at: Obligations;
  readonly unitIds: readonly string[] | "ALL";
}

async function askedOf({ services: { db } }: Context, type: string, id: string): Promise<Asked> {
  switch (type) {
    case "notice": {
      const { obligationId, obligation } = (await loadNotice(db, id)) ?? notFound();
      const { unit, disclosure } = obligation;
      const unitIds = [unit.id, disclosure.batch.program.departmentId];
      return { type, target: unitTarget(unit), disclosure, at: { obligationId }, unitIds };
    }
    case "disclosure": {
      const disclosure = (await loadDisclosure(db, id)) ?? notFound();
      return { type, target: programTarget(disclosure.batch.program), disclosure, at: "ALL_UNITS", unitIds: "ALL" };
    }
    default:
      throw new RefusalError(refuse("INVALID_INPUT", {}, "subjectType").refusal);
  }
}
