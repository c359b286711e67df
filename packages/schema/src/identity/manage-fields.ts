import { changePerson, disablePerson, enablePerson, givePassword } from "@gongshi/usecases/identity/manage-person";
import { checkedId } from "../access";
import { builder } from "../builder";
import { refusable, unwrap } from "../refusal";

const NewPasswordType = builder.objectRef<{ personId: string; password: string }>("NewPassword").implement({
  description: "Given once; nobody can read it again.",
  fields: (t) => ({ personId: t.exposeID("personId"), password: t.exposeString("password") }),
});

builder.mutationFields((t) => ({
  changePerson: t.prismaField({
    type: "Person",
    errors: refusable("ChangePerson"),
    args: {
      personId: t.arg.id({ required: true }),
      name: t.arg.string({ required: true }),
      phone: t.arg.string({ required: true }),
    },
    resolve: async (query, _root, args, { services, actor }) => {
      const id = unwrap(await changePerson(services, actor, { ...args, personId: checkedId(args.personId) }));
      return services.db.person.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  givePassword: t.field({
    type: NewPasswordType,
    description: "Makes a new password for somebody; every session of theirs ends.",
    errors: refusable("GivePassword"),
    // One a request: a password takes long to hash, on purpose.
    complexity: 15_000,
    args: { personId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) =>
      unwrap(await givePassword(services, actor, { personId: checkedId(args.personId) })),
  }),
  disablePerson: t.prismaField({
    type: "Person",
    errors: refusable("DisablePerson"),
    args: { personId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (query, _root, args, { services, actor }) => {
      const id = unwrap(await disablePerson(services, actor, { ...args, personId: checkedId(args.personId) }));
      return services.db.person.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  enablePerson: t.prismaField({
    type: "Person",
    errors: refusable("EnablePerson"),
    args: { personId: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, { services, actor }) => {
      const id = unwrap(await enablePerson(services, actor, { personId: checkedId(args.personId) }));
      return services.db.person.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
