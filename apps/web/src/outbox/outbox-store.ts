import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { isUnsent, photoNames, type OutboxEntry } from "./entry";

/** Where entries and photo bytes are kept on the phone. Writing an entry and its photos is one step: all or nothing. */
export interface OutboxStore {
  all(): Promise<OutboxEntry[]>;
  add(entry: OutboxEntry, photos: ReadonlyMap<string, ArrayBuffer>): Promise<void>;
  update(entry: OutboxEntry): Promise<void>;
  photo(sha256: string): Promise<ArrayBuffer | null>;
  /** Forgets the entry, and its photos unless another entry needs them. */
  remove(id: string): Promise<void>;
  /** Forgets photos that no unsent entry needs. */
  dropSentPhotos(): Promise<void>;
}

interface Tables extends DBSchema {
  entries: { key: string; value: OutboxEntry };
  /** Bytes rather than Blobs: some browsers lose what a stored Blob points to. */
  photos: { key: string; value: ArrayBuffer };
}

const NAME = "gongshi-outbox";
const VERSION = 1;

export function openOutboxStore(): OutboxStore {
  let opened: Promise<IDBPDatabase<Tables>> | null = null;
  const database = (): Promise<IDBPDatabase<Tables>> =>
    (opened ??= openDB<Tables>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore("entries", { keyPath: "id" });
        db.createObjectStore("photos");
      },
      terminated() {
        opened = null;
      },
    }).catch((fault: unknown) => {
      opened = null;
      throw fault;
    }));

  const dropUnneeded = async (): Promise<void> => {
    const transaction = (await database()).transaction(["entries", "photos"], "readwrite");
    const entries = await transaction.objectStore("entries").getAll();
    const needed = new Set(entries.filter(isUnsent).flatMap((entry) => photoNames(entry.input)));
    for (const name of await transaction.objectStore("photos").getAllKeys()) {
      if (!needed.has(name)) await transaction.objectStore("photos").delete(name);
    }
    await transaction.done;
  };

  return {
    all: async () => (await database()).getAll("entries"),
    async add(entry, photos) {
      const transaction = (await database()).transaction(["entries", "photos"], "readwrite", { durability: "strict" });
      await Promise.all([
        ...[...photos].map(([name, bytes]) => transaction.objectStore("photos").put(bytes, name)),
        transaction.objectStore("entries").add(entry),
        transaction.done,
      ]);
    },
    async update(entry) {
      await (await database()).put("entries", entry);
    },
    photo: async (sha256) => (await (await database()).get("photos", sha256)) ?? null,
    async remove(id) {
      await (await database()).delete("entries", id);
      await dropUnneeded();
    },
    dropSentPhotos: dropUnneeded,
  };
}
