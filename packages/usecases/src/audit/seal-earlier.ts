import { entryText } from "@gongshi/domain/trace/entry-text";
import { oneAtATime } from "../one-at-a-time";
import type { CommandDeps } from "../run-command";
import { fromHex, hexOf } from "../hex";

/** The chain of the entries that were there before there were chains. */
const EARLIER = "";

/**
 * Seals, once in the life of an installation, what was written before entries were chained, so that it cannot be changed
 * from now on. Entries without a seal that come later are not sealed: no command writes them.
 * @returns how many were sealed
 */
export async function sealEarlier({ db, keyring }: Pick<CommandDeps, "db" | "keyring">): Promise<number> {
  return db.$transaction(
    async (tx) => {
      await oneAtATime(tx, "trace.earlier");
      if ((await tx.auditChain.count()) > 0) return 0;
      const rows = await tx.auditEvent.findMany({ where: { chain: EARLIER }, orderBy: { id: "asc" } });
      const keyVersion = keyring.currentVersion;
      let previous = "";
      let seq = 0n;
      // From the end of the numbers, so that none of them is ever given twice.
      await tx.$executeRaw`update audit_event set seq = -id where chain = ${EARLIER}`;
      for (const row of rows) {
        seq += 1n;
        const seal = keyring.hmac(keyVersion, "trace", entryText(row, { chain: EARLIER, seq, previous }));
        await tx.auditEvent.update({ where: { id: row.id }, data: { seq, seal: Buffer.from(seal), keyVersion } });
        previous = hexOf(seal);
      }
      await tx.auditChain.create({ data: { key: EARLIER, length: seq, seal: fromHex(previous) } });
      return rows.length;
    },
    { timeout: 600_000 },
  );
}
