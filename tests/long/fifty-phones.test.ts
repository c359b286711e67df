import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runningEmbeddedUrl } from "../../apps/api/src/launcher/embedded-postgres";
import { durableFirst } from "../../apps/web/src/outbox/durable-first";
import type { PostingInput } from "../../apps/web/src/outbox/entry";
import { exclusiveLock } from "../../apps/web/src/outbox/exclusively";
import { memoryStore } from "../../apps/web/src/outbox/memory-store";
import { Outbox } from "../../apps/web/src/outbox/outbox";
import { DOCUMENTS, type HttpAnswer } from "../../apps/web/src/outbox/post-office";
import { readPostingAnswer } from "../../apps/web/src/outbox/read-answer";
import type { PostOffice } from "../../apps/web/src/outbox/send-entry";
import { sendPhoto } from "../../apps/web/src/outbox/send-photo";
import { demoBoardPhoto } from "../../prisma/seed/demo-photo";
import { sha256Of } from "../support/api-world";
import { postgresProcesses, ServerProcess } from "../support/server-process";

// What a street's evening looks like: everybody comes home to a signal at once. The phones are the app's own outbox, each
// with a session of its own, against one server as `npm start` runs it. Time and memory are printed, not asserted:
// docs/reliability.md has what they were.

const PHONES = 50;
const PHOTOS_EACH = 3;

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gongshi-fifty-"));
  server = await ServerProcess.ready({ dataDir, env: { GONGSHI_DEMO: "on" } });
});

afterAll(async () => {
  await server?.end();
  await rm(dataDir, { recursive: true, force: true });
});

/** A browser as far as the server can tell: it sends its cookie, and says where it comes from. */
class Session {
  #cookie = "";

  async send(path: string, init: RequestInit): Promise<HttpAnswer> {
    const answer = await fetch(server.url + path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie: this.#cookie, origin: server.url },
    }).catch(() => null);
    if (answer === null) return null;
    this.#cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? this.#cookie;
    return { status: answer.status, body: await answer.json().catch(() => null) };
  }

  async ask(query: string, variables: object = {}): Promise<any> {
    const answer = await this.send("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return (answer?.body as { data?: unknown } | null)?.data;
  }

  async signIn(phone: string, password: string): Promise<this> {
    const query =
      "mutation ($phone: String!, $password: String!) { signIn(phone: $phone, password: $password) { __typename } }";
    const { signIn } = await this.ask(query, { phone, password });
    expect(signIn.__typename).not.toBe("Refusal");
    return this;
  }
}

const officeOf = (session: Session): PostOffice => ({
  putPhoto: (sha256, bytes) =>
    sendPhoto(sha256, bytes, (name, piece, range) =>
      session.send(`/photos/${name}`, {
        method: "PUT",
        headers: { "content-type": "image/jpeg", "content-range": range },
        body: piece,
      }),
    ),
  postNotices: async (input) =>
    readPostingAnswer(
      await session.send("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: DOCUMENTS.post, variables: { input } }),
      }),
      input,
    ),
  decide: () => Promise.reject(new Error("these phones only post")),
  tell: () => Promise.reject(new Error("these phones only post")),
  takeBack: () => Promise.reject(new Error("these phones only post")),
  takeDown: () => Promise.reject(new Error("these phones only post")),
});

