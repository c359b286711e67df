/** Builds what the rest needs: the one place that knows which adapter stands behind which port. */
import { join } from "node:path";
import { schema } from "@gongshi/schema/schema";
import type { Context, Services } from "@gongshi/schema/context";
import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import type { Db } from "@gongshi/usecases/db";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { createAnchorLog } from "./adapters/anchor-log";
import { createFileStore } from "./adapters/file-store";
import { createFormPrinter } from "./adapters/form-printer";
import { openKeyring } from "./adapters/keyring";
import { passwordHasher } from "./adapters/password-hasher";
import { createPartStore } from "./adapters/part-store";
import { createPhotoReader } from "./adapters/photo-reader";
import { createPushSender, openPushKeys } from "./adapters/push-sender";
import { createSharePainter } from "./adapters/share-painter";
import { readPlanFile } from "./adapters/plan-file";
import { rollFile } from "./adapters/roll-file";
import { createRollSpool } from "./adapters/roll-spool";
import { rollWriter } from "./adapters/roll-writer";
import { createSheetPrinter } from "./adapters/sheet-printer";
import { openVault } from "./adapters/vault";
import type { Config } from "./config";
import { archiveDoor } from "./http/archive-door";
import { confirmDoor } from "./http/confirm-door";
import { formDoor } from "./http/form-door";
import type { GraphqlParts } from "./http/graphql";
import type { SignedIn } from "./http/next-pages";
import { readOwnOperations } from "./http/own-operations-only";
import { photoDoor } from "./http/photo-door";
import { planDoor } from "./http/plan-door";
import { actorOf, requestSession } from "./http/request-actor";
import { rollDoor } from "./http/roll-door";
import { rollUploadDoor } from "./http/roll-upload-door";
import { shareDoor } from "./http/share-door";
import { sheetDoor } from "./http/sheet-door";
import { ALL_JOBS } from "./jobs/all-jobs";
import { JobLocks } from "./jobs/job-locks";
import { createJobRunner } from "./jobs/job-runner";
import { createRollReader } from "./jobs/roll-reader";
import { openDemo } from "./launcher/open-demo";

export interface Composition {
  readonly graphql: GraphqlParts<Context>;
  readonly doors: readonly FastifyPluginAsync[];
  viewerFor(request: FastifyRequest): Promise<SignedIn | null>;
  /** What is done once the database is migrated and before anybody is served; returns lines to print. */
  prepare(): Promise<readonly string[]>;
  /** Starts what the server does by itself. */
  startJobs(): void;
  /** Ends what it started (workers, watchers), before the database goes. */
  close(): Promise<void>;
}

export async function compose(parts: {
  readonly config: Config;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly say: (line: string) => void;
}): Promise<Composition> {
  const { config, db } = parts;
  const hash = await openKeyring(config.dataDir, config.hashKeys);
  const encryption = await openVault(config.dataDir, config.encryptionKeys);
  const { keyring } = hash;
  const { vault } = encryption;
  const services: Services = {
    db,
    clock: () => new Date(),
    files: createFileStore(join(config.dataDir, "files"), vault),
    parts: createPartStore(join(config.dataDir, "uploads"), vault),
    photos: createPhotoReader(),
    plans: { read: readPlanFile },
    rolls: rollFile,
    rollWriter,
    rollSpool: createRollSpool(join(config.dataDir, "rolls"), vault),
    rollReader: createRollReader({
      databaseUrl: parts.databaseUrl,
      dataDir: config.dataDir,
      hashKeys: hash.keys,
      encryptionKeys: encryption.keys,
    }),
    printer: createSheetPrinter(),
    forms: createFormPrinter(),
    passwords: passwordHasher,
    keyring,
    anchors: createAnchorLog(config.dataDir),
    push: createPushSender({
      keys: await openPushKeys(config.dataDir),
      publicUrl: config.publicUrl,
      services: config.pushServices,
    }),
    sharePainter: createSharePainter(),
    publicUrl: config.publicUrl,
  };
  const locks = new JobLocks(parts.databaseUrl);
  const jobs = createJobRunner({ jobs: ALL_JOBS, services, locks, say: parts.say });
  return {
    graphql: {
      ...graphqlOf(services),
      operations: config.operations === "own" ? await readOwnOperations(config.dataDir) : null,
    },
    doors: doorsOf(services),
    viewerFor: async (request) => {
      const { viewer } = await actorOf(request, services);
      return viewer === null ? null : { id: viewer.personId };
    },
    prepare: async () => {
      await sealEarlier(services);
      return [
        ...(hash.madeNow || encryption.madeNow ? [backUpKeys(config.dataDir)] : []),
        ...(await openDemo(config, services)),
      ];
    },
    startJobs: () => jobs.start(),
    close: () => jobs.stop(),
  };
}

const backUpKeys = (dataDir: string): string =>
  `Keys were made in ${join(dataDir, "keys")}. Back that folder up now, and apart from the data: ` +
  "without it photos and copies cannot be read again, nor recipients found.";

/** The API over these services; tests hand in services with a clock of their own. */
export const graphqlOf = (services: Services): GraphqlParts<Context> => ({
  schema,
  contextFor: async (request, reply) => ({
    services,
    actor: await actorOf(request, services),
    session: requestSession(request, reply, services.publicUrl),
  }),
});

/** What is neither GraphQL nor a page. */
export const doorsOf = (services: Services): readonly FastifyPluginAsync[] =>
  [photoDoor, sheetDoor, formDoor, archiveDoor, rollDoor, rollUploadDoor, planDoor, shareDoor, confirmDoor].map(
    (door) => async (app) => door(app, services),
  );
