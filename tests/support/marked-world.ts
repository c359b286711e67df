import { utils, write } from "@e965/xlsx";
import type { Target } from "@gongshi/domain/access/may";
import { mayInSubdistrict } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { checkDigit } from "@gongshi/domain/privacy/identity-number";
import { newId } from "@gongshi/usecases/new-id";
import { readUploads } from "@gongshi/usecases/roll/read-uploads";
import { inspectZip, unpackEntry } from "../../apps/api/src/adapters/zip-guard";
import { apiWorld } from "./api-world";
import type { ApiWorld } from "./api-world";
import { askedWith, refuseCorrection, showCard, takeCorrection } from "./correction-steps";
import { demoStatement } from "./demo-statement";
import { changeScope, must, withdraw } from "./publication-steps";
import { machineSecrets, whoMay } from "./secrets";
import type { Secret } from "./secrets";
import { zipOf } from "./zip";
import {
  approve,
  boardPicture,
  explainTotal,
  importRoll,
  makeSheets,
  noticeOf,
  onShown,
  openBatch,
  postPhoto,
  release,
  review,
  sendBack,
  submit,
} from "./steps";

export interface MarkedWorld {
  readonly world: ApiWorld;
  readonly secrets: readonly Secret[];
  /** What there is to ask for, by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** What has been drawn into pictures: nobody can read that out of their bytes. */
  readonly painted: string[];
}

const identity = (birth: string, sequence: number): string => {
  const body = `449900${birth}${String(sequence).padStart(3, "0")}`;
  return `${body}${checkDigit(body)}`;
};

let sequence = 100;
interface Person {
  readonly name: string;
  readonly number: string;
}
const person = (name: string, birth = "19600101"): Person => ({ name, number: identity(birth, (sequence += 1)) });

const CARD = "6228480402564890018";
const PHONE = "13611112222";
/** Names that stand nowhere else. */
const ADULTS = ["司马验一", "上官验二", "诸葛验三"].map((name) => person(name));

/** A roll with everything in it that people leave in rolls. */
function markedRoll(unit: string, people: readonly Person[], options: { readonly child?: Person } = {}): Uint8Array {
  const rows: (string | number)[][] = [
    ["序号", "姓名", "身份证号", "一卡通号", "联系电话", "村", "补贴面积（亩）", "补贴金额（元）", "备注"],
    ...[...people, ...(options.child === undefined ? [] : [options.child])].map(({ name, number }, index) => [
      index + 1,
      name,
      number,
      CARD,
      PHONE,
      unit,
      1,
      106.43,
      "密语备注，打13622223333",
    ]),
    [people.length + 2, "夏侯拒收", "123", CARD, PHONE, unit, 1, 106.43, ""],
  ];
  const sheet = utils.aoa_to_sheet(rows);
  sheet["!rows"] = [];
  sheet["!rows"][people.length] = { hidden: true };
  sheet["B2"]!.c = [{ a: "密语批注人", t: "密语批注：13633334444" }];
  const aside = utils.aoa_to_sheet([["密语隐表", identity("19700101", 7), CARD]]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "清册");
  utils.book_append_sheet(book, aside, "旧底册");
  book.Workbook = { Sheets: [{ name: "清册" }, { name: "旧底册", Hidden: 1 }] };
  book.Props = { Author: "密语作者", Comments: "密语属性" };
  const written = write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
  return withEntries(written, [{ name: "xl/media/image1.jpeg", data: jpegSaying("密语图片，打13655556666") }]);
}

/** A zip file with more in it. */
function withEntries(file: Buffer, more: readonly { name: string; data: Buffer }[]): Uint8Array {
  const zip = inspectZip(file);
  if (!zip.ok) throw new Error(zip.unreadable);
  const there = zip.entries.map((entry) => ({ name: entry.name, data: unpackEntry(file, entry)! }));
  return new Uint8Array(zipOf([...there, ...more]));
}

/** The start of a JPEG that says something in its EXIF. */
function jpegSaying(text: string): Buffer {
  const body = Buffer.from(`Exif\0\0${text}`);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]), body, Buffer.from([0xff, 0xd9])]);
}

