import { allowedAs } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { dayOf } from "@gongshi/domain/calendar/day";
import { confirmerOf } from "@gongshi/domain/notice/confirmer";
import type { Confirmer } from "@gongshi/domain/notice/confirmer";
import { unitTarget } from "@gongshi/usecases/allowed";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { broughtBy, linkReason, supervisorsOf, waitingFacts } from "@gongshi/usecases/notice/load-confirmer";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { viewerOf } from "../context";
import type { Context } from "../context";
import { ChannelEnum, PostingStateEnum, ProofEnum, ReturnKindEnum } from "../enums";
import { personName } from "../identity/person-name";
import { NoticeType, PostingType } from "../refs";
import type { PostingRow } from "../refs";
import { unproven } from "./unproven";

const PostingNoticeType = builder.objectRef<PostingRow["notices"][number]>("PostingNoticeOf").implement({
  fields: (t) => ({
    notice: t.field({ type: NoticeType, resolve: (entry) => entry.notice }),
    proof: t.expose("proof", { type: ProofEnum }),
  }),
});

/** Seats of each unit, asked once a request however many postings there are. */
const seatsOfRequest = new WeakMap<Context, Map<string, ReturnType<typeof supervisorsOf>>>();

async function supervisorsFor(row: PostingRow, context: Context) {
  const seats = seatsOfRequest.get(context) ?? new Map<string, ReturnType<typeof supervisorsOf>>();
  seatsOfRequest.set(context, seats);
  const { db, clock } = context.services;
  const asked = seats.get(row.unitId) ?? supervisorsOf(db, [row.unitId], dayOf(clock()));
  seats.set(row.unitId, asked);
  return (await asked).get(row.unitId) ?? [];
}

async function confirmerFor(row: PostingRow, context: Context): Promise<Confirmer> {
  const facts = waitingFacts(row, await supervisorsFor(row, context));
  return confirmerOf(facts, dayOf(context.services.clock()));
}

/** Why its supervisor had better be sent a link, or null. */
async function linkBecause(row: PostingRow, context: Context): Promise<string | null> {
  return row.state === "PENDING"
    ? linkReason(row, await supervisorsFor(row, context), dayOf(context.services.clock()))
    : null;
}

async function actionsOf(row: PostingRow, viewer: Viewer, context: Context): Promise<string[]> {
  const target = unitTarget(row.unit);
  const role = allowedAs(viewer, "confirmPosting", target);
  if (role === "LIAISON" && (await confirmerFor(row, context)).who !== "LIAISON") return [];
  return [
    ...(role === null ? [] : ["CONFIRM"]),
    ...(allowedAs(viewer, "returnPosting", target) === null ? [] : ["RETURN"]),
  ];
}

export const SupervisorType = builder
  .objectRef<{ readonly id: string; readonly name: string }>("Supervisor")
  .implement({
    fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
  });

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
    handedInByName: t.string({
      nullable: true,
      description: "Who brought it here as a file; null when the author's phone sent it.",
      resolve: (row, _args, context) => (row.handedInById === null ? null : personName(context, row.handedInById)),
    }),
    decidedViaLink: t.boolean({ resolve: (row) => row.decidedViaId !== null }),
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
    waitsFor: t.string({
      nullable: true,
      description: "SUPERVISOR; VACANT_SEAT or SILENT where it has passed to the liaison; null once it is decided.",
      resolve: async (row, _args, context) => {
        if (row.state !== "PENDING") return null;
        const confirmer = await confirmerFor(row, context);
        return confirmer.who === "SUPERVISOR" ? "SUPERVISOR" : confirmer.because;
      },
    }),
    linkBecause: t.string({
      nullable: true,
      description: "Why office or liaison had better send a one-time link: NOT_SIGNED_IN, WAITED_A_DAY; else null.",
      resolve: (row, _args, context) => linkBecause(row, context),
    }),
    linkFor: t.field({
      type: [SupervisorType],
      complexity: ofSize(3),
      description: "Supervisors for whom the viewer may make a one-time link.",
      resolve: async (row, _args, context) => {
        const viewer = viewerOf(context);
        const brought = broughtBy(row);
        if (row.state !== "PENDING" || viewer === null || brought.includes(viewer.personId)) return [];
        if (allowedAs(viewer, "makeConfirmLink", unitTarget(row.unit)) === null) return [];
        return (await supervisorsFor(row, context)).filter(({ id }) => !brought.includes(id));
      },
    }),
    actions: t.stringList({
      description: "CONFIRM, RETURN: what the viewer may do now.",
      resolve: (row, _args, context) => {
        const viewer = viewerOf(context);
        return row.state !== "PENDING" || viewer === null || broughtBy(row).includes(viewer.personId)
          ? []
          : actionsOf(row, viewer, context);
      },
    }),
  }),
});
