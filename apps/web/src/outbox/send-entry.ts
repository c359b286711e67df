import { photoNames, type EntryEvent, type OutboxEntry, type PostingInput, type Trouble } from "./entry";

/** What the server answered, as far as it can be told apart from a hotel's login page or an outage. */
export type Answer<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  | { readonly kind: "refusal"; readonly code: string; readonly details: unknown }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export interface PostOffice {
  /** Ok only when the server names the same bytes by the same hash. */
  putPhoto(sha256: string, bytes: ArrayBuffer): Promise<Answer<null>>;
  /** Ok only with a receipt. */
  postNotices(input: PostingInput): Promise<Answer<{ readonly receivedAt: string }>>;
}

/** Refusals that another try may heal: something was lost on the way, or there were too many tries at once. */
const PASSING: ReadonlySet<string> = new Set(["PHOTO_MISSING", "PHOTO_HASH_DIFFERS", "TOO_MANY_TRIES"]);

/** Photos first, by content hash, then the posting. A repeat is harmless at every step. */
export async function sendEntry(
  entry: OutboxEntry,
  photo: (sha256: string) => Promise<ArrayBuffer | null>,
  office: PostOffice,
  now: () => number,
): Promise<EntryEvent> {
  for (const name of photoNames(entry.input)) {
    const bytes = await photo(name);
    if (bytes === null) return { kind: "PHOTO_GONE" };
    const answer = await office.putPhoto(name, bytes);
    if (answer.kind !== "ok") return eventOf(answer, now());
  }
  const answer = await office.postNotices(entry.input);
  return answer.kind === "ok" ? { kind: "RECEIPT", receivedAt: answer.value.receivedAt } : eventOf(answer, now());
}

function eventOf(answer: Exclude<Answer<unknown>, { kind: "ok" }>, now: number): EntryEvent {
  if (answer.kind === "trouble") return { kind: "TROUBLE", trouble: answer.trouble, now };
  if (answer.code === "SIGNED_OUT") return { kind: "SIGNED_OUT" };
  if (PASSING.has(answer.code)) return { kind: "TROUBLE", trouble: "SERVER", now };
  return { kind: "REFUSAL", code: answer.code, details: answer.details };
}
