import {
  dueEntries,
  isUnsent,
  nextState,
  nextWakeUp,
  type EntryEvent,
  type EntryState,
  type OutboxEntry,
} from "./entry";
import type { Exclusively } from "./exclusively";
import type { OutboxStore } from "./outbox-store";
import { sendEntry, type PostOffice } from "./send-entry";

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly office: PostOffice;
  readonly exclusively: Exclusively;
  readonly now: () => number;
  /** Tells other tabs that the store changed. */
  readonly announce: () => void;
}

/** Receipts stay in the phone's own list for a week; the server has them for good. */
const RECEIPTS_KEPT_MS = 7 * 24 * 3600_000;

/** The queue of one person on this phone: order, lock, and what the screen sees. */
export class Outbox {
  #entries: readonly OutboxEntry[] = [];
  #listeners = new Set<() => void>();
  readonly #parts: OutboxParts;
  readonly #personId: string;

  constructor(personId: string, parts: OutboxParts) {
    this.#personId = personId;
    this.#parts = parts;
  }

  /** This person's entries, newest first. The same array until something changes. */
  snapshot = (): readonly OutboxEntry[] => this.#entries;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async reload(): Promise<void> {
    const all = await this.#parts.store.all();
    this.#entries = all.filter((entry) => entry.personId === this.#personId).sort((a, b) => b.createdAt - a.createdAt);
    for (const listener of this.#listeners) listener();
  }

  /** Kept on the phone when this resolves; `submit: false` keeps it as a draft. */
  async add(
    entry: Omit<OutboxEntry, "state" | "personId" | "createdAt">,
    photos: ReadonlyMap<string, ArrayBuffer>,
    submit: boolean,
  ): Promise<void> {
    const draft: EntryState = { kind: "draft" };
    const state = submit ? nextState(draft, { kind: "SUBMIT" }) : draft;
    await this.#parts.store.add({ ...entry, personId: this.#personId, createdAt: this.#parts.now(), state }, photos);
    await this.#changed();
  }

  submit = (id: string): Promise<void> => this.#move(id, { kind: "SUBMIT" });

  retry = (id: string): Promise<void> => this.#move(id, { kind: "RETRY" });

  photo = (sha256: string): Promise<ArrayBuffer | null> => this.#parts.store.photo(sha256);

  /** Only at the person's word. An entry that is being sent stays. */
  async remove(id: string): Promise<void> {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry === undefined || entry.state.kind === "sending") return;
    await this.#parts.store.remove(id);
    await this.#changed();
  }

  /** After signing in: what waited for that goes on. */
  async resume(): Promise<void> {
    await this.reload();
    for (const { id, state } of this.#entries) {
      if (state.kind === "needs-you" && state.because === "SIGNED_OUT") await this.#move(id, { kind: "RETRY" });
    }
  }

  /**
   * Sends what is due, oldest first; `eager` does not wait out the pause after a failure. Stops when nobody answers:
   * the rest would fare no better. Answers when to come back (milliseconds since 1970), or null.
   */
  async flush(eager: boolean): Promise<number | null> {
    await this.#parts.exclusively(async () => {
      await this.reload();
      // Whoever holds the lock is the only sender: an entry found "sending" was left behind by a page that died.
      for (const { id } of this.#entries) await this.#move(id, { kind: "ABANDONED" });
      for (const { id } of dueEntries(this.#entries, this.#parts.now(), eager)) {
        const event = await this.#send(id);
        if (event?.kind === "SIGNED_OUT" || (event?.kind === "TROUBLE" && event.trouble === "UNREACHABLE")) break;
      }
      await this.#tidy();
    });
    await this.reload();
    return nextWakeUp(this.#entries);
  }

  async #send(id: string): Promise<EntryEvent | null> {
    await this.#move(id, { kind: "START" });
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry?.state.kind !== "sending") return null; // removed or changed meanwhile
    const event = await sendEntry(entry, this.#parts.store.photo, this.#parts.office, this.#parts.now);
    await this.#move(id, event);
    return event;
  }

  async #move(id: string, event: EntryEvent): Promise<void> {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry === undefined) return;
    const state = nextState(entry.state, event);
    if (state === entry.state) return;
    await this.#parts.store.update({ ...entry, state });
    await this.#changed();
  }

  async #tidy(): Promise<void> {
    const old = this.#parts.now() - RECEIPTS_KEPT_MS;
    for (const entry of this.#entries) {
      if (!isUnsent(entry) && entry.createdAt < old) await this.#parts.store.remove(entry.id);
    }
    await this.#parts.store.dropSentPhotos();
  }

  async #changed(): Promise<void> {
    await this.reload();
    this.#parts.announce();
  }
}
