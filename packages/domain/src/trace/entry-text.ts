import { canonicalJson } from "../text/canonical-json";

/** One entry of the trace as it is sealed. `data` is plain JSON. */
export interface EntryContent {
  readonly at: Date;
  readonly kind: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly unitId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly data: unknown;
  readonly ip: string | null;
}

/** Its place: the chain, the number in it from 1, and the seal (hex) of the entry before it, "" for the first. */
export interface EntryPlace {
  readonly chain: string;
  readonly seq: bigint;
  readonly previous: string;
}

/** The chain of what concerns no unit: sign-ins, the installation itself. */
export const INSTALLATION_CHAIN = "installation";

export const chainOf = (entry: { readonly unitId: string | null }): string => entry.unitId ?? INSTALLATION_CHAIN;

/** The text that a seal is made over: the same for the same entry, whatever order its data's keys come in. */
export const entryText = (entry: EntryContent, place: EntryPlace): string =>
  canonicalJson([
    "entry",
    place.chain,
    String(place.seq),
    place.previous,
    entry.at.toISOString(),
    entry.kind,
    entry.actorId,
    entry.actorRole,
    entry.unitId,
    entry.subjectType,
    entry.subjectId,
    entry.reason,
    entry.data,
    entry.ip,
  ]);

/** Where a chain ended when it was anchored. */
export interface ChainEnd {
  readonly chain: string;
  readonly seq: string;
  readonly seal: string;
}

/** The text of an anchor's seal; `previous` is the seal (hex) of the anchor before it, "" for the first. */
export const anchorText = (anchor: {
  readonly number: number;
  readonly at: Date;
  readonly ends: readonly ChainEnd[];
  readonly previous: string;
}): string =>
  JSON.stringify([
    "anchor",
    anchor.number,
    anchor.previous,
    anchor.at.toISOString(),
    anchor.ends.map(({ chain, seq, seal }) => [chain, seq, seal]),
  ]);
