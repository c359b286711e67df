import { openDB, type DBSchema } from "idb";
import { openInTime } from "../lib/open-in-time";
import type { PostingDraft } from "./draft";
import { filesOf, isUnsent, type OutboxEntry } from "./entry";
import { readEntries, type StoredEntries } from "./read-entries";

/** Where entries, drafts and photo bytes are kept on the phone. Each call is one step: all or nothing. */
export interface OutboxStore {
  all(): Promise<StoredEntries>;
  /** The entry with its photos; the draft it was made from goes in the same step. */
  add(entry: OutboxEntry, photos: ReadonlyMap<string, ArrayBuffer>): Promise<void>;
  update(entry: OutboxEntry): Promise<void>;
  photo(sha256: string): Promise<ArrayBuffer | null>;
  /** Forgets the entry, and its photos unless another entry needs them. */
  remove(id: string): Promise<void>;
  /** Forgets photos that no unsent entry needs. */
  dropSentPhotos(): Promise<void>;
  drafts(): Promise<PostingDraft[]>;
  putDraft(draft: PostingDraft): Promise<void>;
  removeDraft(id: string): Promise<void>;
}

interface Tables extends DBSchema {
  entries: { key: string; value: OutboxEntry };
  /** Bytes rather than Blobs: some browsers lose what a stored Blob points to. */
  photos: { key: string; value: ArrayBuffer };
  drafts: { key: string; value: PostingDraft };
}

const NAME = "gongshi-outbox";
const VERSION = 2;
/** On disk before it is said to be: a phone may lose its power at any moment. */
const DURABLE = { durability: "strict" } as const;

export function openOutboxStore(): OutboxStore {
  const { get: database, forget } = openInTime(() =>
    openDB<Tables>(NAME, VERSION, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore("entries", { keyPath: "id" });
          db.createObjectStore("photos");
        }
        if (from < 2) db.createObjectStore("drafts", { keyPath: "id" });
      },
      // A newer version of the app wants to change the tables: it may, this page opens them again when it needs them.
      blocking(_from, _to, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: () => forget(),
    }),
  );

  const dropUnneeded = async (): Promise<void> => {
    const transaction = (await database()).transaction(["entries", "photos"], "readwrite");
    const { entries, newer } = readEntries(await transaction.objectStore("entries").getAll());
    const needed = new Set(entries.filter(isUnsent).flatMap(filesOf));
    // What a newer version needs cannot be known here.
    const names = newer > 0 ? [] : await transaction.objectStore("photos").getAllKeys();
    for (const name of names) if (!needed.has(name)) await transaction.objectStore("photos").delete(name);
    await transaction.done;
  };

  return {
    all: async () => readEntries(await (await database()).getAll("entries")),
    async add(entry, photos) {
      const transaction = (await database()).transaction(["entries", "photos", "drafts"], "readwrite", DURABLE);
      await Promise.all([
        ...[...photos].map(([name, bytes]) => transaction.objectStore("photos").put(bytes, name)),
        transaction.objectStore("entries").add(entry),
        transaction.objectStore("drafts").delete(entry.id),
        transaction.done,
      ]);
    },
    async update(entry) {
      const transaction = (await database()).transaction("entries", "readwrite", DURABLE);
      await Promise.all([transaction.store.put(entry), transaction.done]);
    },
    photo: async (sha256) => (await (await database()).get("photos", sha256)) ?? null,
    async remove(id) {
      await (await database()).delete("entries", id);
      await dropUnneeded();
    },
    dropSentPhotos: dropUnneeded,
    drafts: async () => (await database()).getAll("drafts"),
    async putDraft(draft) {
      const transaction = (await database()).transaction("drafts", "readwrite", DURABLE);
      await Promise.all([transaction.store.put(draft), transaction.done]);
    },
    removeDraft: async (id) => (await database()).delete("drafts", id),
  };
}
