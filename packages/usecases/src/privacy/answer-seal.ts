import { timingSafeEqual } from "node:crypto";
import { fromHex, hexOf } from "../hex";
import type { Keyring } from "../ports";
import type { AskingPerson } from "./asking-person";

const textOf = (queryId: string, { name, identityNumber }: AskingPerson): string =>
  JSON.stringify([queryId, name, identityNumber]);

/** A seal (hex) over an entry of the register and whom it was about, of whom the register itself keeps nothing. */
export const sealOfAnswer = (keyring: Keyring, queryId: string, person: AskingPerson): string =>
  hexOf(keyring.hmac(keyring.currentVersion, "answer", textOf(queryId, person)));

/** Whether the entry was about this person; keys may have been changed since. */
export function isSealed(keyring: Keyring, queryId: string, person: AskingPerson, seal: string): boolean {
  const given = fromHex(seal);
  return keyring.versions.some((version) => {
    const own = Buffer.from(keyring.hmac(version, "answer", textOf(queryId, person)));
    return own.length === given.length && timingSafeEqual(own, given);
  });
}
