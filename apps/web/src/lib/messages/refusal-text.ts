import { formatDate, ofAnotherYear } from "../format";
import { fill } from "./catalogue";
import { freeTexts } from "./zh-cn/free-texts";
import { refusals } from "./zh-cn/refusals";

/** A refusal as GraphQL and the doors give it. */
export interface RefusalLike {
  readonly code: string;
  readonly details?: unknown;
}

/** Plain words for a refusal; an unknown code never leaves the screen without a sentence. */
export function refusalText(refusal: RefusalLike): string {
  const key = `refusal.${refusal.code}`;
  const text = isRefusalKey(key) ? refusals[key] : refusals["refusal.unknown"];
  const details = refusal.details;
  return fill(text, typeof details === "object" && details !== null ? spoken(details) : {});
}

/** Days are said as people say them, texts and numbers by what they are called; everything else as it is. */
const spoken = (details: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value !== "string"
        ? value
        : /^\d{4}-\d\d-\d\d$/.test(value)
          ? formatDate(value, { year: ofAnotherYear(value) })
          : fill(names[`${name}.${value}`] ?? value, { ...details }),
    ]),
  );

const names: Readonly<Record<string, string>> = freeTexts;

const isRefusalKey = (key: string): key is keyof typeof refusals => Object.hasOwn(refusals, key);
