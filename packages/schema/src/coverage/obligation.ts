import { dayOf } from "@gongshi/domain/calendar/day";
import { withdrawalKindOf } from "@gongshi/domain/notice/notice-end";
import { cellVerdict } from "@gongshi/usecases/coverage/load-obligation";
import type { CellVerdict, ObligationRow } from "@gongshi/usecases/coverage/load-obligation";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { loadNotice, noticeInclude } from "@gongshi/usecases/notice/load-notice";
import type { Context } from "../context";
import { DeadlineType } from "../deadline";
import { BlameEnum, StepEnum, VerdictEnum, WithdrawalKindEnum } from "../enums";
import { DisclosureType, NoticeType, ObligationType } from "../refs";
import { ofSize } from "../list-size";

const verdictOf = (row: ObligationRow, context: Context): CellVerdict =>
  cellVerdict(row, dayOf(context.services.clock()));

ObligationType.implement({
  description: "Publishing unit × disclosure: what must be posted, from the day the batch is opened.",
  fields: (t) => ({
    id: t.exposeID("id"),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, row, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: row.unitId } }),
    }),
    disclosure: t.field({
      type: DisclosureType,
      complexity: 15,
      resolve: async (row, _args, { services }) => (await loadDisclosure(services.db, row.disclosureId))!,
    }),
    waivedReason: t.exposeString("waivedReason", { nullable: true }),
    step: t.field({ type: StepEnum, resolve: (row, _args, context) => verdictOf(row, context).step }),
    withdrawalKind: t.field({
      type: WithdrawalKindEnum,
      nullable: true,
      description: "How the newest released edition was taken back, if it was.",
      resolve: (row) => {
        const newest = row.notices.at(-1);
        return newest === undefined ? null : withdrawalKindOf(newest);
      },
    }),
    onTime: t.field({ type: VerdictEnum, resolve: (row, _args, context) => verdictOf(row, context).onTime }),
    finished: t.field({ type: VerdictEnum, resolve: (row, _args, context) => verdictOf(row, context).finished }),
    blame: t.field({
      type: BlameEnum,
      nullable: true,
      resolve: (row, _args, context) => verdictOf(row, context).blame,
    }),
    due: t.field({ type: DeadlineType, nullable: true, resolve: (row, _args, context) => verdictOf(row, context).due }),
    finishDue: t.field({
      type: DeadlineType,
      nullable: true,
      resolve: (row, _args, context) => verdictOf(row, context).finishDue,
    }),
    notice: t.field({
      type: NoticeType,
      nullable: true,
      complexity: 15,
      description: "The newest released edition's notice.",
      resolve: (row, _args, context) => {
        const newest = row.notices.at(-1);
        return newest === undefined ? null : loadNotice(context.services.db, newest.id);
      },
    }),
    notices: t.field({
      type: [NoticeType],
      complexity: ofSize(3, 5),
      description: "Every released edition's, oldest first.",
      resolve: (row, _args, { services }) =>
        services.db.notice.findMany({
          where: { obligationId: row.id },
          include: noticeInclude,
          orderBy: { edition: { number: "asc" } },
        }),
    }),
  }),
});
