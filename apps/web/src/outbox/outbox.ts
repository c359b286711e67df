import type { PostingDraft } from "./draft";
import type { DurableFirstStore } from "./durable-first";
import {
  dueEntries,
  ENTRY_VERSION,
  nextState,
  nextWakeUp,
  type EntryEvent,
  type EntryState,
  type NewEntry,
  type OutboxEntry,
} from "./entry";
import type { Exclusively } from "./exclusively";
import { sendEntry, type PostOffice } from "./send-entry";

export interface OutboxParts {
  readonly store: DurableFirstStore;
  readonly office: PostOffice;
  readonly exclusively: Exclusively;
  readonly now: () => number;
  /** Tells other tabs that the store changed. */
  readonly announce: () => void;
}

/** Receipts stay in the phone's own list for a week; the server has them for good. */
const RECEIPTS_KEPT_MS = 7 * 24 * 3600_000;

/** What a screen sees of one person's work. The same object until something changes. */
export interface OutboxView {
  /** Newest first. */
  readonly entries: readonly OutboxEntry[];
  /** Postings still being made, newest first. */
  readonly drafts: readonly PostingDraft[];
  /** Entries and drafts that only this open page has. */
  readonly volatile: ReadonlySet<string>;
  /** Records of a newer version of the app, which this one cannot read. */
  readonly newer: number;
  /** The phone's own store does not answer: what is new stays in this page. */
  readonly broken: boolean;
}

const wasAnswered = (event: EntryEvent | null): boolean =>
  event?.kind !== "SIGNED_OUT" && !(event?.kind === "TROUBLE" && event.trouble === "UNREACHABLE");

/** The queue of one person on this phone: order, lock, and what the screen sees. */
export class Outbox {
  #view: OutboxView = { entries: [], drafts: [], volatile: new Set(), newer: 0, broken: false };
  #listeners = new Set<() => void>();
  readonly #parts: OutboxParts;
  readonly #personId: string;

  constructor(personId: string, parts: OutboxParts) {
    this.#personId = personId;
    this.#parts = parts;
  }

