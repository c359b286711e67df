import { chainOf, entryText } from "@gongshi/domain/trace/entry-text";
import type { EntryContent } from "@gongshi/domain/trace/entry-text";
import type { Prisma, Role } from "../generated/client/client";
import { groupBy } from "../group-by";
import { hexOf } from "../hex";
import type { Keyring } from "../ports";
import type { Tx } from "../run-command";

export type NewEntry = EntryContent & { readonly actorRole: Role | null; readonly data: Prisma.InputJsonObject };

interface End {
  readonly key: string;
  readonly length: bigint;
  readonly seal: Uint8Array;
}

/**
 * Appends entries to the chains of their units. It is the last thing a command does: the chains' ends are held from here
 * until the transaction ends, in one order for everybody, so that nobody waits in a circle.
 */
export async function appendTrace(tx: Tx, keyring: Keyring, entries: readonly NewEntry[]): Promise<void> {
  const byChain = groupBy(entries, chainOf);
  const chains = [...byChain.keys()].toSorted();
  const ends = await tx.$queryRaw<End[]>`
    insert into audit_chain (key, length, seal)
    select key, 0, ''::bytea from unnest(${chains}::text[]) with ordinality as t (key, place) order by place
    on conflict (key) do update set length = audit_chain.length
    returning key, length, seal`;
  const version = keyring.currentVersion;
  const rows: Prisma.AuditEventCreateManyInput[] = [];
  const grown: { key: string; length: string; seal: string }[] = [];
  for (const end of ends) {
    let seq = end.length;
    let previous = hexOf(end.seal);
    for (const entry of byChain.get(end.key)!) {
      seq += 1n;
      const seal = keyring.hmac(version, "trace", entryText(entry, { chain: end.key, seq, previous }));
      rows.push({ ...entry, chain: end.key, seq, seal: Buffer.from(seal), keyVersion: version });
      previous = hexOf(seal);
    }
    grown.push({ key: end.key, length: String(seq), seal: previous });
  }
  await tx.auditEvent.createMany({ data: rows });
  await tx.$executeRaw`
    update audit_chain set length = t.length, seal = decode(t.seal, 'hex')
    from unnest(${grown.map(({ key }) => key)}::text[], ${grown.map(({ length }) => length)}::bigint[],
                ${grown.map(({ seal }) => seal)}::text[]) as t (key, length, seal)
    where audit_chain.key = t.key`;
}
