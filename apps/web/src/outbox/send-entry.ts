import {
  filesOf,
  type DecisionInput,
  type EntryEvent,
  type OutboxEntry,
  type PostingInput,
  type TakingBackInput,
  type TakingDownInput,
  type TellingInput,
  type Trouble,
} from "./entry";

/** What the server answered, as far as it can be told apart from a hotel's login page or an outage. */
export type Answer<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  | { readonly kind: "refusal"; readonly code: string; readonly details: unknown; readonly field: string | null }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export interface Receipt {
  /** By the server's clock, ISO 8601. */
  readonly receivedAt: string;
}

/** The server's doors, one a kind of work, and the one for files. */
export interface PostOffice {
  /** Ok only when the server names the same bytes by the same hash. */
  putPhoto(sha256: string, bytes: ArrayBuffer): Promise<Answer<null>>;
  /** Ok only with a receipt. */
  postNotices(input: PostingInput): Promise<Answer<Receipt>>;
  /** Ok only with a receipt for this very word. */
  tell(input: TellingInput): Promise<Answer<Receipt>>;
  /** Ok only when the server names the telling as taken back. */
  takeBack(input: TakingBackInput): Promise<Answer<Receipt>>;
  /** Ok only when the server names the notice as taken down. */
  takeDown(input: TakingDownInput): Promise<Answer<Receipt>>;
  /** Ok only when the server names the posting with what was decided. */
  decide(input: DecisionInput): Promise<Answer<Receipt>>;
}

/** Refusals that another try may heal: something was lost on the way, or there were too many tries at once. */
const PASSING: ReadonlySet<string> = new Set([
  "PHOTO_MISSING",
  "PHOTO_HASH_DIFFERS",
  "PART_OUT_OF_PLACE",
  "TOO_MANY_TRIES",
]);

/** Files first, by content hash, then the work itself. A repeat is harmless at every step. */
export async function sendEntry(
  entry: OutboxEntry,
  photo: (sha256: string) => Promise<ArrayBuffer | null>,
  office: PostOffice,
  now: () => number,
): Promise<EntryEvent> {
  for (const name of filesOf(entry)) {
    const bytes = await photo(name);
    if (bytes === null) return { kind: "PHOTO_GONE" };
    const answer = await office.putPhoto(name, bytes);
    if (answer.kind !== "ok") return eventOf(answer, now());
  }
  const answer = await handOver(entry, office);
  return answer.kind === "ok" ? { kind: "RECEIPT", receivedAt: answer.value.receivedAt } : eventOf(answer, now());
}

function handOver(entry: OutboxEntry, office: PostOffice): Promise<Answer<Receipt>> {
  switch (entry.kind) {
    case "posting":
      return office.postNotices(entry.input);
    case "decision":
      return office.decide(entry.input);
    case "telling":
      return office.tell(entry.input);
    case "taking-back":
      return office.takeBack(entry.input);
    case "taking-down":
      return office.takeDown(entry.input);
  }
}

function eventOf(answer: Exclude<Answer<unknown>, { kind: "ok" }>, now: number): EntryEvent {
  if (answer.kind === "trouble") return { kind: "TROUBLE", trouble: answer.trouble, now };
  if (answer.code === "SIGNED_OUT") return { kind: "SIGNED_OUT" };
  if (PASSING.has(answer.code)) return { kind: "TROUBLE", trouble: "SERVER", now };
  return { kind: "REFUSAL", code: answer.code, details: answer.details, field: answer.field };
}
