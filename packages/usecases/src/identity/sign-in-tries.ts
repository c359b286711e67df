import { createHash } from "node:crypto";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Db } from "../db";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";

const WINDOW_MINUTES = 15;
/** Enough for somebody who is looking for the right one. */
const TRIES_A_NUMBER = 10;
/** Enough for the phones of a whole village behind one address. */
const TRIES_AN_ADDRESS = 100;

/** Behind a proxy that does not say who asks, everybody has the machine's own address: it says nothing of anybody. */
const OWN_ADDRESS = /^(?:::ffff:)?127\.|^::1$/;

/** What a number is counted, and traced, under: it may be nobody's, and need not be known to whoever reads a trace. */
export const phoneHashOf = (phone: string): string => createHash("sha256").update(`phone:${phone}`).digest("hex");

/**
 * Enters a try before its password is looked at, so that a hundred at once count as a hundred.
 * @returns the try's id. Refusal: TOO_MANY_TRIES, for the number or for the address it comes from.
 */
export function enterTry(
  db: Db,
  tried: { readonly phoneHash: string; readonly ip: string | null; readonly at: Date },
): Promise<Result<string>> {
  const ip = tried.ip === null || OWN_ADDRESS.test(tried.ip) ? null : tried.ip;
  const since = new Date(tried.at.getTime() - WINDOW_MINUTES * 60_000);
  return db.$transaction(async (tx) => {
    // Always in this order, or two could wait for each other.
    if (ip !== null) await oneAtATime(tx, "sign-in-address", ip);
    await oneAtATime(tx, "sign-in-number", tried.phoneHash);
    await tx.signInTry.deleteMany({ where: { at: { lt: since } } });
    const ofNumber = await tx.signInTry.count({ where: { phoneHash: tried.phoneHash } });
    const ofAddress = ip === null ? 0 : await tx.signInTry.count({ where: { ip } });
    if (ofNumber >= TRIES_A_NUMBER || ofAddress >= TRIES_AN_ADDRESS)
      return refuse("TOO_MANY_TRIES", { minutes: WINDOW_MINUTES });
    const id = newId();
    await tx.signInTry.create({ data: { id, phoneHash: tried.phoneHash, ip, at: tried.at } });
    return ok(id);
  });
}
