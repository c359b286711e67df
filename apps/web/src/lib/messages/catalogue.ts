import { common } from "./zh-cn/common";
import { compare } from "./zh-cn/compare";
import { coverage } from "./zh-cn/coverage";
import { offline } from "./zh-cn/offline";
import { freeTexts } from "./zh-cn/free-texts";
import { people } from "./zh-cn/people";
import { plan } from "./zh-cn/plan";
import { preview } from "./zh-cn/preview";
import { posting } from "./zh-cn/posting";
import { publication } from "./zh-cn/publication";
import { refusals } from "./zh-cn/refusals";
import { resident } from "./zh-cn/resident";
import { review } from "./zh-cn/review";
import { rollAnswers } from "./zh-cn/roll-answers";
import { archive } from "./zh-cn/archive";
import { corrections } from "./zh-cn/corrections";
import { numberFinds } from "./zh-cn/number-finds";
import { numbers } from "./zh-cn/numbers";
import { rollMending } from "./zh-cn/roll-mending";
import { rolls } from "./zh-cn/rolls";
import { stage } from "./zh-cn/stage";
import { settings } from "./zh-cn/settings";
import { status } from "./zh-cn/status";
import { story } from "./zh-cn/story";
import { telling } from "./zh-cn/telling";

/** All words a screen says, by key. Placeholders are written `{name}`. Words on paper live in the domain. */
const catalogue = {
  ...common,
  ...status,
  ...refusals,
  ...freeTexts,
  ...posting,
  ...review,
  ...compare,
  ...preview,
  ...stage,
  ...publication,
  ...rolls,
  ...rollAnswers,
  ...archive,
  ...corrections,
  ...numberFinds,
  ...numbers,
  ...rollMending,
  ...coverage,
  ...plan,
  ...resident,
  ...people,
  ...settings,
  ...offline,
  ...telling,
  ...story,
} as const;

export type MessageKey = keyof typeof catalogue;

type PlaceholderOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never;

/** Nothing for a plain message; the values it names otherwise. */
export type ValuesOf<Key extends MessageKey> = [PlaceholderOf<(typeof catalogue)[Key]>] extends [never]
  ? []
  : [values: Record<PlaceholderOf<(typeof catalogue)[Key]>, string | number>];

/** Messages without placeholders: what a table of labels may hold. */
export type PlainKey = { [Key in MessageKey]: ValuesOf<Key> extends [] ? Key : never }[MessageKey];

export function t<Key extends MessageKey>(key: Key, ...[values]: ValuesOf<Key>): string {
  const text: string = catalogue[key];
  return values === undefined ? text : fill(text, values);
}

/** `fill("还有{days}天", {days: 3})`; a value that is missing leaves its placeholder out. */
export function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
}
