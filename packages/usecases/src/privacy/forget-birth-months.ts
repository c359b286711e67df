import { dayOf } from "@gongshi/domain/calendar/day";
import { ok } from "@gongshi/domain/refusal";
import { dayToColumn } from "../day-column";
import { oneAtATime } from "../one-at-a-time";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps } from "../run-command";

/**
 * Of a minor the month of the fourteenth birthday is kept until it is over, and then deleted. Whoever stood without a name in
 * a publication goes on doing so there, which a mark on the line says; in what is published later they are named.
 * @returns how many lines
 */
export async function forgetBirthMonths(deps: CommandDeps, signal: AbortSignal): Promise<number> {
  const month = dayToColumn(`${dayOf(deps.clock()).slice(0, 7)}-01`);
  const due = await deps.db.edition.findMany({
    where: { lines: { some: { minorUntil: { lt: month } } } },
    select: {
      id: true,
      disclosureId: true,
      number: true,
      releasedAt: true,
      disclosure: { select: { batch: { select: { program: { select: { departmentId: true } } } } } },
    },
    orderBy: { id: "asc" },
  });
  let lines = 0;
  for (const edition of due) {
    if (signal.aborted) break;
    const done = await runCommand<number>(deps, BY_ITSELF, async (tx) => {
      await oneAtATime(tx, "disclosure", edition.disclosureId);
      const released = edition.releasedAt === null ? null : dayToColumn(`${dayOf(edition.releasedAt).slice(0, 7)}-01`);
      const over = { editionId: edition.id, minorUntil: { lt: month } };
      if (released !== null)
        await tx.paymentLine.updateMany({
          where: { ...over, AND: { minorUntil: { gte: released } } },
          data: { unnamed: true },
        });
      const { count } = await tx.paymentLine.updateMany({ where: over, data: { minorUntil: null } });
      if (count === 0) return ok({ value: 0, trace: "REPEATED" });
      return ok({
        value: count,
        trace: [
          {
            kind: "edition.birth-months-forgotten",
            as: null,
            unitId: edition.disclosure.batch.program.departmentId,
            subjectType: "edition",
            subjectId: edition.id,
            data: { number: edition.number, lines: count },
          },
        ],
      });
    });
    if (done.ok) lines += done.value;
  }
  return lines;
}
