import type { APIRequestContext } from "@playwright/test";
import { request } from "@playwright/test";
import pg from "pg";
import { runningEmbeddedUrl } from "../../../apps/api/src/launcher/embedded-postgres";
import { demoRoll } from "../../../prisma/seed/demo-roll";
import type { RollPlan } from "../../../prisma/seed/demo-roll";
import { sheetUrl } from "../../../packages/domain/src/sheet/sheet-code";
import { demoBoardPhoto } from "../../../prisma/seed/demo-photo";
import { createHash, randomUUID } from "node:crypto";
import { demoPerson, site } from "./people";

/**
 * What a journey builds on, done through the API as the person would: its own batch, so that journeys do not meet in one. The
 * acts that a journey is about are done on the screens.
 */

export interface Prepared {
  readonly disclosureId: string;
  readonly batchName: string;
}

/** Somebody signed in: a page of hers, or what `person` gives. */
export interface Caller {
  readonly request: APIRequestContext;
}

const people = new Map<string, Promise<Caller>>();

/** A demo person signed in without a screen, once for all journeys of a file. */
export function person(name: string): Promise<Caller> {
  const signingIn = async (): Promise<Caller> => {
    const caller = { request: await request.newContext({ baseURL: site() }) };
    const { phone, password } = demoPerson(name);
    await ask(
      caller,
      `mutation($phone: String!, $password: String!) {
        result: signIn(phone: $phone, password: $password) { ... on Refusal { code details } } }`,
      { phone, password },
    );
    return caller;
  };
  const known = people.get(name) ?? signingIn();
  people.set(name, known);
  return known;
}

/** Data of a query or a mutation, as the person whose browser it is; throws what is refused. */
export async function ask(page: Caller, query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const answer = await page.request.post("/graphql", { data: { query, variables } });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  if (data.result?.code) throw new Error(`${data.result.code} ${JSON.stringify(data.result.details)}`);
  return data;
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A new batch of the rice program, with its roll imported as a draft. */
export async function draft(editor: Caller, number: number, batchName: string): Promise<Prepared> {
  const prepared = await opened(editor, number, batchName);
  await importRoll(editor, prepared.disclosureId, number, 12);
  return prepared;
}

/** A new batch of the rice program, paid today, that waits for its roll. */
export async function opened(editor: Caller, number: number, batchName: string): Promise<Prepared> {
  const { publicSubdistricts } = await ask(editor, "{ publicSubdistricts { id } }");
  const subdistrictId = publicSubdistricts[0].id;
  const { programs } = await ask(editor, "query($id: ID!) { programs(subdistrictId: $id) { id code } }", {
    id: subdistrictId,
  });
  const programId = programs.find((each: { code: string }) => each.code === "B-ZLBT").id;
  const { result } = await ask(
    editor,
    `mutation($input: OpenBatchInput!) { result: openBatch(input: $input) { __typename
      ... on Batch { disclosures { id } } ... on Refusal { code details } } }`,
    {
      input: {
        programId,
        subsidyYear: Number(today().slice(0, 4)),
        number,
        name: batchName,
        paidOn: today(),
        paymentWay: "财政统发至社会保障卡",
      },
    },
  );
  return { disclosureId: result.disclosures[0].id as string, batchName };
}

/** What a batch's roll is made from: its people are found again by it. */
export const rollPlan = (seed: number, count: number): RollPlan => ({
  seed,
  title: "种粮补贴清册",
  date: today(),
  units: [
    { name: "示例一经联社", count },
    { name: "示例二经联社", count: 5 },
  ],
  kind: "LAND",
  rateE4: 160_600,
});

export const rollOf = (seed: number, count: number) => demoRoll(rollPlan(seed, count));

async function importRoll(editor: Caller, disclosureId: string, seed: number, count: number): Promise<void> {
  const headers = {
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("清册.csv"),
    "x-unit-choices": encodeURIComponent("{}"),
    "x-basis": encodeURIComponent("实际种粮农民一次性补贴实施方案（示例文号）"),
    "x-rate-text": encodeURIComponent("16.06元/亩·造"),
  };
  const data = Buffer.from(rollOf(seed, count).csv);
  const checked = await editor.request.post(`/rolls/check?disclosure=${disclosureId}`, { headers, data });
  const { digest } = await checked.json();
  const accepted = await editor.request.post(`/rolls/accept?disclosure=${disclosureId}&digest=${digest}`, {
    headers,
    data,
  });
  if (!accepted.ok()) throw new Error(await accepted.text());
}

const LATEST = `query($id: ID!) { disclosure(id: $id) { latest { id revision state } } }`;
const shownArguments = "disclosureId: $id, expectedEditionId: $edition, expectedRevision: $revision";
const shownTypes = "$id: ID!, $edition: ID!, $revision: Int!";

async function shown(page: Caller, id: string) {
  const { disclosure } = await ask(page, LATEST, { id });
  return { id, edition: disclosure.latest.id, revision: disclosure.latest.revision };
}

export async function submit(editor: Caller, id: string, path = "FULL"): Promise<void> {
  const reason = path === "URGENT" ? "台风将至，须当天公开" : null;
  await ask(
    editor,
    `mutation(${shownTypes}, $path: ReviewPath!, $reason: String) {
      result: submitDisclosure(${shownArguments}, path: $path, reason: $reason) { ... on Refusal { code details } } }`,
    { ...(await shown(editor, id)), path, reason },
  );
}

/** All the steps that are open to her in this round, approved by a reviewer. */
export async function approve(
  reviewer: Caller,
  id: string,
  step: string,
  secrecy: string | null = null,
): Promise<void> {
  const { disclosure } = await ask(
    reviewer,
    "query($id: ID!) { disclosure(id: $id) { latest { progress { round } } } }",
    {
      id,
    },
  );
  await ask(
    reviewer,
    `mutation(${shownTypes}, $input: ReviewInput!) {
      result: reviewDisclosure(${shownArguments}, input: $input) { ... on Refusal { code details } } }`,
    {
      ...(await shown(reviewer, id)),
      input: {
        round: disclosure.latest.progress.round,
        step,
        verdict: "APPROVED",
        checks: ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"],
        proofRead: true,
        secrecy,
      },
    },
  );
}

export async function release(office: Caller, id: string): Promise<void> {
  await ask(
    office,
    `mutation(${shownTypes}) { result: releaseDisclosure(${shownArguments}) { ... on Refusal { code details } } }`,
    await shown(office, id),
  );
}

/** The three reviews one after the other, each by its own person; from a later one where the first are done. */
export async function approveAll(id: string, from: "FIRST" | "SECOND" = "FIRST"): Promise<void> {
  if (from === "FIRST") await approve(await person("黄初审"), id, "FIRST");
  await approve(await person("何复审"), id, "SECOND");
  await approve(await person("林终审"), id, "FINAL", "PROACTIVE");
}

/** A batch whose first edition is out. */
export async function released(number: number, batchName: string): Promise<Prepared> {
  const editor = await person("李经办");
  const prepared = await draft(editor, number, batchName);
  await submit(editor, prepared.disclosureId);
  await approveAll(prepared.disclosureId);
  await release(await person("吴专员"), prepared.disclosureId);
  return prepared;
}

/** 示例一经联社's notice of the newest edition that is out, and a sheet of it. */
export async function printed(clerk: Caller, id: string): Promise<{ noticeId: string; code: string }> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const unitId = viewer.appointments[0].unit.id;
  const { todo } = await ask(
    clerk,
    `query($unitId: ID!) { todo(unitId: $unitId) { overdue { id disclosureId } dueSoon { id disclosureId }
      toPost { id disclosureId } } }`,
    { unitId },
  );
  const notice = [...todo.overdue, ...todo.dueSoon, ...todo.toPost].find(
    (each: { disclosureId: string }) => each.disclosureId === id,
  );
  const { result } = await ask(
    clerk,
    `mutation($input: MakeSheetsInput!) { result: makeSheets(input: $input) {
      ... on SheetList { sheets { code } } ... on Refusal { code details } } }`,
    { input: { kind: "SINGLE", paper: "A4", noticeIds: [notice.id] } },
  );
  return { noticeId: notice.id, code: result.sheets[0].code };
}

