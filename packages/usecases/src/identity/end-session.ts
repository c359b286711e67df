import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Role } from "@gongshi/domain/access/viewer";
import { allowed, subdistrictTarget } from "../allowed";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";

/**
 * Ends one session, say of a phone that is lost: one's own from another device, or somebody else's by the office or the
 * administrator. What the phone has not sent stays on it and goes on after the next sign-in. One that is gone already is
 * no error. Refusals: SIGNED_OUT, NOT_ALLOWED.
 */
export async function endSession(deps: CommandDeps, actor: Actor, sessionId: string): Promise<Result<true>> {
  if (actor.viewer === null) return refuse("SIGNED_OUT");
  return runCommand<true>(deps, actor, async (tx) => {
    const session = await tx.session.findUnique({ where: { id: sessionId } });
    if (session === null) return ok({ value: true, trace: "REPEATED" });
    return end(tx, actor, session.personId, { id: sessionId });
  });
}

/** Ends every session of a person. Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND. */
export async function endSessionsOf(deps: CommandDeps, actor: Actor, personId: string): Promise<Result<true>> {
  if (actor.viewer === null) return refuse("SIGNED_OUT");
  return runCommand<true>(deps, actor, async (tx) => {
    if ((await tx.person.count({ where: { id: personId } })) === 0) return refuse("NOT_FOUND");
    return end(tx, actor, personId, { personId });
  });
}

async function end(tx: Tx, actor: Actor, personId: string, which: { id: string } | { personId: string }) {
  const role = personId === actor.viewer?.personId ? ok(null) : await mayEnd(tx, actor, personId);
  if (!role.ok) return role;
  const { count } = await tx.session.deleteMany({ where: which });
  if (count === 0) return ok({ value: true as const, trace: "REPEATED" as const });
  const entry = {
    kind: "session.ended",
    as: role.value,
    unitId: null,
    subjectType: "person",
    subjectId: personId,
    data: { sessions: count },
  } as const;
  return ok({ value: true as const, trace: [entry] as const });
}

/** The role under which somebody else's sessions may be ended: in a subdistrict in which that person has worked. */
async function mayEnd(tx: Tx, actor: Actor, personId: string): Promise<Result<Role>> {
  const held = await tx.appointment.findMany({ where: { personId }, include: { unit: true } });
  for (const subdistrictId of new Set(held.map(({ unit }) => unit.subdistrictId))) {
    const role = allowed(actor.viewer, "endSessions", subdistrictTarget(subdistrictId));
    if (role.ok) return role;
  }
  return refuse("NOT_ALLOWED", { operation: "endSessions" });
}
