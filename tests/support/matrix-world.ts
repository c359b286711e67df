import { createHash, randomBytes } from "node:crypto";
import type { Whereabouts } from "@gongshi/domain/access/entrances";
import { may } from "@gongshi/domain/access/may";
import { ROLES } from "@gongshi/domain/access/viewer";
import type { Role, Viewer } from "@gongshi/domain/access/viewer";
import { loadViewer } from "@gongshi/usecases/identity/viewer";
import { newId } from "@gongshi/usecases/new-id";
import { readUploads } from "@gongshi/usecases/roll/read-uploads";
import { apiWorld, Client, newUuid, sha256Of } from "./api-world";
import type { ApiWorld } from "./api-world";
import { askedWith, showCard, takeCorrection } from "./correction-steps";
import { demoStatement } from "./demo-statement";
import { machineSecrets, whoMay } from "./secrets";
import type { Secret } from "./secrets";
import {
  boardPicture,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  putPhoto,
  rollCsv,
  rollRows,
  submit,
} from "./steps";
import type { RollRow } from "./steps";

/** Where a role is held at home, elsewhere in the street, and in another street. */
const PLACES: Readonly<Record<Role, readonly [home: string, aside: string]>> = {
  CLERK: ["示例一经联社", "示例二经联社"],
  SUPERVISOR: ["示例一经联社", "示例二经联社"],
  LIAISON: ["甲社区", "乙社区"],
  DEPARTMENT_EDITOR: ["农业农村局", "公共服务办公室"],
  FIRST_REVIEWER: ["示例街道", "公共服务办公室"],
  SECOND_REVIEWER: ["示例街道", "公共服务办公室"],
  FINAL_REVIEWER: ["示例街道", "公共服务办公室"],
  SECRECY_REVIEWER: ["示例街道", "公共服务办公室"],
  OFFICE: ["示例街道", "公共服务办公室"],
  AUDITOR: ["示例街道", "公共服务办公室"],
  ADMIN: ["示例街道", "公共服务办公室"],
};

/** Somebody who tries every door. */
export interface Caller {
  readonly label: string;
  readonly role: Role | null;
  readonly client: Client;
  readonly viewer: Viewer | null;
}

export interface MatrixWorld {
  readonly world: ApiWorld;
  readonly callers: readonly Caller[];
  readonly where: Whereabouts;
  /** Values that fit, by the name of an argument. */
  readonly fit: Readonly<Record<string, unknown>>;
  /** What must not be told to everybody. */
  readonly secrets: readonly Secret[];
}

