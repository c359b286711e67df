import type { Tx } from "../run-command";
import type { LineSums } from "../roll/sum-lines";

interface SumsRow {
  lines: bigint;
  recipients: bigint;
  quantity: bigint;
  due: bigint;
  paid: bigint;
  returned: bigint;
  held: bigint;
}

interface Row extends SumsRow {
  unit_id: string;
}

const sumsOf = (row: SumsRow): LineSums => ({
  lineCount: Number(row.lines),
  recipientCount: Number(row.recipients),
  quantityMilli: Number(row.quantity),
  dueFen: Number(row.due),
  paidFen: Number(row.paid),
  returnedFen: Number(row.returned),
  heldFen: Number(row.held),
});

/** Counted as `sumLines` counts. What an edition's lines add up to at each publishing unit that has any: one statement, whatever the number of lines. */
export async function unitSums(tx: Pick<Tx, "$queryRaw">, editionId: string): Promise<Map<string, LineSums>> {
  const rows = await tx.$queryRaw<Row[]>`
    select unit_id, count(*) as lines,
      count(distinct coalesce(encode(identity_hash, 'hex'), name || '|' || coalesce("group", ''))) as recipients,
      coalesce(sum(quantity_milli), 0)::bigint as quantity, sum(due_fen)::bigint as due, sum(paid_fen)::bigint as paid,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'RETURNED'), 0)::bigint as returned,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'HELD'), 0)::bigint as held
    from payment_line where edition_id = ${editionId}::uuid group by unit_id`;
  return new Map(rows.map((row) => [row.unit_id, sumsOf(row)]));
}

/** The same over all units together: a recipient with lines at two units counts once. */
export async function editionSums(tx: Pick<Tx, "$queryRaw">, editionId: string): Promise<LineSums> {
  const [row] = await tx.$queryRaw<SumsRow[]>`
    select count(*) as lines,
      count(distinct coalesce(encode(identity_hash, 'hex'), name || '|' || coalesce("group", ''))) as recipients,
      coalesce(sum(quantity_milli), 0)::bigint as quantity, coalesce(sum(due_fen), 0)::bigint as due,
      coalesce(sum(paid_fen), 0)::bigint as paid,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'RETURNED'), 0)::bigint as returned,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'HELD'), 0)::bigint as held
    from payment_line where edition_id = ${editionId}::uuid`;
  return sumsOf(row!);
}

/**
 * As few people as a unit's lines may be about, which decides whether a sensitive sum is shown: identity numbers tell
 * people apart; without one every line of a name is taken for the same person, whatever the group, and for the one who
 * has a number.
 */
export async function fewestRecipients(tx: Pick<Tx, "$queryRaw">, editionId: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ unit_id: string; fewest: bigint }[]>`
    select unit_id, count(distinct identity_hash) + count(distinct name) filter (where not has_number) as fewest
    from (
      select unit_id, name, identity_hash,
        bool_or(identity_hash is not null) over (partition by unit_id, name) as has_number
      from payment_line where edition_id = ${editionId}::uuid
    ) line group by unit_id`;
  return new Map(rows.map((row) => [row.unit_id, Number(row.fewest)]));
}
