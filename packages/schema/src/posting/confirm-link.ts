import { dayOf } from "@gongshi/domain/calendar/day";
import { makeConfirmLink, openConfirmLink } from "@gongshi/usecases/notice/confirm-link";
import type { LinkedPosting, MadeLink, OpenLink } from "@gongshi/usecases/notice/confirm-link";
import { loadLinkOffers } from "@gongshi/usecases/notice/load-link-offers";
import type { LinkOffer } from "@gongshi/usecases/notice/load-link-offers";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { checkedId, demandInSubdistrict, demandViewer } from "../access";
import { builder } from "../builder";
import { personName } from "../identity/person-name";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { SupervisorType } from "./posting";
import { unproven } from "./unproven";

const MadeLinkType = builder.objectRef<MadeLink & { readonly publicUrl: string }>("ConfirmLink").implement({
  description: "A one-time link; its address is told once and stored nowhere.",
  fields: (t) => ({
    url: t.string({ resolve: (link) => `${link.publicUrl}/confirm/${link.token}` }),
    supervisorName: t.exposeString("supervisorName"),
    postings: t.exposeInt("postings"),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
  }),
});

interface LinkView {
  readonly token: string;
  readonly state: "OPEN" | "EXPIRED" | "UNKNOWN";
  readonly link: OpenLink | null;
}

const LinkedPostingType = builder
  .objectRef<{ readonly posting: LinkedPosting; readonly token: string }>("LinkedPosting")
  .implement({
    description: "A posting as its supervisor sees it through a link.",
    fields: (t) => ({
      id: t.id({ resolve: ({ posting }) => posting.id }),
      hangDate: t.field({ type: "Date", resolve: ({ posting }) => dayFromColumn(posting.hangDate) }),
      receivedAt: t.field({ type: "DateTime", resolve: ({ posting }) => posting.receivedAt }),
      postedByName: t.string({ resolve: ({ posting }, _args, context) => personName(context, posting.postedById) }),
      photoPath: t.string({ resolve: ({ posting, token }) => `/confirm/${token}/photos/${posting.photoSha256}` }),
      said: t.string({ nullable: true, resolve: ({ posting }) => posting.noCodeReason ?? posting.hangDateReason }),
      unprovenBecause: t.string({
        nullable: true,
        resolve: ({ posting }) => unproven(posting),
      }),
      titles: t.stringList({ resolve: ({ posting }) => posting.notices.map(({ notice }) => notice.title) }),
    }),
  });

const LinkViewType = builder.objectRef<LinkView>("ConfirmLinkView").implement({
  description: "What somebody sees who opens a one-time link.",
  fields: (t) => ({
    state: t.string({ description: "OPEN, EXPIRED, UNKNOWN", resolve: ({ state }) => state }),
    supervisorName: t.string({ nullable: true, resolve: ({ link }) => link?.supervisorName ?? null }),
    unitName: t.string({ nullable: true, resolve: ({ link }) => link?.unitName ?? null }),
    expiresAt: t.field({ type: "DateTime", nullable: true, resolve: ({ link }) => link?.expiresAt ?? null }),
    decided: t.int({ resolve: ({ link }) => link?.decided ?? 0 }),
    waiting: t.field({
      type: [LinkedPostingType],
      complexity: ofSize(20),
      resolve: ({ link, token }) => (link?.waiting ?? []).map((posting) => ({ posting, token })),
    }),
  }),
});

const LinkOfferType = builder.objectRef<LinkOffer>("LinkOffer").implement({
  description: "A unit whose supervisor had better be sent a one-time link.",
  fields: (t) => ({
    unitId: t.exposeID("unitId"),
    unitName: t.exposeString("unitName"),
    because: t.exposeString("because", { description: "NOT_SIGNED_IN, WAITED_A_DAY" }),
    waiting: t.exposeInt("waiting", { description: "How many postings wait there." }),
    supervisors: t.field({
      type: [SupervisorType],
      complexity: ofSize(3),
      resolve: ({ supervisors }) => [...supervisors],
    }),
  }),
});

builder.queryFields((t) => ({
  linkOffers: t.field({
    type: [LinkOfferType],
    complexity: ofSize(60),
    description: "For whoever may make one-time links there; the longest waiting first.",
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      const subdistrictId = checkedId(args.subdistrictId);
      demandInSubdistrict(context, "makeConfirmLink", subdistrictId);
      const { db, clock } = context.services;
      return loadLinkOffers(db, demandViewer(context), subdistrictId, dayOf(clock()));
    },
  }),
  confirmLink: t.field({
    type: LinkViewType,
    description: "Needs no session: whoever has the address is taken for the supervisor it was made for.",
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, { services }): Promise<LinkView> => {
      const opened = await openConfirmLink(services, token);
      if (opened.ok) return { token, state: "OPEN", link: opened.value };
      return { token, state: opened.refusal.refused === "LINK_EXPIRED" ? "EXPIRED" : "UNKNOWN", link: null };
    },
  }),
}));

builder.mutationFields((t) => ({
  makeConfirmLink: t.field({
    type: MadeLinkType,
    description: "For what waits at a unit, and one of its supervisors; the earlier one of the same supervisor ends.",
    errors: refusable("MakeConfirmLink"),
    args: { unitId: t.arg.id({ required: true }), supervisorId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) => ({
      ...unwrap(
        await makeConfirmLink(services, actor, {
          unitId: checkedId(args.unitId),
          supervisorId: checkedId(args.supervisorId),
        }),
      ),
      publicUrl: services.publicUrl,
    }),
  }),
}));
