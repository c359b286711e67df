import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { VersionedKeys } from "./adapters/installation-keys";
import { PUSH_SERVICES } from "./adapters/push-services";

/** The repository's folder: this file and its bundle (dist/main.mjs) lie equally deep in it. */
export const projectRoot = resolve(fileURLToPath(new URL("../../..", import.meta.url)));

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** What the codes on paper encode: an origin, without a slash at the end. */
  readonly publicUrl: string;
  /** A PostgreSQL server of the operator's; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Whether the demo world is made on first start. */
  readonly demo: boolean;
  /** Keys of hashes and seals, with their versions; null: those beside the data. */
  readonly hashKeys: VersionedKeys | null;
  /** Keys of the stored files, with their versions; null: those beside the data. */
  readonly encryptionKeys: VersionedKeys | null;
  /** Whether the API answers the operations of its own app alone, or any. */
  readonly operations: "own" | "any";
  /** Where messages to devices may go; see `createPushSender`. */
  readonly pushServices: readonly string[];
  readonly logLevel: "debug" | "info" | "warn" | "error";
  readonly dev: boolean;
}

/** All that is wrong with the environment, so that it can be mended in one go. */
export class ConfigFaults extends Error {
  override readonly name = "ConfigFaults";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** `2:0123…`: a version and 32 bytes. */
const VERSIONED_KEY = /^([1-9]\d{0,5}):([0-9a-f]{64})$/u;

const onOff = z.enum(["on", "off"], { error: 'must be "on" or "off"' });

const versionedKeys = z
  .string()
  .refine((text) => text.split(",").every((entry) => VERSIONED_KEY.test(entry.trim())), {
    error: "must be like 1:<64 hexadecimal digits>, the old and the new with commas between them",
  })
  .transform((text) =>
    text.split(",").map((entry) => {
      const [, version, key] = VERSIONED_KEY.exec(entry.trim())!;
      return { version: Number(version), key: key! };
    }),
  )
  .refine((keys) => new Set(keys.map(({ version }) => version)).size === keys.length, {
    error: "must not have a version twice",
  });

const environment = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: "must be an address or a host name" })
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a number" })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, { error: "must be from 1 to 65535" })
    .default(3000),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: z.string().refine(isOrigin, { error: "must be like https://example.org, without a path" }).optional(),
  DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), { error: "must be like postgresql://…" })
    .optional(),
  HASH_KEYS: versionedKeys.optional(),
  ENCRYPTION_KEYS: versionedKeys.optional(),
  GONGSHI_DEMO: onOff.default("on"),
  GRAPHQL_OPERATIONS: z.enum(["own", "any"], { error: 'must be "own" or "any"' }).optional(),
  PUSH_SERVICES: z
    .string()
    .transform((text) => text.split(",").map((entry) => entry.trim()))
    .refine((entries) => entries.every((entry) => /^(\.?[a-z0-9.-]+|https?:\/\/[a-z0-9.:-]+)$/.test(entry)), {
      error: "must be hosts or origins, with commas between them",
    })
    .default([...PUSH_SERVICES]),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: 'must be "debug", "info", "warn" or "error"' })
    .default("warn"),
});

/** Reads the environment, once. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, options: { dev: boolean }): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const read = environment.safeParse(set);
  if (!read.success) {
    throw new ConfigFaults(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const value = read.data;
  return Object.freeze({
    host: value.HOST,
    port: value.PORT,
    dataDir: isAbsolute(value.DATA_DIR) ? value.DATA_DIR : resolve(projectRoot, value.DATA_DIR),
    publicUrl: value.PUBLIC_URL === undefined ? localAddress(value.HOST, value.PORT) : new URL(value.PUBLIC_URL).origin,
    databaseUrl: value.DATABASE_URL ?? null,
    demo: value.GONGSHI_DEMO === "on",
    hashKeys: value.HASH_KEYS ?? null,
    encryptionKeys: value.ENCRYPTION_KEYS ?? null,
    // A demo is there to be looked into; sources have no list.
    operations: options.dev ? "any" : (value.GRAPHQL_OPERATIONS ?? (value.GONGSHI_DEMO === "on" ? "any" : "own")),
    pushServices: value.PUSH_SERVICES,
    logLevel: value.LOG_LEVEL,
    dev: options.dev,
  });
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const bare =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  return bare && (url.protocol === "http:" || url.protocol === "https:");
}

/** The address to print and to open: one that listens everywhere is reached by this machine's own name. */
export function localAddress(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}
