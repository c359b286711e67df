import { DISCLOSURE_KIND, DISCLOSURE_MACHINE } from "@gongshi/domain/disclosure/machine";
import type { DisclosureAction } from "@gongshi/domain/disclosure/machine";
import { allowedAs, mayInSubdistrict } from "@gongshi/domain/access/may";
import type { Operation } from "@gongshi/domain/access/may";
import { programTarget, unitTarget } from "@gongshi/usecases/allowed";
import { disclosureStep, obligationInclude } from "@gongshi/usecases/coverage/load-obligation";
import { newestEdition, publicEdition } from "@gongshi/usecases/disclosure/load-disclosure";
import { loadPublicity } from "@gongshi/usecases/disclosure/load-publicity";
import { scopeInForce } from "@gongshi/usecases/disclosure/scope-of";
import type { DisclosureRow } from "@gongshi/usecases/disclosure/load-disclosure";
import { editionFinds, isHeldBack } from "@gongshi/usecases/privacy/open-finds";
import { stepsOpenTo } from "@gongshi/domain/review/act";
import { rolesIn } from "@gongshi/usecases/review/roles-in";
import { reviewedEdition } from "@gongshi/usecases/disclosure/reviewed-edition";
import { titleOf } from "@gongshi/usecases/disclosure/title-of";
import { viewerMay } from "../access";
import type { Context } from "../context";
import { viewerOf } from "../context";
import { StageEnum, StepEnum } from "../enums";
import { DisclosureType, EditionType, ObligationType } from "../refs";
import { PublicityIntervalType, ScopeType } from "./publication-types";
import { ofSize } from "../list-size";

const OPERATION_OF: Readonly<Record<DisclosureAction, Operation>> = {
  import: "importRoll",
  correct: "importRoll",
  explainTotal: "explainTotal",
  acceptNumbers: "acceptNumbers",
  submit: "submitDisclosure",
  review: "reviewDisclosure",
  proofRead: "recordProofReading",
  release: "releaseDisclosure",
  schedule: "scheduleRelease",
  cancelSchedule: "scheduleRelease",
  withdraw: "withdrawDisclosure",
  reissue: "reissueDisclosure",
  changeScope: "changeScope",
  print: "makeSheets",
  preview: "previewDisclosure",
  closeStage: "closeStage",
  askCorrection: "takeCorrection",
  correctLine: "decideCorrection",
};

/** What begins at the counter's screen, with a person's request, and not at the disclosure's. */
const ELSEWHERE: readonly DisclosureAction[] = ["askCorrection", "correctLine"];

/** What a state allows only of some disclosures. */
const narrowed = (row: DisclosureRow, action: DisclosureAction): boolean => {
  if (ELSEWHERE.includes(action)) return false;
  if (action === "withdraw") return publicEdition(row) !== undefined;
  if (action === "cancelSchedule") return (newestEdition(row)?.scheduledFor ?? null) !== null;
  if (action === "closeStage") return row.stage === "BEFORE_PAYMENT";
  return true;
};

/** What the viewer may do with a disclosure now: the machine's row for its state, narrowed by role and own work. */
export function disclosureActions(row: DisclosureRow, context: Context): DisclosureAction[] {
  const edition = newestEdition(row);
  const viewer = viewerOf(context);
  const entries = Object.entries(DISCLOSURE_MACHINE[edition?.state ?? "WAITING"]);
  return entries.flatMap(([name, roles]) => {
    const action = name as DisclosureAction;
    const role = allowedAs(viewer, OPERATION_OF[action], programTarget(row.batch.program));
    if (role === null || !roles.includes(role) || !narrowed(row, action)) return [];
    if (action === "review" && edition !== undefined && viewer !== null) {
      const roles = rolesIn(viewer, row.batch.program.subdistrictId);
      const reviewer = { personId: viewer.personId, roles };
      if (stepsOpenTo(DISCLOSURE_KIND, reviewedEdition(row, edition), reviewer).length === 0) return [];
    }
    return [action];
  });
}

