import { inWords } from "@gongshi/domain/trace/story/parts";
import type { CodeType, Part, PartKey, StoryLanguage } from "@gongshi/domain/trace/story/parts";
import { formatDate, formatInstant, formatYuan, ofAnotherYear } from "../format";
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

/** The story's language on the screens. */
export const STORY_ZH: StoryLanguage = {
  parts: storyParts,
  code: (type, value) => {
    if (type === "failure") return refusalText({ code: value });
    if (type === "noticeStep") return WORDS[`step.${value}`] ?? WORDS[`step.${value.split(".")[0]}`] ?? value;
    return WORDS[`${LISTS[type]}.${value}`] ?? value;
  },
  count: String,
  yuan: formatYuan,
  day: (day) => formatDate(day, { year: ofAnotherYear(day) }),
  instant: (iso) => formatInstant(iso, { year: ofAnotherYear(iso) }),
  span: (ms) => {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 60) return t("story.span.minutes", { count: minutes });
    const hours = Math.round(minutes / 60);
    return hours < 48
      ? t("story.span.hours", { count: hours })
      : t("story.span.days", { count: Math.round(hours / 24) });
  },
  list: (words) => words.join("、"),
};

/** A part as the API gives it, in words. */
export const partText = (part: { readonly key: string; readonly values: unknown }): string =>
  inWords(STORY_ZH, { key: part.key as PartKey, values: part.values as Part["values"] });

/** `导入发放清册，37行、61,974.25元，另有2行没有读入。`: what was done, as one sentence. */
export const sentenceText = (parts: readonly { readonly key: string; readonly values: unknown }[]): string =>
  `${parts.map(partText).filter(Boolean).join("，")}。`;
