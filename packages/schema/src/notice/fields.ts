import { dayOf } from "@gongshi/domain/calendar/day";
import { unitTarget } from "@gongshi/usecases/allowed";
import { loadNotice, noticeInclude, standingOf } from "@gongshi/usecases/notice/load-notice";
import { loadTodo } from "@gongshi/usecases/notice/load-todo";
import type { Todo } from "@gongshi/usecases/notice/load-todo";
import { takeDownNotice } from "@gongshi/usecases/notice/take-down-notice";
import { rolesFor } from "@gongshi/domain/notice/machine";
import { checkedId, demand, demandInSubdistrict, notFound } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { NoticeType } from "../refs";

const TodoType = builder.objectRef<Todo & { readonly unitId: string }>("Todo").implement({
  description: "What is to do at a unit, each notice once, most urgent first.",
  fields: (t) => ({
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, todo, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: todo.unitId } }),
    }),
    takeDown: t.field({
      type: [NoticeType],
      complexity: ofSize(20),
      description: "Withdrawn, and the paper still hangs: to be taken off the board.",
      resolve: (todo) => [...todo.takeDown],
    }),
    overdue: t.field({ type: [NoticeType], complexity: ofSize(20), resolve: (todo) => [...todo.overdue] }),
    dueSoon: t.field({ type: [NoticeType], complexity: ofSize(20), resolve: (todo) => [...todo.dueSoon] }),
    returned: t.field({ type: [NoticeType], complexity: ofSize(20), resolve: (todo) => [...todo.returned] }),
    toPost: t.field({ type: [NoticeType], complexity: ofSize(20), resolve: (todo) => [...todo.toPost] }),
    posted: t.field({ type: [NoticeType], complexity: ofSize(60), resolve: (todo) => [...todo.posted] }),
  }),
});

builder.queryFields((t) => ({
  todo: t.field({
    type: TodoType,
    args: { unitId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { db, clock } = context.services;
      const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readUnit", unitTarget(unit));
      return { unitId: unit.id, ...(await loadTodo(db, unit.id, dayOf(clock()))) };
    },
  }),
  notice: t.field({
    type: NoticeType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const row = await loadNotice(context.services.db, checkedId(args.id));
      if (row !== null) demand(context, "readUnit", unitTarget(row.obligation.unit));
      return row;
    },
  }),
  printable: t.field({
    type: [NoticeType],
    complexity: ofSize(500, 10),
    description: "Current notices that may be printed, of one unit or of all the viewer may print for.",
    args: {
      subdistrictId: t.arg.id({ required: true }),
      unitId: t.arg.id(),
      year: t.arg.int(),
    },
    resolve: async (_root, args, context) => {
      const { db, clock } = context.services;
      if (args.unitId) {
        const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
        demand(context, "makeSheets", unitTarget(unit));
        if (unit.subdistrictId !== args.subdistrictId) return [];
      } else demandInSubdistrict(context, "makeSheets", args.subdistrictId);
      const own = context.actor
        .viewer!.appointments.filter((held) => held.subdistrictId === args.subdistrictId)
        .filter((held) => held.role === "CLERK" || held.role === "OFFICE");
      const everywhere = own.some((held) => held.role === "OFFICE");
      const rows = await db.notice.findMany({
        where: {
          replacedAt: null,
          withdrawnAt: null,
          obligation: {
            unit: { subdistrictId: args.subdistrictId },
            ...(args.unitId
              ? { unitId: args.unitId }
              : everywhere
                ? {}
                : { unitId: { in: own.map((held) => held.unitId) } }),
            ...(args.year ? { disclosure: { batch: { subsidyYear: args.year } } } : {}),
          },
        },
        include: noticeInclude,
        orderBy: [
          { obligation: { unit: { position: "asc" } } },
          { obligation: { unit: { name: "asc" } } },
          { releasedOn: "desc" },
          { id: "asc" },
        ],
      });
      const today = dayOf(clock());
      return rows.filter((row) => rolesFor(standingOf(row, today).step, "PRINT").length > 0);
    },
  }),
}));

builder.mutationField("takeDownNotice", (t) =>
  t.field({
    type: NoticeType,
    description: "The clerk's word that the paper of a withdrawn notice is off the board.",
    errors: refusable("TakeDownNotice"),
    args: { noticeId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = unwrap(await takeDownNotice(context.services, context.actor, checkedId(args.noticeId)));
      return (await loadNotice(context.services.db, id))!;
    },
  }),
);
