import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { dayOf } from "@gongshi/domain/calendar/day";
import { PERIOD_OVER } from "@gongshi/domain/trace/story/tell-story";
import type { Sentence, StoryChapter } from "@gongshi/domain/trace/story/tell-story";
import { loadNoticeStory } from "@gongshi/usecases/audit/load-story";
import type { Story } from "@gongshi/usecases/audit/load-story";
import type { Db } from "@gongshi/usecases/db";
import { isId } from "@gongshi/usecases/new-id";
import { noticeInclude } from "@gongshi/usecases/notice/load-notice";
import { print } from "./print";
import { say } from "./say";
import { CHAPTER_NAMES, ROLE_NAMES, inEnglish, inShanghai } from "./story-english";
import { withDatabase } from "./with-database";

const USAGE = "usage: gongshi audit story NOTICE-ID|SHEET-CODE [--json]";

/**
 * `gongshi audit story NOTICE-ID|SHEET-CODE [--json]`, beside a stopped server or a running one: what became of a notice, or
 * of each notice on a sheet, from the trace. It only reads. Returns the exit code: 0 told, 1 nothing of that name, 2 not
 * understood.
 */
export async function auditStory(args: readonly string[]): Promise<number> {
  const [given, ...more] = args.filter((arg) => arg !== "--json");
  const what = given?.trim().toLowerCase();
  if (what === undefined || more.length > 0 || what.startsWith("--")) return say(USAGE, 2);
  const code = isId(what) ? null : (parseSheetCode(what)?.code ?? null);
  if (!isId(what) && code === null)
    return say(`"${what}" is neither a notice's id nor a sheet's code: a code is the eight characters under 短码.`, 2);
  return withDatabase("gongshi audit story", async (_config, database) => {
    const stories = await storiesOf(database.db, what, new Date());
    if (stories.length === 0)
      return say(code === null ? `There is no notice ${what}.` : `There is no sheet with the code ${code}.`, 1);
    const json = args.includes("--json");
    await print(json ? `${JSON.stringify(stories.map(withWords), null, 2)}\n` : stories.map(inText).join("\n"));
    return 0;
  });
}

type ToldNotice = Story & { readonly noticeId: string };

/** The stories of a notice, by its id, or of every notice on a sheet, by its code; none where there is no such. */
export async function storiesOf(db: Db, what: string, now: Date): Promise<ToldNotice[]> {
  const code = isId(what) ? null : (parseSheetCode(what)?.code ?? "");
  const notices = await db.notice.findMany({
    where: code === null ? { id: what } : { sheets: { some: { sheet: { code } } } },
    include: noticeInclude,
    orderBy: [{ releasedOn: "asc" }, { id: "asc" }],
  });
  const stories: ToldNotice[] = [];
  for (const notice of notices)
    stories.push({
      noticeId: notice.id,
      ...(await loadNoticeStory(db, notice, { office: true, places: true }, now)),
    });
  return stories;
}

/** For machines: as it is, and each sentence in words, too. */
const withWords = (story: ToldNotice) => ({
  ...story,
  chapters: story.chapters.map((chapter) => ({
    ...chapter,
    sentences: chapter.sentences.map((sentence) => ({ ...sentence, says: saying(sentence) })),
  })),
});

/** Every sentence on a line of its own, with why and what stands beside it below. */
export const inText = (story: ToldNotice): string =>
  [
    story.title,
    `${story.unitName ?? ""} · notice ${story.noticeId}`,
    sentence(story.standing.map(inEnglish).join("; ")),
    ...story.chapters.flatMap(chapterLines),
    "",
  ].join("\n");

function chapterLines({ chapter, edition, from, to, sentences }: StoryChapter): string[] {
  const name = `${edition === null ? "" : `Edition ${edition}: `}${CHAPTER_NAMES[chapter]}`;
  return ["", `${name} (${from === to ? from : `${from} to ${to}`})`, ...sentences.flatMap(sentenceLines)];
}

/** Of somebody without an account it is known that they held a link. */
const BY_LINK = "preview.opened";

function saying({ kind, who, as, people, parts }: Sentence): string {
  const said = parts.map(inEnglish).join(", ");
  if (kind === PERIOD_OVER) return sentence(said);
  const name = who ?? (kind === BY_LINK ? "whoever held the link" : "the server");
  return `${name}${people > 1 ? ` and ${people - 1} more` : ""}${as === null ? "" : ` (${ROLE_NAMES[as]})`} ${said}.`;
}

function sentenceLines(told: Sentence): string[] {
  const { kind, at, until, because, notes, from } = told;
  const when = kind === PERIOD_OVER ? `${dayOf(at)}      ` : inShanghai(at);
  const beside = [
    ...(until === null ? [] : [`the last at ${inShanghai(until)}`]),
    ...notes.map(inEnglish),
    ...(from === null ? [] : [`from ${from}`]),
  ];
  return [
    `  ${when}  ${saying(told)}`,
    ...(beside.length === 0 ? [] : [`${INDENT}[${beside.join("; ")}]`]),
    ...(because === null ? [] : [`${INDENT}${inEnglish(because).replaceAll("\n", `\n${INDENT}`)}`]),
  ];
}

const INDENT = " ".repeat(20);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
