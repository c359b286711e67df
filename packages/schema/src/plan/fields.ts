import { dayFromColumn } from "@gongshi/usecases/day-column";
import { importPlan, previewPlan } from "@gongshi/usecases/plan/import-plan";
import type { PlanPreview } from "@gongshi/usecases/plan/import-plan";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { AssignmentRoleEnum, DueKindEnum } from "../enums";
import { refusable, unwrap } from "../refusal";

builder.prismaObject("Assignment", {
  description: "Which unit answers for an item, and how.",
  fields: (t) => ({ unit: t.relation("unit"), role: t.expose("role", { type: AssignmentRoleEnum }) }),
});

builder.prismaObject("PlanItem", {
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    text: t.exposeString("text"),
    dueKind: t.expose("dueKind", { type: DueKindEnum, nullable: true }),
    dueText: t.exposeString("dueText", { nullable: true, description: "The time limit in the plan's own words." }),
    dueOn: t.field({
      type: "Date",
      nullable: true,
      select: { dueOn: true },
      resolve: (item) => (item.dueOn === null ? null : dayFromColumn(item.dueOn)),
    }),
    assignments: t.relation("assignments", { complexity: ofSize(4), query: { orderBy: { position: "asc" } } }),
  }),
});

builder.prismaObject("Section", {
  name: "PlanSection",
  fields: (t) => ({
    number: t.exposeInt("number"),
    title: t.exposeString("title"),
    children: t.relation("children", { complexity: ofSize(4), query: { orderBy: { position: "asc" } } }),
    items: t.relation("items", { complexity: ofSize(6), query: { orderBy: { number: "asc" } } }),
  }),
});

const PlanType = builder.prismaObject("Plan", {
  fields: (t) => ({
    id: t.exposeID("id"),
    year: t.exposeInt("year"),
    title: t.exposeString("title"),
    importedAt: t.expose("importedAt", { type: "DateTime" }),
    sections: t.relation("sections", {
      complexity: ofSize(6),
      query: { where: { parentId: null }, orderBy: { position: "asc" } },
    }),
    itemCount: t.int({
      select: { id: true },
      resolve: (plan, _args, { services }) => services.db.planItem.count({ where: { section: { planId: plan.id } } }),
    }),
  }),
});

const PlanPreviewType = builder.objectRef<PlanPreview>("PlanPreview").implement({
  description: "What importing would make; nothing is written.",
  fields: (t) => ({
    title: t.string({ resolve: ({ plan }) => plan.title }),
    year: t.int({ resolve: ({ plan }) => plan.year }),
    sections: t.int({ resolve: ({ plan }) => plan.sections.length }),
    subsections: t.int({
      resolve: ({ plan }) => plan.sections.reduce((sum, section) => sum + section.subsections.length, 0),
    }),
    items: t.int({ resolve: ({ plan }) => plan.items.length }),
    newUnits: t.stringList({ resolve: ({ newUnits }) => [...newUnits] }),
    problems: t.stringList({ resolve: ({ plan }) => [...plan.problems] }),
    replacesExisting: t.exposeBoolean("exists", {
      description: "The year has a plan already, so it cannot be imported again.",
    }),
    sectionList: t.field({
      type: "JSON",
      description: "[{number, title, subsections: [{number, title}]}]",
      resolve: ({ plan }) => plan.sections,
    }),
    itemList: t.field({
      type: "JSON",
      description: "[{number, section, subsection, text, assignments: [{unit, role}], due}]",
      resolve: ({ plan }) => plan.items,
    }),
  }),
});

builder.queryFields((t) => ({
  plans: t.prismaField({
    type: ["Plan"],
    complexity: ofSize(6),
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: (query, _root, args, context) => {
      demandInSubdistrict(context, "readSubdistrict", args.subdistrictId);
      return context.services.db.plan.findMany({
        ...query,
        where: { subdistrictId: args.subdistrictId },
        orderBy: { year: "desc" },
      });
    },
  }),
  plan: t.prismaField({
    type: "Plan",
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, context) => {
      const id = checkedId(args.id);
      const owner = await context.services.db.plan.findUnique({ where: { id }, select: { subdistrictId: true } });
      if (owner === null) return null;
      demandInSubdistrict(context, "readSubdistrict", owner.subdistrictId);
      return context.services.db.plan.findUnique({ ...query, where: { id } });
    },
  }),
}));

builder.mutationFields((t) => ({
  previewPlan: t.field({
    type: PlanPreviewType,
    errors: refusable("PreviewPlan"),
    args: { subdistrictId: t.arg.id({ required: true }), text: t.arg.string({ required: true }) },
    resolve: async (_root, args, context) =>
      unwrap(
        await previewPlan(context.services, context.actor, {
          subdistrictId: checkedId(args.subdistrictId),
          text: args.text,
        }),
      ),
  }),
  importPlan: t.field({
    type: PlanType,
    errors: refusable("ImportPlan"),
    args: {
      subdistrictId: t.arg.id({ required: true }),
      text: t.arg.string({ description: "The text of its table, as it was previewed; or none, and `plan`." }),
      plan: t.arg({
        type: "JSON",
        description: "The plan as a person corrected it: {title, year, sections, items} like the preview's.",
      }),
    },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(
        await importPlan(services, actor, {
          subdistrictId: checkedId(args.subdistrictId),
          text: args.text ?? null,
          plan: args.plan ?? undefined,
        }),
      );
      return services.db.plan.findUniqueOrThrow({ where: { id } });
    },
  }),
}));
