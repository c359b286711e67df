import { createHash } from "node:crypto";
import { dayOf, isDay } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { isTellingChannel } from "@gongshi/domain/channel/telling-channels";
import { toldDay } from "@gongshi/domain/channel/telling";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { canonicalJsonOfGiven } from "@gongshi/domain/text/canonical-json";
import { allowed, unitTarget } from "../allowed";
import { dayFromColumn, dayToColumn } from "../day-column";
import type { Channel } from "../generated/client/client";
import { isId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

export interface TellNoticesInput {
  /** Made on the phone: a repeat is harmless. */
  readonly id: string;
  readonly unitId: string;
  readonly noticeIds: readonly string[];
  readonly channel: Channel;
  readonly toldOn: Day;
}

export interface TellingReceipt {
  readonly tellingId: string;
  readonly receivedAt: Date;
  readonly repeated: boolean;
}

const MOST_NOTICES = 200;

/**
 * A clerk's word that notices were made known on another channel on a day. It proves nothing about the board, and asks
 * for no picture. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (field), TOLD_DATE_WRONG, POSTING_ID_REUSED.
 */
export async function tellNotices(
  deps: CommandDeps,
  actor: Actor,
  input: TellNoticesInput,
): Promise<Result<TellingReceipt>> {
  const unit = isId(input.unitId) ? await deps.db.unit.findUnique({ where: { id: input.unitId } }) : null;
  if (unit === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND", {}, "unitId");
  const role = allowed(actor.viewer, "tellNotices", unitTarget(unit));
  if (!role.ok) return role;
  if (!isId(input.id)) return refuse("INVALID_INPUT", {}, "id");
  if (!isTellingChannel(input.channel)) return refuse("INVALID_INPUT", {}, "channel");
  if (!isDay(input.toldOn)) return refuse("INVALID_INPUT", {}, "toldOn");
  const noticeIds = [...new Set(input.noticeIds)];
  if (noticeIds.length === 0 || noticeIds.length > MOST_NOTICES || !noticeIds.every(isId))
    return refuse("INVALID_INPUT", { max: MOST_NOTICES }, "noticeIds");
  const requestHash = createHash("sha256").update(canonicalJsonOfGiven(input)).digest("hex");

  return runCommand<TellingReceipt>(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "telling", input.id);
    const earlier = await tx.telling.findUnique({ where: { id: input.id } });
    if (earlier !== null)
      return earlier.requestHash === requestHash && earlier.toldById === actor.viewer!.personId
        ? ok({ value: { tellingId: earlier.id, receivedAt: earlier.receivedAt, repeated: true }, trace: "REPEATED" })
        : refuse("POSTING_ID_REUSED", {}, "id");
    const notices = await tx.notice.findMany({
      where: { id: { in: noticeIds }, withdrawnAt: null, obligation: { unitId: unit.id } },
      select: { releasedOn: true },
    });
    if (notices.length !== noticeIds.length) return refuse("NOT_FOUND", {}, "noticeIds");
    const releasedOn = notices
      .map((notice) => dayFromColumn(notice.releasedOn))
      .toSorted()
      .at(-1)!;
    const day = toldDay(input.toldOn, { releasedOn, today: dayOf(now) }, "toldOn");
    if (!day.ok) return day;
    await tx.telling.create({
      data: {
        id: input.id,
        unitId: unit.id,
        channel: input.channel,
        toldOn: dayToColumn(day.value),
        toldById: actor.viewer!.personId,
        receivedAt: now,
        requestHash,
        notices: { create: noticeIds.map((noticeId) => ({ noticeId })) },
      },
    });
    return ok({
      value: { tellingId: input.id, receivedAt: now, repeated: false },
      trace: [
        {
          kind: "telling.received",
          as: role.value,
          unitId: unit.id,
          subjectType: "telling",
          subjectId: input.id,
          data: { channel: input.channel, toldOn: day.value, notices: noticeIds },
        },
      ],
    });
  });
}