test(`${PHONES} phones post ${PHOTOS_EACH} photos each at once, and every one is received`, async () => {
  const people = JSON.parse(readFileSync(join(dataDir, "demo-people.json"), "utf8")) as {
    name: string;
    phone: string;
    password: string;
  }[];
  const as = (name: string): Promise<Session> => {
    const { phone, password } = people.find((person) => person.name === name)!;
    return new Session().signIn(phone, password);
  };
  const { viewer } = await (await as("梁文员")).ask("{ viewer { appointments { unit { id } } } }");
  const unitId: string = viewer.appointments[0].unit.id;
  const { sheets } = await (
    await as("梁文员")
  ).ask(`{ sheets(unitId: "${unitId}") { code entries { notice { actions } } } }`);
  const { code } = (sheets as { code: string; entries: { notice: { actions: string[] } }[] }[]).find(({ entries }) =>
    entries.every(({ notice }) => notice.actions.includes("POST")),
  )!;

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const administrator = await as("苏管理");
  const sessions: Session[] = [];
  for (let number = 0; number < PHONES; number += 1) {
    const phone = `139100000${String(number).padStart(2, "0")}`;
    const password = `fifty phones ${number} at once`;
    const { appoint } = await administrator.ask(
      "mutation ($input: AppointInput!) { appoint(input: $input) { __typename ... on Refusal { code } } }",
      { input: { name: `示例文员${number}`, phone, password, role: "CLERK", unitId, startsOn: today } },
    );
    expect(appoint).toEqual({ __typename: "Appointment" });
    sessions.push(await new Session().signIn(phone, password));
  }

  const outboxes = await Promise.all(
    sessions.map(async (session, number) => {
      const outbox = new Outbox(`phone ${number}`, {
        store: durableFirst(memoryStore()),
        office: officeOf(session),
        exclusively: exclusiveLock(undefined),
        now: Date.now,
        announce: () => undefined,
      });
      for (let each = 0; each < PHOTOS_EACH; each += 1) {
        const { input, bytes } = await posting(unitId, code, today, number * PHOTOS_EACH + each);
        await outbox.add({ kind: "posting", id: input.id, unitName: "", titles: [], input }, bytes, true);
      }
      return outbox;
    }),
  );
  const sent = outboxes.flatMap((outbox) => outbox.snapshot().entries.map(({ id }) => id));
  const total = outboxes.length * PHOTOS_EACH;

  const began = Date.now();
  await Promise.all(outboxes.map(untilReceived));
  const seconds = (Date.now() - began) / 1000;

  const memory = [server.pid, ...postgresProcesses(dataDir)].map(peakMegabytes);
  console.log(
    `${PHONES} phones, ${total} postings: ${seconds.toFixed(1)} s; at most ${Math.round(memory[0]!)} MB in the server ` +
      `and ${Math.round(memory.slice(1).reduce((sum, each) => sum + each, 0))} MB in ${memory.length - 1} processes of PostgreSQL`,
  );
  expect(sent).toHaveLength(PHONES * PHOTOS_EACH);
  expect(await countOnServer(sent)).toBe(PHONES * PHOTOS_EACH);
});

/** As a page that stays open: after trouble it comes back, at the latest when the outbox says. */
async function untilReceived(outbox: Outbox): Promise<void> {
  while (outbox.snapshot().entries.some(({ state }) => state.kind !== "received")) {
    const wakeUp = await outbox.flush(true);
    const refused = outbox
      .snapshot()
      .entries.find(({ state }) => state.kind === "refused" || state.kind === "needs-you");
    if (refused !== undefined) throw new Error(JSON.stringify(refused.state));
    if (wakeUp !== null) await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function posting(unitId: string, code: string, today: string, seed: number) {
  const { photo, crop, place } = await demoBoardPhoto({
    title: "公开表",
    unitName: "示例经联社",
    lines: ["一", "二"],
    codeUrl: `${server.url}/s/${code}`,
    date: today,
    stamp: true,
    seed: 50_000 + seed,
  });
  const files = [photo, crop!];
  const input: PostingInput = {
    id: randomUUID(),
    unitId,
    channel: "VILLAGE_BOARD",
    photoSha256: sha256Of(photo),
    crops: [{ sha256: sha256Of(crop!), ...place! }],
    codes: [code],
    hangDate: today,
    phoneTime: new Date().toISOString(),
  };
  return { input, bytes: new Map(files.map((file) => [sha256Of(file), new Uint8Array(file).buffer])) };
}

async function countOnServer(ids: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: runningEmbeddedUrl(dataDir)! });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from posting where id = any($1::uuid[])",
      [ids],
    );
    return rows[0]!.count;
  } finally {
    await client.end();
  }
}

/** The most memory that the process has had, shared pages included; 0 where the system does not say. */
function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
