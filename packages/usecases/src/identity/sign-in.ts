import { randomBytes } from "node:crypto";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { PasswordHasher } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { plainPhone } from "./new-person";
import { enterTry, phoneHashOf } from "./sign-in-tries";
import { loadViewer, tokenHashOf } from "./viewer";

const SESSION_DAYS = 30;

export interface SignedIn {
  readonly viewer: Viewer;
  /** For the cookie; it is never stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

interface Deps extends CommandDeps {
  readonly passwords: PasswordHasher;
}

/** A hash of no password: an unknown phone number takes as long to refuse as a wrong password. */
let dummyHash: Promise<string> | undefined;

/**
 * Phone number and password for a session of 30 days. Ten wrong tries for one number, or a hundred from one address, within
 * 15 minutes close it for that long. Refusals: WRONG_CREDENTIALS (never which of the two), TOO_MANY_TRIES.
 */
export async function signIn(
  deps: Deps,
  actor: Actor,
  input: { readonly phone: string; readonly password: string; readonly userAgent: string | null },
): Promise<Result<SignedIn>> {
  const phone = plainPhone(input.phone);
  const phoneHash = phoneHashOf(phone);
  const entered = await enterTry(deps.db, { phoneHash, ip: actor.ip, at: deps.clock() });
  if (!entered.ok) return entered;

  const person = await deps.db.person.findUnique({ where: { phone } });
  dummyHash ??= deps.passwords.hash(randomBytes(12).toString("base64url"));
  const matches = await deps.passwords.verify(person?.passwordHash ?? (await dummyHash), input.password);
  const viewer = person === null || !matches ? null : await loadViewer(deps.db, person.id, deps.clock());
  if (viewer === null) {
    await runCommand(deps, actor, async () =>
      ok({
        value: null,
        trace: [
          {
            kind: "person.sign-in-refused",
            as: null,
            unitId: null,
            subjectType: "person",
            subjectId: phoneHash,
          },
        ],
      }),
    );
    return refuse("WRONG_CREDENTIALS");
  }

  const token = randomBytes(32).toString("base64url");
  return runCommand(deps, { ...actor, viewer }, async (tx, now) => {
    const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
    await tx.signInTry.deleteMany({ where: { phoneHash } });
    await tx.session.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.session.create({
      data: {
        tokenHash: tokenHashOf(token),
        personId: viewer.personId,
        createdAt: now,
        lastUsedAt: now,
        expiresAt,
        userAgent: input.userAgent?.slice(0, 300) ?? null,
      },
    });
    return ok({
      value: { viewer, token, expiresAt },
      trace: [{ kind: "person.signed-in", as: null, unitId: null, subjectType: "person", subjectId: viewer.personId }],
    });
  });
}

/** Ends the session of this token; ending one that is gone already is no error. */
export async function signOut(deps: CommandDeps, actor: Actor, token: string): Promise<Result<true>> {
  return runCommand<true>(deps, actor, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { tokenHash: tokenHashOf(token) } });
    if (count === 0 || actor.viewer === null) return ok({ value: true, trace: "REPEATED" });
    return ok({
      value: true,
      trace: [
        {
          kind: "person.signed-out",
          as: null,
          unitId: null,
          subjectType: "person",
          subjectId: actor.viewer.personId,
        },
      ],
    });
  });
}
