import { fingerprintOf } from "@gongshi/domain/sheet/fingerprint";
import { unitTarget } from "@gongshi/usecases/allowed";
import { controlTotalOf } from "@gongshi/usecases/disclosure/check-amounts";
import { pathFacts } from "@gongshi/usecases/disclosure/path-facts";
import { openSteps } from "@gongshi/domain/review/decide";
import { shortPathClosed } from "@gongshi/domain/review/path";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import { reviewFacts } from "@gongshi/usecases/disclosure/reviewed-edition";
import { sumsPerUnit } from "@gongshi/usecases/disclosure/sums-per-unit";
import type { UnitSum } from "@gongshi/usecases/disclosure/sums-per-unit";
import { editionFinds, isHeldBack } from "@gongshi/usecases/privacy/open-finds";
import type { EditionFinds } from "@gongshi/usecases/privacy/open-finds";
import { outstandingRows } from "@gongshi/usecases/roll/draft-facts";
import type { PaymentLine, RollImport } from "@gongshi/usecases/generated/client/client";
import { checkedId, viewerMay } from "../access";
import { builder } from "../builder";
import { ofSize, pageSize } from "../list-size";
import { readLines } from "@gongshi/usecases/disclosure/read-lines";
import { unwrap } from "../refusal";
import { EditionType } from "../refs";
import { personName } from "../identity/person-name";
import { seesDrafts, seesEveryUnit } from "./disclosure";
import { ReviewProgressType, ReviewType } from "./review-types";
import { EditionStateEnum, OutcomeEnum, WithdrawalKindEnum } from "../enums";
import { scopeOfEdition } from "@gongshi/usecases/disclosure/scope-of";
import { ScopeType } from "./publication-types";

const RollImportType = builder.objectRef<RollImport>("RollImport").implement({
  description: "What was read from one file. The file itself is not kept, a redacted copy of it is.",
  fields: (t) => ({
    id: t.exposeID("id"),
    fileName: t.exposeString("fileName"),
    rowsRead: t.exposeInt("rowsRead"),
    accepted: t.exposeInt("accepted"),
    rejected: t.expose("rejected", { type: "JSON", description: "[{sheet, row, column, reason}]" }),
    warnings: t.expose("warnings", { type: "JSON", description: "[{sheet, row, kind, details}]" }),
    joined: t.exposeBoolean("joined", { description: "Its lines were added to those of the draft." }),
    copyPath: t.string({
      nullable: true,
      description: "Where those who may read lines get the redacted copy.",
      resolve: (row) => (row.copySha256 === null ? null : `/rolls/copies/${row.id}`),
    }),
    importedAt: t.expose("importedAt", { type: "DateTime" }),
    importedByName: t.string({ resolve: (row, _args, context) => personName(context, row.importedById) }),
  }),
});

const NumberFindsType = builder.objectRef<EditionFinds>("NumberFinds").implement({
  description:
    "Such an edition is handed in once the numbers are gone, or once a reviewer answers for them in writing.",
  fields: (t) => ({
    total: t.exposeInt("total"),
    places: t.expose("places", {
      type: "JSON",
      description: "[{place, kind, sheet, row, column, fileName}]: the first hundred of each file, never a number.",
    }),
    heldBack: t.boolean({ resolve: isHeldBack }),
    acceptedByName: t.string({
      nullable: true,
      resolve: ({ accepted }, _args, context) => (accepted === null ? null : personName(context, accepted.personId)),
    }),
    acceptedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ accepted }) => accepted?.at ?? null }),
    reason: t.string({ nullable: true, resolve: ({ accepted }) => accepted?.reason ?? null }),
  }),
});

const UnitSumType = builder.objectRef<UnitSum>("UnitSum").implement({
  fields: (t) => ({
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, row, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: row.unitId } }),
    }),
    lineCount: t.exposeInt("lineCount"),
    recipientCount: t.exposeInt("recipientCount"),
    quantityMilli: t.expose("quantityMilli", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    returnedFen: t.expose("returnedFen", { type: "Fen" }),
    heldFen: t.expose("heldFen", { type: "Fen" }),
    isZero: t.exposeBoolean("isZero"),
    inScope: t.exposeBoolean("inScope", {
      description: "Whether the publication is for this unit; what stands in the roll for others is published nowhere.",
    }),
  }),
});

