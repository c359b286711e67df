import { createHash, randomUUID } from "node:crypto";
import { REVIEW_CHECKS } from "@gongshi/domain/review/settings";
import type { ReviewField } from "@gongshi/domain/disclosure/review-fields";
import type { Stage } from "@gongshi/domain/program/program";
import type { ReviewPath } from "@gongshi/domain/review/facts";
import { sealText } from "@gongshi/domain/hand-in/seal";
import { takeBackTelling } from "@gongshi/usecases/channel/take-back-telling";
import { tellNotices } from "@gongshi/usecases/channel/tell-notices";
import type { TellNoticesInput } from "@gongshi/usecases/channel/tell-notices";
import { endAppointment } from "@gongshi/usecases/identity/appoint";
import { sheetUrl } from "@gongshi/domain/sheet/sheet-code";
import { changeScope } from "@gongshi/usecases/disclosure/change-scope";
import type { ChangeScopeInput } from "@gongshi/usecases/disclosure/change-scope";
import { openBatch } from "@gongshi/usecases/disclosure/open-batch";
import { releaseDisclosure } from "@gongshi/usecases/disclosure/release-disclosure";
import { reviewDisclosure } from "@gongshi/usecases/disclosure/review-disclosure";
import type { ReviewInput } from "@gongshi/usecases/disclosure/review-disclosure";
import type { ShownEdition } from "@gongshi/usecases/disclosure/shown-edition";
import { reissueDisclosure } from "@gongshi/usecases/disclosure/reissue-disclosure";
import { scheduleRelease } from "@gongshi/usecases/disclosure/schedule-release";
import { withdrawDisclosure } from "@gongshi/usecases/disclosure/withdraw-disclosure";
import { submitDisclosure } from "@gongshi/usecases/disclosure/submit-disclosure";
import { confirmPosting, returnPosting } from "@gongshi/usecases/notice/decide-posting";
import { decideByLink, makeConfirmLink } from "@gongshi/usecases/notice/confirm-link";
import { handInPosting, postNotices } from "@gongshi/usecases/notice/post-notices";
import type { PostNoticesInput } from "@gongshi/usecases/notice/post-notices";
import { receivePhoto } from "@gongshi/usecases/notice/receive-photo";
import { makePreview } from "@gongshi/usecases/preview/make-preview";
import { acceptRoll } from "@gongshi/usecases/roll/accept-roll";
import { checkRoll } from "@gongshi/usecases/roll/check-roll";
import { closeStage } from "@gongshi/usecases/stage/close-stage";
import { makeSheets } from "@gongshi/usecases/sheet/make-sheets";
import { demoBoardPhoto } from "./demo-photo";
import { demoRoll } from "./demo-roll";
import type { RollPlan } from "./demo-roll";
import type { DemoWorld } from "./demo-world";
import { must } from "./demo-world";

/** Opens a batch as its department would; gives the disclosure of each stage. */
export async function open(
  world: DemoWorld,
  editor: string,
  input: {
    readonly program: string;
    readonly year: number;
    readonly number: number;
    readonly name: string;
    readonly paidOn: string | null;
    readonly stages?: readonly Stage[];
  },
): Promise<Record<Stage, string>> {
  const { db } = world.services;
  const program = await db.program.findFirstOrThrow({ where: { code: input.program } });
  const batchId = must(
    await openBatch(world.deps, await world.as(editor), {
      programId: program.id,
      subsidyYear: input.year,
      number: input.number,
      name: input.name,
      paidOn: input.paidOn,
      paymentWay: input.paidOn === null ? null : "财政统发至社会保障卡",
      stages: input.stages ?? null,
    }),
  );
  const disclosures = await db.disclosure.findMany({ where: { batchId } });
  const of = (stage: Stage): string => disclosures.find((disclosure) => disclosure.stage === stage)?.id ?? "";
  return { BEFORE_PAYMENT: of("BEFORE_PAYMENT"), RESULT: of("RESULT") };
}

