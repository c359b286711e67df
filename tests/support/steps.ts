import { REVIEW_CHECKS } from "@gongshi/domain/review/settings";
import { syntheticPeople } from "../../prisma/seed/synthetic-people";
import { demoBoardPhoto } from "../../prisma/seed/demo-photo";
import type { ApiWorld, Client } from "./api-world";
import { PUBLIC_URL, newUuid, sha256Of } from "./api-world";
import type { PersonName } from "./small-street";

/** The steps of the main job, each as an API call by a named person; tests put them together. */

export interface RollRow {
  readonly unit: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly quantity: string;
  readonly amount: string;
}

/** `count` lines at a unit, 106.43 a mu, each with a person of its own. */
export const rollRows = (unit: string, count: number, seed = 1): RollRow[] =>
  syntheticPeople(seed, count, { on: "2026-01-01" }).map((person, index) => ({
    unit,
    name: person.name,
    identityNumber: person.identityNumber,
    quantity: `${index + 1}.00`,
    amount: (106.43 * (index + 1)).toFixed(2),
  }));

export const totalOf = (rows: readonly RollRow[]): string =>
  (rows.reduce((sum, row) => sum + Math.round(Number(row.amount) * 100), 0) / 100).toFixed(2);

export function rollCsv(rows: readonly RollRow[], total: string | null = totalOf(rows)): Uint8Array {
  const lines = [
    "序号,姓名,身份证号,一卡通号,村,补贴面积（亩）,补贴金额（元）,备注",
    ...rows.map((row, index) =>
      [
        index + 1,
        row.name,
        `\t${row.identityNumber}`,
        "\t6228480000000000000",
        row.unit,
        row.quantity,
        row.amount,
        "",
      ].join(),
    ),
    ...(total === null ? [] : [`合计,,,,,,${total},`]),
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}

export async function openBatch(
  client: Client,
  world: ApiWorld,
  input: {
    readonly program: string;
    readonly number?: number;
    readonly paidOn?: string | null;
    readonly year?: number;
  },
) {
  return client.mutate(
    "openBatch(input: $input)",
    "... on Batch { id departmentDueOn disclosures { id stage step } }",
    "$input: OpenBatchInput!",
    {
      input: {
        programId: world.street.programs.get(input.program),
        subsidyYear: input.year ?? 2026,
        number: input.number ?? 1,
        name: `第${input.number ?? 1}批`,
        paidOn: input.paidOn === undefined ? "2026-10-30" : input.paidOn,
        paymentWay: "社会保障卡",
      },
    },
  );
}

export const checkRoll = (
  client: Client,
  disclosureId: string,
  bytes: Uint8Array,
  choices = {},
  extra: Record<string, string> = {},
) =>
  client.send("POST", `/rolls/check?disclosure=${disclosureId}`, bytes, {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("清册.csv"),
    "x-unit-choices": encodeURIComponent(JSON.stringify(choices)),
    ...Object.fromEntries(Object.entries(extra).map(([name, text]) => [name, encodeURIComponent(text)])),
  });

/** What a screen showed of a disclosure; null: no edition yet. */
export type Shown = { readonly id: string; readonly revision: number } | null;

/** What a screen that is opened now shows. */
export const shownNow = (client: Client, disclosureId: string): Promise<Shown> =>
  client.db.edition.findFirst({ where: { disclosureId }, orderBy: { number: "desc" } });

export async function acceptRoll(
  client: Client,
  disclosureId: string,
  bytes: Uint8Array,
  digest: string,
  extra: Record<string, string> = {},
  seen?: Shown,
) {
  const shown = seen === undefined ? await shownNow(client, disclosureId) : seen;
  const query = new URLSearchParams({
    disclosure: disclosureId,
    digest,
    ...(shown === null ? {} : { edition: shown.id, revision: String(shown.revision) }),
  });
  return client.send("POST", `/rolls/accept?${query}`, bytes, {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("清册.csv"),
    "x-basis": encodeURIComponent("示例文件"),
    "x-rate-text": encodeURIComponent("106.43元/亩"),
    ...Object.fromEntries(Object.entries(extra).map(([name, text]) => [name, encodeURIComponent(text)])),
  });
}

export async function importRoll(
  client: Client,
  disclosureId: string,
  bytes: Uint8Array,
  extra: Record<string, string> = {},
): Promise<string> {
  const checked = await checkRoll(client, disclosureId, bytes);
  if (checked.status !== 200) throw new Error(JSON.stringify(checked.body));
  const { digest } = checked.body as { digest: string };
  const accepted = await acceptRoll(client, disclosureId, bytes, digest, extra);
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  return (accepted.body as { editionId: string }).editionId;
}

/**
 * A command on what the screen showed: an edition, in its present revision unless another was seen.
 * @param more further arguments of the mutation, by name, with their types
 */
export async function onShown(
  client: Client,
  mutation: string,
  id: string,
  editionId: string,
  more: Readonly<Record<string, readonly [type: string, value: unknown]>> = {},
  revision?: number,
) {
  const names = Object.keys(more);
  const edition = await client.db.edition.findUnique({ where: { id: editionId } });
  return client.mutate(
    `${mutation}(disclosureId: $id, expectedEditionId: $edition, expectedRevision: $revision${names.map((name) => `, ${name}: $${name}`).join("")})`,
    "... on Disclosure { id step latest { id state number revision } }",
    `$id: ID!, $edition: ID!, $revision: Int!${names.map((name) => `, $${name}: ${more[name]![0]}`).join("")}`,
    {
      id,
      edition: editionId,
      revision: revision ?? edition?.revision ?? 1,
      ...Object.fromEntries(names.map((name) => [name, more[name]![1]])),
    },
  );
}

export const submit = (
  client: Client,
  id: string,
  editionId: string,
  path = "FULL",
  reason: string | null = null,
  revision?: number,
) =>
  onShown(
    client,
    "submitDisclosure",
    id,
    editionId,
    { path: ["ReviewPath!", path], reason: ["String", reason] },
    revision,
  );

export const explainTotal = (
  client: Client,
  id: string,
  editionId: string,
  explanation: string,
  controlTotalFen: number | null = null,
  revision?: number,
) =>
  onShown(
    client,
    "explainTotal",
    id,
    editionId,
    { explanation: ["String", explanation], controlTotalFen: ["Fen", controlTotalFen] },
    revision,
  );

export interface ReviewOptions {
  readonly step?: string;
  readonly round?: number;
  readonly checks?: readonly string[];
  readonly secrecy?: "PROACTIVE" | "ON_REQUEST" | "NOT_PUBLIC";
  readonly secrecyReason?: string;
  readonly proofRead?: boolean;
  readonly fieldReasons?: readonly { readonly field: string; readonly reason: string }[];
}

/** One reviewer's act, everything ticked; at the first step of the first round unless told. */
export const review = (
  client: Client,
  id: string,
  editionId: string,
  verdict: "APPROVED" | "RETURNED" = "APPROVED",
  comment: string | null = null,
  options: ReviewOptions = {},
  revision?: number,
) =>
  onShown(
    client,
    "reviewDisclosure",
    id,
    editionId,
    {
      input: [
        "ReviewInput!",
        { step: "FIRST", round: 1, checks: REVIEW_CHECKS, proofRead: true, ...options, verdict, comment },
      ],
    },
    revision,
  );

/** All steps of the default review, each by its own reviewer; throws what is refused. */
export async function approve(world: ApiWorld, id: string, editionId: string, round = 1): Promise<void> {
  const acts: readonly (readonly [PersonName, ReviewOptions])[] = [
    ["黄初审", { step: "FIRST" }],
    ["何复审", { step: "SECOND" }],
    ["林终审", { step: "FINAL" }],
    ["郭保密", { step: "SECRECY", secrecy: "PROACTIVE" }],
  ];
  for (const [name, options] of acts) {
    const done = await review(await world.as(name), id, editionId, "APPROVED", null, { ...options, round });
    if (done.refused) throw new Error(`${name}: ${done.refused}`);
  }
}

export const release = (client: Client, id: string, editionId: string, revision?: number) =>
  onShown(client, "releaseDisclosure", id, editionId, {}, revision);

/** From the open batch to released notices. */
export async function publish(
  world: ApiWorld,
  disclosureId: string,
  bytes: Uint8Array,
  options: { readonly editor?: PersonName; readonly changeReason?: string } = {},
): Promise<string> {
  const editor = await world.as(options.editor ?? "农经办");
  const extra: Record<string, string> =
    options.changeReason === undefined ? {} : { "x-change-reason": options.changeReason };
  const editionId = await importRoll(editor, disclosureId, bytes, extra);
  const submitted = await submit(editor, disclosureId, editionId);
  if (submitted.refused) throw new Error(submitted.refused);
  await approve(world, disclosureId, editionId);
  const released = await release(await world.as("吴专员"), disclosureId, editionId);
  if (released.refused) throw new Error(released.refused);
  return editionId;
}

/** The id of a unit's notice of an edition. */
export async function noticeOf(world: ApiWorld, unit: string, editionId: string): Promise<string> {
  const row = await world.db.notice.findFirstOrThrow({
    where: { editionId, obligation: { unitId: world.unit(unit) } },
  });
  return row.id;
}

export const makeSheets = (client: Client, noticeIds: readonly string[], kind: "SINGLE" | "GATHERED" = "SINGLE") =>
  client.mutate(
    "makeSheets(input: $input)",
    "... on SheetList { pdfPath sheets { id code number pdfPath entries { current notice { id } } } }",
    "$input: MakeSheetsInput!",
    { input: { kind, paper: "A4", noticeIds } },
  );

export const putPhoto = (client: Client, bytes: Uint8Array, sha256 = sha256Of(bytes)) =>
  client.send("PUT", `/photos/${sha256}`, bytes, { "content-type": "image/jpeg" });

let pictures = 0;

/** A picture of a board with a sheet of this code on it (none: an empty board); every one is another picture. */
export const boardPicture = (code: string | null) =>
  demoBoardPhoto({
    title: "公开表",
    unitName: "示例经联社",
    lines: ["一", "二"],
    codeUrl: code === null ? null : `${PUBLIC_URL}/s/${code}`,
    date: "2026-11-05",
    stamp: true,
    seed: (pictures += 1),
  });

export interface PostOptions {
  readonly id?: string;
  readonly unit?: string;
  readonly code?: string | null;
  readonly claimedCodes?: readonly string[];
  readonly noticeIds?: readonly string[];
  readonly noCodeReason?: string | null;
  readonly hangDate?: string;
  readonly hangDateReason?: string | null;
  readonly phoneTime?: string;
  readonly withCrop?: boolean;
  readonly picture?: Awaited<ReturnType<typeof boardPicture>>;
  readonly channel?: string;
  readonly alsoTold?: readonly { readonly channel: string; readonly toldOn?: string }[];
}

/** Takes a photo of the board and posts it as the phone does. */
export async function postPhoto(world: ApiWorld, client: Client, options: PostOptions) {
  const picture = options.picture ?? (await boardPicture(options.code ?? null));
  await putPhoto(client, picture.photo);
  const crops =
    picture.crop && picture.place && options.withCrop !== false
      ? [{ sha256: sha256Of(picture.crop), ...picture.place }]
      : [];
  if (picture.crop && crops.length > 0) await putPhoto(client, picture.crop);
  const now = world.clock.now();
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return post(client, {
    id: options.id ?? newUuid(),
    unitId: world.unit(options.unit ?? "示例一经联社"),
    channel: options.channel ?? "VILLAGE_BOARD",
    photoSha256: sha256Of(picture.photo),
    crops,
    codes: options.claimedCodes ?? (options.code ? [options.code] : []),
    noticeIds: options.noticeIds ?? [],
    noCodeReason: options.noCodeReason ?? null,
    hangDate: options.hangDate ?? today,
    hangDateReason: options.hangDateReason ?? null,
    phoneTime: options.phoneTime ?? (options.hangDate ? `${options.hangDate}T10:00:00+08:00` : now.toISOString()),
    ...(options.alsoTold === undefined ? {} : { alsoTold: options.alsoTold }),
  });
}

export const post = (client: Client, input: Record<string, unknown>) =>
  client.mutate(
    "postNotices(input: $input)",
    `... on PostingReceipt { repeated receivedAt posting { id state hangDate provenByCode unprovenBecause
      notices { proof notice { id step hungOn } } } }`,
    "$input: PostNoticesInput!",
    { input },
  );

export const confirm = (client: Client, postingId: string) =>
  client.mutate("confirmPosting(postingId: $id)", "... on Posting { id state }", "$id: ID!", { id: postingId });

export const sendBack = (client: Client, postingId: string, kind: "PHOTO" | "UNTRUE" = "PHOTO", reason = "看不清") =>
  client.mutate(
    "returnPosting(postingId: $id, kind: $kind, reason: $reason)",
    "... on Posting { id state returnReason }",
    "$id: ID!, $kind: ReturnKind!, $reason: String!",
    { id: postingId, kind, reason },
  );

/** One cell of the coverage, as the office sees it. */
export async function cell(world: ApiWorld, unit: string, disclosureId: string, year = 2026) {
  const office = await world.as("吴专员");
  const { coverage } = await office.query(
    `query($id: ID!, $year: Int!) { coverage(subdistrictId: $id, year: $year) {
      cells { unitId disclosureId step onTime finished blame isZero dueOn daysLate editionNumber } } }`,
    { id: world.unit("示例街道"), year },
  );
  return coverage.cells.find(
    (each: { unitId: string; disclosureId: string }) =>
      each.unitId === world.unit(unit) && each.disclosureId === disclosureId,
  );
}

/** One sentence of a story, as the API gives it before it is worded. */
export interface Told {
  readonly kind: string;
  readonly who: string | null;
  readonly count: number;
  readonly parts: readonly { readonly key: string; readonly values: Record<string, unknown> }[];
  readonly because: { readonly values: { readonly text: string } } | null;
}

/** What a story tells, sentence after sentence. */
export async function storyOf(
  client: Client,
  subjectType: "notice" | "disclosure",
  subjectId: string,
): Promise<Told[]> {
  const { story } = await client.query(
    `query($type: String!, $id: ID!) { story(subjectType: $type, subjectId: $id) { chapters { sentences {
      kind who count parts { key values } because { values } } } } }`,
    { type: subjectType, id: subjectId },
  );
  return story.chapters.flatMap(({ sentences }: { sentences: Told[] }) => sentences);
}