/** The same, and for numbers in its files whether there is anything to answer for. */
export async function openActions(row: DisclosureRow, context: Context): Promise<DisclosureAction[]> {
  const actions = disclosureActions(row, context);
  if (!actions.includes("acceptNumbers")) return actions;
  const held = isHeldBack(await editionFinds(context.services.db, newestEdition(row)!.id));
  return actions.filter((action) => action !== "acceptNumbers" || held);
}

/** Whether the viewer works on this disclosure: drafts and what is said of them are its department's and its reviewers'. */
export const seesDrafts = (row: DisclosureRow, context: Context): boolean =>
  viewerMay(context, "readDrafts", programTarget(row.batch.program));

/** Whether the viewer sees what is out at every unit; staff of one village come here from their own notices. */
export const seesEveryUnit = (row: DisclosureRow, context: Context): boolean =>
  mayInSubdistrict(viewerOf(context), "readSubdistrict", row.batch.program.subdistrictId);

/** Editions the viewer may see: until it is released, a draft is its editors' and reviewers'; one taken back is the street's. */
function visibleEditions(row: DisclosureRow, context: Context): DisclosureRow["editions"] {
  if (seesDrafts(row, context)) return row.editions;
  const street = seesEveryUnit(row, context);
  return row.editions.filter(
    ({ state }) => state === "RELEASED" || state === "REPLACED" || (street && state === "WITHDRAWN"),
  );
}

DisclosureType.implement({
  description: "One program × subsidy year × batch × stage, reviewed as a whole.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.string({ resolve: titleOf }),
    stage: t.expose("stage", { type: StageEnum }),
    batch: t.prismaField({
      type: "Batch",
      resolve: (query, row, _args, { services }) =>
        services.db.batch.findUniqueOrThrow({ ...query, where: { id: row.batchId } }),
    }),
    latest: t.field({
      type: EditionType,
      nullable: true,
      description: "The newest edition, whatever its state. Null while waiting for the roll.",
      resolve: (row, _args, context) => withDisclosure(row, visibleEditions(row, context).at(-1)),
    }),
    released: t.field({
      type: EditionType,
      nullable: true,
      description: "The edition that is public now.",
      resolve: (row) => withDisclosure(row, publicEdition(row)),
    }),
    editions: t.field({
      type: [EditionType],
      complexity: ofSize(5),
      resolve: (row, _args, context) =>
        visibleEditions(row, context).map((edition) => ({ ...edition, disclosure: row })),
    }),
    step: t.field({
      type: StepEnum,
      resolve: (row) => disclosureStep(newestEdition(row)?.state) ?? "TO_POST",
    }),
    actions: t.stringList({
      description:
        "What the viewer may do now: import, correct, explainTotal, acceptNumbers, submit, review, proofRead, release, schedule, " +
        "cancelSchedule, withdraw, reissue, changeScope, print, preview, closeStage.",
      resolve: (row, _args, context) => openActions(row, context),
    }),
    scope: t.field({
      type: ScopeType,
      description: "Whom it is for and what the internet shows: in force now, or what its first release goes out with.",
      resolve: scopeInForce,
    }),
    publicity: t.field({
      type: [PublicityIntervalType],
      complexity: ofSize(10, 5),
      description:
        "What was public, from when to when, to whom (公开历史), oldest first; for those who work in the street office.",
      resolve: async (row, _args, context) =>
        seesEveryUnit(row, context)
          ? [...(await loadPublicity(context.services.db, row, context.services.clock()))]
          : [],
    }),
    obligations: t.field({
      type: [ObligationType],
      complexity: ofSize(40, 10),
      description: "Of the units whose notices the viewer may see.",
      resolve: async (row, _args, context) => {
        const obligations = await context.services.db.obligation.findMany({
          where: { disclosureId: row.id },
          include: { ...obligationInclude, unit: true },
          orderBy: [{ unit: { position: "asc" } }, { unit: { name: "asc" } }],
        });
        const all = seesEveryUnit(row, context);
        return obligations.filter(({ unit }) => all || viewerMay(context, "readUnit", unitTarget(unit)));
      },
    }),
  }),
});

const withDisclosure = (row: DisclosureRow, edition: DisclosureRow["editions"][number] | undefined) =>
  edition === undefined ? null : { ...edition, disclosure: row };
