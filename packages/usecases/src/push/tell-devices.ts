import { dayOf } from "@gongshi/domain/calendar/day";
import { isQuiet } from "@gongshi/domain/push/quiet-hours";
import { pushMessage } from "@gongshi/domain/push/push-message";
import { dayFromNullable, dayToColumn } from "../day-column";
import type { Db } from "../db";
import type { PushSubscription } from "../generated/client/client";
import { loadViewer } from "../identity/viewer";
import type { Clock, PushSender } from "../ports";
import { loadWaiting } from "./load-waiting";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly push: PushSender;
}

/**
 * Tells every device that asked for it what waits for its person, if there is something to tell now; run every few
 * minutes. What is told is noted first, so that two runs at once tell it once, and taken back where it could not be sent.
 * A device that its push service no longer knows is forgotten. Answers how many were told.
 * @param stop no further device is told once it is aborted
 */
export async function tellDevices(deps: Deps, stop: AbortSignal): Promise<number> {
  const now = deps.clock();
  if (isQuiet(now)) return 0;
  const devices = await deps.db.pushSubscription.findMany({
    where: { session: { expiresAt: { gt: now } } },
    orderBy: { id: "asc" },
  });
  let told = 0;
  for (const device of devices) {
    if (stop.aborted) break;
    if (await tellDevice(deps, device, now)) told += 1;
  }
  return told;
}

async function tellDevice(deps: Deps, device: PushSubscription, now: Date): Promise<boolean> {
  const viewer = await loadViewer(deps.db, device.personId, now);
  if (viewer === null) return false;
  const waiting = await loadWaiting(deps.db, viewer, device.returnsUntil, now);
  const message = pushMessage(waiting, dayFromNullable(device.toldOn), now);
  if (message === null) return false;
  const before = { toldOn: device.toldOn, returnsUntil: device.returnsUntil };
  const after = message.kind === "DUE" ? { toldOn: dayToColumn(dayOf(now)) } : { returnsUntil: now };
  const { count } = await deps.db.pushSubscription.updateMany({ where: { id: device.id, ...before }, data: after });
  if (count === 0) return false;
  const outcome = await deps.push.send(device, JSON.stringify(message));
  if (outcome === "GONE") await deps.db.pushSubscription.deleteMany({ where: { id: device.id } });
  if (outcome === "FAILED") await deps.db.pushSubscription.updateMany({ where: { id: device.id }, data: before });
  return outcome === "SENT";
}
