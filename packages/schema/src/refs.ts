/**
 * References of the types that point at each other. Their fields are implemented in a file a noun, which imports from
 * here alone, so that no two of them import one another.
 */
import type { ObligationRow } from "@gongshi/usecases/coverage/load-obligation";
import type { DisclosureRow, EditionRow } from "@gongshi/usecases/disclosure/load-disclosure";
import { noticeInclude } from "@gongshi/usecases/notice/load-notice";
import type { NoticeRow } from "@gongshi/usecases/notice/load-notice";
import type { Prisma } from "@gongshi/usecases/generated/client/client";
import { builder } from "./builder";

export const ObligationType = builder.objectRef<ObligationRow>("Obligation");

export const DisclosureType = builder.objectRef<DisclosureRow>("Disclosure");

export type EditionWithDisclosure = EditionRow & { readonly disclosure: DisclosureRow };
export const EditionType = builder.objectRef<EditionWithDisclosure>("Edition");

export const NoticeType = builder.objectRef<NoticeRow>("Notice");

export const sheetInclude = {
  entries: { orderBy: { position: "asc" }, include: { notice: { include: noticeInclude } } },
} satisfies Prisma.SheetInclude;
export type SheetRow = Prisma.SheetGetPayload<{ include: typeof sheetInclude }>;
export const SheetType = builder.objectRef<SheetRow>("Sheet");

export const postingInclude = {
  unit: true,
  notices: { include: { notice: { include: noticeInclude } } },
  crops: true,
} satisfies Prisma.PostingInclude;
export type PostingRow = Prisma.PostingGetPayload<{ include: typeof postingInclude }>;
export const PostingType = builder.objectRef<PostingRow>("Posting");
