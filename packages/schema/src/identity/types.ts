import { subdistrictsWhere } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { dayFromColumn, dayFromNullable } from "@gongshi/usecases/day-column";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { viewerOf } from "../context";
import { RoleEnum } from "../enums";

export const AppointmentType = builder.prismaObject("Appointment", {
  description: "A person's role at a unit, from–to.",
  fields: (t) => ({
    id: t.exposeID("id"),
    role: t.expose("role", { type: RoleEnum }),
    unit: t.relation("unit"),
    startsOn: t.field({ type: "Date", select: { startsOn: true }, resolve: (held) => dayFromColumn(held.startsOn) }),
    endsOn: t.field({
      type: "Date",
      nullable: true,
      select: { endsOn: true },
      resolve: (held) => dayFromNullable(held.endsOn),
    }),
  }),
});

builder.prismaObject("Person", {
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    phone: t.exposeString("phone"),
    disabledAt: t.expose("disabledAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when nobody signs in as this person.",
    }),
    appointments: t.relation("appointments", {
      complexity: ofSize(4),
      description: "In the subdistricts whose people the viewer may see; what somebody is elsewhere is not shown.",
      query: (_args, context) => ({
        where: { unit: { subdistrictId: { in: subdistrictsWhere(viewerOf(context), "readPeople") } } },
        orderBy: { startsOn: "asc" },
      }),
    }),
  }),
});

export const ViewerType = builder.objectRef<Viewer>("Viewer").implement({
  description: "The signed-in person with every role in force today.",
  fields: (t) => ({
    id: t.id({ resolve: (viewer) => viewer.personId }),
    name: t.exposeString("name"),
    appointments: t.prismaField({
      type: ["Appointment"],
      complexity: ofSize(6),
      resolve: (query, viewer, _args, context) =>
        context.services.db.appointment.findMany({
          ...query,
          where: { id: { in: viewer.appointments.map((held) => held.id) } },
          orderBy: [{ startsOn: "asc" }, { id: "asc" }],
        }),
    }),
  }),
});