/** A plan as a text document, with what people leave in one beside its table. */
function markedPlan(): Buffer {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr>`;
  const table = [row("一、甲", ""), row("（一）乙", ""), row("1.丙", "司法所牵头")].join("");
  const deleted = "<w:p><w:del><w:r><w:delText>密语删去的话</w:delText></w:r></w:del></w:p>";
  const part = (name: string, xml: string) => ({ name, data: Buffer.from(xml) });
  return zipOf([
    part(
      "word/document.xml",
      `<w:document xmlns:w="w"><w:body>${paragraph("示例街道2026年工作要点")}<w:tbl>${table}</w:tbl>${deleted}</w:body></w:document>`,
    ),
    part(
      "word/comments.xml",
      `<w:comments xmlns:w="w"><w:comment>${paragraph("密语文档批注")}</w:comment></w:comments>`,
    ),
    part("docProps/core.xml", `<cp:p xmlns:cp="c" xmlns:dc="d"><dc:creator>密语文档作者</dc:creator></cp:p>`),
    { name: "word/media/image1.jpeg", data: jpegSaying("密语文档图片") },
  ]);
}

/** A street where something secret stands in every place where something secret could stand. */
export async function markedWorld(): Promise<MarkedWorld> {
  const world = await apiWorld("2026-11-02");
  const { db } = world;
  const target = async (name: string): Promise<Target> => {
    const { id, parentId, subdistrictId } = await db.unit.findUniqueOrThrow({ where: { id: world.unit(name) } });
    return { unitId: id, parentId, subdistrictId };
  };
  const village = await target("示例一经联社");
  const community = await target("甲社区");
  const farming = { ...(await target("农业农村局")), parentId: null };
  const service = { ...(await target("公共服务办公室")), parentId: null };
  const secrets: Secret[] = [];
  const secret = (what: string, text: string, ...seenBy: Secret["seenBy"]) => secrets.push({ what, text, seenBy });
  const works = whoMay("readLines", farming);
  const serves = whoMay("readLines", service);
  const onBoard = whoMay("readUnit", village);
  const onCommunityBoard = whoMay("readUnit", community);
  // What is said while a publication is worked on, of all who work on any in the street.
  const atWork = (viewer: Viewer | null) => mayInSubdistrict(viewer, "readSubdistrict", farming.subdistrictId);

  const editor = await world.as("农经办");
  const civil = await world.as("民经办");
  const office = await world.as("吴专员");
  const result = (opened: any): string =>
    opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
  const batch = async (number: number) => result(await openBatch(editor, world, { program: "LAND", number }));
  // The files are full of numbers: a reviewer answers for them in writing, or nothing would go out.
  const reviewer = await world.as("黄初审");
  const answerFor = async (id: string, edition: string) =>
    onShown(reviewer, "acceptNumbers", id, edition, { reason: ["String!", "密语担责理由"] });
  const fileName = { "x-file-name": "清册13644445555.xlsx" };
  const people = (...names: string[]) => names.map((name) => person(name));
  const named = (found: readonly Person[], ...seenBy: Secret["seenBy"]) =>
    found.forEach(({ name, number }) => {
      secret("name", name, ...seenBy);
      secret("identity", number);
    });

  // Public, with a masked list: what the internet sees is no whole name.
  const child = person("东郭小童", "20200105");
  const open = await batch(1);
  const edition = await importRoll(editor, open, markedRoll("示例一经联社", ADULTS, { child }), fileName);
  await must(explainTotal(editor, open, edition, "密语说明"));
  await must(answerFor(open, edition));
  await must(submit(editor, open, edition));
  await must(review(await world.as("黄初审"), open, edition, "RETURNED", "密语退回意见", { step: "FIRST" }));
  await must(submit(editor, open, edition));
  await must(review(await world.as("黄初审"), open, edition, "APPROVED", "密语审核意见", { step: "FIRST", round: 2 }));
  await must(review(await world.as("何复审"), open, edition, "APPROVED", null, { step: "SECOND", round: 2 }));
  await must(review(await world.as("林终审"), open, edition, "APPROVED", null, { step: "FINAL", round: 2 }));
  const secrecy = { step: "SECRECY", secrecy: "PROACTIVE", secrecyReason: "密语保密理由", round: 2 } as const;
  await must(review(await world.as("郭保密"), open, edition, "APPROVED", null, secrecy));
  await must(release(office, open, edition));
  named(ADULTS, works, onBoard);
  named([child], works);
  // The copy that is kept has the rows that were not read, too.
  secret("rejected row", "夏侯拒收", works, serves);
  for (const text of ["密语说明", "密语担责理由", "密语退回意见", "密语审核意见", "密语保密理由"])
    secret("words of the office", text, atWork);
  for (const text of ["密语备注", "密语批注", "密语隐表", "密语作者", "密语属性", "密语图片"])
    secret("left in the file", text);
  for (const text of [CARD, PHONE, "13622223333", "13633334444", "13644445555", "13655556666"]) secret("number", text);

  // A plan from a text document, and what reviewers answer for.
  const plan = await office.send("POST", `/plans/check?subdistrict=${world.unit("示例街道")}`, markedPlan(), {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("密语要点.docx"),
  });
  await must(
    office.mutate("importPlan(subdistrictId: $id, plan: $plan)", "... on Plan { id }", "$id: ID!, $plan: JSON", {
      id: world.unit("示例街道"),
      plan: (plan.body as { plan: unknown }).plan,
    }),
  );
  for (const text of ["密语删去的话", "密语文档批注", "密语文档作者", "密语文档图片", "密语要点"])
    secret("left in the file", text);
  await must(
    reviewer.mutate(
      "vouchForNumber(subdistrictId: $id, number: $number, reason: $reason)",
      "... on NumberLists { subdistrictId }",
      "$id: ID!, $number: String!, $reason: String!",
      { id: world.unit("示例街道"), number: "13666667777", reason: "密语保留理由" },
    ),
  );
  secret("number", "13666667777");
  secret("words of the office", "密语保留理由", (viewer) =>
    mayInSubdistrict(viewer, "readSubdistrict", world.unit("示例街道")),
  );

  // The paper, the photo, and what clerk and supervisor say to each other.
  const notice = await noticeOf(world, "示例一经联社", edition);
  const clerk = await world.as("梁文员");
  const sheet = (await makeSheets(clerk, [notice])).value.sheets[0];
  const posted = await postPhoto(world, clerk, {
    picture: await boardPicture(sheet.code),
    code: sheet.code,
    hangDate: "2026-11-02",
    hangDateReason: "密语日期说明",
    phoneTime: "2026-11-01T10:00:00+08:00",
  });
  const posting = posted.value.posting.id as string;
  await must(sendBack(await world.as("陈监督"), posting, "PHOTO", "密语补拍原因"));
  for (const text of ["密语日期说明", "密语补拍原因"]) secret("between clerk and supervisor", text, onBoard);

  // Corrected: the list that hung before.
  const corrected = await batch(2);
  const before = people("公孙旧版");
  const first = await importRoll(editor, corrected, markedRoll("示例一经联社", before));
  await must(answerFor(corrected, first));
  await must(submit(editor, corrected, first));
  await approve(world, corrected, first);
  await must(release(office, corrected, first));
  const replaced = await noticeOf(world, "示例一经联社", first);
  const second = await importRoll(editor, corrected, markedRoll("示例一经联社", people("公孙新版")), {
    "x-change-reason": "更正姓名",
  });
  await must(answerFor(corrected, second));
  await must(submit(editor, corrected, second));
  await approve(world, corrected, second);
  await must(release(office, corrected, second));
  named(before, works, onBoard);
  secret("name", "公孙新版", works, onBoard);

  // A draft, and one that was taken back.
  const draft = await batch(3);
  const drafted = people("慕容草稿");
  const draftEdition = await importRoll(editor, draft, markedRoll("示例一经联社", drafted));
  named(drafted, works);
  const preview = await editor.mutate(
    "makePreview(disclosureId: $id, expectedEditionId: $edition, forWhom: $forWhom)",
    "... on PreviewMade { address }",
    "$id: ID!, $edition: ID!, $forWhom: String!",
    { id: draft, edition: draftEdition, forWhom: "密语对象" },
  );
  secret("for whom a preview is", "密语对象", works);
  const gone = await batch(4);
  const taken = people("宇文撤回");
  const goneEdition = await importRoll(editor, gone, markedRoll("示例一经联社", taken));
  await must(answerFor(gone, goneEdition));
  await must(submit(editor, gone, goneEdition));
  await approve(world, gone, goneEdition);
  await must(release(office, gone, goneEdition));
  const goneNotice = await noticeOf(world, "示例一经联社", goneEdition);
  const goneSheet = (await makeSheets(clerk, [goneNotice])).value.sheets[0];
  await must(withdraw(office, gone, goneEdition));
  named(taken, works);

  // For the members alone: nothing of it off the board.
  const inner = await batch(5);
  const members = people("尉迟社员");
  await must(changeScope(office, inner, null, { audience: "UNIT_MEMBERS", profile: "NOTHING" }));
  const innerEdition = await importRoll(editor, inner, markedRoll("示例一经联社", members));
  await must(answerFor(inner, innerEdition));
  await must(submit(editor, inner, innerEdition));
  await approve(world, inner, innerEdition);
  await must(release(office, inner, innerEdition));
  named(members, works, onBoard);
  const innerNotice = await noticeOf(world, "示例一经联社", innerEdition);

  // A photo that nobody confirms: the office makes a link for the supervisor, who needs no account for it.
  const silentPosting = await postPhoto(world, clerk, {
    code: (await makeSheets(clerk, [innerNotice])).value.sheets[0].code,
    hangDate: "2026-11-02",
  });
  await db.posting.update({
    where: { id: silentPosting.value.posting.id },
    data: { receivedAt: new Date("2026-10-28T02:00:00Z") },
  });
  const link = await office.mutate(
    "makeConfirmLink(unitId: $unit, supervisorId: $person)",
    "... on ConfirmLink { url }",
    "$unit: ID!, $person: ID!",
    { unit: world.unit("示例一经联社"), person: world.street.people.get("陈监督") },
  );

  // Asked at the counter.
  await must(
    clerk.mutate("queryArchive(input: $input)", "... on ArchiveAnswer { queryId }", "$input: ArchiveQueryInput!", {
      input: {
        unitId: world.unit("示例一经联社"),
        kind: "OWN_DATA",
        name: ADULTS[0]!.name,
        identityNumber: ADULTS[0]!.number,
        reason: "密语查阅理由",
      },
    }),
  );
  secret("why somebody asked", "密语查阅理由", whoMay("readArchiveRegister", village));

  // Asks to have something corrected: one still waits, one was refused.
  const corrections: string[] = [];
  for (const [index, name] of ["濮阳求改", "澹台求改"].entries()) {
    const card = { name: ADULTS[index]!.name, identityNumber: ADULTS[index]!.number };
    const shown = (await showCard(clerk, world, "示例一经联社", card)).value;
    const found = { ...askedWith(shown, card), lineId: shown.lines[0].id };
    const said = { wrong: `密语求改说明${index}`, proof: `密语求改材料${index}` };
    const taken = await must(takeCorrection(clerk, found, { name, group: `密语求改组${index}` }, said));
    corrections.push(taken.value.id);
    const concerned = [whoMay("readCorrections", village), whoMay("readCorrections", farming)];
    secret("name", name, ...concerned);
    for (const text of [`密语求改组${index}`, said.wrong, said.proof])
      secret("asked for correction", text, ...concerned);
  }
  await must(refuseCorrection(office, corrections[1]!, "密语不改答复"));
  secret(
    "asked for correction",
    "密语不改答复",
    whoMay("readCorrections", village),
    whoMay("readCorrections", farming),
  );

  // Waits for its first review; and what was answered about a file's columns.
  const reviewed = await batch(7);
  const waitingForReview = people("长孙待审");
  const reviewedEdition = await importRoll(editor, reviewed, markedRoll("示例一经联社", waitingForReview));
  await must(answerFor(reviewed, reviewedEdition));
  await must(submit(editor, reviewed, reviewedEdition));
  named(waitingForReview, works);
  await db.rollMapping.create({
    data: {
      id: newId(),
      programId: world.street.programs.get("LAND")!,
      fingerprint: "0".repeat(64),
      layout: "A:姓名|B:密语列名",
      columns: {},
      answeredById: world.street.people.get("农经办")!,
      answeredAt: world.clock.now(),
    },
  });
  secret("a file's heading", "密语列名", works);

  // Sensitive, and what may not be told at all.
  const sensitive = result(await openBatch(civil, world, { program: "CIVIL" }));
  const poor = people("令狐低保");
  const poorEdition = await importRoll(civil, sensitive, markedRoll("甲社区", poor));
  await must(answerFor(sensitive, poorEdition));
  await must(submit(civil, sensitive, poorEdition));
  await approve(world, sensitive, poorEdition);
  await must(release(office, sensitive, poorEdition));
  named(poor, serves, onCommunityBoard);
  const poorNotice = await noticeOf(world, "甲社区", poorEdition);
  const silent = result(await openBatch(civil, world, { program: "CHILD" }));
  const orphans = [person("皇甫孤儿", "20190203")];
  await importRoll(civil, silent, markedRoll("示例街道", orphans));
  named(orphans, serves);

  // A long roll that waits for its department's decision, and a stage that was closed.
  const waiting = people("百里长册");
  const sent = await editor.send(
    "POST",
    `/rolls/uploads?disclosure=${await batch(6)}`,
    markedRoll("示例一经联社", waiting),
    {
      "content-type": "application/octet-stream",
      ...fileName,
    },
  );
  const upload = (sent.body as { id: string }).id;
  await readUploads(world.services, new AbortController().signal);
  named(waiting, works);
  const closing = newId();
  await db.stageClosing.create({
    data: {
      id: closing,
      editionId: edition,
      closedById: world.street.people.get("吴专员")!,
      closedAt: world.clock.now(),
      objectionCount: 0,
      statement: demoStatement(),
    },
  });

  secrets.push(...(await machineSecrets(db)));

  const painted: string[] = [];
  const { sharePainter } = world.services;
  Object.assign(world.services, {
    sharePainter: {
      paint: (...drawn: Parameters<typeof sharePainter.paint>) => {
        painted.push(JSON.stringify(drawn));
        return sharePainter.paint(...drawn);
      },
    },
  });

  const all = await db.disclosure.findMany({ select: { id: true } });
  return {
    world,
    painted,
    secrets: secrets.filter(
      ({ text, what }, index) => secrets.findIndex((one) => one.text === text && one.what === what) === index,
    ),
    ids: {
      notice: [notice, replaced, goneNotice, innerNotice, poorNotice],
      disclosure: [open, corrected, draft, gone, inner, reviewed, sensitive, silent],
      everyDisclosure: all.map(({ id }) => id),
      edition: (await db.edition.findMany({ select: { id: true } })).map(({ id }) => id),
      posting: [posting],
      obligation: (await db.obligation.findMany({ select: { id: true }, take: 6 })).map(({ id }) => id),
      sheet: [sheet.id, goneSheet.id],
      code: [sheet.code, goneSheet.code],
      photo: (await db.photo.findMany()).map(({ sha256 }) => sha256),
      closing: [closing],
      correction: corrections,
      upload: [upload],
      copy: (await db.rollImport.findMany()).map(({ id }) => id),
      token: [preview.value.address, link.value.url].map((address: string) => address.split("/").at(-1)!),
      plan: (await db.plan.findMany()).map(({ id }) => id),
      unit: [...world.street.units.values()],
      subdistrict: [world.unit("示例街道"), world.unit("邻近街道")],
      program: [...world.street.programs.values()],
    },
  };
}
