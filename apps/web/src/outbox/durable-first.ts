import { filesOf, type OutboxEntry } from "./entry";
import { memoryStore } from "./memory-store";
import type { OutboxStore } from "./outbox-store";
import type { StoredEntries } from "./read-entries";

/** A store that never turns work away, and says what is not safe with it. */
export interface DurableFirstStore extends OutboxStore {
  /** Ids of entries and drafts that only this open page has, because the phone could not store them. */
  volatile(): ReadonlySet<string>;
  /** The phone's store did not answer the last time it was asked. */
  broken(): boolean;
  /** Tries again to store on the phone what only this page has. */
  rescue(): Promise<void>;
}

const NOTHING: StoredEntries = { entries: [], newer: 0 };

/**
 * Stores on the phone; what the phone has no room for, or no store for, stays in the page, is sent from there, and goes
 * to the phone as soon as that can take it. Screens say so, because closing the page would lose it.
 */
export function durableFirst(durable: OutboxStore, page: OutboxStore = memoryStore()): DurableFirstStore {
  const inPage = new Set<string>();
  /** Changes that a full phone could not write down: true here, and written as soon as there is room. */
  const unwritten = new Map<string, OutboxEntry>();
  let lastRead = NOTHING;
  let broken = false;

  const either = async <T>(onPhone: () => Promise<T>, inThisPage: () => Promise<T>, id: string): Promise<void> => {
    try {
      await onPhone();
    } catch {
      await inThisPage();
      inPage.add(id);
      return;
    }
    // What this page had of it is older.
    await page.removeDraft(id);
    inPage.delete(id);
  };
  const heldHere = (entry: OutboxEntry): boolean => inPage.has(entry.id);
  const asKnownHere = (entry: OutboxEntry): OutboxEntry => unwritten.get(entry.id) ?? entry;
  /** What the phone has; what it had when it last answered, where it does not answer now. */
  const stored = async (): Promise<StoredEntries> => {
    try {
      lastRead = await durable.all();
      broken = false;
    } catch {
      broken = true;
    }
    return lastRead;
  };
  const write = async (entry: OutboxEntry): Promise<void> => {
    try {
      await durable.update(entry);
      unwritten.delete(entry.id);
    } catch {
      unwritten.set(entry.id, entry);
    }
  };

  return {
    volatile: () => inPage,
    broken: () => broken,
    async rescue() {
      for (const entry of (await page.all()).entries) {
        const bytes = await bytesOf(entry, page);
        try {
          await durable.add(entry, bytes);
        } catch {
          continue; // still no room
        }
        await page.remove(entry.id);
        inPage.delete(entry.id);
      }
      for (const draft of await page.drafts()) {
        // Written anew, or made an entry, while another was on its way: this one is past.
        const isPast = async (): Promise<boolean> => !(await page.drafts()).includes(draft);
        if (await isPast()) continue;
        try {
          await durable.putDraft(draft);
        } catch {
          continue;
        }
        if (await isPast()) continue;
        await page.removeDraft(draft.id);
        inPage.delete(draft.id);
      }
      for (const entry of unwritten.values()) await write(entry);
    },
    async all() {
      const { entries: here } = await page.all();
      const { entries, newer } = await stored();
      return { entries: [...entries.filter((entry) => !heldHere(entry)).map(asKnownHere), ...here], newer };
    },
    add: (entry, photos) =>
      either(
        () => durable.add(entry, photos),
        () => page.add(entry, photos),
        entry.id,
      ),
    update: (entry) => (heldHere(entry) ? page.update(entry) : write(entry)),
    /** Null only where the phone says that it has no such photo: a store that does not answer has lost nothing. */
    photo: async (sha256) => (await page.photo(sha256)) ?? (await durable.photo(sha256)),
    async remove(id) {
      if (inPage.has(id)) await page.remove(id);
      else await durable.remove(id);
      inPage.delete(id);
      unwritten.delete(id);
    },
    async dropSentPhotos() {
      await page.dropSentPhotos();
      await durable.dropSentPhotos().catch(() => undefined);
    },
    async drafts() {
      const here = await page.drafts();
      const kept = await durable.drafts().catch(() => []);
      return [...kept.filter(({ id }) => !here.some((draft) => draft.id === id)), ...here];
    },
    putDraft: (draft) =>
      either(
        () => durable.putDraft(draft),
        () => page.putDraft(draft),
        draft.id,
      ),
    async removeDraft(id) {
      await page.removeDraft(id);
      inPage.delete(id);
      await durable.removeDraft(id).catch(() => undefined);
    },
  };
}

async function bytesOf(entry: OutboxEntry, store: OutboxStore): Promise<Map<string, ArrayBuffer>> {
  const bytes = new Map<string, ArrayBuffer>();
  for (const name of filesOf(entry)) {
    const found = await store.photo(name);
    if (found !== null) bytes.set(name, found);
  }
  return bytes;
}
