import { t } from "./messages/catalogue";
import { refusalText } from "./messages/refusal-text";
import { rolls } from "./messages/zh-cn/rolls";

/** The door's answer: what was asked for, or one sentence that says what to do. */
export type DoorAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly sentence: string };

export const FILE_CHANGED = { ok: false, code: "FILE_CHANGED", sentence: t("roll.fileChanged") } as const;

/** Headers carry Latin-1 only, so texts go percent-encoded. */
export const encodedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> => ({
  "Content-Type": "application/octet-stream",
  ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, encodeURIComponent(value)])),
});

export const json = <T>(response: Response): Promise<T | null> =>
  response.json().catch(() => null) as Promise<T | null>;

/** One request to a door that is not GraphQL. */
export async function send<T>(
  url: string,
  init: RequestInit,
  take: (response: Response) => Promise<T | null>,
): Promise<DoorAnswer<T>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotReadableError"
      ? FILE_CHANGED
      : { ok: false, code: "UNREACHABLE", sentence: `${t("common.cannotReach")}。${t("common.cannotReachHelp")}` };
  }
  if (!response.ok) return refusalOf(await json(response));
  const value = await take(response);
  return value === null ? refusalOf(null) : { ok: true, value };
}

function refusalOf(answer: unknown): DoorAnswer<never> {
  const { code = "unknown", details } = (typeof answer === "object" && answer !== null ? answer : {}) as {
    code?: string;
    details?: unknown;
  };
  return { ok: false, code, sentence: unreadableText(code, details) ?? refusalText({ code, details }) };
}

const words: Readonly<Record<string, string>> = rolls;

/** ROLL_UNREADABLE says why the file is no roll (EMPTY, ENCRYPTED …) in its details. */
export function unreadableText(code: string, details: unknown): string | null {
  if (code !== "ROLL_UNREADABLE" || typeof details !== "object" || details === null) return null;
  const why = Object.values(details).find((value) => typeof value === "string" && `unreadable.${value}` in words);
  return typeof why === "string" ? (words[`unreadable.${why}`] ?? null) : null;
}
