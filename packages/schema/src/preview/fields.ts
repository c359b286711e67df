import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import { programStages } from "@gongshi/domain/program/program";
import { previewStanding } from "@gongshi/domain/review/preview";
import { programTarget } from "@gongshi/usecases/allowed";
import { dayFromNullable } from "@gongshi/usecases/day-column";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { editionTitle } from "@gongshi/usecases/disclosure/title-of";
import type { PreviewLink } from "@gongshi/usecases/generated/client/client";
import { MOST_LINES } from "@gongshi/usecases/lookup/public-notice";
import { isId } from "@gongshi/usecases/new-id";
import { makePreview, revokePreview } from "@gongshi/usecases/preview/make-preview";
import { openPreview, previewProfile, previewedLines, previewedUnits } from "@gongshi/usecases/preview/open-preview";
import type { Preview, PreviewedUnit } from "@gongshi/usecases/preview/open-preview";
import { checkedId, viewerMay } from "../access";
import { builder } from "../builder";
import { InternetProfileEnum, PeriodUnitEnum, StageEnum } from "../enums";
import { personName } from "../identity/person-name";
import { ofSize, pageSize } from "../list-size";
import { PublicLinePageType, PublicTotalsType, PublicUnitType } from "../lookup/fields";
import { refusable, unwrap } from "../refusal";
import { DisclosureType, EditionType } from "../refs";
import type { EditionWithDisclosure } from "../refs";

const PreviewStandingEnum = builder.enumType("PreviewStanding", {
  values: ["OPEN", "REVOKED", "EXPIRED", "PUBLISHED", "CLOSED"] as const,
});

type LinkOfEdition = PreviewLink & { readonly edition: EditionWithDisclosure };

const PreviewLinkType = builder.objectRef<LinkOfEdition>("PreviewLink").implement({
  description: "A look at a draft for somebody without an account. Its address was given once and is not kept.",
  fields: (t) => ({
    id: t.exposeID("id"),
    forWhom: t.exposeString("forWhom"),
    createdByName: t.string({ resolve: (link, _args, context) => personName(context, link.createdById) }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    standing: t.field({
      type: PreviewStandingEnum,
      resolve: (link, _args, { services }) => previewStanding(link, link.edition.state, services.clock()),
    }),
    openings: t.int({
      description: "How often it was opened, by the trace; somebody who turns pages is one opening.",
      resolve: (link, _args, { services }) =>
        services.db.auditEvent.count({
          where: {
            kind: "preview.opened",
            subjectType: "disclosure",
            subjectId: link.edition.disclosureId,
            data: { path: ["previewId"], equals: link.id },
          },
        }),
    }),
  }),
});

builder.objectField(EditionType, "previews", (t) =>
  t.field({
    type: [PreviewLinkType],
    complexity: ofSize(5, 5),
    description: "Links to look at this edition before it is public, newest first; for those who may make them.",
    resolve: async (edition, _args, context) => {
      if (!viewerMay(context, "previewDisclosure", programTarget(edition.disclosure.batch.program))) return [];
      const links = await context.services.db.previewLink.findMany({
        where: { contentId: edition.id },
        orderBy: { createdAt: "desc" },
        take: 50,
      });
      return links.map((link) => ({ ...link, edition }));
    },
  }),
);

const PreviewMadeType = builder
  .objectRef<{ readonly disclosureId: string; readonly token: string }>("PreviewMade")
  .implement({
    fields: (t) => ({
      address: t.string({
        description: "The address to hand on; it is given this once.",
        resolve: ({ token }, _args, { services }) => `${services.publicUrl}/preview/${token}`,
      }),
      disclosure: t.field({
        type: DisclosureType,
        resolve: async ({ disclosureId }, _args, { services }) => (await loadDisclosure(services.db, disclosureId))!,
      }),
    }),
  });

builder.mutationFields((t) => ({
  makePreview: t.field({
    type: PreviewMadeType,
    description: "A link of seven days for an outside checker, who sees what the internet will see.",
    errors: refusable("MakePreview"),
    args: {
      disclosureId: t.arg.id({ required: true }),
      expectedEditionId: t.arg.id({ required: true }),
      forWhom: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, { services, actor }) =>
      unwrap(
        await makePreview(services, actor, {
          disclosureId: checkedId(args.disclosureId),
          expectedEditionId: args.expectedEditionId,
          forWhom: args.forWhom,
        }),
      ),
  }),
  revokePreview: t.field({
    type: DisclosureType,
    errors: refusable("RevokePreview"),
    args: { previewId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) =>
      (await loadDisclosure(services.db, unwrap(await revokePreview(services, actor, checkedId(args.previewId)))))!,
  }),
}));

type Draft = NonNullable<Preview["draft"]>;

const PreviewedUnitType = builder.objectRef<PreviewedUnit>("PublicDraftUnit").implement({
  fields: (t) => ({
    id: t.id({ resolve: (row) => row.unitId }),
    name: t.string({
      resolve: async (row, _args, { services }) =>
        (await services.db.unit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } })).name,
    }),
    isZero: t.exposeBoolean("isZero"),
    totals: t.expose("totals", { type: PublicTotalsType, nullable: true }),
  }),
});

