import { filesOf, type OutboxEntry } from "./entry";
import { memoryStore } from "./memory-store";
import type { OutboxStore } from "./outbox-store";

/** A store that never turns work away, and says what is not safe with it. */
export interface DurableFirstStore extends OutboxStore {
  /** Ids of entries and drafts that only this open page has, because the phone could not store them. */
  volatile(): ReadonlySet<string>;
  /** Tries again to store them on the phone. */
  rescue(): Promise<void>;
}

/**
 * Stores on the phone; what the phone has no room for, or no store for, stays in the page, is sent from there, and goes
 * to the phone as soon as that can take it. Screens say so, because closing the page would lose it.
 */
export function durableFirst(durable: OutboxStore, page: OutboxStore = memoryStore()): DurableFirstStore {
  const inPage = new Set<string>();
  const either = async <T>(onPhone: () => Promise<T>, inThisPage: () => Promise<T>, id: string): Promise<void> => {
    try {
      await onPhone();
      inPage.delete(id);
    } catch {
      await inThisPage();
      inPage.add(id);
    }
  };
  const heldHere = (entry: OutboxEntry): boolean => inPage.has(entry.id);

  return {
    volatile: () => inPage,
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
    },
    async all() {
      const here = await page.all();
      // Without any working store on the phone there is only what the page has.
      const stored = await durable.all().catch((fault: unknown) => {
        if (here.entries.length === 0) throw fault;
        return { entries: [], newer: 0 };
      });
      return { entries: [...stored.entries.filter((entry) => !heldHere(entry)), ...here.entries], newer: stored.newer };
    },
    add: (entry, photos) =>
      either(
        () => durable.add(entry, photos),
        () => page.add(entry, photos),
        entry.id,
      ),
    update: (entry) => (heldHere(entry) ? page.update(entry) : durable.update(entry)),
    photo: async (sha256) => (await page.photo(sha256)) ?? (await durable.photo(sha256).catch(() => null)),
    async remove(id) {
      if (inPage.has(id)) await page.remove(id);
      else await durable.remove(id);
      inPage.delete(id);
    },
    async dropSentPhotos() {
      await page.dropSentPhotos();
      await durable.dropSentPhotos().catch(() => undefined);
    },
    async drafts() {
      const here = await page.drafts();
      const stored = await durable.drafts().catch(() => []);
      return [...stored.filter(({ id }) => !here.some((draft) => draft.id === id)), ...here];
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
