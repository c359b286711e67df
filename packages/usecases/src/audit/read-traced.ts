import { ok } from "@gongshi/domain/refusal";
import type { Actor, CommandDeps, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";

/** Reads personal data, and enters that in the trace, in one transaction: nothing is given that was not entered. */
export async function readTraced<T>(
  deps: CommandDeps,
  actor: Actor,
  entry: TraceEntry,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done = await runCommand<{ readonly read: T }>(deps, actor, async (tx) =>
    ok({ value: { read: await read(tx) }, trace: [entry] }),
  );
  if (!done.ok) throw new Error(done.refusal.refused); // nothing refuses here
  return done.value.read;
}
