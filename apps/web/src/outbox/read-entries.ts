import { ENTRY_VERSION, type OutboxEntry, type PostingEntry } from "./entry";

/** What a phone has stored, as far as this version of the app understands it. */
export interface StoredEntries {
  readonly entries: OutboxEntry[];
  /** Records of a newer version of the app: not touched, counted as not sent. */
  readonly newer: number;
}

type Record = { readonly v?: number };

/** Records of every version that was ever in use, as entries of this one. */
export function readEntries(records: readonly unknown[]): StoredEntries {
  const known = records.filter((record): record is Record => versionOf(record) <= ENTRY_VERSION);
  return { entries: known.map(migrated), newer: records.length - known.length };
}

const versionOf = (record: unknown): number => (record as Record).v ?? 1;

function migrated(record: Record): OutboxEntry {
  // Version 2 knew no other channels, 3 nothing of taking back, 4 nothing of taking down; what they wrote means the same today.
  return versionOf(record) === 1 ? fromFirst(record as FirstEntry) : { ...(record as OutboxEntry), v: ENTRY_VERSION };
}

/** Version 1 knew postings only, said nothing of kinds, and no field of a refusal. */
type FirstEntry = Omit<PostingEntry, "v" | "kind">;

function fromFirst(record: FirstEntry): PostingEntry {
  const { state } = record;
  return {
    ...record,
    v: ENTRY_VERSION,
    kind: "posting",
    state: state.kind === "refused" ? { ...state, field: state.field ?? null } : state,
  };
}
