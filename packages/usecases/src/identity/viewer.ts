import { createHash } from "node:crypto";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { dayToColumn } from "../day-column";
import type { Db } from "../db";

/** Only this hash of a session's token is stored. */
export const tokenHashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A person with every appointment in force on the day; null for an unknown or disabled person. */
export async function loadViewer(db: Pick<Db, "person">, personId: string, now: Date): Promise<Viewer | null> {
  const today = dayToColumn(dayOf(now));
  const person = await db.person.findFirst({
    where: { id: personId, disabledAt: null },
    include: {
      appointments: {
        where: { startsOn: { lte: today }, OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
        include: { unit: { select: { subdistrictId: true } } },
        orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      },
    },
  });
  if (person === null) return null;
  return {
    personId: person.id,
    name: person.name,
    appointments: person.appointments.map((held) => ({
      id: held.id,
      role: held.role,
      unitId: held.unitId,
      subdistrictId: held.unit.subdistrictId,
    })),
  };
}

/** How exactly a session's last use is known. */
const USED_WITHIN_MS = 15 * 60_000;

/** Who holds this session's token; null when it is unknown, was ended or has expired. Notes that it was used. */
export async function viewerOfSession(db: Db, token: string, now: Date): Promise<Viewer | null> {
  const tokenHash = tokenHashOf(token);
  const session = await db.session.findUnique({ where: { tokenHash } });
  if (session === null || session.expiresAt <= now) return null;
  const before = new Date(now.getTime() - USED_WITHIN_MS);
  if (session.lastUsedAt < before)
    await db.session.updateMany({ where: { tokenHash, lastUsedAt: { lt: before } }, data: { lastUsedAt: now } });
  return loadViewer(db, session.personId, now);
}
