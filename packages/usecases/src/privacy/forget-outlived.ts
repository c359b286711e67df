import { dayOf, startOfDay } from "@gongshi/domain/calendar/day";
import { ok } from "@gongshi/domain/refusal";
import { LEFT_LYING, leftLyingBefore } from "@gongshi/domain/privacy/retention";
import { dayFromNullable, dayToColumn } from "../day-column";
import { forgetCorrectionsOf } from "../correction/forget-corrections";
import type { Prisma } from "../generated/client/client";
import { oneAtATime } from "../one-at-a-time";
import type { FileStore } from "../ports";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps, Tx } from "../run-command";

type Deps = CommandDeps & { readonly files: FileStore };

/**
 * Deletes the names of every publication whose retention is over, and of every draft that nobody has gone on with for too
 * long: its lines, what was asked to be corrected in them, the redacted copies of its files, and the photos of boards that show
 * nothing else. Sums, papers' numbers and the trace stay, and an entry says what went. Being cut off anywhere is harmless: the
 * next look goes on.
 * @returns how many editions
 */
export async function forgetOutlived(deps: Deps, signal: AbortSignal): Promise<number> {
  const today = dayOf(deps.clock());
  const leftSince = startOfDay(leftLyingBefore(today));
  const outlived = {
    outlivedAt: null,
    OR: [
      { retainUntil: { lt: dayToColumn(today) } },
      {
        releasedAt: null,
        state: { in: [...LEFT_LYING] },
        createdAt: { lt: leftSince },
        OR: [{ submittedAt: null }, { submittedAt: { lt: leftSince } }],
        imports: { none: { importedAt: { gte: leftSince } } },
        correctionsAsked: { none: { takenAt: { gte: leftSince } } },
        correctionsDrafted: { none: { decidedAt: { gte: leftSince } } },
      },
    ],
  } satisfies Prisma.EditionWhereInput;
  const due = await deps.db.edition.findMany({
    where: outlived,
    select: { id: true, disclosureId: true },
    orderBy: [{ retainUntil: "asc" }, { id: "asc" }],
  });
  let forgotten = 0;
  for (const edition of due) {
    if (signal.aborted) break;
    const done = await forgetOne(deps, edition, outlived);
    if (done.ok) forgotten += done.value;
  }
  return forgotten;
}

/** @param outlived asked again once nobody else can go on with it */
const forgetOne = (
  deps: Deps,
  { id, disclosureId }: { readonly id: string; readonly disclosureId: string },
  outlived: Prisma.EditionWhereInput,
) =>
  runCommand<number>(
    deps,
    BY_ITSELF,
    async (tx, now) => {
      await oneAtATime(tx, "disclosure", disclosureId);
      const { count } = await tx.edition.updateMany({ where: { ...outlived, id }, data: { outlivedAt: now } });
      if (count === 0) return ok({ value: 0, trace: "REPEATED" });
      const edition = await tx.edition.findUniqueOrThrow({
        where: { id },
        include: { disclosure: { include: { batch: { include: { program: true } } } } },
      });
      const corrections = await forgetCorrectionsOf(tx, id, now);
      const lines = await tx.paymentLine.deleteMany({ where: { editionId: id } });
      await tx.reviewRoundLine.deleteMany({ where: { round: { contentId: id } } });
      const files = [...(await copiesOf(tx, id)), ...(await photosOf(tx, id))];
      await tx.rollImport.updateMany({ where: { editionId: id }, data: { copySha256: null, copyBytes: null } });
      // Before the commit: cut off here, the next look does it again; after it nobody would know of them.
      for (const sha256 of files) await deps.files.drop(sha256);
      return ok({
        value: 1,
        trace: [
          {
            kind: "edition.outlived",
            as: null,
            unitId: edition.disclosure.batch.program.departmentId,
            subjectType: "disclosure",
            subjectId: disclosureId,
            data: {
              editionId: id,
              number: edition.number,
              retainedUntil: dayFromNullable(edition.retainUntil),
              state: edition.state,
              lines: lines.count,
              files: files.length,
            },
          },
          ...corrections,
        ],
      });
    },
    { timeoutMs: 120_000 },
  );

/** Redacted copies that no other edition has. */
async function copiesOf(tx: Tx, editionId: string): Promise<string[]> {
  const own = await tx.rollImport.findMany({ where: { editionId, copySha256: { not: null } } });
  const shas = [...new Set(own.map(({ copySha256 }) => copySha256!))];
  const others = await tx.rollImport.findMany({ where: { copySha256: { in: shas }, editionId: { not: editionId } } });
  const kept = new Set(others.map(({ copySha256 }) => copySha256));
  return shas.filter((sha256) => !kept.has(sha256));
}

/** Photos of boards, and cuts of them, on which every notice has outlived its time. */
async function photosOf(tx: Tx, editionId: string): Promise<string[]> {
  const postings = await tx.posting.findMany({
    where: {
      notices: { some: { notice: { editionId } }, every: { notice: { edition: { outlivedAt: { not: null } } } } },
    },
    select: { photoSha256: true, crops: { select: { sha256: true } } },
  });
  const shas = [
    ...new Set(postings.flatMap(({ photoSha256, crops }) => [photoSha256, ...crops.map((crop) => crop.sha256)])),
  ];
  const shown = await tx.posting.findMany({
    where: {
      OR: [{ photoSha256: { in: shas } }, { crops: { some: { sha256: { in: shas } } } }],
      notices: { some: { notice: { edition: { outlivedAt: null } } } },
    },
    select: { photoSha256: true, crops: { select: { sha256: true } } },
  });
  const kept = new Set(shown.flatMap(({ photoSha256, crops }) => [photoSha256, ...crops.map((crop) => crop.sha256)]));
  return shas.filter((sha256) => !kept.has(sha256));
}
