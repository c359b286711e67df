import type { Tx } from "../run-command";
import type { LineSums } from "../roll/sum-lines";

interface Row {
  unit_id: string;
  lines: bigint;
  recipients: bigint;
  quantity: bigint;
  due: bigint;
  paid: bigint;
  returned: bigint;
  held: bigint;
}

/** Counted as `sumLines` counts. What an edition's lines add up to at each publishing unit that has any: one statement, whatever the number of lines. */
export async function unitSums(tx: Pick<Tx, "$queryRaw">, editionId: string): Promise<Map<string, LineSums>> {
  const rows = await tx.$queryRaw<Row[]>`
    select unit_id, count(*) as lines,
      count(distinct coalesce(encode(identity_hash, 'hex'), name || '|' || coalesce("group", ''))) as recipients,
      coalesce(sum(quantity_milli), 0)::bigint as quantity, sum(due_fen)::bigint as due, sum(paid_fen)::bigint as paid,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'RETURNED'), 0)::bigint as returned,
      coalesce(sum(due_fen - paid_fen) filter (where outcome = 'HELD'), 0)::bigint as held
    from payment_line where edition_id = ${editionId}::uuid group by unit_id`;
  return new Map(
    rows.map((row) => [
      row.unit_id,
      {
        lineCount: Number(row.lines),
        recipientCount: Number(row.recipients),
        quantityMilli: Number(row.quantity),
        dueFen: Number(row.due),
        paidFen: Number(row.paid),
        returnedFen: Number(row.returned),
        heldFen: Number(row.held),
      },
    ]),
  );
}
