import { ChainCheck } from "@gongshi/domain/trace/check-chain";
import type { Sealer, TraceFault } from "@gongshi/domain/trace/check-chain";
import type { ChainEnd } from "@gongshi/domain/trace/entry-text";
import { anchorText } from "@gongshi/domain/trace/entry-text";
import type { Db } from "../db";
import type { AnchorLog, Keyring } from "../ports";
import { hexOf } from "../hex";

export interface TraceReport {
  readonly entries: number;
  readonly chains: number;
  readonly anchors: number;
  readonly faults: readonly TraceFault[];
}

const PAGE = 2_000;

/**
 * Follows every chain from its first entry to its end and holds the anchors, those kept outside the database too, against
 * them. Changes nothing, and reads one moment of the database, so that a server at work does not look like a fault.
 */
export async function verifyTrace(deps: {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly anchors: AnchorLog;
}): Promise<TraceReport> {
  const { keyring } = deps;
  const sealer: Sealer = (version, text) =>
    keyring.versions.includes(version) ? hexOf(keyring.hmac(version, "trace", text)) : null;
  const keptOutside = await deps.anchors.read();
  return deps.db.$transaction(
    async (tx) => {
      const faults: TraceFault[] = [];
      const ends = new Map((await tx.auditChain.findMany()).map((end) => [end.key, end]));
      const named = await tx.auditEvent.groupBy({ by: ["chain"] });
      const chains = [...new Set([...ends.keys(), ...named.map(({ chain }) => chain)])].toSorted();
      let entries = 0;
      for (const chain of chains) {
        const end = ends.get(chain);
        const check = new ChainCheck(
          chain,
          end === undefined ? null : { length: end.length, seal: hexOf(end.seal) },
          sealer,
        );
        for (let after: bigint | null = null; ;) {
          const page: Awaited<ReturnType<typeof tx.auditEvent.findMany>> = await tx.auditEvent.findMany({
            where: { chain, ...(after === null ? {} : { seq: { gt: after } }) },
            orderBy: { seq: "asc" },
            take: PAGE,
          });
          for (const row of page) check.next({ ...row, id: String(row.id), seal: hexOf(row.seal) });
          entries += page.length;
          if (page.length < PAGE) break;
          after = page.at(-1)!.seq;
        }
        faults.push(...check.finish());
      }

      const anchors = await tx.auditAnchor.findMany({ orderBy: { number: "asc" } });
      const anchored = (kind: TraceFault["kind"], number: number) =>
        faults.push({ kind, chain: "anchor", seq: String(number), id: null });
      let previous = "";
      for (const [index, anchor] of anchors.entries()) {
        const said = anchor.ends as unknown as readonly ChainEnd[];
        const text = anchorText({ number: anchor.number, at: anchor.at, ends: said, previous });
        const whole = anchor.number === index + 1 && sealer(anchor.keyVersion, text) === hexOf(anchor.seal);
        const standing = await tx.$queryRaw<{ fits: bigint }[]>`
          select count(*) as fits from audit_event e
          join jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as s (chain text, seq text, seal text)
          on e.chain = s.chain and e.seq = s.seq::bigint and encode(e.seal, 'hex') = s.seal`;
        if (!whole || Number(standing[0]!.fits) !== said.length) anchored("ANCHOR_DIFFERS", anchor.number);
        previous = hexOf(anchor.seal);
      }
      const inside = new Map(anchors.map(({ number, seal }) => [number, hexOf(seal)]));
      for (const { number, seal } of keptOutside) if (inside.get(number) !== seal) anchored("ANCHOR_MISSING", number);
      return { entries, chains: chains.length, anchors: anchors.length, faults };
    },
    { isolationLevel: "RepeatableRead", timeout: 600_000 },
  );
}
