import type { Day } from "@gongshi/domain/calendar/day";
import type { PlacedLine } from "@gongshi/domain/roll/identity-errors";
import type { RecipientKind } from "../generated/client/client";
import type { Keyring } from "../ports";
import type { Tx } from "../run-command";
import { identityColumns } from "./identity-hashes";

const BATCH_OF_LINES = 5_000;

/** Where lines are written: into an edition, or aside until somebody accepts them. */
export type LineTarget = { readonly editionId: string } | { readonly uploadId: string };

/**
 * Writes lines with their hashes, in the order of the file; each unit's numbers go on from `after`. The rows of one batch
 * are in memory at a time.
 */
export async function insertLines(
  tx: Pick<Tx, "$executeRaw">,
  keyring: Keyring,
  lines: readonly PlacedLine[],
  into: LineTarget,
  options: {
    readonly programKind: RecipientKind;
    readonly today: Day;
    readonly after: ReadonlyMap<string, number>;
    onProgress?(written: number): Promise<void> | void;
  },
): Promise<void> {
  const seqs = new Map(options.after);
  for (let from = 0; from < lines.length; from += BATCH_OF_LINES) {
    const rows = lines.slice(from, from + BATCH_OF_LINES).map(({ line, unitId }) => {
      const seq = (seqs.get(unitId) ?? 0) + 1;
      seqs.set(unitId, seq);
      return {
        unit_id: unitId,
        seq,
        recipient_kind: line.organisation ? "ORGANISATION" : options.programKind,
        name: line.name,
        group: line.group,
        quantity_milli: line.quantityMilli,
        rate_e4: line.rateE4,
        due_fen: line.dueFen,
        paid_fen: line.paidFen,
        outcome: line.outcome,
        remark: line.remark,
        extra: Object.keys(line.extra).length > 0 ? line.extra : null,
        ...identityColumns(keyring, line.name, line.identityNumber, options.today),
      };
    });
    const json = JSON.stringify(rows);
    const version = keyring.currentVersion;
    if ("editionId" in into)
      await tx.$executeRaw`
        insert into payment_line (edition_id, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4,
          due_fen, paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until)
        select ${into.editionId}::uuid, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
          paid_fen, outcome, remark, extra, ${version}::int, decode("identityHash", 'hex'), decode("lookupHash", 'hex'),
          "minorUntil"
        from jsonb_to_recordset(${json}::jsonb) as line(unit_id uuid, seq int, recipient_kind "RecipientKind",
          name text, "group" text, quantity_milli bigint, rate_e4 bigint, due_fen bigint, paid_fen bigint,
          outcome "Outcome", remark text, extra jsonb, "identityHash" text, "lookupHash" text, "minorUntil" date)`;
    else
      await tx.$executeRaw`
        insert into staged_line (upload_id, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4,
          due_fen, paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until)
        select ${into.uploadId}::uuid, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
          paid_fen, outcome, remark, extra, ${version}::int, decode("identityHash", 'hex'), decode("lookupHash", 'hex'),
          "minorUntil"
        from jsonb_to_recordset(${json}::jsonb) as line(unit_id uuid, seq int, recipient_kind "RecipientKind",
          name text, "group" text, quantity_milli bigint, rate_e4 bigint, due_fen bigint, paid_fen bigint,
          outcome "Outcome", remark text, extra jsonb, "identityHash" text, "lookupHash" text, "minorUntil" date)`;
    await options.onProgress?.(Math.min(lines.length, from + BATCH_OF_LINES));
  }
}

/** Writes what was staged into an edition in one statement; each unit's numbers go on from those it has. */
export async function insertStaged(tx: Pick<Tx, "$executeRaw">, uploadId: string, editionId: string): Promise<void> {
  await tx.$executeRaw`
    insert into payment_line (edition_id, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
      paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until)
    select ${editionId}::uuid, staged.unit_id, staged.seq + coalesce(last.seq, 0), recipient_kind, name, "group",
      quantity_milli, rate_e4, due_fen, paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash,
      minor_until
    from staged_line staged
    left join (
      select unit_id, max(seq) as seq from payment_line where edition_id = ${editionId}::uuid group by unit_id
    ) last on last.unit_id = staged.unit_id
    where staged.upload_id = ${uploadId}::uuid
    order by staged.id`;
}
