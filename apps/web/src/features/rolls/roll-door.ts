import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import { rolls } from "../../lib/messages/zh-cn/rolls";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { ShownEdition } from "../disclosure/as-shown";
import type { RollPreview, RollQuestion } from "./roll-preview";

/** The door's answer: what was asked for, or one sentence that says what to do. */
export type DoorAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly sentence: string };

export interface AcceptChoices {
  readonly mapping: readonly ColumnMapping[];
  /** Names of the file → the unit chosen for each. */
  readonly units: Readonly<Record<string, string>>;
  readonly basis: string;
  readonly rateText: string;
  /** Only for a correction of what is already released. */
  readonly changeReason: string | null;
}

export const MAX_ROLL_BYTES = 20 * 1024 * 1024;

/** Reads the file without writing anything: what was read, or what the reader has to ask first. */
export function checkRoll(
  disclosureId: string,
  file: File,
  mapping: readonly ColumnMapping[],
): Promise<DoorAnswer<RollPreview | RollQuestion>> {
  return post(`/rolls/check?disclosure=${encodeURIComponent(disclosureId)}`, file, {
    "X-Mapping": JSON.stringify(mapping),
  });
}

/** Sends the same bytes again, for the draft that `shown` is; all accepted lines come in, or none. */
export function acceptRoll(
  disclosureId: string,
  shown: ShownEdition | null,
  digest: string,
  file: File,
  choices: AcceptChoices,
): Promise<DoorAnswer<{ disclosureId: string; editionId: string }>> {
  const query = new URLSearchParams({
    disclosure: disclosureId,
    digest,
    ...(shown === null ? {} : { edition: shown.id, revision: String(shown.revision) }),
  });
  return post(`/rolls/accept?${query}`, file, {
    "X-Unit-Choices": JSON.stringify(choices.units),
    "X-Mapping": JSON.stringify(choices.mapping),
    "X-Basis": choices.basis,
    "X-Rate-Text": choices.rateText,
    ...(choices.changeReason === null ? {} : { "X-Change-Reason": choices.changeReason }),
  });
}

async function post<T>(url: string, file: File, headers: Readonly<Record<string, string>>): Promise<DoorAnswer<T>> {
  const encoded = Object.entries({ "X-File-Name": file.name, ...headers }).map(
    ([name, value]) => [name, encodeURIComponent(value)] as const,
  );
  let response: Response;
  try {
    // The bytes are read anew: a file that was saved meanwhile fails here instead of travelling half.
    const body = await file.arrayBuffer();
    response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/octet-stream", ...Object.fromEntries(encoded) },
      body,
    });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotReadableError"
      ? { ok: false, code: "FILE_CHANGED", sentence: t("roll.fileChanged") }
      : { ok: false, code: "UNREACHABLE", sentence: `${t("common.cannotReach")}。${t("common.cannotReachHelp")}` };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return { ok: true, value: answer as T };
  return refusalOf(answer);
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
function unreadableText(code: string, details: unknown): string | null {
  if (code !== "ROLL_UNREADABLE" || typeof details !== "object" || details === null) return null;
  const why = Object.values(details).find((value) => typeof value === "string" && `unreadable.${value}` in words);
  return typeof why === "string" ? (words[`unreadable.${why}`] ?? null) : null;
}