/** Imports a roll through the check a person would see. */
export async function importRoll(
  world: DemoWorld,
  editor: string,
  disclosureId: string,
  plan: RollPlan,
  texts: { readonly basis: string; readonly rateText: string; readonly changeReason?: string },
): Promise<void> {
  const actor = await world.as(editor);
  const bytes = new TextEncoder().encode(demoRoll(plan).csv);
  const input = {
    disclosureId,
    mode: "REPLACE" as const,
    bytes,
    fileName: `${plan.title}.csv`,
    unitChoices: {},
    mapping: [],
  };
  const preview = must(await checkRoll(world.deps, actor, input));
  if ("question" in preview) throw new Error("the demo's rolls leave no question");
  must(
    await acceptRoll(world.deps, actor, {
      ...input,
      shown: await newest(world, disclosureId),
      digest: preview.digest,
      basis: texts.basis,
      rateText: texts.rateText,
      changeReason: texts.changeReason ?? null,
    }),
  );
}

/** What a screen would show now: the newest edition as it is, or null while there is none. */
export async function newest(world: DemoWorld, disclosureId: string): Promise<ShownEdition | null> {
  const edition = await world.services.db.edition.findFirst({ where: { disclosureId }, orderBy: { number: "desc" } });
  return edition === null ? null : { expectedEditionId: edition.id, expectedRevision: edition.revision };
}

export async function submit(
  world: DemoWorld,
  editor: string,
  disclosureId: string,
  urgentReason: string | null = null,
  path: ReviewPath = urgentReason === null ? "FULL" : "URGENT",
): Promise<void> {
  const shown = (await newest(world, disclosureId))!;
  const actor = await world.as(editor);
  must(
    await submitDisclosure(world.deps, actor, {
      disclosureId,
      ...shown,
      path,
      reason: urgentReason,
    }),
  );
}

const APPROVAL = {
  verdict: "APPROVED",
  comment: null,
  checks: REVIEW_CHECKS,
  proofRead: true,
  fieldReasons: [],
} as const;

/** One reviewer's act on the edition under review, in its present round. */
async function act(
  world: DemoWorld,
  disclosureId: string,
  who: string,
  decision: Omit<ReviewInput, "disclosureId" | keyof ShownEdition | "expectedRound">,
): Promise<void> {
  const shown = (await newest(world, disclosureId))!;
  const returns = await world.services.db.review.count({
    where: { contentId: shown.expectedEditionId, verdict: "RETURNED" },
  });
  const input = { disclosureId, ...shown, expectedRound: 1 + returns, ...decision };
  must(await reviewDisclosure(world.deps, await world.as(who), input));
}

/** The three reviews, the last of them with the secrecy verdict. */
export async function approve(world: DemoWorld, disclosureId: string): Promise<void> {
  await act(world, disclosureId, "first", { ...APPROVAL, step: "FIRST", secrecy: null });
  await act(world, disclosureId, "second", { ...APPROVAL, step: "SECOND", secrecy: null });
  const secrecy = { verdict: "PROACTIVE", reason: null } as const;
  await act(world, disclosureId, "final", { ...APPROVAL, step: "FINAL", secrecy });
}

/** One review and the secrecy verdict in one act: what lets an urgent publication out, and all of the short path. */
export async function approveAtOnce(world: DemoWorld, disclosureId: string): Promise<void> {
  const secrecy = { verdict: "PROACTIVE", reason: null } as const;
  await act(world, disclosureId, "final", { ...APPROVAL, step: "FINAL", secrecy });
}

/** The office gives it an hour of its own. */
export async function schedule(world: DemoWorld, disclosureId: string, at: Date): Promise<void> {
  const { expectedEditionId } = (await newest(world, disclosureId))!;
  const input = { disclosureId, expectedEditionId, expectedScheduledFor: null, at };
  must(await scheduleRelease(world.deps, await world.as("office"), input));
}

export async function withdraw(
  world: DemoWorld,
  disclosureId: string,
  kind: "IN_ERROR" | "ENDED",
  reason: string,
): Promise<void> {
  const { expectedEditionId } = (await newest(world, disclosureId))!;
  must(
    await withdrawDisclosure(world.deps, await world.as("office"), { disclosureId, expectedEditionId, kind, reason }),
  );
}

