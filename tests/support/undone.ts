import { turns } from "@gongshi/usecases/in-turn";
import type { Db } from "@gongshi/usecases/db";

/** What a request answered, and the kinds of trace it would have left. */
export interface Undone<T> {
  readonly answer: T;
  readonly would: readonly string[];
}

class Undo extends Error {}

/**
 * Runs one request in a transaction and undoes all of it, so that the next finds the same world. The answer is told within:
 * what the request has written is there for it to read. One request at a time.
 */
export async function undone<T>(services: { readonly db: Db }, request: () => Promise<T>): Promise<Undone<T>> {
  const { db } = services;
  let done: Undone<T> | undefined;
  try {
    await db.$transaction(
      async (tx) => {
        const { _max } = await tx.auditEvent.aggregate({ _max: { id: true } });
        Object.assign(services, { db: inside(tx) });
        const answer = await request();
        const written = await tx.auditEvent.findMany({ where: { id: { gt: _max.id ?? 0n } }, select: { kind: true } });
        done = { answer, would: written.map(({ kind }) => kind) };
        throw new Undo();
      },
      { timeout: 120_000, maxWait: 60_000 },
    );
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  } finally {
    Object.assign(services, { db });
  }
  return done!;
}

type Within = Parameters<Parameters<Db["$transaction"]>[0]>[0];

/** A transaction in the place of the database: one that is begun in it is a savepoint, and they take their turns. */
function inside(tx: Within): Db {
  const inTurn = turns();
  const transaction = (work: (tx: Within) => Promise<unknown>): Promise<unknown> =>
    inTurn("savepoint", async () => {
      await tx.$executeRaw`savepoint inner_one`;
      try {
        const value = await work(tx);
        await tx.$executeRaw`release savepoint inner_one`;
        return value;
      } catch (error) {
        await tx.$executeRaw`rollback to savepoint inner_one`;
        throw error;
      }
    });
  return new Proxy(tx as Db, {
    get: (whole, name) => (name === "$transaction" ? transaction : Reflect.get(whole, name, whole)),
  });
}
