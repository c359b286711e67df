import { approvalForm } from "@gongshi/domain/approval/approval-form";
import type { ApprovalFacts, Signed } from "@gongshi/domain/approval/approval-form";
import { approvalWords } from "@gongshi/domain/approval/approval-words";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { dayOf } from "@gongshi/domain/calendar/day";
import { isForUnit } from "@gongshi/domain/disclosure/scope";
import type { PaperForm } from "@gongshi/domain/paper/paper-form";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import { demandsOf, stepsOf } from "@gongshi/domain/review/facts";
import { fingerprintOf } from "@gongshi/domain/sheet/fingerprint";
import { allowed, programTarget } from "../allowed";
import type { Db } from "../db";
import { controlTotalOf } from "../disclosure/check-amounts";
import { loadDisclosure } from "../disclosure/load-disclosure";
import type { EditionRow } from "../disclosure/load-disclosure";
import { scopeInForce, scopeOfEdition } from "../disclosure/scope-of";
import { editionTitle } from "../disclosure/title-of";
import type { Clock } from "../ports";
import type { Tx } from "../run-command";
import { currentRound, reviewFacts } from "../disclosure/reviewed-edition";
import { writtenInstant } from "./written-instant";

/**
 * The approval form of an edition: what has been decided in its present round (of what came back, the round that sent it
 * back), and room for ink for the rest. Refusals: SIGNED_OUT, NOT_FOUND, NOT_ALLOWED.
 */
export async function loadApprovalForm(
  deps: { readonly db: Db | Tx; readonly clock: Clock },
  viewer: Viewer | null,
  editionId: string,
): Promise<Result<PaperForm>> {
  if (viewer === null) return refuse("SIGNED_OUT");
  const { db } = deps;
  const found = await db.edition.findUnique({ where: { id: editionId }, select: { disclosureId: true } });
  const row = found === null ? null : await loadDisclosure(db, found.disclosureId);
  const edition = row?.editions.find(({ id }) => id === editionId);
  if (row === null || edition === undefined) return refuse("NOT_FOUND");
  const { program } = row.batch;
  const role = allowed(viewer, "readApprovalForm", programTarget(program));
  if (!role.ok) return role;
  const said = settingsOf(edition, program);
  const scope = scopeOfEdition(edition) ?? scopeInForce(row);
  const [roll, units, namedUnits] = await Promise.all([
    db.rollImport.findFirst({ where: { editionId }, orderBy: { importedAt: "desc" } }),
    db.paymentLine.findMany({
      where: { editionId },
      distinct: ["unitId"],
      select: { unitId: true, unit: { select: { name: true } } },
    }),
    db.unit.findMany({ where: { id: { in: [...scope.unitIds] } }, select: { name: true }, orderBy: { name: "asc" } }),
  ]);
  const names = await namesOf(db, edition, roll?.importedById);
  const signed = (personId: string, at: Date): Signed => ({ name: names.get(personId) ?? "", at: writtenInstant(at) });
  const round = shownRound(edition);
  const reviews = edition.content.reviews.filter((review) => review.round === round);
  const settled = reviews.find((review) => review.secrecy !== null);
  const engine = reviewFacts(row, edition);
  const control = controlTotalOf(edition);
  const facts: ApprovalFacts = {
    subdistrictName: said.subdistrictName ?? program.subdistrict.name,
    unitName: program.department.name,
    title: editionTitle(row, edition),
    editionNumber: edition.number,
    changeReason: edition.changeReason,
    printedOn: dayOf(deps.clock()),
    source:
      roll === null
        ? program.department.name
        : approvalWords.sourceOf(roll.fileName, names.get(roll.importedById) ?? "", writtenInstant(roll.importedAt)),
    audience: scope.audience,
    namedUnits: namedUnits.map(({ name }) => name),
    outsideUnits: units.filter(({ unitId }) => !isForUnit(scope, unitId)).map(({ unit }) => unit.name),
    profile: scope.profile,
    path: edition.reviewPath,
    pathReason: edition.reviewPathReason,
    basis: edition.basis,
    rateText: edition.rateText,
    whoIsEntitled: said.whoIsEntitled,
    unitCount: units.length,
    recipientCount: edition.recipientCount,
    quantityMilli: Number(edition.quantityMilli),
    quantityUnit: said.quantityUnit,
    dueFen: Number(edition.dueFen),
    paidFen: Number(edition.paidFen),
    returnedFen: Number(edition.returnedFen),
    heldFen: Number(edition.heldFen),
    controlTotalFen: edition.controlTotalFen === null ? null : Number(edition.controlTotalFen),
    controlDifferenceFen: control.differenceFen,
    controlExplanation: edition.controlExplanation,
    submitted:
      edition.submittedById === null || edition.submittedAt === null
        ? null
        : signed(edition.submittedById, edition.submittedAt),
    released:
      edition.releasedById === null || edition.releasedAt === null
        ? null
        : signed(edition.releasedById, edition.releasedAt),
    steps: stepsOf(engine).map(({ step, name, checks }) => {
      const act = reviews.find((review) => review.step === step);
      return {
        step,
        name: name ?? null,
        checks,
        act:
          act === undefined
            ? null
            : {
                ...signed(act.reviewerId, act.at),
                verdict: act.verdict,
                comment: act.comment ?? (fieldReasonsOf(act.fieldReasons) || null),
                ticked: act.checks,
              },
      };
    }),
    secrecy:
      settled === undefined || settled.secrecy === null
        ? null
        : { ...signed(settled.reviewerId, settled.at), verdict: settled.secrecy, reason: settled.secrecyReason },
    proofReadings: edition.content.proofReadings
      .filter((reading) => reading.round === round)
      .map((reading) => ({ ...signed(reading.personId, reading.at), note: reading.note })),
    proofReadingsWanted: demandsOf(engine).proofReadings,
    fingerprint: edition.contentHash === null ? null : fingerprintOf(edition.contentHash),
  };
  return ok(approvalForm(facts));
}

/** While the editor mends what came back, the round that sent it back; otherwise the present one. */
function shownRound(edition: EditionRow): number {
  const round = currentRound(edition);
  return edition.content.reviews.some((review) => review.round === round) || edition.state === "IN_REVIEW"
    ? round
    : Math.max(1, Math.max(0, ...edition.content.reviews.map((review) => review.round)));
}

const fieldReasonsOf = (stored: unknown): string =>
  (stored as readonly { readonly reason: string }[]).map(({ reason }) => reason).join("；");

async function namesOf(
  db: Db | Tx,
  edition: EditionRow,
  importedById: string | undefined,
): Promise<Map<string, string>> {
  const ids = [
    edition.submittedById,
    edition.releasedById,
    importedById,
    ...edition.content.reviews.map((review) => review.reviewerId),
    ...edition.content.proofReadings.map((reading) => reading.personId),
  ].filter((id) => id !== null && id !== undefined);
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}