/** Hangs the sheet: a photo of it is sent as the phone would. */
export async function hang(clerk: Caller, code: string): Promise<void> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id name } } } }");
  const { unit } = viewer.appointments[0];
  const picture = await demoBoardPhoto({
    title: "公开表",
    unitName: unit.name,
    lines: ["一", "二"],
    codeUrl: sheetUrl(site(), code),
    date: today(),
    stamp: true,
    seed: Math.floor(Math.random() * 1_000_000),
  });
  const put = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await clerk.request.put(`/photos/${sha256}`, {
      headers: { "content-type": "image/jpeg" },
      data: Buffer.from(bytes),
    });
    return sha256;
  };
  await ask(
    clerk,
    `mutation($input: PostNoticesInput!) { result: postNotices(input: $input) { ... on Refusal { code details } } }`,
    {
      input: {
        id: randomUUID(),
        unitId: unit.id,
        channel: "VILLAGE_BOARD",
        photoSha256: await put(picture.photo),
        crops: [{ sha256: await put(picture.crop!), ...picture.place! }],
        codes: [code],
        noticeIds: [],
        noCodeReason: null,
        hangDate: today(),
        hangDateReason: null,
        phoneTime: new Date().toISOString(),
      },
    },
  );
}

/** Moves an hour that was stored, since the running server's clock is the real one; its next look finds it. */
export async function moveHour(disclosureId: string, column: "scheduled_for" | "urgent_until"): Promise<void> {
  const client = new pg.Client({ connectionString: runningEmbeddedUrl(process.env["E2E_DATA_DIR"]!)! });
  await client.connect();
  try {
    await client.query(
      `update edition set ${column} = now() - interval '1 second' where disclosure_id = $1 and ${column} is not null`,
      [disclosureId],
    );
  } finally {
    await client.end();
  }
}
