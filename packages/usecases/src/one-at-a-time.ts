import type { Tx } from "./run-command";

/**
 * Lets one transaction at a time go on with the same thing; the next one waits here until this one ends, and then reads
 * what it left. Call it before the reads it is to protect.
 */
export async function oneAtATime(tx: Pick<Tx, "$executeRaw">, what: string, id = ""): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`gongshi.${what}.${id}`}, 0))`;
}
