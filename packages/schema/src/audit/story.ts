import { programTarget, unitTarget } from "@gongshi/usecases/allowed";
import { loadDisclosureStory, loadNoticeStory } from "@gongshi/usecases/audit/load-story";
import type { StandingNotice, Story } from "@gongshi/usecases/audit/load-story";
import { loadDisclosure } from "@gongshi/usecases/disclosure/load-disclosure";
import { loadNotice } from "@gongshi/usecases/notice/load-notice";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import { refuse } from "@gongshi/domain/refusal";
import type { Part } from "@gongshi/domain/trace/story/parts";
import type { Sentence, StoryChapter } from "@gongshi/domain/trace/story/tell-story";
import { checkedId, demand, notFound, viewerMay } from "../access";
import { builder } from "../builder";
import type { Context } from "../context";
import { RoleEnum } from "../enums";
import { ofSize } from "../list-size";
import { RefusalError } from "../refusal-error";

const PartType = builder.objectRef<Part>("StoryPart").implement({
  description:
    "One thing that is said, before it is worded: its key and its values, as `domain/trace/story/parts.ts` has them.",
  fields: (t) => ({
    key: t.exposeString("key"),
    values: t.expose("values", { type: "JSON" }),
  }),
});

const SentenceType = builder.objectRef<Sentence>("StorySentence").implement({
  description: "Who did what, when, why, from where.",
  fields: (t) => ({
    kind: t.exposeString("kind"),
    at: t.expose("at", { type: "DateTime" }),
    until: t.expose("until", {
      type: "DateTime",
      nullable: true,
      description: "Of several that are told together: when the last was.",
    }),
    count: t.exposeInt("count", { description: "How many entries of the trace it tells; 0 where time alone did it." }),
    who: t.exposeString("who", {
      nullable: true,
      description: "Null: the server by itself, or somebody without an account.",
    }),
    people: t.exposeInt("people", { description: "How many did it; `who` is the first of them." }),
    as: t.expose("as", { type: RoleEnum, nullable: true }),
    parts: t.expose("parts", {
      type: [PartType],
      complexity: ofSize(6),
      description: "What was done, in their order.",
    }),
    because: t.expose("because", { type: PartType, nullable: true }),
    notes: t.expose("notes", {
      type: [PartType],
      complexity: ofSize(2),
      description: "How long after what, and how far from its due date.",
    }),
    from: t.exposeString("from", {
      nullable: true,
      description: "The address it came from; only for those who may see who looked.",
    }),
  }),
});

const ChapterType = builder.objectRef<StoryChapter>("StoryChapter").implement({
  fields: (t) => ({
    chapter: t.exposeString("chapter", {
      description: "ROLL, REVIEW, RELEASE, POSTING, CONFIRMATION, PERIOD, END or KEPT.",
    }),
    edition: t.exposeInt("edition", { nullable: true, description: "Null where there is only one." }),
    from: t.expose("from", { type: "Date" }),
    to: t.expose("to", { type: "Date" }),
    sentences: t.expose("sentences", { type: [SentenceType], complexity: ofSize(20) }),
  }),
});

const StandingType = builder.objectRef<StandingNotice>("StandingNotice").implement({
  fields: (t) => ({
    noticeId: t.exposeID("noticeId"),
    unitName: t.exposeString("unitName"),
    standing: t.expose("standing", { type: [PartType], complexity: ofSize(2) }),
  }),
});

const StoryType = builder.objectRef<Story>("Story").implement({
  description: "What became of a publication, from the trace, in chapters: what was done, not who looked.",
  fields: (t) => ({
    title: t.exposeString("title"),
    unitName: t.exposeString("unitName", { nullable: true }),
    standing: t.expose("standing", {
      type: [PartType],
      complexity: ofSize(3),
      description: "Where the notice stands now; of a disclosure empty.",
    }),
    chapters: t.expose("chapters", { type: [ChapterType], complexity: ofSize(10) }),
    notices: t.expose("notices", {
      type: [StandingType],
      complexity: ofSize(200),
      description: "In the story of a disclosure: where each unit stands; each has a story of its own.",
    }),
  }),
});

builder.queryField("story", (t) =>
  t.field({
    type: StoryType,
    complexity: ofSize(1, 20),
    description: "The story of a notice (in all editions of its disclosure at its unit), or of a disclosure.",
    args: { subjectType: t.arg.string({ required: true }), subjectId: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => storyOf(context, args.subjectType, checkedId(args.subjectId)),
  }),
);

async function storyOf(context: Context, type: string, id: string): Promise<Story> {
  const { db, clock } = context.services;
  switch (type) {
    case "notice": {
      const notice = (await loadNotice(db, id)) ?? notFound();
      const target = unitTarget(notice.obligation.unit);
      demand(context, "readTrail", target);
      const { program } = notice.obligation.disclosure.batch;
      if (!standsBelowStreet(program.grade)) demand(context, "readLines", programTarget(program));
      const office = viewerMay(context, "readLines", programTarget(program));
      return loadNoticeStory(db, notice, { office, places: viewerMay(context, "readLooks", target) }, clock());
    }
    case "disclosure": {
      const row = (await loadDisclosure(db, id)) ?? notFound();
      const target = programTarget(row.batch.program);
      demand(context, "readLines", target);
      const [places, units] = [viewerMay(context, "readLooks", target), viewerMay(context, "readTrail", target)];
      return loadDisclosureStory(db, row, { office: true, places, units }, clock());
    }
    default:
      throw new RefusalError(refuse("INVALID_INPUT", {}, "subjectType").refusal);
  }
}
