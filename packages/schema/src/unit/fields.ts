import { UNIT_KINDS } from "@gongshi/domain/unit/unit-rules";
import { addUnit, importUnits, previewUnits } from "@gongshi/usecases/unit/add-units";
import type { UnitListPreview } from "@gongshi/usecases/unit/add-units";
import { changeUnit, endUnit } from "@gongshi/usecases/unit/change-unit";
import { checkedId } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";

const MadeUnitKindEnum = builder.enumType("MadeUnitKind", {
  description: "Kinds of units that staff make; a subdistrict is made with its installation.",
  values: UNIT_KINDS,
});

const UnitFactsInput = builder.inputType("UnitFactsInput", {
  fields: (t) => ({
    name: t.string({ required: true }),
    code: t.string(),
    formerNames: t.stringList({ required: true }),
    groups: t.stringList({ required: true }),
    phone: t.string(),
    officeHours: t.string(),
    address: t.string(),
  }),
});

const factsOf = (given: typeof UnitFactsInput.$inferInput) => ({
  ...given,
  code: given.code ?? null,
  phone: given.phone ?? null,
  officeHours: given.officeHours ?? null,
  address: given.address ?? null,
});

const AddUnitInput = builder.inputType("AddUnitInput", {
  fields: (t) => ({
    subdistrictId: t.id({ required: true }),
    kind: t.field({ type: MadeUnitKindEnum, required: true }),
    parentId: t.id({ description: "Of a cooperative: its community." }),
    facts: t.field({ type: UnitFactsInput, required: true }),
  }),
});

const UnitListInput = builder.inputType("UnitListInput", {
  fields: (t) => ({
    subdistrictId: t.id({ required: true }),
    kind: t.field({ type: MadeUnitKindEnum, required: true }),
    parentId: t.id({ description: "For cooperatives of a list that does not name their community." }),
    text: t.string({ required: true }),
  }),
});

const ChangeUnitInput = builder.inputType("ChangeUnitInput", {
  fields: (t) => ({
    unitId: t.id({ required: true }),
    parentId: t.id({ description: "Of a cooperative: another community." }),
    facts: t.field({ type: UnitFactsInput, required: true }),
    siteTitle: t.string({ description: "Of the subdistrict alone." }),
    supervisionPhone: t.string({ description: "Of the subdistrict alone." }),
  }),
});

const UnitListRowType = builder.objectRef<UnitListPreview["rows"][number]>("UnitListRow").implement({
  fields: (t) => ({
    line: t.exposeInt("line"),
    name: t.exposeString("name"),
    parentId: t.exposeID("parentId"),
    code: t.exposeString("code", { nullable: true }),
    formerNames: t.stringList({ resolve: (row) => [...row.formerNames] }),
    groups: t.stringList({ resolve: (row) => [...row.groups] }),
    phone: t.exposeString("phone", { nullable: true }),
    officeHours: t.exposeString("officeHours", { nullable: true }),
    address: t.exposeString("address", { nullable: true }),
  }),
});

const UnitListFaultType = builder.objectRef<UnitListPreview["faults"][number]>("UnitListLineFault").implement({
  fields: (t) => ({
    line: t.exposeInt("line"),
    fault: t.exposeString("fault"),
    field: t.exposeString("field", { nullable: true }),
  }),
});

const UnitListPreviewType = builder.objectRef<UnitListPreview>("UnitListPreview").implement({
  description: "What importing a pasted list would make; nothing is written.",
  fields: (t) => ({
    rows: t.field({ type: [UnitListRowType], complexity: ofSize(300), resolve: ({ rows }) => [...rows] }),
    faults: t.field({ type: [UnitListFaultType], complexity: ofSize(50), resolve: ({ faults }) => [...faults] }),
  }),
});

const UnitsImportedType = builder.objectRef<{ count: number }>("UnitsImported").implement({
  fields: (t) => ({ count: t.exposeInt("count") }),
});

builder.mutationFields((t) => ({
  addUnit: t.prismaField({
    type: "Unit",
    errors: refusable("AddUnit"),
    args: { input: t.arg({ type: AddUnitInput, required: true }) },
    resolve: async (query, _root, { input }, { services, actor }) => {
      const id = unwrap(
        await addUnit(services, actor, {
          subdistrictId: checkedId(input.subdistrictId),
          kind: input.kind,
          parentId: input.parentId ? checkedId(input.parentId) : null,
          facts: factsOf(input.facts),
        }),
      );
      return services.db.unit.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  previewUnits: t.field({
    type: UnitListPreviewType,
    errors: refusable("PreviewUnits"),
    args: { input: t.arg({ type: UnitListInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      unwrap(
        await previewUnits(context.services, context.actor, {
          ...input,
          subdistrictId: checkedId(input.subdistrictId),
          parentId: input.parentId ? checkedId(input.parentId) : null,
        }),
      ),
  }),
  importUnits: t.field({
    type: UnitsImportedType,
    description: "Every unit of the list, or none.",
    errors: refusable("ImportUnits"),
    args: { input: t.arg({ type: UnitListInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) => ({
      count: unwrap(
        await importUnits(services, actor, {
          ...input,
          subdistrictId: checkedId(input.subdistrictId),
          parentId: input.parentId ? checkedId(input.parentId) : null,
        }),
      ),
    }),
  }),
  changeUnit: t.prismaField({
    type: "Unit",
    errors: refusable("ChangeUnit"),
    args: { input: t.arg({ type: ChangeUnitInput, required: true }) },
    resolve: async (query, _root, { input }, { services, actor }) => {
      const id = unwrap(
        await changeUnit(services, actor, {
          unitId: checkedId(input.unitId),
          parentId: input.parentId ? checkedId(input.parentId) : null,
          facts: factsOf(input.facts),
          siteTitle: input.siteTitle ?? null,
          supervisionPhone: input.supervisionPhone ?? null,
        }),
      );
      return services.db.unit.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  endUnit: t.prismaField({
    type: "Unit",
    errors: refusable("EndUnit"),
    args: {
      unitId: t.arg.id({ required: true }),
      endsOn: t.arg({ type: "Date", required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (query, _root, args, { services, actor }) => {
      const id = unwrap(await endUnit(services, actor, { ...args, unitId: checkedId(args.unitId) }));
      return services.db.unit.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