const frozenOf = ({ disclosure, edition }: Draft) => settingsOf(edition, disclosure.batch.program);

const periodOf = ({ disclosure }: Draft) =>
  programStages.parse(disclosure.batch.program.stages).find(({ stage }) => stage === disclosure.stage)!;

const PublicDraftType = builder.objectRef<Draft>("PublicDraft").implement({
  description: "An edition that is not public, as the internet will see it: no more than its profile allows.",
  fields: (t) => ({
    title: t.string({ resolve: ({ disclosure, edition }) => editionTitle(disclosure, edition) }),
    stage: t.field({ type: StageEnum, resolve: ({ disclosure }) => disclosure.stage }),
    editionNumber: t.int({ resolve: ({ edition }) => edition.number }),
    changeReason: t.string({ nullable: true, resolve: ({ edition }) => edition.changeReason }),
    basis: t.string({ resolve: ({ edition }) => edition.basis }),
    rateText: t.string({ resolve: ({ edition }) => edition.rateText }),
    whoIsEntitled: t.string({ resolve: (draft) => frozenOf(draft).whoIsEntitled }),
    paidOn: t.field({
      type: "Date",
      nullable: true,
      resolve: ({ disclosure }) => (disclosure.stage === "RESULT" ? dayFromNullable(disclosure.batch.paidOn) : null),
    }),
    paymentWay: t.string({ nullable: true, resolve: ({ disclosure }) => disclosure.batch.paymentWay }),
    periodLength: t.int({ resolve: (draft) => periodOf(draft).periodLength }),
    periodUnit: t.field({ type: PeriodUnitEnum, resolve: (draft) => periodOf(draft).periodUnit }),
    quantityUnit: t.string({ nullable: true, resolve: (draft) => frozenOf(draft).quantityUnit }),
    rateUnit: t.string({ nullable: true, resolve: (draft) => frozenOf(draft).rateUnit }),
    profile: t.field({ type: InternetProfileEnum, resolve: (draft) => previewProfile(draft) }),
    department: t.field({ type: PublicUnitType, resolve: ({ disclosure }) => disclosure.batch.program.department }),
    units: t.field({
      type: [PreviewedUnitType],
      complexity: ofSize(60, 10),
      resolve: (draft, _args, { services }) => previewedUnits(services.db, draft),
    }),
    list: t.field({
      type: PublicLinePageType,
      nullable: true,
      // Every line of the unit is masked, whatever the page.
      complexity: (args) => ofSize(pageSize(args.first, MOST_LINES), 250),
      description: "One unit's masked list, only under MASKED_LIST.",
      args: {
        unitId: t.arg.id(),
        first: t.arg.int({ defaultValue: 20, required: true }),
        offset: t.arg.int({ defaultValue: 0, required: true }),
      },
      resolve: (draft, args, { services }) =>
        args.unitId && isId(args.unitId)
          ? previewedLines(services.db, draft, { ...args, unitId: args.unitId }, services.clock())
          : null,
    }),
  }),
});

const PublicPreviewType = builder.objectRef<Preview>("PublicPreview").implement({
  fields: (t) => ({
    standing: t.expose("standing", { type: PreviewStandingEnum }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    draft: t.field({
      type: PublicDraftType,
      nullable: true,
      description: "Only of an open link.",
      resolve: (preview) => preview.draft,
    }),
  }),
});

/** Longer texts are no token of ours. */
const LONGEST_TOKEN = 100;

builder.queryField("preview", (t) =>
  t.field({
    type: PublicPreviewType,
    nullable: true,
    // Opening leaves a trace.
    complexity: { field: 100, multiplier: 1 },
    description: "What a preview link shows; null for an address that never was one. Opening it leaves a trace.",
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, { services, actor }) => {
      if (token.length > LONGEST_TOKEN) return null;
      const opened = await openPreview(services, actor, token);
      return opened.ok ? opened.value : null;
    },
  }),
);
