import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { PrismaClient } from "./generated/client/client";

export type Db = PrismaClient;

export interface DbOptions {
  /** Connections kept open at most; default 10. */
  readonly max?: number;
  /** Told when an idle connection breaks (the server went away); the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** The one way to a database: a Prisma client over node-postgres. `$disconnect()` closes its pool. */
export function createDb(connection: string | PoolConfig, options: DbOptions = {}): Db {
  const config: PoolConfig = typeof connection === "string" ? { connectionString: connection } : connection;
  const lost = options.onConnectionLost ?? (() => undefined);
  const adapter = new PrismaPg({ max: options.max ?? 10, ...config }, { onPoolError: lost, onConnectionError: lost });
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}
