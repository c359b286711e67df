import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { tokenHashOf } from "../identity/viewer";
import { newId } from "../new-id";
import type { PushSender } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

/** What a browser hands out for one device, in base64url. */
export interface DeviceAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** An uncompressed point of P-256, and sixteen random bytes. */
const P256DH = /^B[A-Za-z0-9_-]{86}$/;
const AUTH = /^[A-Za-z0-9_-]{22}$/;

/**
 * The signed-in person asks that this device be told what waits for her; it ends with the session. A device that asked
 * before, for whomever, is told for her now. Refusals: SIGNED_OUT, INVALID_INPUT, PUSH_SERVICE_UNKNOWN.
 */
export async function subscribePush(
  deps: CommandDeps & { readonly push: PushSender },
  actor: Actor,
  sessionToken: string | null,
  device: DeviceAddress,
): Promise<Result<true>> {
  const { viewer } = actor;
  if (viewer === null || sessionToken === null) return refuse("SIGNED_OUT");
  if (!P256DH.test(device.p256dh)) return refuse("INVALID_INPUT", {}, "p256dh");
  if (!AUTH.test(device.auth)) return refuse("INVALID_INPUT", {}, "auth");
  if (!deps.push.accepts(device.endpoint)) return refuse("PUSH_SERVICE_UNKNOWN", {}, "endpoint");
  const { endpoint, p256dh, auth } = device;
  return runCommand<true>(deps, actor, async (tx, now) => {
    const session = await tx.session.findUnique({ where: { tokenHash: tokenHashOf(sessionToken) } });
    if (session === null) return refuse("SIGNED_OUT");
    const whose = { personId: viewer.personId, sessionId: session.id, p256dh, auth };
    const known = await tx.pushSubscription.findUnique({ where: { endpoint } });
    if (known?.personId === viewer.personId && known.sessionId === session.id && known.p256dh === p256dh)
      return ok({ value: true, trace: "REPEATED" });
    await tx.pushSubscription.upsert({
      where: { endpoint },
      create: { id: newId(), endpoint, ...whose, createdAt: now, returnsUntil: now },
      update: { ...whose, returnsUntil: now, toldOn: null },
    });
    return ok({
      value: true,
      trace: [{ kind: "push.subscribed", as: null, unitId: null, subjectType: "person", subjectId: viewer.personId }],
    });
  });
}

/** This device is told no more. One that never was is no error. Refusals: SIGNED_OUT. */
export async function unsubscribePush(deps: CommandDeps, actor: Actor, endpoint: string): Promise<Result<true>> {
  const { viewer } = actor;
  if (viewer === null) return refuse("SIGNED_OUT");
  return runCommand<true>(deps, actor, async (tx) => {
    const { count } = await tx.pushSubscription.deleteMany({ where: { endpoint, personId: viewer.personId } });
    if (count === 0) return ok({ value: true, trace: "REPEATED" });
    return ok({
      value: true,
      trace: [{ kind: "push.unsubscribed", as: null, unitId: null, subjectType: "person", subjectId: viewer.personId }],
    });
  });
}
