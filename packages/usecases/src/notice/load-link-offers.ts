import type { Viewer } from "@gongshi/domain/access/viewer";
import { allowedAs } from "@gongshi/domain/access/may";
import type { Day } from "@gongshi/domain/calendar/day";
import type { LinkBecause } from "@gongshi/domain/notice/confirmer";
import { unitTarget } from "../allowed";
import type { Db } from "../db";
import type { Seat } from "./load-confirmer";
import { broughtBy, linkReason, supervisorsOf } from "./load-confirmer";

/** A unit whose supervisor had better be sent a link. */
export interface LinkOffer {
  readonly unitId: string;
  readonly unitName: string;
  readonly because: LinkBecause;
  /** How many postings wait there. */
  readonly waiting: number;
  readonly supervisors: readonly Seat[];
}

/** A street that has fallen further behind than this has other worries; the oldest come first. */
const MOST_WAITING = 500;

/** Units of a subdistrict for which the viewer is offered to make a one-time link, the longest waiting first. */
export async function loadLinkOffers(
  db: Pick<Db, "posting" | "appointment">,
  viewer: Viewer,
  subdistrictId: string,
  today: Day,
): Promise<LinkOffer[]> {
  const waiting = await db.posting.findMany({
    where: { state: "PENDING", unit: { subdistrictId } },
    select: { receivedAt: true, postedById: true, handedInById: true, unit: true },
    orderBy: { receivedAt: "asc" },
    take: MOST_WAITING,
  });
  // Whoever brought a posting makes no link for it, nor does somebody whose reach ends before the unit.
  const mine = waiting.filter(
    (posting) =>
      !broughtBy(posting).includes(viewer.personId) &&
      allowedAs(viewer, "makeConfirmLink", unitTarget(posting.unit)) !== null,
  );
  const seats = await supervisorsOf(db, [...new Set(mine.map(({ unit }) => unit.id))], today);
  const offers = new Map<string, LinkOffer>();
  for (const posting of mine) {
    const { unit } = posting;
    const supervisors = seats.get(unit.id) ?? [];
    const because = linkReason(posting, supervisors, today);
    const before = offers.get(unit.id);
    if (before !== undefined) offers.set(unit.id, { ...before, waiting: before.waiting + 1 });
    else if (because !== null)
      offers.set(unit.id, { unitId: unit.id, unitName: unit.name, because, waiting: 1, supervisors });
  }
  return [...offers.values()];
}
