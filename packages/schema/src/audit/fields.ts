import { programTarget, unitTarget } from "@gongshi/usecases/allowed";
import { READ_KINDS } from "@gongshi/usecases/audit/kinds";
import type { AuditKind } from "@gongshi/usecases/audit/kinds";
import type { AuditEvent } from "@gongshi/usecases/generated/client/client";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { loadNotice } from "@gongshi/usecases/notice/load-notice";
import { refuse } from "@gongshi/domain/refusal";
import { checkedId, demand, notFound, viewerMay } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import type { Context } from "../context";
import { RoleEnum } from "../enums";
import { personName } from "../identity/person-name";
import { RefusalError } from "../refusal-error";

const TrailEventType = builder.objectRef<AuditEvent>("TrailEvent").implement({
  description: "One entry of the trace.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime" }),
    kind: t.exposeString("kind"),
    actorName: t.string({
      nullable: true,
      resolve: (event, _args, context) => (event.actorId === null ? null : personName(context, event.actorId)),
    }),
    actorRole: t.expose("actorRole", { type: RoleEnum, nullable: true }),
    reason: t.exposeString("reason", { nullable: true }),
    data: t.expose("data", { type: "JSON" }),
  }),
});

interface TrailPart {
  readonly type: string;
  readonly ids: readonly string[];
  /** Only these kinds; all of them where it is left out. */
  readonly kinds?: readonly AuditKind[];
}

/** What a village may know of the office's work on a disclosure: that it went out, not what was said before. */
const OUTSIDE_THE_OFFICE: readonly AuditKind[] = [
  "disclosure.released",
  "disclosure.released-by-schedule",
  "disclosure.withdrawn",
  "disclosure.lapsed",
  "edition.replaced",
];

/** Subjects whose entries belong to the trail of one subject: a notice's has its disclosure's, sheets' and postings'. */
async function subjectsOf(context: Context, type: string, id: string): Promise<TrailPart[]> {
  const { db } = context.services;
  switch (type) {
    case "notice": {
      const notice = (await loadNotice(db, id)) ?? notFound();
      demand(context, "readTrail", unitTarget(notice.obligation.unit));
      const [sheets, postings, tellings] = await Promise.all([
        db.sheetEntry.findMany({ where: { noticeId: id }, select: { sheetId: true } }),
        db.postingNotice.findMany({ where: { noticeId: id }, select: { postingId: true } }),
        db.tellingNotice.findMany({ where: { noticeId: id }, select: { tellingId: true } }),
      ]);
      const { batch } = notice.obligation.disclosure;
      const office = viewerMay(context, "readLines", programTarget(batch.program));
      return [
        {
          type: "disclosure",
          ids: [notice.obligation.disclosureId],
          ...(office ? {} : { kinds: OUTSIDE_THE_OFFICE }),
        },
        ...(office ? [{ type: "batch", ids: [batch.id] }] : []),
        { type: "obligation", ids: [notice.obligationId] },
        { type: "notice", ids: [id] },
        { type: "sheet", ids: sheets.map((row) => row.sheetId) },
        { type: "posting", ids: postings.map((row) => row.postingId) },
        { type: "telling", ids: tellings.map((row) => row.tellingId) },
      ];
    }
    case "disclosure": {
      const row = (await loadDisclosure(db, id)) ?? notFound();
      demand(context, "readLines", programTarget(row.batch.program));
      return [
        { type: "disclosure", ids: [id] },
        { type: "batch", ids: [row.batchId] },
      ];
    }
    case "posting": {
      const posting = (await db.posting.findUnique({ where: { id }, include: { unit: true } })) ?? notFound();
      demand(context, "readTrail", unitTarget(posting.unit));
      return [{ type: "posting", ids: [id] }];
    }
    default:
      throw new RefusalError(refuse("INVALID_INPUT", {}, "subjectType").refusal);
  }
}

builder.queryField("trail", (t) =>
  t.field({
    type: [TrailEventType],
    complexity: ofSize(150, 10),
    description: "The trail of one notice, disclosure or posting, oldest first: what was done, not who looked.",
    args: { subjectType: t.arg.string({ required: true }), subjectId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const subjects = await subjectsOf(context, args.subjectType, checkedId(args.subjectId));
      return context.services.db.auditEvent.findMany({
        where: {
          OR: subjects.map(({ type, ids, kinds }) => ({
            subjectType: type,
            subjectId: { in: [...ids] },
            NOT: { kind: { in: [...READ_KINDS] } },
            ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
          })),
        },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      });
    },
  }),
);
