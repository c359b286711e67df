import type { ChainEnd } from "@gongshi/domain/trace/entry-text";
import { anchorText } from "@gongshi/domain/trace/entry-text";
import { oneAtATime } from "../one-at-a-time";
import type { AnchorLog } from "../ports";
import type { CommandDeps } from "../run-command";
import { hexOf } from "../hex";

/**
 * Seals the ends of all chains that grew since the last anchor, together, and writes the anchor outside the database too:
 * from then on taking the newest entries away shows, even when the chains' ends are moved back with them.
 * @returns the anchor's number, or null where no chain has grown
 */
export async function anchorTrace(deps: CommandDeps & { readonly anchors: AnchorLog }): Promise<number | null> {
  const at = deps.clock();
  const anchor = await deps.db.$transaction(async (tx) => {
    await oneAtATime(tx, "trace.anchor");
    const last = await tx.auditAnchor.findFirst({ orderBy: { number: "desc" } });
    const ends = await tx.$queryRaw<ChainEnd[]>`
      with grown as (select key from audit_chain where length > anchored order by key for update)
      update audit_chain set anchored = length from grown where audit_chain.key = grown.key
      returning audit_chain.key as chain, length::text as seq, encode(seal, 'hex') as seal`;
    if (ends.length === 0) return null;
    const number = (last?.number ?? 0) + 1;
    const keyVersion = deps.keyring.currentVersion;
    const text = anchorText({ number, at, ends, previous: last === null ? "" : hexOf(last.seal) });
    const seal = Buffer.from(deps.keyring.hmac(keyVersion, "trace", text));
    return tx.auditAnchor.create({ data: { number, at, ends: ends.map((end) => ({ ...end })), seal, keyVersion } });
  });
  if (anchor === null) return null;
  await deps.anchors.append({ number: anchor.number, at: at.toISOString(), seal: hexOf(anchor.seal) });
  return anchor.number;
}
