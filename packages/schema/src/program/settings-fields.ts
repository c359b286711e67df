import { dayFromColumn } from "@gongshi/usecases/day-column";
import { cancelProgramChange, changeProgram } from "@gongshi/usecases/program/change-program";
import { createProgram } from "@gongshi/usecases/program/create-program";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { personName } from "../identity/person-name";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { ProgramSettingsInput, settingsChange, wholeSettings } from "./settings-input";

builder.prismaObject("ProgramVersion", {
  description: "One change of a program's settings: what, from which day, who and why.",
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    effectiveFrom: t.field({
      type: "Date",
      select: { effectiveFrom: true },
      resolve: (version) => dayFromColumn(version.effectiveFrom),
    }),
    standing: t.string({
      description: "COMING, IN_FORCE or CANCELLED",
      select: { appliedAt: true, cancelledAt: true },
      resolve: (version) =>
        version.cancelledAt !== null ? "CANCELLED" : version.appliedAt === null ? "COMING" : "IN_FORCE",
    }),
    changes: t.expose("changes", { type: "JSON", description: "{setting: new value}" }),
    before: t.expose("before", { type: "JSON", nullable: true, description: "{setting: value before}, once in force" }),
    reason: t.exposeString("reason"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    createdByName: t.string({
      nullable: true,
      select: { createdById: true },
      resolve: (version, _args, context) =>
        version.createdById === null ? null : personName(context, version.createdById),
    }),
    cancelledByName: t.string({
      nullable: true,
      select: { cancelledById: true },
      resolve: (version, _args, context) =>
        version.cancelledById === null ? null : personName(context, version.cancelledById),
    }),
  }),
});

builder.prismaObjectField("Program", "versions", (t) =>
  t.relation("versions", {
    complexity: ofSize(20),
    description: "Newest first, those that are planned and those taken back included.",
    query: { orderBy: { number: "desc" }, take: 100 },
  }),
);

builder.queryField("program", (t) =>
  t.prismaField({
    type: "Program",
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, context) => {
      const id = checkedId(args.id);
      const owner = await context.services.db.program.findUnique({ where: { id }, select: { subdistrictId: true } });
      if (owner === null) return null;
      demandInSubdistrict(context, "readSubdistrict", owner.subdistrictId);
      return context.services.db.program.findUnique({ ...query, where: { id } });
    },
  }),
);

const CreateProgramInput = builder.inputType("CreateProgramInput", {
  fields: (t) => ({
    subdistrictId: t.id({ required: true }),
    departmentId: t.id({ required: true }),
    code: t.string({ required: true }),
    reason: t.string({ required: true }),
    settings: t.field({ type: ProgramSettingsInput, required: true }),
  }),
});

const ChangeProgramInput = builder.inputType("ChangeProgramInput", {
  fields: (t) => ({
    programId: t.id({ required: true }),
    expectedVersion: t.int({ required: true }),
    effectiveFrom: t.field({ type: "Date", required: true }),
    reason: t.string({ required: true }),
    changes: t.field({ type: ProgramSettingsInput, required: true }),
  }),
});

builder.mutationFields((t) => ({
  createProgram: t.prismaField({
    type: "Program",
    errors: refusable("CreateProgram"),
    args: { input: t.arg({ type: CreateProgramInput, required: true }) },
    resolve: async (query, _root, { input }, { services, actor }) => {
      const id = unwrap(
        await createProgram(services, actor, {
          ...input,
          subdistrictId: checkedId(input.subdistrictId),
          departmentId: checkedId(input.departmentId),
          settings: wholeSettings(input.settings),
        }),
      );
      return services.db.program.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  changeProgram: t.prismaField({
    type: "Program",
    description: "A new version of the settings, in force today or planned for a later day.",
    errors: refusable("ChangeProgram"),
    args: { input: t.arg({ type: ChangeProgramInput, required: true }) },
    resolve: async (query, _root, { input }, { services, actor }) => {
      const id = unwrap(
        await changeProgram(services, actor, {
          ...input,
          programId: checkedId(input.programId),
          changes: settingsChange(input.changes),
        }),
      );
      return services.db.program.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  cancelProgramChange: t.prismaField({
    type: "Program",
    description: "Takes back a planned change.",
    errors: refusable("CancelProgramChange"),
    args: { versionId: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, { services, actor }) => {
      const id = unwrap(await cancelProgramChange(services, actor, { versionId: checkedId(args.versionId) }));
      return services.db.program.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
