import { appoint, endAppointment } from "@gongshi/usecases/identity/appoint";
import { readTraced } from "@gongshi/usecases/audit/read-traced";
import { signIn, signOut } from "@gongshi/usecases/identity/sign-in";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { viewerOf } from "../context";
import { RoleEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { lookAtPeople } from "./look-at-people";
import { AppointmentType, ViewerType } from "./types";

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    nullable: true,
    description: "Who is asking; null when signed out.",
    resolve: (_root, _args, context) => viewerOf(context),
  }),
  people: t.prismaField({
    type: ["Person"],
    complexity: ofSize(150),
    description: "Staff of a subdistrict, with their telephones: each look leaves a trace.",
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: (query, _root, args, { services, actor, ...context }) => {
      const subdistrictId = checkedId(args.subdistrictId);
      demandInSubdistrict({ services, actor, ...context }, "readPeople", subdistrictId);
      return readTraced(services, actor, lookAtPeople(actor.viewer, "unit", subdistrictId, subdistrictId), (tx) =>
        tx.person.findMany({
          ...query,
          where: { appointments: { some: { unit: { subdistrictId } } } },
          orderBy: { name: "asc" },
        }),
      );
    },
  }),
}));

const AppointInput = builder.inputType("AppointInput", {
  fields: (t) => ({
    personId: t.id(),
    phone: t.string(),
    name: t.string(),
    password: t.string(),
    unitId: t.id({ required: true }),
    role: t.field({ type: RoleEnum, required: true }),
    startsOn: t.field({ type: "Date", required: true }),
    endsOn: t.field({ type: "Date" }),
    independent: t.boolean({
      description: "Of a supervisor: no member of the village committee, no near relative of the clerk.",
    }),
  }),
});

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerType,
    errors: refusable("SignIn"),
    // One a request: a password takes long to check, on purpose.
    complexity: 15_000,
    args: { phone: t.arg.string({ required: true }), password: t.arg.string({ required: true }) },
    resolve: async (_root, args, { services, actor, session }) => {
      const signedIn = unwrap(await signIn(services, actor, { ...args, userAgent: session.userAgent }));
      session.start(signedIn.token, signedIn.expiresAt);
      return signedIn.viewer;
    },
  }),
  signOut: t.boolean({
    resolve: async (_root, _args, { services, actor, session }) => {
      if (session.token !== null) unwrap(await signOut(services, actor, session.token));
      session.end();
      return true;
    },
  }),
  appoint: t.field({
    type: AppointmentType,
    errors: refusable("Appoint"),
    args: { input: t.arg({ type: AppointInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) => {
      const id = unwrap(
        await appoint(services, actor, {
          personId: input.personId ? checkedId(input.personId) : null,
          name: input.name ?? null,
          phone: input.phone ?? null,
          password: input.password ?? null,
          unitId: checkedId(input.unitId),
          role: input.role,
          startsOn: input.startsOn,
          endsOn: input.endsOn ?? null,
          independent: input.independent ?? false,
        }),
      );
      return services.db.appointment.findUniqueOrThrow({ where: { id } });
    },
  }),
  endAppointment: t.field({
    type: AppointmentType,
    errors: refusable("EndAppointment"),
    args: { appointmentId: t.arg.id({ required: true }), endsOn: t.arg({ type: "Date", required: true }) },
    resolve: async (_root, args, { services, actor }) => {
      const id = unwrap(
        await endAppointment(services, actor, { appointmentId: checkedId(args.appointmentId), endsOn: args.endsOn }),
      );
      return services.db.appointment.findUniqueOrThrow({ where: { id } });
    },
  }),
}));
