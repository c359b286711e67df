import type { Db } from "../db";
import type { Clock, RollReader, RollSpool } from "../ports";
import { UPLOAD_HOURS, wipeUpload } from "./uploads";

const MOST_TRIES = 3;
const LOOK_MS = 500;

/**
 * One look at the uploads: those that wait are read one after the other; one that somebody gave up is stopped; what was
 * left by a process that died is begun again, three times at most; and what nobody decided on within a day is wiped.
 * Returns how many were read and wiped.
 */
export async function readUploads(
  deps: { readonly db: Db; readonly clock: Clock; readonly rollSpool: RollSpool; readonly rollReader: RollReader },
  signal: AbortSignal,
): Promise<{ readonly read: number; readonly wiped: number }> {
  const { db } = deps;
  // Only one process looks at a time, so whatever is being read now was left behind.
  await db.rollUpload.updateMany({
    where: { state: "READING", tries: { lt: MOST_TRIES } },
    data: { state: "WAITING", progress: 0 },
  });
  await db.rollUpload.updateMany({
    where: { state: "READING" },
    data: { state: "FAILED", result: { refusal: { refused: "ROLL_UNREADABLE", details: { why: "TOO_LARGE" } } } },
  });
  const wiped = await wipeOld(deps);
  let read = 0;
  while (!signal.aborted) {
    const next = await db.rollUpload.findFirst({ where: { state: "WAITING" }, orderBy: { uploadedAt: "asc" } });
    if (next === null) break;
    const { count } = await db.rollUpload.updateMany({
      where: { id: next.id, state: "WAITING" },
      data: { state: "READING", tries: { increment: 1 } },
    });
    if (count === 0) continue;
    await readWatched(deps, next.id, signal);
    read += 1;
  }
  return { read, wiped };
}

/** Reads one, and stops as soon as it is no longer wanted. */
async function readWatched(
  { db, rollReader, rollSpool }: Parameters<typeof readUploads>[0],
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const given = new AbortController();
  const watch = setInterval(() => {
    void db.rollUpload
      .count({ where: { id, state: "READING" } })
      .then((wanted) => (wanted === 0 ? given.abort() : undefined))
      .catch(() => undefined);
  }, LOOK_MS);
  try {
    await rollReader.read(id, AbortSignal.any([signal, given.signal]));
  } catch (error) {
    if (!given.signal.aborted && !signal.aborted) throw error;
  } finally {
    clearInterval(watch);
    const now = await db.rollUpload.findUnique({ where: { id }, select: { state: true } });
    if (now?.state === "CANCELLED") await wipeUpload({ db, rollSpool }, id);
  }
}

/** Files of uploads that are decided, unknown, or older than a day. */
async function wipeOld({ db, clock, rollSpool }: Parameters<typeof readUploads>[0]): Promise<number> {
  const before = new Date(clock().getTime() - UPLOAD_HOURS * 3_600_000);
  const old = await db.rollUpload.findMany({
    where: { state: { in: ["WAITING", "READ", "FAILED"] }, uploadedAt: { lt: before } },
    select: { id: true },
  });
  await db.rollUpload.updateMany({ where: { id: { in: old.map(({ id }) => id) } }, data: { state: "CANCELLED" } });
  const lying = await rollSpool.list();
  const kept = await db.rollUpload.findMany({
    where: { id: { in: [...lying] }, state: { in: ["WAITING", "READING", "READ", "FAILED"] } },
    select: { id: true },
  });
  const wanted = new Set(kept.map(({ id }) => id));
  const gone = new Set([...old.map(({ id }) => id), ...lying.filter((id) => !wanted.has(id))]);
  for (const id of gone) await wipeUpload({ db, rollSpool }, id);
  return gone.size;
}