const PaymentLineType = builder.objectRef<PaymentLine>("PaymentLine").implement({
  description: "One line of a roll, for the staff who work on it. Hashes of identity numbers never leave the server.",
  fields: (t) => ({
    id: t.id({ resolve: (line) => String(line.id) }),
    seq: t.exposeInt("seq"),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, line, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: line.unitId } }),
    }),
    name: t.exposeString("name"),
    group: t.exposeString("group", { nullable: true }),
    quantityMilli: t.expose("quantityMilli", { type: "Fen", nullable: true }),
    rateE4: t.expose("rateE4", { type: "Fen", nullable: true }),
    dueFen: t.expose("dueFen", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    outcome: t.expose("outcome", { type: OutcomeEnum }),
    remark: t.exposeString("remark", { nullable: true }),
  }),
});

const LinePageType = builder.objectRef<{ total: number; lines: PaymentLine[] }>("LinePage").implement({
  fields: (t) => ({
    total: t.exposeInt("total"),
    lines: t.expose("lines", { type: [PaymentLineType], complexity: ofSize(1) }),
  }),
});

const MOST_LINES = 200;
const MOST_OUTSTANDING = 200;

EditionType.implement({
  description: "A numbered version of a disclosure: a draft until submitted, frozen from then on.",
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    state: t.expose("state", { type: EditionStateEnum }),
    revision: t.exposeInt("revision", {
      description: "Raised whenever the draft's content changes; commands name the one that was shown.",
    }),
    changeReason: t.exposeString("changeReason", { nullable: true }),
    basis: t.exposeString("basis"),
    rateText: t.exposeString("rateText"),
    lineCount: t.exposeInt("lineCount"),
    recipientCount: t.exposeInt("recipientCount"),
    quantityMilli: t.expose("quantityMilli", { type: "Fen" }),
    dueFen: t.expose("dueFen", { type: "Fen" }),
    paidFen: t.expose("paidFen", { type: "Fen" }),
    returnedFen: t.expose("returnedFen", { type: "Fen" }),
    heldFen: t.expose("heldFen", { type: "Fen" }),
    controlTotalFen: t.expose("controlTotalFen", { type: "Fen", nullable: true }),
    controlDifferenceFen: t.field({
      type: "Fen",
      nullable: true,
      description: "Lines' sum minus the payer's total.",
      resolve: (edition) => controlTotalOf(edition).differenceFen,
    }),
    controlToleranceFen: t.field({ type: "Fen", resolve: (edition) => controlTotalOf(edition).toleranceFen }),
    controlFits: t.boolean({
      description:
        "Whether the difference is rounding; without a total of all, whether the subtotals of its files agree with their lines.",
      resolve: (edition) => controlTotalOf(edition).fits,
    }),
    controlExplanation: t.string({
      nullable: true,
      description: "For those who work on this disclosure.",
      resolve: (edition, _args, context) =>
        seesDrafts(edition.disclosure, context) ? edition.controlExplanation : null,
    }),
    authorName: t.string({ resolve: (edition, _args, context) => personName(context, edition.authorId) }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", nullable: true }),
    releasedAt: t.expose("releasedAt", { type: "DateTime", nullable: true }),
    scheduledFor: t.expose("scheduledFor", {
      type: "DateTime",
      nullable: true,
      description: "When it goes out by itself, once it is approved.",
    }),
    scheduleFailure: t.string({
      nullable: true,
      description:
        "The refusal's code, where its hour came and it could not go out; for those who work on this disclosure.",
      resolve: (edition, _args, context) => (seesDrafts(edition.disclosure, context) ? edition.scheduleFailure : null),
    }),
    scope: t.field({
      type: ScopeType,
      nullable: true,
      description: "The scope it was handed to review with, or one proposed for the draft; null: the disclosure's.",
      resolve: scopeOfEdition,
    }),
    replacedAt: t.expose("replacedAt", { type: "DateTime", nullable: true }),
    withdrawnAt: t.expose("withdrawnAt", { type: "DateTime", nullable: true }),
    withdrawalKind: t.expose("withdrawalKind", { type: WithdrawalKindEnum, nullable: true }),
    withdrawalReason: t.exposeString("withdrawalReason", {
      nullable: true,
      description: "Public. Null for LAPSED, whose words are always the same.",
    }),
    fingerprint: t.string({
      nullable: true,
      resolve: (edition) => (edition.contentHash === null ? null : fingerprintOf(edition.contentHash)),
    }),
    waitingStep: t.string({
      nullable: true,
      description: "The step of review it waits at, while it is in review.",
      resolve: (edition) =>
        edition.state === "IN_REVIEW" ? (openSteps(reviewFacts(edition.disclosure, edition))[0]?.step ?? null) : null,
    }),
    progress: t.field({
      type: ReviewProgressType,
      nullable: true,
      description: "How far its review is, for those who work on this disclosure. Null before it was submitted.",
      resolve: (edition, _args, context) =>
        edition.submittedAt !== null && seesDrafts(edition.disclosure, context) ? edition : null,
    }),
    shortPathClosed: t.string({
      nullable: true,
      description: "Why the short path of review is closed to it, or null.",
      resolve: async (edition, _args, { services }) =>
        shortPathClosed(await pathFacts(services.db, edition.disclosure, edition)),
    }),
    urgentPathOpen: t.boolean({
      description: "Whether its program allows urgent publication.",
      resolve: (edition) => readReviewSettings(edition.disclosure.batch.program.reviewSteps).urgentHours !== null,
    }),
    reviews: t.field({
      type: [ReviewType],
      complexity: ofSize(8),
      description: "For those who work on this disclosure.",
      resolve: (edition, _args, context) => (seesDrafts(edition.disclosure, context) ? edition.content.reviews : []),
    }),
    imports: t.field({
      type: [RollImportType],
      complexity: ofSize(5, 5),
      description: "For those who work on this disclosure.",
      resolve: (edition, _args, context) =>
        seesDrafts(edition.disclosure, context)
          ? context.services.db.rollImport.findMany({
              where: { editionId: edition.id },
              orderBy: [{ importedAt: "asc" }, { id: "asc" }],
            })
          : [],
    }),
    outstanding: t.field({
      type: "JSON",
      description:
        "[{sheet, row, column, reason, fileName}]: rows that its files hold, that were rejected and not mended since; the first 200.",
      complexity: 20,
      resolve: async (edition, _args, context) => {
        if (!seesDrafts(edition.disclosure, context)) return [];
        const imports = await context.services.db.rollImport.findMany({
          where: { editionId: edition.id },
          orderBy: [{ importedAt: "asc" }, { id: "asc" }],
        });
        return outstandingRows(imports)
          .slice(0, MOST_OUTSTANDING)
          .map(({ sheet, row, column, reason, fileName }) => ({ sheet, row, column, reason, fileName }));
      },
    }),
    numberFinds: t.field({
      type: NumberFindsType,
      nullable: true,
      complexity: 20,
      description:
        "What looks like somebody's number in its files, where none belongs; null where there is nothing. For those who work on this disclosure.",
      resolve: async (edition, _args, context) => {
        if (!seesDrafts(edition.disclosure, context)) return null;
        const finds = await editionFinds(context.services.db, edition.id);
        return finds.total === 0 ? null : finds;
      },
    }),
    perUnit: t.field({
      type: [UnitSumType],
      complexity: ofSize(30, 10),
      description:
        "Per unit it is for what would be (or was) published there, zeros included, and what its roll has for others; of units " +
        "the viewer may see.",
      resolve: async (edition, _args, context) => {
        const { db } = context.services;
        const sums = await sumsPerUnit(db, edition.disclosure, edition);
        if (seesEveryUnit(edition.disclosure, context)) return sums;
        const rows = await db.unit.findMany({ where: { id: { in: sums.map(({ unitId }) => unitId) } } });
        const own = new Set(
          rows.filter((unit) => viewerMay(context, "readUnit", unitTarget(unit))).map(({ id }) => id),
        );
        return sums.filter(({ unitId }) => own.has(unitId));
      },
    }),
    lines: t.field({
      type: LinePageType,
      description: "Lines as staff may see them, a page at a time (first ≤ 200).",
      args: {
        unitId: t.arg.id(),
        first: t.arg.int({ defaultValue: 50, required: true }),
        offset: t.arg.int({ defaultValue: 0, required: true }),
      },
      complexity: (args) => ofSize(pageSize(args.first, MOST_LINES), 5),
      resolve: async (edition, args, { services, actor }) =>
        unwrap(
          await readLines(services, actor, {
            edition,
            unitId: args.unitId ? checkedId(args.unitId) : null,
            first: pageSize(args.first, MOST_LINES),
            offset: Math.max(0, args.offset),
          }),
        ),
    }),
  }),
});
