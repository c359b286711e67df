import type { TellingChannel } from "@gongshi/domain/channel/telling-channels";

/** Pure states of one piece of work on its way from the phone to the office. Instants are milliseconds since 1970. */

/** The `PostNoticesInput` of the schema: made once on the phone and sent unchanged however often. */
export interface PostingInput {
  readonly id: string;
  readonly unitId: string;
  readonly channel: "VILLAGE_BOARD";
  readonly photoSha256: string;
  readonly crops: readonly CropInput[];
  readonly codes: readonly string[];
  readonly noticeIds?: readonly string[];
  readonly noCodeReason?: string;
  readonly hangDate: string;
  readonly hangDateReason?: string;
  readonly phoneTime: string;
  readonly alsoTold?: readonly AlsoTold[];
}

/** Another channel on which the same was made known; without a day it was the hang date. */
export interface AlsoTold {
  readonly channel: TellingChannel;
  readonly toldOn?: string;
}

/** The `TellNoticesInput` of the schema: told elsewhere, after the posting. */
export interface TellingInput {
  readonly id: string;
  readonly unitId: string;
  readonly noticeIds: readonly string[];
  readonly channel: TellingChannel;
  readonly toldOn: string;
}

/** A channel was ticked by mistake: the server's telling that is taken back. */
export interface TakingBackInput {
  readonly tellingId: string;
}

/** The paper of a withdrawn notice is off the board. */
export interface TakingDownInput {
  readonly noticeId: string;
}

export interface CropInput {
  readonly sha256: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A supervisor's word on one posting, said once and sent until it has arrived. */
export type DecisionInput =
  | { readonly postingId: string; readonly decision: "CONFIRM" }
  | {
      readonly postingId: string;
      readonly decision: "RETURN";
      readonly kind: "PHOTO" | "UNTRUE";
      readonly reason: string;
    };

export type Trouble = "UNREACHABLE" | "SERVER";

export type EntryState =
  /** Saved by the person, not to be sent yet. */
  | { readonly kind: "draft" }
  /** Waits for its turn; after trouble not before `notBefore`, unless something changed (online, opened, asked for). */
  | { readonly kind: "queued"; readonly attempts: number; readonly notBefore: number; readonly trouble: Trouble | null }
  | { readonly kind: "sending"; readonly attempts: number }
  /** Only a receipt of the server leads here. */
  | { readonly kind: "received"; readonly receivedAt: string }
  /** The server said no, by name. Kept until the person has dealt with it. */
  | { readonly kind: "refused"; readonly code: string; readonly details: unknown; readonly field: string | null }
  /** Cannot go on without the person. */
  | { readonly kind: "needs-you"; readonly because: "SIGNED_OUT" | "PHOTO_GONE"; readonly attempts: number };

/** Written into every record, so that a later version of the app knows what it reads. */
export const ENTRY_VERSION = 5;

interface EntryOf<Kind extends string, Input> {
  readonly v: typeof ENTRY_VERSION;
  readonly kind: Kind;
  /** Made on the phone: a repeat is harmless. Of a posting it is the posting's own. */
  readonly id: string;
  /** Whose work it is: sent only while this person is signed in. */
  readonly personId: string;
  readonly unitName: string;
  /** What it is about, in the words of the notices' titles. */
  readonly titles: readonly string[];
  readonly createdAt: number;
  readonly input: Input;
  readonly state: EntryState;
}

export type PostingEntry = EntryOf<"posting", PostingInput>;
export type DecisionEntry = EntryOf<"decision", DecisionInput>;
export type TellingEntry = EntryOf<"telling", TellingInput>;
export type TakingBackEntry = EntryOf<"taking-back", TakingBackInput>;
export type TakingDownEntry = EntryOf<"taking-down", TakingDownInput>;
/** One kind a door of the server; everything else about them is the same. */
export type OutboxEntry = PostingEntry | DecisionEntry | TellingEntry | TakingBackEntry | TakingDownEntry;

/** What a screen hands in; the outbox adds whose it is, when, and where it stands. */
export type NewEntry = {
  [Kind in OutboxEntry["kind"]]: Omit<Extract<OutboxEntry, { kind: Kind }>, "v" | "personId" | "createdAt" | "state">;
}[OutboxEntry["kind"]];

export type EntryEvent =
  | { readonly kind: "SUBMIT" }
  | { readonly kind: "START" }
  | { readonly kind: "RECEIPT"; readonly receivedAt: string }
  | { readonly kind: "REFUSAL"; readonly code: string; readonly details: unknown; readonly field: string | null }
  | { readonly kind: "TROUBLE"; readonly trouble: Trouble; readonly now: number }
  | { readonly kind: "SIGNED_OUT" }
  | { readonly kind: "PHOTO_GONE" }
  /** The person asks for another try, or has signed in again. */
  | { readonly kind: "RETRY" }
  /** A page was closed or died while sending: nobody is sending this entry any more. */
  | { readonly kind: "ABANDONED" };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait after the n-th failed try: 5 s, 10 s, 20 s … at most five minutes. It never gives up. */
export const waitAfter = (attempts: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 16), LONGEST_WAIT_MS);

