import { dayOf } from "@gongshi/domain/calendar/day";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { confirmerOf } from "@gongshi/domain/notice/confirmer";
import type { Waiting } from "@gongshi/domain/push/push-message";
import { countCorrections } from "../correction/open-corrections";
import type { Db } from "../db";
import { broughtBy, supervisorsOf, waitingFacts } from "../notice/load-confirmer";
import { loadTodo } from "../notice/load-todo";

const unitsHeld = (viewer: Viewer, role: "CLERK" | "SUPERVISOR" | "LIAISON"): string[] => [
  ...new Set(viewer.appointments.filter((held) => held.role === role).map((held) => held.unitId)),
];

/**
 * What waits for one person today, in numbers.
 * @param since what was sent back later than this counts as new
 */
export async function loadWaiting(db: Db, viewer: Viewer, since: Date, now: Date): Promise<Waiting> {
  const today = dayOf(now);
  const sums = { overdue: 0, dueSoon: 0, returned: 0 };
  for (const unitId of unitsHeld(viewer, "CLERK")) {
    const todo = await loadTodo(db, unitId, today);
    sums.overdue += todo.overdue.length;
    sums.dueSoon += todo.dueSoon.length;
    sums.returned += todo.returned.length;
  }
  const newlyReturned = await db.posting.count({
    where: { postedById: viewer.personId, state: "RETURNED", decidedAt: { gt: since } },
  });
  return {
    ...sums,
    newlyReturned,
    toConfirm: await countToConfirm(db, viewer, now),
    corrections: await countCorrections(db, viewer, now),
  };
}

async function countToConfirm(db: Db, viewer: Viewer, now: Date): Promise<number> {
  const today = dayOf(now);
  const supervised = unitsHeld(viewer, "SUPERVISOR");
  const liaisonOf = unitsHeld(viewer, "LIAISON");
  if (supervised.length + liaisonOf.length === 0) return 0;
  const pending = await db.posting.findMany({
    where: {
      state: "PENDING",
      OR: [{ unitId: { in: [...supervised, ...liaisonOf] } }, { unit: { parentId: { in: liaisonOf } } }],
    },
    select: { unitId: true, receivedAt: true, postedById: true, handedInById: true },
  });
  const seats = await supervisorsOf(
    db,
    pending.map(({ unitId }) => unitId),
    today,
  );
  return pending.filter((posting) => {
    if (broughtBy(posting).includes(viewer.personId)) return false;
    if (supervised.includes(posting.unitId)) return true;
    return confirmerOf(waitingFacts(posting, seats.get(posting.unitId) ?? []), today).who === "LIAISON";
  }).length;
}
