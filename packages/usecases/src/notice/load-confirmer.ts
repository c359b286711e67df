import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { confirmerOf, linkOffered } from "@gongshi/domain/notice/confirmer";
import type { Confirmer, LinkBecause, WaitingPosting } from "@gongshi/domain/notice/confirmer";
import { dayToColumn } from "../day-column";
import type { Db } from "../db";
import type { Tx } from "../run-command";

export interface Seat {
  readonly id: string;
  readonly name: string;
  /** On some device: what waits is seen there. */
  readonly signedIn: boolean;
}

/** Who holds a supervisor's seat of each unit on a day, by unit. */
export async function supervisorsOf(
  db: Pick<Db | Tx, "appointment">,
  unitIds: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, readonly Seat[]>> {
  const day = dayToColumn(today);
  const held = await db.appointment.findMany({
    where: {
      unitId: { in: [...new Set(unitIds)] },
      role: "SUPERVISOR",
      startsOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
      person: { disabledAt: null },
    },
    include: {
      person: {
        select: {
          id: true,
          name: true,
          sessions: { where: { expiresAt: { gt: day } }, select: { id: true }, take: 1 },
        },
      },
    },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
  });
  const seats = new Map<string, Seat[]>();
  for (const { unitId, person } of held) {
    const { id, name, sessions } = person;
    seats.set(unitId, [...(seats.get(unitId) ?? []), { id, name, signedIn: sessions.length > 0 }]);
  }
  return seats;
}

export interface BroughtPosting {
  readonly unitId: string;
  readonly receivedAt: Date;
  readonly postedById: string;
  readonly handedInById: string | null;
}

/** Everybody who had a hand in bringing a posting here: none of them says that it is true. */
export const broughtBy = (posting: Pick<BroughtPosting, "postedById" | "handedInById">): string[] =>
  posting.handedInById === null ? [posting.postedById] : [posting.postedById, posting.handedInById];

/** What is known of a posting that waits, given who holds the seats of its unit. */
export const waitingFacts = (
  posting: Omit<BroughtPosting, "unitId">,
  seats: readonly Pick<Seat, "id">[],
): WaitingPosting => ({
  receivedOn: dayOf(posting.receivedAt),
  broughtBy: broughtBy(posting),
  supervisors: seats.map(({ id }) => id),
});

/** Why the posting's supervisor had better be sent a one-time link, or null. */
export const linkReason = (
  posting: Omit<BroughtPosting, "unitId">,
  seats: readonly Seat[],
  today: Day,
): LinkBecause | null =>
  linkOffered(
    waitingFacts(posting, seats),
    seats.filter(({ signedIn }) => signedIn).map(({ id }) => id),
    today,
  );

/** Whose word a posting waits for today. */
export async function loadConfirmer(
  db: Pick<Db | Tx, "appointment">,
  posting: BroughtPosting,
  today: Day,
): Promise<Confirmer> {
  const seats = await supervisorsOf(db, [posting.unitId], today);
  return confirmerOf(waitingFacts(posting, seats.get(posting.unitId) ?? []), today);
}