const base64url = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** A street with something in every state that a door asks for, and everybody who might ask, at home and elsewhere. */
export async function matrixWorld(): Promise<MatrixWorld> {
  const world = await apiWorld("2026-11-02");
  const { db } = world;
  const editor = await world.as("农经办");
  const office = await world.as("吴专员");
  const result = (opened: any): string =>
    opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
  const batch = async (number: number) => openBatch(editor, world, { program: "LAND", number });

  const rolls = {
    released: marked("司马", rollRows("示例一经联社", 3)),
    draft: marked("上官", rollRows("示例一经联社", 4, 2)),
    reviewed: marked("诸葛", rollRows("示例一经联社", 4, 3)),
    waiting: marked("慕容", rollRows("示例一经联社", 2, 4)),
  };
  const first = await batch(1);
  const released = await publish(world, result(first), rollCsv(rolls.released));
  const notice = await noticeOf(world, "示例一经联社", released);
  const clerk = await world.as("梁文员");
  const sheet = (await makeSheets(clerk, [notice])).value.sheets[0];
  const posted = await postPhoto(world, clerk, { code: sheet.code });
  const picture = await boardPicture(sheet.code);
  await putPhoto(clerk, picture.photo);
  await putPhoto(clerk, picture.crop!);
  const told = await clerk.mutate(
    "tellNotices(input: $input)",
    "... on TellingReceipt { id }",
    "$input: TellNoticesInput!",
    {
      input: {
        id: newUuid(),
        unitId: world.unit("示例一经联社"),
        noticeIds: [notice],
        channel: "BROADCAST",
        toldOn: "2026-11-02",
      },
    },
  );
  await clerk.mutate("queryArchive(input: $input)", "... on ArchiveAnswer { queryId }", "$input: ArchiveQueryInput!", {
    input: {
      unitId: world.unit("示例一经联社"),
      kind: "ARCHIVE",
      name: rolls.released[0]!.name,
      identityNumber: rolls.released[0]!.identityNumber,
      reason: "社员查阅",
    },
  });
  const card = rollRows("示例一经联社", 1)[0]!;
  const shown = await showCard(clerk, world, "示例一经联社", card);
  const { queryId } = shown.value;
  const lineId = shown.value.lines[0].id;
  const asked = await takeCorrection(clerk, { ...askedWith(shown.value, card), lineId }, { quantityMilli: 1500 });
  // Silent for a day and more: a one-time link is offered.
  await db.posting.updateMany({ data: { receivedAt: new Date("2026-10-31T02:00:00Z") } });
  const posting = await db.posting.findUniqueOrThrow({ where: { id: posted.value.posting.id } });
  const copy = await db.rollImport.findFirstOrThrow({ where: { editionId: released } });
  const obligation = await db.notice.findUniqueOrThrow({ where: { id: notice } });
  const closing = await db.stageClosing.create({
    data: {
      id: newId(),
      editionId: released,
      closedById: world.street.people.get("吴专员")!,
      closedAt: world.clock.now(),
      objectionCount: 0,
      statement: demoStatement(),
    },
  });

  const second = await batch(2);
  const draft = await importRoll(editor, result(second), rollCsv(rolls.draft));
  const preview = await editor.mutate(
    "makePreview(disclosureId: $id, expectedEditionId: $edition, forWhom: $forWhom)",
    "... on PreviewMade { address disclosure { latest { previews { id } } } }",
    "$id: ID!, $edition: ID!, $forWhom: String!",
    { id: result(second), edition: draft, forWhom: "司法所" },
  );
  // Somebody's session, for those who may end it.
  await world.as("卢文员");
  const third = await batch(3);
  const reviewed = await importRoll(editor, result(third), rollCsv(rolls.reviewed));
  await submit(editor, result(third), reviewed);
  const fourth = await batch(4);
  const long = await editor.send("POST", `/rolls/uploads?disclosure=${result(fourth)}`, rollCsv(rolls.waiting), {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("长清册.csv"),
  });
  await readUploads(world.services, new AbortController().signal);

  const programId = world.street.programs.get("LAND")!;
  const mapping = await db.rollMapping.create({
    data: {
      id: newId(),
      programId,
      fingerprint: "0".repeat(64),
      layout: "姓名|金额",
      columns: {},
      answeredById: world.street.people.get("农经办")!,
      answeredAt: world.clock.now(),
    },
  });
  await office.mutate("importPlan(subdistrictId: $id, text: $text)", "... on Plan { id }", "$id: ID!, $text: String!", {
    id: world.unit("示例街道"),
    text: "示例街道2026年工作要点\n\t一、甲\n\t（一）乙\n\t1.丙\n\t司法所牵头\n",
  });
  const changed = await office.mutate(
    "changeProgram(input: $input)",
    "... on Program { versions { id standing } }",
    "$input: ChangeProgramInput!",
    {
      input: {
        programId,
        changes: { retentionYears: 12 },
        effectiveFrom: "2026-12-01",
        expectedVersion: 1,
        reason: "新规定",
      },
    },
  );

  const contact = await office.mutate(
    "addContactNumber(subdistrictId: $id, number: $number, label: $label)",
    "... on NumberLists { contacts { id } }",
    "$id: ID!, $number: String!, $label: String!",
    { id: world.unit("示例街道"), number: "0760-88007700", label: "咨询热线" },
  );
  const word = await (
    await world.as("黄初审")
  ).mutate(
    "vouchForNumber(subdistrictId: $id, number: $number, reason: $reason)",
    "... on NumberLists { vouched { id } }",
    "$id: ID!, $number: String!, $reason: String!",
    { id: world.unit("示例街道"), number: "13800138000", reason: "值班电话" },
  );
  if (changed.refused !== undefined) throw new Error(JSON.stringify(changed));

  const fit: Record<string, unknown> = {
    notice,
    obligation: obligation.obligationId,
    released,
    draft,
    reviewed,
    releasedDisclosure: result(first),
    draftDisclosure: result(second),
    reviewedDisclosure: result(third),
    emptyDisclosure: result(fourth),
    batchId: second.value.id,
    postingId: posting.id,
    tellingId: told.value.id,
    queryId,
    lineId,
    correctionId: asked.value.id,
    photo: posting.photoSha256,
    sheet: sheet.id,
    closing: closing.id,
    copy: copy.id,
    upload: (long.body as { id: string }).id,
    token: (preview.value.address as string).split("/").at(-1),
    previewId: preview.value.disclosure.latest.previews[0].id,
    plan: (await db.plan.findFirstOrThrow()).id,
    mapping: mapping.id,
    versionId: changed.value.versions.find(({ standing }: { standing: string }) => standing === "COMING").id,
    contactId: contact.value.contacts[0].id,
    wordId: word.value.vouched[0].id,
    programId,
    unitId: world.unit("示例一经联社"),
    subdistrictId: world.unit("示例街道"),
    departmentId: world.unit("农业农村局"),
    parentId: world.unit("甲社区"),
    code: sheet.code,
    appointmentId: (await db.appointment.findFirstOrThrow({ where: { role: "LIAISON" } })).id,
    personId: world.street.people.get("卢文员"),
    authorId: world.street.people.get("梁文员"),
    supervisorId: world.street.people.get("陈监督"),
    photoSha256: sha256Of(picture.photo),
    crops: [{ sha256: sha256Of(picture.crop!), ...picture.place! }],
    roll: rollCsv(rollRows("示例一经联社", 2, 9)),
    jpeg: (await boardPicture(null)).photo,
    year: 2026,
    identityNumber: rolls.released[0]!.identityNumber,
    recipient: rolls.released[0]!.name,
  };

  const target = async (name: string) => {
    const { id, parentId, subdistrictId } = await db.unit.findUniqueOrThrow({ where: { id: world.unit(name) } });
    return { unitId: id, parentId, subdistrictId };
  };
  const where = {
    unit: await target("示例一经联社"),
    department: { ...(await target("农业农村局")), parentId: null },
    subdistrict: await target("示例街道"),
  };
  const callers: Caller[] = [{ label: "anonymous", role: null, client: world.anonymous, viewer: null }];
  for (const role of ROLES)
    for (const [place, unit] of [
      ["at home", PLACES[role][0]],
      ["aside", PLACES[role][1]],
      ["abroad", "邻近街道"],
    ] as const) {
      const { cookie, personId } = await signedInAs(world, role, unit, callers.length);
      const viewer = await loadViewer(db, personId, world.clock.now());
      callers.push({ label: `${role} ${place}`, role, client: new Client(world.app, cookie, db), viewer });
    }

  // A paper of the counter is printed for whoever asked, with the seal of that answer.
  const recipient = { name: rolls.released[0]!.name, identityNumber: rolls.released[0]!.identityNumber };
  const answers: Record<string, { readonly queryId: string; readonly seal: string }> = {};
  for (const { label, client, viewer } of callers)
    if (may(viewer, "queryArchive", where.unit))
      answers[label] = (await showCard(client, world, "示例一经联社", recipient)).value;
  const others = (await showCard(clerk, world, "示例一经联社", recipient)).value;
  Object.assign(fit, { answers, othersAnswer: others });

  const paper = { print: async () => new Uint8Array(1) };
  Object.assign(world.services, {
    // What takes its time behind the doors has tests of its own.
    printer: paper,
    // What would be printed is there to be looked through.
    forms: { print: async (form: unknown) => new TextEncoder().encode(JSON.stringify(form)) },
    sharePainter: { paint: paper.print },
    passwords: { ...world.services.passwords, hash: async () => "hash" },
  });
  const works = whoMay("readLines", where.department);
  const onBoard = whoMay("readUnit", where.unit);
  const secrets: Secret[] = [
    ...(await machineSecrets(db)),
    ...Object.values(rolls).flatMap((rows) =>
      rows.flatMap(({ name, identityNumber }) => [
        { what: "identity", text: identityNumber, seenBy: [] },
        { what: "name", text: name, seenBy: rows === rolls.released ? [works, onBoard] : [works] },
      ]),
    ),
  ];
  return { world, callers, where, fit, secrets };
}

/** The same rows under names that stand nowhere else. */
const marked = (surname: string, rows: readonly RollRow[]): RollRow[] =>
  rows.map((row, index) => ({ ...row, name: `${surname}验${"甲乙丙丁"[index]!}` }));

async function signedInAs(world: ApiWorld, role: Role, unit: string, number: number) {
  const personId = newId();
  const now = world.clock.now();
  const token = randomBytes(32).toString("base64url");
  await world.db.person.create({
    data: {
      id: personId,
      name: "试探者",
      phone: `138000000${String(number).padStart(2, "0")}`,
      passwordHash: base64url(token),
      createdAt: now,
      appointments: {
        create: { id: newId(), role, unitId: world.unit(unit), startsOn: new Date("2020-01-01") },
      },
      sessions: {
        create: {
          tokenHash: createHash("sha256").update(token).digest("hex"),
          createdAt: now,
          lastUsedAt: now,
          expiresAt: new Date(now.getTime() + 86_400_000),
        },
      },
    },
  });
  return { personId, cookie: `gongshi_session=${token}` };
}
