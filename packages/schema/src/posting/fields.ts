import { OPERATIONS } from "@gongshi/domain/access/may";
import type { Role } from "@gongshi/domain/access/viewer";
import { unitTarget } from "@gongshi/usecases/allowed";
import { confirmPosting, returnPosting } from "@gongshi/usecases/notice/decide-posting";
import { handInPosting, postNotices } from "@gongshi/usecases/notice/post-notices";
import type { PostNoticesInput as PostInput, PostingReceipt } from "@gongshi/usecases/notice/post-notices";
import { checkedId, demand, demandViewer } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import type { Context } from "../context";
import { ChannelEnum, PostingStateEnum, ReturnKindEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { PostingType, postingInclude } from "../refs";

const load = (context: Context, id: string) =>
  context.services.db.posting.findUnique({ where: { id }, include: postingInclude });

const reload = async (context: Context, id: string) => (await load(context, id))!;

const ReceiptType = builder.objectRef<PostingReceipt>("PostingReceipt").implement({
  description: "The posting is on the server. Only this answer means delivered.",
  fields: (t) => ({
    posting: t.field({ type: PostingType, resolve: (receipt, _args, context) => reload(context, receipt.postingId) }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    repeated: t.exposeBoolean("repeated"),
  }),
});

const MOST_POSTINGS = 200;

builder.queryFields((t) => ({
  posting: t.field({
    type: PostingType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      demandViewer(context);
      const row = await load(context, checkedId(args.id));
      if (row !== null) demand(context, "readUnit", unitTarget(row.unit));
      return row;
    },
  }),
  postings: t.field({
    type: [PostingType],
    complexity: ofSize(MOST_POSTINGS, 10),
    description: "Postings of the units the viewer supervises, is liaison of, or posts for; oldest waiting first.",
    args: { state: t.arg({ type: PostingStateEnum }), unitId: t.arg.id() },
    resolve: async (_root, args, context) => {
      const viewer = demandViewer(context);
      const roles: readonly Role[] = OPERATIONS.listPostings;
      const held = viewer.appointments.filter(({ role }) => roles.includes(role));
      const liaisonOf = held.filter((appointment) => appointment.role === "LIAISON").map((each) => each.unitId);
      return context.services.db.posting.findMany({
        where: {
          ...(args.state ? { state: args.state } : {}),
          ...(args.unitId ? { unitId: checkedId(args.unitId) } : {}),
          OR: [{ unitId: { in: held.map((each) => each.unitId) } }, { unit: { parentId: { in: liaisonOf } } }],
        },
        include: postingInclude,
        orderBy: { receivedAt: args.state === "PENDING" ? "asc" : "desc" },
        take: MOST_POSTINGS,
      });
    },
  }),
}));

const CropInput = builder.inputType("CropInput", {
  description: "A full-resolution cut of a code, and its place in fractions of the photo's width and height.",
  fields: (t) => ({
    sha256: t.string({ required: true }),
    x: t.float({ required: true }),
    y: t.float({ required: true }),
    width: t.float({ required: true }),
    height: t.float({ required: true }),
  }),
});

const AlsoToldInput = builder.inputType("AlsoToldInput", {
  fields: (t) => ({
    channel: t.field({ type: ChannelEnum, required: true }),
    toldOn: t.field({ type: "Date", description: "Left out: the hang date." }),
  }),
});

const PostNoticesInput = builder.inputType("PostNoticesInput", {
  fields: (t) => ({
    id: t.id({ required: true, description: "Made on the phone; a repeat answers the first receipt." }),
    unitId: t.id({ required: true }),
    channel: t.field({ type: ChannelEnum, required: true }),
    photoSha256: t.string({ required: true }),
    crops: t.field({ type: [CropInput], required: true }),
    codes: t.stringList({ required: true, description: "What the phone read; the server reads again and decides." }),
    noticeIds: t.idList({ description: "Without a readable code: the notices it claims." }),
    noCodeReason: t.string(),
    hangDate: t.field({ type: "Date", required: true }),
    hangDateReason: t.string({ description: "Given exactly when the date was corrected by hand." }),
    phoneTime: t.field({ type: "DateTime", required: true }),
    alsoTold: t.field({ type: [AlsoToldInput], description: "Other channels on which the same was made known." }),
  }),
});

/** The one shape in which a posting is hashed, whether its phone sends it or somebody hands it in. */
const postingOf = (input: typeof PostNoticesInput.$inferInput): PostInput => ({
  ...input,
  noticeIds: input.noticeIds ?? [],
  noCodeReason: input.noCodeReason ?? null,
  hangDateReason: input.hangDateReason ?? null,
  alsoTold: (input.alsoTold ?? []).map(({ channel, toldOn }) => ({ channel, toldOn: toldOn ?? null })),
});

builder.mutationFields((t) => ({
  postNotices: t.field({
    type: ReceiptType,
    description: "The photo and its crops must have been received before (PUT /photos/<sha256>).",
    errors: refusable("PostNotices"),
    args: { input: t.arg({ type: PostNoticesInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) =>
      unwrap(await postNotices(services, actor, postingOf(input))),
  }),
  handInPosting: t.field({
    type: ReceiptType,
    description: "A posting that its phone could not send, from the file it was saved to; the author stays the author.",
    errors: refusable("HandInPosting"),
    args: {
      input: t.arg({ type: PostNoticesInput, required: true }),
      authorId: t.arg.id({ required: true }),
      seal: t.arg.string({
        required: true,
        description: "SHA-256 of domain/hand-in/seal.ts over kind, author and input.",
      }),
    },
    resolve: async (_root, { input, authorId, seal }, { services, actor }) =>
      unwrap(await handInPosting(services, actor, postingOf(input), { authorId: checkedId(authorId), seal })),
  }),
  confirmPosting: t.field({
    type: PostingType,
    errors: refusable("ConfirmPosting"),
    args: { postingId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) =>
      reload(context, unwrap(await confirmPosting(context.services, context.actor, checkedId(args.postingId)))),
  }),
  returnPosting: t.field({
    type: PostingType,
    errors: refusable("ReturnPosting"),
    args: {
      postingId: t.arg.id({ required: true }),
      kind: t.arg({ type: ReturnKindEnum, required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_root, args, context) =>
      reload(
        context,
        unwrap(await returnPosting(context.services, context.actor, { ...args, postingId: checkedId(args.postingId) })),
      ),
  }),
}));
