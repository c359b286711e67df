import { dayOf } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { internetOf, isForUnit } from "@gongshi/domain/disclosure/scope";
import type { Scope } from "@gongshi/domain/disclosure/scope";
import { internetProfileOf, maskLines, publicTotals } from "@gongshi/domain/privacy/public-view";
import type { PublicTotals } from "@gongshi/domain/privacy/public-view";
import { reachOf, settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { InternetProfile } from "@gongshi/domain/program/program";
import { previewStanding } from "@gongshi/domain/review/preview";
import type { PreviewStanding } from "@gongshi/domain/review/preview";
import { dayToColumn } from "../day-column";
import type { Db } from "../db";
import { loadDisclosure } from "../disclosure/load-disclosure";
import type { DisclosureRow, EditionRow } from "../disclosure/load-disclosure";
import { scopeInForce, scopeOfEdition } from "../disclosure/scope-of";
import { publishingUnits } from "../disclosure/publishing-units";
import { fewestRecipients, unitSums } from "../disclosure/unit-sums";
import { tokenHashOf } from "../identity/viewer";
import { MOST_LINES } from "../lookup/public-notice";
import type { MaskedPage } from "../lookup/public-notice";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { isMinorLine } from "../sheet/load-sheet-content";

/** An edition as an outside checker sees it. */
export interface Preview {
  readonly standing: PreviewStanding;
  readonly expiresAt: Date;
  /** Null unless it is open. */
  readonly draft: { readonly disclosure: DisclosureRow; readonly edition: EditionRow } | null;
}

/** Somebody who turns pages is one opening. */
const ONE_OPENING_MINUTES = 10;

/**
 * Opens a preview link, and leaves that in the trace: when, from which address, whether it still showed anything.
 * Refusals: NOT_FOUND (no such link).
 */
export async function openPreview(deps: CommandDeps, actor: Actor, token: string): Promise<Result<Preview>> {
  return runCommand<Preview>(deps, actor, async (tx, now) => {
    const link = await tx.previewLink.findUnique({
      where: { tokenHash: tokenHashOf(token) },
      include: { content: { select: { edition: { select: { disclosureId: true } } } } },
    });
    const of = link?.content.edition ?? null;
    const disclosure = of === null ? null : await loadDisclosure(tx, of.disclosureId);
    const edition = disclosure?.editions.find(({ id }) => id === link?.contentId);
    if (link === null || disclosure === null || edition === undefined) return refuse("NOT_FOUND");
    const standing = previewStanding(link, edition.state, now);
    const value: Preview = {
      standing,
      expiresAt: link.expiresAt,
      draft: standing === "OPEN" ? { disclosure, edition } : null,
    };
    const data = { previewId: link.id, editionId: edition.id, standing };
    const just = await tx.auditEvent.count({
      where: {
        kind: "preview.opened",
        subjectType: "disclosure",
        subjectId: disclosure.id,
        ip: actor.ip,
        data: { equals: data },
        at: { gt: new Date(now.getTime() - ONE_OPENING_MINUTES * 60_000) },
      },
    });
    if (just > 0) return ok({ value, trace: "REPEATED" });
    return ok({
      value,
      trace: [
        {
          kind: "preview.opened",
          as: null,
          unitId: disclosure.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: disclosure.id,
          reason: link.forWhom,
          data,
        },
      ],
    });
  });
}

type Previewed = NonNullable<Preview["draft"]>;

const scopeOf = ({ disclosure, edition }: Previewed): Scope => scopeOfEdition(edition) ?? scopeInForce(disclosure);

/**
 * What the internet will see of an edition once it is out: by the scope it goes out with, narrowed by grade; nothing of what
 * is not for everyone. A checker has no account, so this is all there is: board names are never previewed.
 */
export function previewProfile(draft: Previewed): InternetProfile {
  const { program } = draft.disclosure.batch;
  const frozen = settingsOf(draft.edition, program);
  return internetProfileOf(reachOf(frozen, program).grade, internetOf(scopeOf(draft)));
}

export interface PreviewedUnit {
  readonly unitId: string;
  readonly isZero: boolean;
  readonly totals: PublicTotals | null;
}

/** What each publishing unit's page would say. That a sensitive program paid nobody is never told. */
export async function previewedUnits(db: Db, draft: Previewed): Promise<PreviewedUnit[]> {
  const { batch } = draft.disclosure;
  const sums = await unitSums(db, draft.edition.id);
  const fewest = await fewestRecipients(db, draft.edition.id);
  const profile = previewProfile(draft);
  const { grade } = reachOf(settingsOf(draft.edition, batch.program), batch.program);
  const units = (await publishingUnits(db, batch)).filter(({ id }) => isForUnit(scopeOf(draft), id));
  return units.map(({ id }) => {
    const own = sums.get(id);
    const shown = {
      recipients: own?.recipientCount ?? 0,
      quantityMilli: own?.quantityMilli ?? 0,
      paidFen: own?.paidFen ?? 0,
    };
    const totals = publicTotals(grade, profile, shown, fewest.get(id) ?? 0);
    return { unitId: id, totals, isZero: own === undefined && totals?.kind === "SHOWN" };
  });
}

/** A page of a unit's masked list as it would stand if it were released today; null where the profile allows none. */
export async function previewedLines(
  db: Db,
  draft: Previewed,
  page: { readonly unitId: string; readonly first: number; readonly offset: number },
  now: Date,
): Promise<MaskedPage | null> {
  if (previewProfile(draft) !== "MASKED_LIST") return null;
  const { edition } = draft;
  const stored = await db.paymentLine.findMany({
    where: { editionId: edition.id, unitId: page.unitId },
    orderBy: { seq: "asc" },
  });
  const today = dayToColumn(dayOf(now));
  const masked = maskLines(
    stored.map((line) => ({
      seq: line.seq,
      name: line.name,
      organisation: line.recipientKind === "ORGANISATION",
      minor: isMinorLine(line, today),
      quantityMilli: line.quantityMilli === null ? null : Number(line.quantityMilli),
      rateE4: line.rateE4 === null ? null : Number(line.rateE4),
      paidFen: Number(line.paidFen),
      remark: line.remark,
    })),
  );
  const offset = Math.max(0, Math.trunc(page.offset));
  const first = Math.min(MOST_LINES, Math.max(1, Math.trunc(page.first)));
  return { total: masked.length, lines: masked.slice(offset, offset + first) };
}
