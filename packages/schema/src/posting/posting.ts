import { allowedAs } from "@gongshi/domain/access/may";
import { dayOf } from "@gongshi/domain/calendar/day";
import { unprovenBecause } from "@gongshi/domain/notice/proof";
import { unitTarget } from "@gongshi/usecases/allowed";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { viewerOf } from "../context";
import { ChannelEnum, PostingStateEnum, ProofEnum, ReturnKindEnum } from "../enums";
import { personName } from "../identity/person-name";
import { NoticeType, PostingType } from "../refs";
import type { PostingRow } from "../refs";

const PostingNoticeType = builder.objectRef<PostingRow["notices"][number]>("PostingNoticeOf").implement({
  fields: (t) => ({
    notice: t.field({ type: NoticeType, resolve: (entry) => entry.notice }),
    proof: t.expose("proof", { type: ProofEnum }),
  }),
});

/** Why the code alone does not prove all of the posting, or null when it does. */
function unproven(row: PostingRow): string | null {
  const otherPlace = row.crops.some((crop) => crop.code !== null && !crop.samePlace);
  for (const { proof, claimBecause } of row.notices) {
    const because = unprovenBecause({
      proof,
      claimBecause,
      dateCorrected: row.hangDateReason !== null,
      hangDate: dayFromColumn(row.hangDate),
      receivedOn: dayOf(row.receivedAt),
    });
    if (because !== null) return because === "NO_CODE" && otherPlace ? "OTHER_PLACE" : because;
  }
  return null;
}

PostingType.implement({
  description: "The act of putting one or more notices on a channel, and its proof.",
  fields: (t) => ({
    id: t.exposeID("id"),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, row, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: row.unitId } }),
    }),
    channel: t.expose("channel", { type: ChannelEnum }),
    hangDate: t.field({ type: "Date", resolve: (row) => dayFromColumn(row.hangDate) }),
    hangDateReason: t.exposeString("hangDateReason", { nullable: true }),
    noCodeReason: t.exposeString("noCodeReason", { nullable: true }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    state: t.expose("state", { type: PostingStateEnum }),
    postedByName: t.string({ resolve: (row, _args, context) => personName(context, row.postedById) }),
    decidedByName: t.string({
      nullable: true,
      resolve: (row, _args, context) => (row.decidedById === null ? null : personName(context, row.decidedById)),
    }),
    decidedAt: t.expose("decidedAt", { type: "DateTime", nullable: true }),
    returnKind: t.expose("returnKind", { type: ReturnKindEnum, nullable: true }),
    returnReason: t.exposeString("returnReason", { nullable: true }),
    photoPath: t.string({
      description: "Served with the session's cookie, to those who may see the posting.",
      resolve: (row) => `/photos/${row.photoSha256}`,
    }),
    provenByCode: t.boolean({ resolve: (row) => unproven(row) === null }),
    unprovenBecause: t.string({
      nullable: true,
      description:
        "NO_CODE, SAME_PICTURE, CAME_BACK, OLD_EDITION, DATE_CORRECTED, RECEIVED_LATE, OTHER_PLACE; null when its code proves it.",
      resolve: unproven,
    }),
    notices: t.field({ type: [PostingNoticeType], complexity: ofSize(15), resolve: (row) => row.notices }),
    actions: t.stringList({
      description: "CONFIRM, RETURN: what the viewer may do now.",
      resolve: (row, _args, context) => {
        const viewer = viewerOf(context);
        if (row.state !== "PENDING" || viewer === null || row.postedById === viewer.personId) return [];
        const target = unitTarget(row.unit);
        return [
          ...(allowedAs(viewer, "confirmPosting", target) === null ? [] : ["CONFIRM"]),
          ...(allowedAs(viewer, "returnPosting", target) === null ? [] : ["RETURN"]),
        ];
      },
    }),
  }),
});
