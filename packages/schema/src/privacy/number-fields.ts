import { mayInSubdistrict } from "@gongshi/domain/access/may";
import type { ContactNumber, VouchedNumber } from "@gongshi/usecases/generated/client/client";
import { addContactNumber, removeContactNumber } from "@gongshi/usecases/privacy/change-contact-numbers";
import { takeBackWord, vouchForNumber } from "@gongshi/usecases/privacy/vouch-for-number";
import { checkedId, demandInSubdistrict } from "../access";
import { builder } from "../builder";
import { viewerOf } from "../context";
import { personName } from "../identity/person-name";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";

const ContactNumberType = builder.objectRef<ContactNumber>("ContactNumber").implement({
  description: "A telephone of the office that texts may carry.",
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeString("number"),
    label: t.exposeString("label", { description: "Whose it is." }),
    addedAt: t.expose("addedAt", { type: "DateTime" }),
    addedByName: t.string({ resolve: (row, _args, context) => personName(context, row.addedById) }),
  }),
});

const VouchedNumberType = builder.objectRef<VouchedNumber>("VouchedNumber").implement({
  description: "A reviewer's written word for a number that looks like somebody's; never the number.",
  fields: (t) => ({
    id: t.exposeID("id"),
    looksLike: t.string({ description: "IDENTITY, CARD or PHONE.", resolve: ({ kind }) => kind }),
    ending: t.exposeString("ending", { description: "Its last two digits." }),
    reason: t.exposeString("reason"),
    at: t.expose("at", { type: "DateTime" }),
    byName: t.string({ resolve: (row, _args, context) => personName(context, row.personId) }),
  }),
});

const NumberListsType = builder.objectRef<{ subdistrictId: string }>("NumberLists").implement({
  description: "Numbers that texts and files may carry: the office's telephones, and what reviewers answer for.",
  fields: (t) => ({
    subdistrictId: t.exposeID("subdistrictId"),
    contacts: t.field({
      type: [ContactNumberType],
      complexity: ofSize(200),
      resolve: ({ subdistrictId }, _args, { services }) =>
        services.db.contactNumber.findMany({
          where: { subdistrictId, removedAt: null },
          orderBy: [{ addedAt: "asc" }, { id: "asc" }],
          take: 200,
        }),
    }),
    vouched: t.field({
      type: [VouchedNumberType],
      complexity: ofSize(200),
      resolve: ({ subdistrictId }, _args, { services }) =>
        services.db.vouchedNumber.findMany({
          where: { subdistrictId, takenBackAt: null },
          orderBy: [{ at: "desc" }, { id: "desc" }],
          take: 200,
        }),
    }),
    mayChangeContacts: t.boolean({
      resolve: ({ subdistrictId }, _args, context) =>
        mayInSubdistrict(viewerOf(context), "changeContactNumbers", subdistrictId),
    }),
    mayVouch: t.boolean({
      resolve: ({ subdistrictId }, _args, context) =>
        mayInSubdistrict(viewerOf(context), "vouchForNumber", subdistrictId),
    }),
    mayTakeBack: t.boolean({
      resolve: ({ subdistrictId }, _args, context) =>
        mayInSubdistrict(viewerOf(context), "takeBackWord", subdistrictId),
    }),
  }),
});

builder.queryField("numberLists", (t) =>
  t.field({
    type: NumberListsType,
    args: { subdistrictId: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      const subdistrictId = checkedId(args.subdistrictId);
      demandInSubdistrict(context, "readSubdistrict", subdistrictId);
      return { subdistrictId };
    },
  }),
);

builder.mutationFields((t) => ({
  addContactNumber: t.field({
    type: NumberListsType,
    description: "办公电话: texts and files may carry it from now on.",
    errors: refusable("AddContactNumber"),
    args: {
      subdistrictId: t.arg.id({ required: true }),
      number: t.arg.string({ required: true }),
      label: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, { services, actor }) => {
      const input = { ...args, subdistrictId: checkedId(args.subdistrictId) };
      return { subdistrictId: unwrap(await addContactNumber(services, actor, input)) };
    },
  }),
  removeContactNumber: t.field({
    type: NumberListsType,
    errors: refusable("RemoveContactNumber"),
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, { services, actor }) => ({
      subdistrictId: unwrap(await removeContactNumber(services, actor, checkedId(contactId))),
    }),
  }),
  vouchForNumber: t.field({
    type: NumberListsType,
    description:
      "A reviewer answers in writing for a number that looks like somebody's; the number itself is not kept.",
    errors: refusable("VouchForNumber"),
    args: {
      subdistrictId: t.arg.id({ required: true }),
      number: t.arg.string({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, { services, actor }) => {
      const input = { ...args, subdistrictId: checkedId(args.subdistrictId) };
      return { subdistrictId: unwrap(await vouchForNumber(services, actor, input)) };
    },
  }),
  takeBackWord: t.field({
    type: NumberListsType,
    errors: refusable("TakeBackWord"),
    args: { wordId: t.arg.id({ required: true }) },
    resolve: async (_root, { wordId }, { services, actor }) => ({
      subdistrictId: unwrap(await takeBackWord(services, actor, checkedId(wordId))),
    }),
  }),
}));