/** The state after `event`, or the same state where the event means nothing to it. */
export function nextState(state: EntryState, event: EntryEvent): EntryState {
  switch (event.kind) {
    case "SUBMIT":
      return state.kind === "draft" ? queued(0) : state;
    case "START":
      return state.kind === "queued" ? { kind: "sending", attempts: state.attempts + 1 } : state;
    case "RETRY":
      return state.kind === "queued" || state.kind === "needs-you" || state.kind === "refused"
        ? queued("attempts" in state ? state.attempts : 0)
        : state;
    case "ABANDONED":
      return state.kind === "sending" ? queued(state.attempts) : state;
    default:
      return state.kind === "sending" ? answered(state.attempts, event) : state;
  }
}

const queued = (attempts: number): EntryState => ({ kind: "queued", attempts, notBefore: 0, trouble: null });

function answered(
  attempts: number,
  event: Exclude<EntryEvent, { kind: "SUBMIT" | "START" | "RETRY" | "ABANDONED" }>,
): EntryState {
  switch (event.kind) {
    case "RECEIPT":
      return { kind: "received", receivedAt: event.receivedAt };
    case "REFUSAL":
      return { kind: "refused", code: event.code, details: event.details, field: event.field };
    case "TROUBLE":
      return { kind: "queued", attempts, notBefore: event.now + waitAfter(attempts), trouble: event.trouble };
    case "SIGNED_OUT":
    case "PHOTO_GONE":
      return { kind: "needs-you", because: event.kind, attempts };
  }
}

/** Everything that is on this phone only. */
export const isUnsent = (entry: OutboxEntry): boolean => entry.state.kind !== "received";

/** Everything that still goes by itself, or once the person has done her part; what the server refused does not. */
export const isOnItsWay = (entry: OutboxEntry): boolean => isUnsent(entry) && entry.state.kind !== "refused";

/** Which entries may be sent now, oldest first; `eager` ignores the waiting time. */
export const dueEntries = (entries: readonly OutboxEntry[], now: number, eager: boolean): OutboxEntry[] =>
  entries
    .filter(({ state }) => state.kind === "queued" && (eager || state.notBefore <= now))
    .sort((a, b) => a.createdAt - b.createdAt);

/** When the next waiting entry is due, or null when none waits. */
export function nextWakeUp(entries: readonly OutboxEntry[]): number | null {
  const times = entries.flatMap(({ state }) => (state.kind === "queued" ? [state.notBefore] : []));
  return times.length === 0 ? null : Math.min(...times);
}

/** Names of the files an entry needs on the phone. */
export const filesOf = (entry: OutboxEntry): string[] => (entry.kind === "posting" ? photoNames(entry.input) : []);

/** Photo and crops, each name once, in the order they are sent. */
export const photoNames = (input: PostingInput): string[] => [
  ...new Set([input.photoSha256, ...input.crops.map((crop) => crop.sha256)]),
];
