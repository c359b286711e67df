import { dayFromNullable } from "@gongshi/usecases/day-column";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { UnitKindEnum } from "../enums";

builder.prismaObject("Unit", {
  description: "A subdistrict, department, community, cooperative, institution, or a group such as 各部门.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: UnitKindEnum }),
    name: t.exposeString("name"),
    code: t.exposeString("code", { nullable: true }),
    formerNames: t.exposeStringList("formerNames"),
    groups: t.exposeStringList("groups"),
    subdistrictId: t.exposeID("subdistrictId"),
    subdistrict: t.relation("subdistrict"),
    parent: t.relation("parent", { nullable: true }),
    children: t.relation("children", {
      complexity: ofSize(40),
      query: { orderBy: [{ position: "asc" }, { name: "asc" }] },
    }),
    phone: t.exposeString("phone", { nullable: true }),
    officeHours: t.exposeString("officeHours", { nullable: true }),
    address: t.exposeString("address", { nullable: true }),
    siteTitle: t.exposeString("siteTitle", { nullable: true }),
    endedOn: t.field({
      type: "Date",
      nullable: true,
      description: "Its last day, of a unit that is no more.",
      select: { endedOn: true },
      resolve: (unit) => dayFromNullable(unit.endedOn),
    }),
    endedReason: t.exposeString("endedReason", { nullable: true }),
    supervisionPhone: t.exposeString("supervisionPhone", { nullable: true }),
  }),
});
