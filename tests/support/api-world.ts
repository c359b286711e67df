import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Refusal } from "@gongshi/domain/refusal";
import { createDb } from "@gongshi/usecases/db";
import type { Db } from "@gongshi/usecases/db";
import type { Services } from "@gongshi/schema/context";
import type { FastifyInstance } from "fastify";
import { createAnchorLog } from "../../apps/api/src/adapters/anchor-log";
import { createFileStore } from "../../apps/api/src/adapters/file-store";
import { createFormPrinter } from "../../apps/api/src/adapters/form-printer";
import { openKeyring } from "../../apps/api/src/adapters/keyring";
import { passwordHasher } from "../../apps/api/src/adapters/password-hasher";
import { createPartStore } from "../../apps/api/src/adapters/part-store";
import { createPushSender, openPushKeys } from "../../apps/api/src/adapters/push-sender";
import { createSharePainter } from "../../apps/api/src/adapters/share-painter";
import { createPhotoReader } from "../../apps/api/src/adapters/photo-reader";
import { readPlanFile } from "../../apps/api/src/adapters/plan-file";
import { rollFile } from "../../apps/api/src/adapters/roll-file";
import { createRollSpool } from "../../apps/api/src/adapters/roll-spool";
import { rollWriter } from "../../apps/api/src/adapters/roll-writer";
import { createSheetPrinter } from "../../apps/api/src/adapters/sheet-printer";
import { openVault } from "../../apps/api/src/adapters/vault";
import { doorsOf, graphqlOf } from "../../apps/api/src/compose";
import { readConfig } from "../../apps/api/src/config";
import { actorOf } from "../../apps/api/src/http/request-actor";
import { createHttpServer } from "../../apps/api/src/http/server";
import { ALL_JOBS } from "../../apps/api/src/jobs/all-jobs";
import { JobLocks } from "../../apps/api/src/jobs/job-locks";
import { createJobRunner } from "../../apps/api/src/jobs/job-runner";
import { freshDatabase } from "./database";
import { tokenHashOf } from "@gongshi/usecases/identity/viewer";
import { readUpload } from "@gongshi/usecases/roll/read-upload";
import { PASSWORD, smallStreet } from "./small-street";
import type { PersonName, SmallStreet } from "./small-street";
import { TestClock } from "./test-clock";

export const PUBLIC_URL = "http://gongshi.test";

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** What one person's browser does: GraphQL and the other doors, with the cookie of that person. */
export class Client {
  constructor(
    readonly app: FastifyInstance,
    readonly cookie: string | null,
    /** What the steps look up where a screen would show it. */
    readonly db: Db,
  ) {}

  async send(
    method: "GET" | "PUT" | "POST",
    url: string,
    body?: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer<unknown> & { readonly bytes: Buffer; readonly headers: Record<string, unknown> }> {
    const response = await this.app.inject({
      method,
      url,
      ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      headers: { ...headers, ...(this.cookie === null ? {} : { cookie: this.cookie }) },
    });
    const json = String(response.headers["content-type"]).includes("json");
    return {
      status: response.statusCode,
      body: json ? response.json() : null,
      bytes: response.rawPayload,
      headers: response.headers,
    };
  }

  /** A query's data; throws with the first error's code, so that a forgotten refusal is seen. */
  async query<T = Record<string, any>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.graphql(query, variables);
    if (errors?.length) throw new Error(`${errors[0]!.extensions?.code}: ${errors[0]!.message}`);
    return data as T;
  }

  async graphql(query: string, variables: Record<string, unknown> = {}) {
    const payload = Buffer.from(JSON.stringify({ query, variables }));
    const { body } = await this.send("POST", "/graphql", payload, { "content-type": "application/json" });
    return body as { data: any; errors?: { message: string; extensions?: { code?: string } }[] };
  }

  /** The code with which a query is refused; null when it is answered. */
  async refusedQuery(query: string, variables: Record<string, unknown> = {}): Promise<string | null> {
    const { errors } = await this.graphql(query, variables);
    return errors?.[0]?.extensions?.code ?? null;
  }

  /**
   * Runs one mutation field; gives its payload, or the refusal.
   * @param selection of the payload type, e.g. `... on Batch { id }`
   */
  async mutate(
    call: string,
    selection: string,
    types: string,
    variables: Record<string, unknown>,
  ): Promise<{
    readonly value?: any;
    readonly refused?: Refusal["refused"];
    readonly details?: any;
    readonly field?: string;
  }> {
    const data = await this.query<{ result: any }>(
      `mutation(${types}) { result: ${call} { __typename ${selection} ... on Refusal { code details field } } }`,
      variables,
    );
    const { result } = data;
    return result.__typename === "Refusal"
      ? { refused: result.code, details: result.details, field: result.field }
      : { value: result };
  }
}

