import { dayOf } from "@gongshi/domain/calendar/day";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import type { Grade } from "@gongshi/domain/program/program";
import { words } from "@gongshi/domain/sheet/words";
import { programTarget, unitTarget, allowed } from "../allowed";
import { dayToColumn } from "../day-column";
import { isMinorLine } from "../sheet/load-sheet-content";
import type { Role } from "@gongshi/domain/access/viewer";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { EditionState, PaymentLine } from "../generated/client/client";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";

export interface LinePage {
  readonly total: number;
  readonly lines: PaymentLine[];
}

interface Edition {
  readonly id: string;
  readonly state: EditionState;
  readonly releasedAt: Date | null;
  readonly outlivedAt: Date | null;
  readonly disclosure: {
    readonly id: string;
    readonly batch: {
      readonly program: { readonly departmentId: string; readonly subdistrictId: string; readonly grade: Grade };
    };
  };
}

/** What hangs, or hung, on boards: a unit's own staff may read it. */
const PUBLISHED: readonly EditionState[] = ["RELEASED", "REPLACED"];

/**
 * A page of an edition's lines with their names, all or one unit's: for those who work on the program, and for a unit's own
 * staff once it is published, as it hangs there: without the names of minors. Each page leaves a trace. Refusals: SIGNED_OUT,
 * NOT_ALLOWED, NOT_FOUND (no such unit), RETENTION_OVER (its names are deleted).
 */
export async function readLines(
  deps: CommandDeps,
  actor: Actor,
  input: {
    readonly edition: Edition;
    readonly unitId: string | null;
    readonly first: number;
    readonly offset: number;
  },
): Promise<Result<LinePage>> {
  const { edition, unitId } = input;
  return runCommand<LinePage>(deps, actor, async (tx) => {
    const reader = await readerOf(tx, actor, edition, unitId);
    if (!reader.ok) return reader;
    const { role, works } = reader.value;
    if (edition.outlivedAt !== null) return refuse("RETENTION_OVER");
    const where = { editionId: edition.id, ...(unitId === null ? {} : { unitId }) };
    const total = await tx.paymentLine.count({ where });
    const lines = await tx.paymentLine.findMany({
      where,
      orderBy: [{ unit: { position: "asc" } }, { unitId: "asc" }, { seq: "asc" }],
      take: input.first,
      skip: input.offset,
    });
    return ok({
      value: { total, lines: works ? lines : lines.map((line) => onBoard(line, edition)) },
      trace: [
        {
          kind: "lines.read",
          as: role,
          unitId: unitId ?? edition.disclosure.batch.program.departmentId,
          subjectType: "edition",
          subjectId: edition.id,
          data: { offset: input.offset, lines: lines.length },
        },
      ],
    });
  });
}

/** As it hangs on the board: a minor stands in the sums, without a name. */
function onBoard(line: PaymentLine, { releasedAt }: Edition): PaymentLine {
  const minor = releasedAt !== null && isMinorLine(line, dayToColumn(dayOf(releasedAt)));
  return minor ? { ...line, name: words.unnamedMinor, group: null } : line;
}

async function readerOf(
  tx: Tx,
  actor: Actor,
  edition: Edition,
  unitId: string | null,
): Promise<Result<{ readonly role: Role; readonly works: boolean }>> {
  const { program } = edition.disclosure.batch;
  const works = allowed(actor.viewer, "readLines", programTarget(program));
  if (works.ok) return ok({ role: works.value, works: true });
  if (unitId === null || !PUBLISHED.includes(edition.state) || !standsBelowStreet(program.grade)) return works;
  const unit = await tx.unit.findUnique({ where: { id: unitId } });
  if (unit === null) return refuse("NOT_FOUND");
  const role = allowed(actor.viewer, "readUnit", unitTarget(unit));
  return role.ok ? ok({ role: role.value, works: false }) : role;
}