/** The same content once more, as the next edition's draft. */
export async function reissue(world: DemoWorld, editor: string, disclosureId: string, reason: string): Promise<void> {
  const { expectedEditionId } = (await newest(world, disclosureId))!;
  must(await reissueDisclosure(world.deps, await world.as(editor), { disclosureId, expectedEditionId, reason }));
}

export async function changeScopeOf(
  world: DemoWorld,
  disclosureId: string,
  scope: Pick<ChangeScopeInput, "audience" | "profile"> & { readonly units?: readonly string[] },
  reason: string,
): Promise<void> {
  const expectedEditionId = (await newest(world, disclosureId))?.expectedEditionId ?? null;
  const { units = [], ...rest } = scope;
  const unitIds = units.map((name) => world.unit(name));
  must(
    await changeScope(world.deps, await world.as("office"), {
      disclosureId,
      expectedEditionId,
      ...rest,
      unitIds,
      reason,
    }),
  );
}

export async function returnToEditor(
  world: DemoWorld,
  disclosureId: string,
  reason: string,
  field: ReviewField = "rateText",
): Promise<void> {
  await act(world, disclosureId, "first", {
    ...APPROVAL,
    verdict: "RETURNED",
    step: "FIRST",
    secrecy: null,
    comment: reason,
    fieldReasons: [{ field, reason }],
  });
}

/** A link for an outside checker; nobody keeps its address. */
export async function preview(world: DemoWorld, who: string, disclosureId: string, forWhom: string): Promise<void> {
  const { expectedEditionId } = (await newest(world, disclosureId))!;
  must(await makePreview(world.deps, await world.as(who), { disclosureId, expectedEditionId, forWhom }));
}

/** The list before payment has hung its time everywhere, and nobody objected. */
export async function closeStageOf(world: DemoWorld, disclosureId: string): Promise<void> {
  const { expectedEditionId } = (await newest(world, disclosureId))!;
  const input = { disclosureId, expectedEditionId, objectionCount: 0, objectionNote: null };
  must(await closeStage(world.deps, await world.as("office"), input));
}

export async function release(world: DemoWorld, disclosureId: string): Promise<void> {
  const shown = (await newest(world, disclosureId))!;
  must(await releaseDisclosure(world.deps, await world.as("office"), { disclosureId, ...shown }));
}

const OWN_CLERK = "示例一经联社";
const clerkOf = (unit: string): string => (unit === OWN_CLERK ? "clerk" : "clerks");
const OWN_SUPERVISOR: readonly string[] = [OWN_CLERK, "示例三经联社"];
const supervisorOf = (unit: string): string => (OWN_SUPERVISOR.includes(unit) ? "supervisor" : "supervisors");

/** Notices a unit has of these disclosures, in their order; of each the current edition's. */
async function noticesOf(world: DemoWorld, unit: string, disclosureIds: readonly string[]): Promise<string[]> {
  const rows = await world.services.db.notice.findMany({
    where: { replacedAt: null, obligation: { unitId: world.unit(unit), disclosureId: { in: [...disclosureIds] } } },
    select: { id: true, obligation: { select: { disclosureId: true } } },
  });
  return disclosureIds.flatMap((id) => rows.find((row) => row.obligation.disclosureId === id)?.id ?? []);
}

export interface PostPlan {
  readonly unit: string;
  readonly disclosureIds: readonly string[];
  readonly seed: number;
  /** Other channels ticked on the same screen. */
  readonly alsoTold?: PostNoticesInput["alsoTold"];
  /** The phone could not send it: brought in from its file by this person. */
  readonly handedInBy?: string;
  /** Without a readable code: only a claim, with this reason. */
  readonly noCodeReason?: string;
}

