import type { PostingDraft } from "./draft";
import { filesOf, isUnsent, type OutboxEntry } from "./entry";
import type { OutboxStore } from "./outbox-store";
import { readEntries } from "./read-entries";

/** The store's contract in this page's memory: gone with the page. */
export function memoryStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>();
  const photos = new Map<string, ArrayBuffer>();
  const drafts = new Map<string, PostingDraft>();
  const dropSentPhotos = async (): Promise<void> => {
    const needed = new Set([...entries.values()].filter(isUnsent).flatMap(filesOf));
    for (const name of photos.keys()) if (!needed.has(name)) photos.delete(name);
  };
  return {
    all: async () => readEntries(structuredClone([...entries.values()])),
    async add(entry, bytes) {
      if (entries.has(entry.id)) throw new Error("that id is taken");
      entries.set(entry.id, structuredClone(entry));
      for (const [name, value] of bytes) photos.set(name, value);
      drafts.delete(entry.id);
    },
    update: async (entry) => void entries.set(entry.id, structuredClone(entry)),
    photo: async (sha256) => photos.get(sha256) ?? null,
    async remove(id) {
      entries.delete(id);
      await dropSentPhotos();
    },
    dropSentPhotos,
    drafts: async () => [...drafts.values()],
    putDraft: async (draft) => void drafts.set(draft.id, draft),
    removeDraft: async (id) => void drafts.delete(id),
  };
}
