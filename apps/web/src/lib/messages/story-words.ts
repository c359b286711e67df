import { inWords } from "@gongshi/domain/trace/story/parts";
import type { CodeType, Part, PartKey, StoryLanguage } from "@gongshi/domain/trace/story/parts";
import { formatDate, formatInstant, formatYuan, ofAnotherYear, shanghai, todayInShanghai } from "../format";
import { t } from "./catalogue";
import { refusalText } from "./refusal-text";
import { common } from "./zh-cn/common";
import { publication } from "./zh-cn/publication";
import { review } from "./zh-cn/review";
import { status } from "./zh-cn/status";
import { story, storyParts } from "./zh-cn/story";

const WORDS: Readonly<Record<string, string>> = { ...common, ...status, ...publication, ...review, ...story };

/** Where the words of each closed list stand in the catalogue. */
const LISTS: Readonly<Record<Exclude<CodeType, "failure" | "noticeStep">, string>> = {
  step: "review.step",
  path: "review.path",
  stage: "stage",
  secrecy: "review.secrecy",
  field: "review.field",
  audience: "publication.audience",
  profile: "story.profile",
  effect: "story.effect",
  channel: "channel",
  counter: "story.counter",
  sheetKind: "story.sheetKind",
  returnKind: "story.returnKind",
  claim: "story.claim",
};

const MINUTE = 60_000;

/** The story's language on the screens; days of the year that is being told of go without it. */
const inYear = (year: string): StoryLanguage => ({
  parts: storyParts,
  code: (type, value) => {
    if (type === "failure") return refusalText({ code: value });
    if (type === "noticeStep") return WORDS[`step.${value}`] ?? WORDS[`step.${value.split(".")[0]}`] ?? value;
    return WORDS[`${LISTS[type]}.${value}`] ?? value;
  },
  count: String,
  yuan: formatYuan,
  day: (day) => formatDate(day, { year: ofAnotherYear(day, year) }),
  instant: (iso) => formatInstant(iso, { year: ofAnotherYear(shanghai(iso).date, year) }),
  span: (ms) => {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 60) return t("story.span.minutes", { count: minutes });
    const hours = Math.round(minutes / 60);
    return hours < 48
      ? t("story.span.hours", { count: hours })
      : t("story.span.days", { count: Math.round(hours / 24) });
  },
  list: (words) => words.join("、"),
});

type SentPart = { readonly key: string; readonly values: unknown };

/**
 * A part as the API gives it, in words.
 * @param told the day it is told of; its year is not repeated. Left out: today.
 */
export const partText = (part: SentPart, told: string = todayInShanghai()): string =>
  inWords(inYear(told), { key: part.key as PartKey, values: part.values as Part["values"] });

/** `导入发放清册，37行、61,974.25元，另有2行没有读入。`: what was done, as one sentence. */
export const sentenceText = (parts: readonly SentPart[], told?: string): string =>
  `${parts
    .map((part) => partText(part, told))
    .filter(Boolean)
    .join("，")}。`;