export interface ApiWorld {
  readonly app: FastifyInstance;
  readonly db: Db;
  readonly clock: TestClock;
  readonly services: Services;
  readonly street: SmallStreet;
  readonly anonymous: Client;
  /** Where long rolls lie until they are decided on. */
  readonly spoolFolder: string;
  /** Where another process finds the same data. */
  readonly env: { readonly DATABASE_URL: string; readonly DATA_DIR: string };
  as(name: PersonName): Promise<Client>;
  unit(name: string): string;
  /** One look of the server's own clock, at the time the test has set; gives what it said. */
  lookAtJobs(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A server over a database of its own, with a small street in it and a clock that the test moves. */
export async function apiWorld(
  day = "2026-11-02",
  options: {
    /** The origin of a push service that stands in for the browsers' own. */
    readonly pushService?: string;
  } = {},
): Promise<ApiWorld> {
  const database = await freshDatabase();
  const db = createDb(database.url, { max: 5 });
  const dataDir = await mkdtemp(join(tmpdir(), "gongshi-api-"));
  const clock = new TestClock(day);
  const { vault } = await openVault(dataDir);
  const services: Services = {
    db,
    clock: clock.now,
    files: createFileStore(join(dataDir, "files"), vault),
    parts: createPartStore(join(dataDir, "uploads"), vault),
    photos: createPhotoReader(),
    plans: { read: readPlanFile },
    rolls: rollFile,
    rollWriter,
    rollSpool: createRollSpool(join(dataDir, "rolls"), vault),
    // In the tests' own process, where its clock is; the process of its own has a test with the launcher.
    rollReader: { read: (id, signal) => readUpload(services, id, signal) },
    printer: createSheetPrinter(),
    forms: createFormPrinter(),
    passwords: passwordHasher,
    keyring: (await openKeyring(dataDir)).keyring,
    anchors: createAnchorLog(dataDir),
    push: createPushSender({
      keys: await openPushKeys(dataDir),
      publicUrl: PUBLIC_URL,
      services: [options.pushService ?? "push.example"],
    }),
    sharePainter: createSharePainter(),
    publicUrl: PUBLIC_URL,
  };
  const street = await smallStreet(services);
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL }, { dev: false });
  const server = await createHttpServer({
    config,
    ready: async () => true,
    viewerFor: async (request) => {
      const { viewer } = await actorOf(request, services);
      return viewer === null ? null : { id: viewer.personId };
    },
    graphql: graphqlOf(services),
    doors: doorsOf(services),
    pages: false,
  });
  await server.app.ready();
  const said: string[] = [];
  const locks = new JobLocks(database.url);
  const jobs = createJobRunner({ jobs: ALL_JOBS, services, locks, say: (line) => said.push(line) });
  const cookies = new Map<string, { cookie: string; until: number }>();
  const anonymous = new Client(server.app, null, db);
  return {
    app: server.app,
    db,
    clock,
    services,
    street,
    anonymous,
    spoolFolder: join(dataDir, "rolls"),
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir },
    as: async (name) => {
      const known = cookies.get(name);
      // Sessions end after 30 days, and are gone even when a test moves its clock back: then one signs in anew.
      if (known !== undefined && clock.now().getTime() < known.until && (await isAlive(db, known.cookie)))
        return new Client(server.app, known.cookie, db);
      const cookie = await signIn(server.app, street.phones.get(name)!, PASSWORD);
      if (cookie === null) throw new Error(`${name} could not sign in`);
      cookies.set(name, { cookie, until: clock.now().getTime() + 29 * 86_400_000 });
      return new Client(server.app, cookie, db);
    },
    unit: (name) => street.units.get(name)!,
    lookAtJobs: async () => {
      await jobs.lookAtAll();
      return said.splice(0);
    },
    close: async () => {
      await jobs.stop();
      await server.close();
      await db.$disconnect();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const isAlive = async (db: Db, cookie: string): Promise<boolean> =>
  (await db.session.count({ where: { tokenHash: tokenHashOf(cookie.split("=")[1]!) } })) > 0;

/** The session cookie of a sign-in, or null when it was refused. */
export async function signIn(app: FastifyInstance, phone: string, password: string): Promise<string | null> {
  const query = `mutation($phone: String!, $password: String!) {
    signIn(phone: $phone, password: $password) { __typename } }`;
  const response = await app.inject({
    method: "POST",
    url: "/graphql",
    headers: { "content-type": "application/json" },
    payload: { query, variables: { phone, password } },
  });
  const cookie = response.cookies.find(({ name }) => name === "gongshi_session");
  return cookie === undefined ? null : `${cookie.name}=${cookie.value}`;
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export const newUuid = (): string => randomUUID();
