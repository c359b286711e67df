import { createHash } from "node:crypto";
import { dayOf, isDay } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { isTellingChannel } from "@gongshi/domain/channel/telling-channels";
import { toldDay } from "@gongshi/domain/channel/telling";
import { sealText } from "@gongshi/domain/hand-in/seal";
import { rolesFor } from "@gongshi/domain/notice/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { canonicalJsonOfGiven } from "@gongshi/domain/text/canonical-json";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import { dayFromColumn, dayToColumn } from "../day-column";
import type { Channel, ClaimReason, Prisma, Proof } from "../generated/client/client";
import { turns } from "../in-turn";
import { isId, newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { CropPlace, FileStore, PhotoReader } from "../ports";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { knownNumbers } from "../privacy/known-numbers";
import { readPostingPhoto } from "./read-posting-photo";
import type { ReadCrop } from "./read-posting-photo";
import { comparedWithEarlier, keepPrint, NOT_COMPARED } from "./compared-with-earlier";
import { standingInclude, standingOf } from "./load-notice";

export interface PostNoticesInput {
  /** Made on the phone: a repeat is harmless. */
  readonly id: string;
  readonly unitId: string;
  readonly channel: Channel;
  readonly photoSha256: string;
  readonly crops: readonly ({ readonly sha256: string } & CropPlace)[];
  /** What the phone read. What the server cannot read again is received, but unproven. */
  readonly codes: readonly string[];
  readonly noticeIds: readonly string[];
  readonly noCodeReason: string | null;
  readonly hangDate: Day;
  /** Given exactly when the date was corrected by hand. */
  readonly hangDateReason: string | null;
  readonly phoneTime: Date;
  /** Other channels on which the same was made known; a day of null is the hang date. */
  readonly alsoTold: readonly { readonly channel: Channel; readonly toldOn: Day | null }[];
}

export interface PostingReceipt {
  readonly postingId: string;
  readonly receivedAt: Date;
  readonly repeated: boolean;
}

interface Deps extends CommandDeps {
  readonly files: FileStore;
  readonly photos: PhotoReader;
}

const inTurn = turns();

const MOST_CROPS = 12;
const MOST_NOTICES = 200;
const MOST_CHANNELS = 12;
const SHA256 = /^[0-9a-f]{64}$/;
/** As wide as the API takes instants. */
const [EARLIEST, LATEST] = [Date.UTC(1900, 0), Date.UTC(2200, 0)];

const sheetInclude = {
  unit: true,
  entries: { include: { notice: { include: standingInclude } }, orderBy: { position: "asc" } },
} satisfies Prisma.SheetInclude;

type SheetRow = Prisma.SheetGetPayload<{ include: typeof sheetInclude }>;

/**
 * Receives the proof that notices hang on a board. The server reads the codes itself; what it read proves the current
 * editions of those sheets, anything else is a claim that a supervisor must confirm (rule 2 of the field).
 * Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (field), POSTING_ID_REUSED, PHOTO_MISSING, NO_CODE_READ, CODE_UNKNOWN,
 * OTHER_UNITS_SHEET, SHEET_REPLACED, SHEET_WITHDRAWN, HANG_DATE_IN_FUTURE, HANG_DATE_BEFORE_SHEET, REASON_REQUIRED, TEXT_TOO_LONG,
 * TEXT_CARRIES_NUMBER, WRONG_STATE, TOLD_DATE_WRONG.
 */
export const postNotices = (deps: Deps, actor: Actor, input: PostNoticesInput): Promise<Result<PostingReceipt>> =>
  receivePosting(deps, actor, input, null);

/** A posting that came as a file instead of from its author's phone. */
export interface HandIn {
  /** Who made it, on her phone. */
  readonly authorId: string;
  /** SHA-256 (hex) of the seal's text, from the file. */
  readonly seal: string;
}

/**
 * Receives a posting that a phone could not send, from the file it was saved to. Everything is as if the phone had sent
 * it: the same id (so that the phone's own sending finds its receipt), the author's name, the received date of today; and
 * who handed it in stands beside it. Refusals: as for posting, FILE_CHANGED (its seal does not fit), AUTHOR_UNKNOWN (never
 * was a clerk of that unit).
 */
export const handInPosting = (
  deps: Deps,
  actor: Actor,
  input: PostNoticesInput,
  handIn: HandIn,
): Promise<Result<PostingReceipt>> => receivePosting(deps, actor, input, handIn);

async function receivePosting(
  deps: Deps,
  actor: Actor,
  input: PostNoticesInput,
  handIn: HandIn | null,
): Promise<Result<PostingReceipt>> {
  const unit = isId(input.unitId) ? await deps.db.unit.findUnique({ where: { id: input.unitId } }) : null;
  if (unit === null) return actor.viewer === null ? refuse("SIGNED_OUT") : refuse("NOT_FOUND", {}, "unitId");
  const role = allowed(actor.viewer, handIn === null ? "postNotices" : "handInPosting", unitTarget(unit));
  if (!role.ok) return role;
  if (handIn !== null) {
    const fault = await checkHandIn(deps, input, handIn);
    if (fault !== null) return fault;
  }
  const authorId = handIn?.authorId ?? actor.viewer!.personId;

  const faulty = checkInput(input);
  if (faulty !== null) return faulty;
  const requestHash = hashOf(input);
  const earlier = await deps.db.posting.findUnique({ where: { id: input.id } });
  if (earlier !== null) return repeated(earlier, requestHash, authorId);

  // After the look at what was received before: a repeat must find its receipt whatever became a rule since.
  const reasons = await readReasons(deps, actor, input, unit.subdistrictId);
  if (!reasons.ok) return reasons;
  const { noCodeReason, hangDateReason } = reasons.value;
  const today = dayOf(deps.clock());
  if (input.hangDate > today) return refuse("HANG_DATE_IN_FUTURE", { hangDate: input.hangDate, today }, "hangDate");
  if (hangDateReason === null && input.hangDate !== dayOf(input.phoneTime))
    return refuse("REASON_REQUIRED", {}, "hangDateReason");

  const read = await readPostingPhoto(deps, input.photoSha256, input.crops);
  if (!read.ok) return read;
  const { codes, print } = read.value;

  // Comparing pictures is work: what many phones send of one board at once is not compared with each other twice over.
  return inTurn(unit.id, async () => {
    const meanwhile = await deps.db.posting.findUnique({ where: { id: input.id } });
    if (meanwhile !== null) return repeated(meanwhile, requestHash, authorId);
    // What it shows is looked up once more under the lock: between here and there a sheet may be replaced.
    const shown = await coveredNotices(deps.db, { ...input, noCodeReason }, unit.id, codes, today);
    const compared = shown.ok
      ? await comparedWithEarlier(deps.db, [...shown.value.keys()], input.photoSha256, print, NOT_COMPARED)
      : NOT_COMPARED;

    return runCommand(
      deps,
      actor,
      async (tx, now) => {
        await oneAtATime(tx, "posting", input.id);
        const wanted = [...new Set([input.photoSha256, ...input.crops.map((crop) => crop.sha256)])].toSorted();
        for (const sha256 of wanted) await oneAtATime(tx, "photo", sha256);
        await oneAtATime(tx, "postings", unit.id);
        const again = await tx.posting.findUnique({ where: { id: input.id } });
        if (again !== null) {
          const receipt = repeated(again, requestHash, authorId);
          return receipt.ok ? ok({ value: receipt.value, trace: "REPEATED" as const }) : receipt;
        }
        // Bytes without their row are left by an upload that was cut off after the file: the phone sends it again.
        if ((await tx.photo.count({ where: { sha256: { in: wanted } } })) !== wanted.length)
          return refuse("PHOTO_MISSING", {}, "photoSha256");
        const covered = await coveredNotices(tx, { ...input, noCodeReason }, unit.id, codes, today);
        if (!covered.ok) return covered;
        const told = await tellings(tx, input, [...covered.value.keys()], today);
        if (!told.ok) return told;
        // A photo proves once: the same picture again, or saved anew, say after a return, is only a claim.
        const noticeIds = [...covered.value.keys()];
        const { before } = await comparedWithEarlier(tx, noticeIds, input.photoSha256, print, compared);
        // Once somebody has said that it does not hang there, a code no longer suffices: a picture of a desk has one too.
        const untrue = await tx.postingNotice.findMany({
          where: { noticeId: { in: noticeIds }, posting: { state: "RETURNED", returnKind: "UNTRUE" } },
          select: { noticeId: true },
        });
        const doubted = new Set(untrue.map((entry) => entry.noticeId));
        const notices = [...covered.value].map(([noticeId, { sheetId, claimBecause }]) => {
          const because = claimBecause ?? (before ? "SAME_PICTURE" : doubted.has(noticeId) ? "CAME_BACK" : null);
          const proof: Proof = because === null ? "CODE" : "CLAIM";
          return { noticeId, sheetId, proof, claimBecause: because };
        });
        await tx.posting.create({
          data: {
            id: input.id,
            unitId: unit.id,
            channel: input.channel,
            photoSha256: input.photoSha256,
            hangDate: dayToColumn(input.hangDate),
            hangDateReason,
            noCodeReason,
            phoneTime: input.phoneTime,
            receivedAt: now,
            postedById: authorId,
            handedInById: handIn === null ? null : actor.viewer!.personId,
            requestHash,
            state: "PENDING",
            notices: { create: notices },
            crops: { create: read.value.crops.map((crop) => cropRow(crop)) },
          },
        });
        if (print !== null) await keepPrint(tx, input.photoSha256, print);
        for (const { channel, toldOn } of told.value)
          await tx.telling.create({
            data: {
              id: newId(),
              unitId: unit.id,
              channel,
              toldOn: dayToColumn(toldOn),
              toldById: authorId,
              handedInById: handIn === null ? null : actor.viewer!.personId,
              receivedAt: now,
              requestHash,
              notices: { create: [...covered.value.keys()].map((noticeId) => ({ noticeId })) },
            },
          });
        return ok({
          value: { postingId: input.id, receivedAt: now, repeated: false },
          trace: [
            {
              kind: handIn === null ? "posting.received" : "posting.handed-in",
              as: role.value,
              unitId: unit.id,
              subjectType: "posting",
              subjectId: input.id,
              reason: noCodeReason ?? hangDateReason,
              data: {
                hangDate: input.hangDate,
                photo: input.photoSha256,
                ...(handIn === null ? {} : { authorId, phoneTime: input.phoneTime.toISOString() }),
                ...(told.value.length === 0 ? {} : { alsoTold: told.value }),
                notices: notices.map(({ noticeId, proof, claimBecause }) => ({ noticeId, proof, claimBecause })),
              },
            },
          ],
        });
      },
      { timeoutMs: 30_000 },
    );
  });
}

function checkInput(input: PostNoticesInput): ReturnType<typeof refuse> | null {
  if (!isId(input.id)) return refuse("INVALID_INPUT", {}, "id");
  // A board photo is the proof of the village board; the other channels have proofs of their own.
  if (input.channel !== "VILLAGE_BOARD") return refuse("INVALID_INPUT", {}, "channel");
  if (input.alsoTold.length > MOST_CHANNELS) return refuse("INVALID_INPUT", { max: MOST_CHANNELS }, "alsoTold");
  if (!input.alsoTold.every(({ channel, toldOn }) => isTellingChannel(channel) && (toldOn === null || isDay(toldOn))))
    return refuse("INVALID_INPUT", {}, "alsoTold");
  if (!isDay(input.hangDate)) return refuse("INVALID_INPUT", {}, "hangDate");
  if (!SHA256.test(input.photoSha256)) return refuse("INVALID_INPUT", {}, "photoSha256");
  if (input.crops.length > MOST_CROPS || !input.crops.every((crop) => SHA256.test(crop.sha256)))
    return refuse("INVALID_INPUT", { max: MOST_CROPS }, "crops");
  const inside = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= 1;
  if (!input.crops.every((crop) => [crop.x, crop.y, crop.width, crop.height].every(inside)))
    return refuse("INVALID_INPUT", {}, "crops");
  if (input.codes.length > MOST_CROPS) return refuse("INVALID_INPUT", { max: MOST_CROPS }, "codes");
  if (input.noticeIds.length > MOST_NOTICES || !input.noticeIds.every(isId))
    return refuse("INVALID_INPUT", { max: MOST_NOTICES }, "noticeIds");
  const phoneTime = input.phoneTime.getTime();
  if (!(phoneTime >= EARLIEST && phoneTime < LATEST)) return refuse("INVALID_INPUT", {}, "phoneTime");
  return null;
}

/** Why no code can be read, and why the date was corrected; null where it was not. */
async function readReasons(
  deps: Deps,
  actor: Actor,
  input: PostNoticesInput,
  subdistrictId: string,
): Promise<Result<{ readonly noCodeReason: string | null; readonly hangDateReason: string | null }>> {
  const known = await knownNumbers(deps, deps.db, actor, subdistrictId);
  const noCodeReason = readFreeText("noCodeReason", "noCodeReason", input.noCodeReason, known);
  if (!noCodeReason.ok) return noCodeReason;
  if (input.hangDateReason === null) return ok({ noCodeReason: noCodeReason.value, hangDateReason: null });
  const hangDateReason = readFreeText("hangDateReason", "hangDateReason", input.hangDateReason, known);
  return hangDateReason.ok
    ? ok({ noCodeReason: noCodeReason.value, hangDateReason: hangDateReason.value })
    : hangDateReason;
}

function repeated(
  earlier: { id: string; requestHash: string; postedById: string; receivedAt: Date },
  requestHash: string,
  authorId: string,
): Result<PostingReceipt> {
  if (earlier.requestHash !== requestHash || earlier.postedById !== authorId)
    return refuse("POSTING_ID_REUSED", {}, "id");
  return ok({ postingId: earlier.id, receivedAt: earlier.receivedAt, repeated: true });
}

/** The same for the same work, whether what is empty was left out or spelled out. */
const hashOf = (input: PostNoticesInput): string =>
  createHash("sha256").update(canonicalJsonOfGiven(input)).digest("hex");

async function checkHandIn(
  deps: Pick<Deps, "db">,
  input: PostNoticesInput,
  { authorId, seal }: HandIn,
): Promise<ReturnType<typeof refuse> | null> {
  if (
    createHash("sha256")
      .update(sealText("posting", authorId, input))
      .digest("hex") !== seal
  )
    return refuse("FILE_CHANGED");
  // Whatever became of her role since: it was hers to make when she made it.
  const clerk = await deps.db.appointment.count({
    where: { personId: authorId, unitId: input.unitId, role: "CLERK" },
  });
  return clerk === 0 ? refuse("AUTHOR_UNKNOWN", {}, "authorId") : null;
}

/** The other channels, each with its day. Before its release nothing was told. */
async function tellings(
  tx: Tx,
  input: PostNoticesInput,
  noticeIds: readonly string[],
  today: Day,
): Promise<Result<readonly { readonly channel: Channel; readonly toldOn: Day }[]>> {
  if (input.alsoTold.length === 0) return ok([]);
  const rows = await tx.notice.findMany({ where: { id: { in: [...noticeIds] } }, select: { releasedOn: true } });
  const releasedOn =
    rows
      .map((row) => dayFromColumn(row.releasedOn))
      .toSorted()
      .at(-1) ?? today;
  const told: { channel: Channel; toldOn: Day }[] = [];
  for (const { channel, toldOn } of input.alsoTold) {
    // The day of the posting itself is checked as a hang date.
    const day = toldOn === null ? ok(input.hangDate) : toldDay(toldOn, { releasedOn, today }, "alsoTold");
    if (!day.ok) return day;
    told.push({ channel, toldOn: day.value });
  }
  return ok(told);
}

const cropRow = (crop: ReadCrop): Prisma.CodeCropCreateWithoutPostingInput => ({
  id: newId(),
  photo: { connect: { sha256: crop.sha256 } },
  x: crop.place.x,
  y: crop.place.y,
  width: crop.place.width,
  height: crop.place.height,
  code: crop.code,
  samePlace: crop.samePlace,
});

interface CoveredNotice {
  /** Null: the server read the code of a sheet with it. */
  readonly claimBecause: ClaimReason | null;
  readonly sheetId: string | null;
}
type Covered = ReadonlyMap<string, CoveredNotice>;

/** The notices a posting covers, each with what speaks against its proof so far. */
async function coveredNotices(
  tx: Pick<Tx, "sheet" | "notice">,
  input: PostNoticesInput,
  unitId: string,
  codesRead: readonly string[],
  today: Day,
): Promise<Result<Covered>> {
  const claimedCodes = input.codes.flatMap((text) => parseSheetCode(text)?.code ?? []);
  const sheets = await tx.sheet.findMany({
    where: { code: { in: [...new Set([...codesRead, ...claimedCodes])] } },
    include: sheetInclude,
  });
  const own = sheets.filter((sheet) => sheet.unitId === unitId);
  const foreign = sheets.find((sheet) => sheet.unitId !== unitId);
  const covered = new Map<string, CoveredNotice>();
  let replaced: SheetRow["entries"][number] | null = null;

  for (const sheet of own) {
    const readHere = codesRead.includes(sheet.code);
    const madeOn = dayOf(sheet.createdAt);
    if (input.hangDate < madeOn)
      return refuse("HANG_DATE_BEFORE_SHEET", { hangDate: input.hangDate, madeOn, number: sheet.number }, "hangDate");
    for (const entry of sheet.entries) {
      const { step } = standingOf(entry.notice, today);
      const stoppedAt = entry.notice.withdrawnAt ?? entry.notice.replacedAt;
      const hungBeforeReplaced = stoppedAt !== null && input.hangDate < dayOf(stoppedAt);
      if (rolesFor(step, "POST").length === 0 && !hungBeforeReplaced) {
        replaced = entry;
        continue;
      }
      // A code proves the current edition; an older one that hung before it was replaced needs a supervisor's word.
      const claimBecause = hungBeforeReplaced ? "OLD_EDITION" : readHere ? null : "NO_CODE";
      if (covered.get(entry.noticeId)?.claimBecause !== null)
        covered.set(entry.noticeId, { claimBecause, sheetId: sheet.id });
    }
  }

  if (input.noticeIds.length > 0) {
    if (input.noCodeReason === null) return refuse("REASON_REQUIRED", {}, "noCodeReason");
    const claimed = await tx.notice.findMany({
      where: { id: { in: [...input.noticeIds] }, obligation: { unitId } },
      include: standingInclude,
    });
    if (claimed.length !== new Set(input.noticeIds).size) return refuse("NOT_FOUND", {}, "noticeIds");
    for (const notice of claimed) {
      const { step } = standingOf(notice, today);
      if (rolesFor(step, "POST").length === 0) return refuse("WRONG_STATE", { state: step }, "noticeIds");
      const releasedOn = dayFromColumn(notice.releasedOn);
      if (input.hangDate < releasedOn)
        return refuse("HANG_DATE_BEFORE_SHEET", { hangDate: input.hangDate, madeOn: releasedOn }, "hangDate");
      if (!covered.has(notice.id)) covered.set(notice.id, { claimBecause: "NO_CODE", sheetId: null });
    }
  }

  if (covered.size > 0) return ok(covered);
  if (replaced !== null) {
    const withdrawn = replaced.notice.withdrawnAt !== null;
    const { number } = replaced.notice.edition;
    return refuse(withdrawn ? "SHEET_WITHDRAWN" : "SHEET_REPLACED", { number }, "codes");
  }
  if (foreign !== undefined) return refuse("OTHER_UNITS_SHEET", { unit: foreign.unit.name }, "codes");
  if (codesRead.length + claimedCodes.length > 0) return refuse("CODE_UNKNOWN", {}, "codes");
  return refuse("NO_CODE_READ", {}, "photoSha256");
}