  snapshot = (): OutboxView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async reload(): Promise<void> {
    const { store } = this.#parts;
    const [{ entries, newer }, drafts] = await Promise.all([store.all(), store.drafts()]);
    const mine = <Of extends { readonly personId: string }>(all: readonly Of[]): Of[] =>
      all.filter(({ personId }) => personId === this.#personId);
    const queued = new Set(entries.map(({ id }) => id));
    this.#view = {
      entries: mine(entries).sort((a, b) => b.createdAt - a.createdAt),
      drafts: mine(drafts)
        .filter(({ id }) => !queued.has(id))
        .sort((a, b) => b.takenAt - a.takenAt),
      volatile: new Set(store.volatile()),
      newer,
      broken: store.broken(),
    };
    for (const listener of this.#listeners) listener();
  }

  /**
   * Kept on the phone when this resolves, unless the view calls it volatile; `submit: false` keeps it as a draft. What is
   * here already (two taps, two tabs) stays as it is.
   */
  async add(entry: NewEntry, photos: ReadonlyMap<string, ArrayBuffer>, submit: boolean): Promise<void> {
    await this.reload();
    if (this.#find(entry.id) !== undefined) return;
    const draft: EntryState = { kind: "draft" };
    const state = submit ? nextState(draft, { kind: "SUBMIT" }) : draft;
    const mine = { v: ENTRY_VERSION, personId: this.#personId, createdAt: this.#parts.now(), state } as const;
    await this.#parts.store.add({ ...entry, ...mine }, photos);
    await this.#changed();
  }

  submit = (id: string): Promise<void> => this.#move(id, { kind: "SUBMIT" });

  retry = (id: string): Promise<void> => this.#move(id, { kind: "RETRY" });

  /** Saved at every step; on the phone when this resolves, unless the view calls it volatile. */
  async saveDraft(draft: Omit<PostingDraft, "v" | "personId">): Promise<void> {
    await this.#parts.store.putDraft({ ...draft, v: 1, personId: this.#personId });
    await this.#changed();
  }

  async removeDraft(id: string): Promise<void> {
    await this.#parts.store.removeDraft(id);
    await this.#changed();
  }

  /** The person has mended what was refused: a new date, say. It is sent again under the same id. */
  async amend(entry: OutboxEntry): Promise<void> {
    if (this.#find(entry.id)?.state.kind !== "refused") return;
    await this.#parts.store.update(entry);
    await this.reload();
    await this.#move(entry.id, { kind: "RETRY" });
  }

  photo = (sha256: string): Promise<ArrayBuffer | null> => this.#parts.store.photo(sha256);

  /** Only at the person's word. An entry that is being sent stays. */
  async remove(id: string): Promise<void> {
    const entry = this.#find(id);
    if (entry === undefined || entry.state.kind === "sending") return;
    await this.#parts.store.remove(id);
    await this.#changed();
  }

  /** After signing in: what waited for that goes on. */
  async resume(): Promise<void> {
    await this.reload();
    for (const { id, state } of this.#view.entries) {
      if (state.kind === "needs-you" && state.because === "SIGNED_OUT") await this.#move(id, { kind: "RETRY" });
    }
  }

  /**
   * Sends what is due, oldest first, each once; `eager` does not wait out the pause after a failure. Stops when nobody
   * answers: the rest would fare no better. Answers when to come back (milliseconds since 1970), or null.
   */
  async flush(eager: boolean): Promise<number | null> {
    const tried = new Set<string>();
    const next = (): OutboxEntry | undefined =>
      dueEntries(this.#view.entries, this.#parts.now(), eager).find(({ id }) => !tried.has(id));
    let answered = true;
    let mine: boolean;
    do {
      mine = await this.#parts.exclusively(async () => {
        await this.#parts.store.rescue();
        await this.reload();
        // Whoever holds the lock is the only sender: an entry found "sending" was left behind by a page that died.
        for (const { id } of this.#view.entries) await this.#move(id, { kind: "ABANDONED" });
        for (let entry = next(); entry !== undefined && answered; entry = next()) {
          tried.add(entry.id);
          // A store that fails over one entry says nothing of the others; this one is taken up again next time.
          answered = wasAnswered(await this.#send(entry.id).catch(() => null));
        }
        await this.#tidy();
      });
      await this.reload();
      // What came while the lock was held found it taken; it is this page's to send, not the next alarm's.
    } while (mine && answered && next() !== undefined);
    return nextWakeUp(this.#view.entries);
  }

  #find = (id: string): OutboxEntry | undefined => this.#view.entries.find((entry) => entry.id === id);

  async #send(id: string): Promise<EntryEvent | null> {
    await this.#move(id, { kind: "START" });
    const entry = this.#find(id);
    if (entry?.state.kind !== "sending") return null; // removed or changed meanwhile
    const event = await sendEntry(entry, this.#parts.store.photo, this.#parts.office, this.#parts.now);
    await this.#move(id, event);
    if (event.kind === "RECEIPT") await this.#parts.store.removeDraft(id);
    return event;
  }

  async #move(id: string, event: EntryEvent): Promise<void> {
    const entry = this.#find(id);
    if (entry === undefined) return;
    const state = nextState(entry.state, event);
    if (state === entry.state) return;
    await this.#parts.store.update({ ...entry, state });
    await this.#changed();
  }

  async #tidy(): Promise<void> {
    const old = this.#parts.now() - RECEIPTS_KEPT_MS;
    for (const { id, createdAt, state } of this.#view.entries) {
      // By the later of the phone's time and the server's: a clock that was wrong meanwhile makes no receipt old.
      if (state.kind === "received" && Math.max(createdAt, Date.parse(state.receivedAt)) < old)
        await this.#parts.store.remove(id);
    }
    await this.#parts.store.dropSentPhotos();
  }

  async #changed(): Promise<void> {
    await this.reload();
    this.#parts.announce();
  }
}
