import { entryText } from "./entry-text";
import type { EntryContent } from "./entry-text";

/** An entry as it stands in the database; seals are hex. */
export interface StoredEntry extends EntryContent {
  readonly id: string;
  readonly seq: bigint;
  readonly seal: string;
  readonly keyVersion: number;
}

export type TraceFaultKind =
  /** What the entry says is not what was sealed, or it stands in another place. */
  | "CHANGED"
  /** Entries are gone, in the middle or at the end of a chain. */
  | "MISSING"
  /** An entry that no command wrote. */
  | "INSERTED"
  /** The end of a chain does not fit its last entry. */
  | "END_CHANGED"
  /** An anchor says something else than the chains do, or was changed itself. */
  | "ANCHOR_DIFFERS"
  /** An anchor kept outside the database is not in it. */
  | "ANCHOR_MISSING";

export interface TraceFault {
  readonly kind: TraceFaultKind;
  readonly chain: string;
  /** The number in the chain at which it was noticed. */
  readonly seq: string | null;
  /** The row of audit_event, where there is one. */
  readonly id: string | null;
}

/** The seal (hex) over a text under the key of that version; null where there is no such key. */
export type Sealer = (keyVersion: number, text: string) => string | null;

/**
 * Follows one chain entry by entry, in order of `seq`, and says what is wrong with it. A fault is told once: after a changed
 * entry the chain is followed on from the seal that stands in it.
 */
export class ChainCheck {
  readonly faults: TraceFault[] = [];
  #expected = 1n;
  #previous = "";

  constructor(
    readonly chain: string,
    private readonly end: { readonly length: bigint; readonly seal: string } | null,
    private readonly sealer: Sealer,
  ) {}

  next(entry: StoredEntry): void {
    const fault = (kind: TraceFaultKind) =>
      this.faults.push({ kind, chain: this.chain, seq: String(entry.seq), id: entry.id });
    if (this.end === null || entry.seq > this.end.length || entry.seq < this.#expected) {
      fault("INSERTED");
      return;
    }
    if (entry.seq > this.#expected) fault("MISSING");
    else {
      const text = entryText(entry, { chain: this.chain, seq: entry.seq, previous: this.#previous });
      if (this.sealer(entry.keyVersion, text) !== entry.seal) fault("CHANGED");
    }
    this.#expected = entry.seq + 1n;
    this.#previous = entry.seal;
  }

  /** After the last entry. */
  finish(): readonly TraceFault[] {
    if (this.end !== null) {
      const told = (kind: TraceFaultKind) =>
        this.faults.push({ kind, chain: this.chain, seq: String(this.end!.length), id: null });
      if (this.#expected <= this.end.length) told("MISSING");
      else if (this.#previous !== this.end.seal) told("END_CHANGED");
    }
    return this.faults;
  }
}
