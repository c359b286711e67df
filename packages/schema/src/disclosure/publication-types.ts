import type { PublicityInterval } from "@gongshi/domain/disclosure/publicity";
import type { Scope } from "@gongshi/domain/disclosure/scope";
import { builder } from "../builder";
import { AudienceEnum, InternetProfileEnum } from "../enums";
import { ofSize } from "../list-size";

export const ScopeType = builder.objectRef<Scope>("Scope").implement({
  description: "Whom a publication is for, and what of it the internet shows (only where it is for everyone).",
  fields: (t) => ({
    audience: t.field({ type: AudienceEnum, resolve: (scope) => scope.audience }),
    units: t.prismaField({
      type: ["Unit"],
      complexity: ofSize(10),
      description: "Of NAMED_UNITS: the publishing units it is for.",
      resolve: (query, scope, _args, { services }) =>
        scope.unitIds.length === 0
          ? []
          : services.db.unit.findMany({
              ...query,
              where: { id: { in: [...scope.unitIds] } },
              orderBy: [{ position: "asc" }, { name: "asc" }],
            }),
    }),
    profile: t.field({ type: InternetProfileEnum, resolve: (scope) => scope.profile }),
  }),
});

export const PublicityIntervalType = builder.objectRef<PublicityInterval>("PublicityInterval").implement({
  description: "One edition, public without a change from one instant to another.",
  fields: (t) => ({
    edition: t.exposeInt("edition"),
    from: t.expose("from", { type: "DateTime" }),
    to: t.expose("to", { type: "DateTime", nullable: true, description: "Null: until now." }),
    scope: t.field({ type: ScopeType, resolve: (interval) => interval.scope }),
    internet: t.field({
      type: InternetProfileEnum,
      description: "What the internet could show, by audience, profile, grade and term.",
      resolve: (interval) => interval.internet,
    }),
    ended: t.string({
      nullable: true,
      description:
        "REPLACED, IN_ERROR, ENDED, LAPSED; SCOPE, PROGRAM (its settings) or TERM where it stayed public in another way. Null: it goes on.",
      resolve: (interval) => interval.ended,
    }),
    reason: t.exposeString("reason", { nullable: true }),
  }),
});

export const ScopeInput = builder.inputType("ScopeInput", {
  fields: (t) => ({
    audience: t.field({ type: AudienceEnum, required: true }),
    unitIds: t.idList({ required: true, defaultValue: [], description: "Of NAMED_UNITS." }),
    profile: t.field({ type: InternetProfileEnum, required: true }),
  }),
});