/** Prints a unit's notices (gathered when several), hangs them and sends the photo. */
export async function post(world: DemoWorld, plan: PostPlan): Promise<string> {
  const clerk = await world.as(clerkOf(plan.unit));
  const { db } = world.services;
  const noticeIds = await noticesOf(world, plan.unit, plan.disclosureIds);
  const [sheetId] = must(
    await makeSheets(world.deps, clerk, {
      kind: noticeIds.length > 1 ? "GATHERED" : "SINGLE",
      paper: "A4",
      noticeIds,
    }),
  );
  const sheet = await db.sheet.findUniqueOrThrow({ where: { id: sheetId! } });
  const notices = await db.notice.findMany({ where: { id: { in: noticeIds } } });
  const picture = await demoBoardPhoto({
    title: notices[0]!.title,
    unitName: plan.unit,
    lines: notices.map((notice) => notice.title),
    codeUrl: sheetUrl(world.services.publicUrl, sheet.code),
    date: world.day(),
    stamp: true,
    seed: plan.seed,
  });
  const unreadable = plan.noCodeReason !== undefined;
  const sender = plan.handedInBy === undefined ? clerk : await world.as(plan.handedInBy);
  const receive = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    must(await receivePhoto(world.deps, sender, { sha256, bytes }));
    return sha256;
  };
  const photo = unreadable
    ? await demoBoardPhoto({
        title: notices[0]!.title,
        unitName: plan.unit,
        lines: notices.map((notice) => notice.title),
        codeUrl: null,
        date: world.day(),
        stamp: true,
        seed: plan.seed,
      })
    : picture;
  const photoSha256 = await receive(photo.photo);
  const input: PostNoticesInput = {
    id: randomUUID(),
    unitId: world.unit(plan.unit),
    channel: "VILLAGE_BOARD",
    photoSha256,
    crops: unreadable ? [] : [{ sha256: await receive(picture.crop!), ...picture.place! }],
    codes: unreadable ? [] : [sheet.code],
    noticeIds: unreadable ? noticeIds : [],
    noCodeReason: plan.noCodeReason ?? null,
    hangDate: world.day(),
    hangDateReason: null,
    phoneTime: world.clock(),
    alsoTold: plan.alsoTold ?? [],
  };
  if (plan.handedInBy === undefined) return must(await postNotices(world.deps, clerk, input)).postingId;
  const authorId = clerk.viewer!.personId;
  const seal = createHash("sha256")
    .update(sealText("posting", authorId, input))
    .digest("hex");
  return must(await handInPosting(world.deps, sender, input, { authorId, seal })).postingId;
}

export async function confirm(world: DemoWorld, unit: string, postingId: string): Promise<void> {
  must(await confirmPosting(world.deps, await world.as(supervisorOf(unit)), postingId));
}

export async function sendBack(world: DemoWorld, unit: string, postingId: string, reason: string): Promise<void> {
  must(await returnPosting(world.deps, await world.as(supervisorOf(unit)), { postingId, kind: "PHOTO", reason }));
}

/** The supervisor's word through a link that the office has sent, on a phone where nobody is signed in. */
export async function confirmByLink(world: DemoWorld, unit: string, postingId: string): Promise<void> {
  const supervisorId = world.people.get(supervisorOf(unit))!;
  const { token } = must(
    await makeConfirmLink(world.deps, await world.as("office"), { unitId: world.unit(unit), supervisorId }),
  );
  must(await decideByLink(world.deps, { viewer: null, ip: null }, token, { postingId, decision: "CONFIRM" }));
}

/** Told elsewhere after the posting; gives the telling. */
export async function tell(
  world: DemoWorld,
  unit: string,
  disclosureId: string,
  channel: TellNoticesInput["channel"],
): Promise<string> {
  const noticeIds = await noticesOf(world, unit, [disclosureId]);
  const input = { id: randomUUID(), unitId: world.unit(unit), noticeIds, channel, toldOn: world.day() };
  return must(await tellNotices(world.deps, await world.as(clerkOf(unit)), input)).tellingId;
}

/** A channel ticked by mistake. */
export async function takeBack(world: DemoWorld, unit: string, tellingId: string): Promise<void> {
  must(await takeBackTelling(world.deps, await world.as(clerkOf(unit)), tellingId));
}

/** The supervisor's seat of a unit is given up and not filled. */
export async function vacate(world: DemoWorld, unit: string): Promise<void> {
  const { id } = await world.services.db.appointment.findFirstOrThrow({
    where: { unitId: world.unit(unit), role: "SUPERVISOR" },
  });
  must(await endAppointment(world.deps, await world.as("office"), { appointmentId: id, endsOn: world.day() }));
}
