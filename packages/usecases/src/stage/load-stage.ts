import type { Day } from "@gongshi/domain/calendar/day";
import { stageObstacle } from "@gongshi/domain/stage/stage-closing";
import type { StageObstacle, StageUnit } from "@gongshi/domain/stage/stage-closing";
import type { Db } from "../db";
import type { Prisma } from "../generated/client/client";
import { noticeInclude, standingOf } from "../notice/load-notice";
import type { NoticeRow } from "../notice/load-notice";
import type { Tx } from "../run-command";

export interface StageRow extends StageUnit {
  readonly notice: NoticeRow;
  readonly obstacle: StageObstacle | null;
}

/** The notices of a public edition, unit by unit, and what still stands in the way of closing its stage. */
export async function loadStageUnits(db: Pick<Db | Tx, "notice">, editionId: string, today: Day): Promise<StageRow[]> {
  const notices = await db.notice.findMany({
    where: { editionId, obligation: { endedAt: null, waivedReason: null } } satisfies Prisma.NoticeWhereInput,
    include: noticeInclude,
    orderBy: [{ obligation: { unit: { position: "asc" } } }, { obligation: { unit: { name: "asc" } } }],
  });
  return notices.map((notice) => {
    const { step, hungOn, claimedOn, periodEndsOn } = standingOf(notice, today);
    const unit: StageUnit = {
      unitName: notice.obligation.unit.name,
      hungOn,
      claimedOn,
      periodEndsOn,
      sentBack: step === "POSTING_RETURNED",
    };
    return { ...unit, notice, obstacle: stageObstacle(unit, today) };
  });
}
