import { alreadySaid } from "@gongshi/domain/correction/already-said";
import { correctionObstacle } from "@gongshi/domain/correction/machine";
import type { LineValues, SomeValues } from "@gongshi/domain/correction/line-values";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { dayOf } from "@gongshi/domain/calendar/day";
import { may } from "@gongshi/domain/access/may";
import { allowed, programTarget } from "../allowed";
import { loadDisclosure, newestEdition } from "../disclosure/load-disclosure";
import type { EditionRow } from "../disclosure/load-disclosure";
import { editionTitle } from "../disclosure/title-of";
import type { EditionState } from "../generated/client/client";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { counterTarget } from "./counter-target";
import { correctionInclude } from "./load-correction";
import { lineOf, linesAbout, standingsOf } from "./load-corrections";
import type { ListedCorrection } from "./open-corrections";
import { comparableLine, storedLine, storedValues } from "./stored-values";

/** What whoever decides works with: the line as the newest edition has it. */
export interface LineToCorrect {
  readonly edition: Pick<EditionRow, "id" | "revision" | "number" | "changeReason"> & { readonly state: EditionState };
  /** Null where the newest edition no longer has it. */
  readonly line: (LineValues & { readonly rateE4: number | null }) | null;
  readonly quantityUnit: string | null;
  /** Why nothing can be corrected now. */
  readonly obstacle: ReturnType<typeof correctionObstacle>;
  /** The newest edition says what was asked for, or may be named for what was told in words: agreed to without a change. */
  readonly isAlreadySaid: boolean;
}

/** A request with everything that was said in it. */
export interface OpenedCorrection extends ListedCorrection {
  readonly before: LineValues | null;
  readonly asked: SomeValues | null;
  readonly decided: SomeValues | null;
  /** For those who may decide; of a draft nobody else is told. */
  readonly toCorrect: LineToCorrect | null;
}

/**
 * One request with its words and values, which are personal: reading them is traced. Refusals: SIGNED_OUT, NOT_ALLOWED,
 * NOT_FOUND.
 */
export async function readCorrection(deps: CommandDeps, actor: Actor, id: string): Promise<Result<OpenedCorrection>> {
  return runCommand<OpenedCorrection>(deps, actor, async (tx, now) => {
    const request = await tx.correctionRequest.findUnique({ where: { id }, include: correctionInclude });
    if (request === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const { program } = request.disclosure.batch;
    const department = programTarget(program);
    const atUnit = allowed(actor.viewer, "readCorrections", counterTarget(request.unit, program, request.edition));
    const role = atUnit.ok ? atUnit : allowed(actor.viewer, "readCorrections", department);
    if (!role.ok) return role;
    const [standing] = await standingsOf(tx, [request], dayOf(now));
    const row = (await loadDisclosure(tx, request.disclosureId))!;
    const newest = newestEdition(row)!;
    const line = lineOf(request, await linesAbout(tx, [request], [newest.id]), newest.id);
    const works = may(actor.viewer, "readLines", department);
    const decides = may(actor.viewer, "decideCorrection", department) && request.forgottenAt === null;
    return ok({
      value: {
        ...standing!,
        request,
        title: editionTitle(request.disclosure, request.edition),
        before: storedLine(request.before),
        asked: storedValues(request.asked),
        // What a draft will say is nobody's before it is public, but of those who work on it.
        decided: works || standing!.standing.step === "CORRECTED" ? storedValues(request.decided) : null,
        toCorrect: decides
          ? {
              edition: newest,
              obstacle: correctionObstacle(newest.state),
              isAlreadySaid:
                alreadySaid(storedValues(request.asked) ?? {}, {
                  line: line === null ? null : comparableLine(line),
                  isLater: newest.id !== request.editionId,
                }) !== null,
              quantityUnit: row.batch.program.quantityUnit,
              line:
                line === null
                  ? null
                  : { ...comparableLine(line), rateE4: line.rateE4 === null ? null : Number(line.rateE4) },
            }
          : null,
      },
      trace: [
        {
          kind: "correction.read",
          as: role.value,
          unitId: request.unitId,
          subjectType: "correction",
          subjectId: id,
        },
      ],
    });
  });
}
