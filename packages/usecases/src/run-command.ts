import type { Role, Viewer } from "@gongshi/domain/access/viewer";
import type { Refusal, Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { appendTrace } from "./audit/append-trace";
import type { AuditKind, SubjectType } from "./audit/kinds";
import type { Db } from "./db";
import type { Prisma } from "./generated/client/client";
import type { Clock, Keyring } from "./ports";

export type Tx = Prisma.TransactionClient;

/** Who asks, and from where; `viewer` is null for the installation itself (first start, seed). */
export interface Actor {
  readonly viewer: Viewer | null;
  readonly ip: string | null;
}

/** What the server does by itself, when its time has come; such commands have audit kinds of their own. */
export const BY_ITSELF: Actor = { viewer: null, ip: null };

/** One entry of the trace. `data` says what changed; never a recipient's name, identity number, card or phone. */
export interface TraceEntry {
  readonly kind: AuditKind;
  readonly as: Role | null;
  readonly unitId: string | null;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly reason?: string | null;
  readonly data?: Prisma.InputJsonObject;
}

/** What every command needs: the database, the time, and the keys that seal the trace. */
export interface CommandDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly keyring: Keyring;
}

/** What a command gives back: its value and its trace. A harmless repeat writes no second entry. */
export interface Done<T> {
  readonly value: T;
  readonly trace: readonly [TraceEntry, ...TraceEntry[]] | "REPEATED";
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/**
 * The one way to change anything: facts, change and trace in one transaction. A refusal undoes whatever was written.
 * @param work loads under the transaction, decides, writes; `now` is the clock's one reading for the whole command
 */
export async function runCommand<T>(
  deps: CommandDeps,
  actor: Actor,
  work: (tx: Tx, now: Date) => Promise<Result<Done<T>>>,
  options: { readonly timeoutMs?: number } = {},
): Promise<Result<T>> {
  const now = deps.clock();
  try {
    return await deps.db.$transaction(
      async (tx) => {
        const result = await work(tx, now);
        if (!result.ok) throw new Refused(result.refusal);
        const { value, trace } = result.value;
        if (trace !== "REPEATED")
          await appendTrace(
            tx,
            deps.keyring,
            trace.map((entry) => ({
              at: now,
              kind: entry.kind,
              actorId: actor.viewer?.personId ?? null,
              actorRole: entry.as,
              unitId: entry.unitId,
              subjectType: entry.subjectType,
              subjectId: entry.subjectId,
              reason: entry.reason ?? null,
              data: entry.data ?? {},
              ip: actor.ip,
            })),
          );
        return ok(value);
      },
      { timeout: options.timeoutMs ?? 15_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
