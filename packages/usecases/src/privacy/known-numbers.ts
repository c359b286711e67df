import { contactNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { Db } from "../db";
import { hexOf } from "../hex";
import type { Keyring } from "../ports";
import type { Actor, Tx } from "../run-command";

export type NumberLists = Pick<Db | Tx, "unit" | "contactNumber" | "vouchedNumber">;

/**
 * Numbers that a text or a file of this person may carry in a subdistrict: the telephones of its units, the line for
 * supervision, those on its list, and what a reviewer answers for in writing. Nobody's own word counts for their own text.
 */
export async function knownNumbers(
  { keyring }: { readonly keyring: Keyring },
  db: NumberLists,
  actor: Pick<Actor, "viewer">,
  subdistrictId: string,
): Promise<KnownNumbers> {
  const units = await db.unit.findMany({
    where: { subdistrictId, OR: [{ phone: { not: null } }, { supervisionPhone: { not: null } }] },
    select: { phone: true, supervisionPhone: true },
  });
  const listed = await db.contactNumber.findMany({
    where: { subdistrictId, removedAt: null },
    select: { number: true },
  });
  const words = await db.vouchedNumber.findMany({
    where: {
      subdistrictId,
      takenBackAt: null,
      ...(actor.viewer === null ? {} : { personId: { not: actor.viewer.personId } }),
    },
    select: { hashVersion: true, hash: true },
  });
  const contacts = contactNumbers(
    [
      ...units.flatMap((unit) => [unit.phone ?? "", unit.supervisionPhone ?? ""]),
      ...listed.map(({ number }) => number),
    ].join("；"),
  );
  const hashes = new Set(words.map(({ hashVersion, hash }) => `${hashVersion}:${hexOf(hash)}`));
  const versions = [...new Set(words.map(({ hashVersion }) => hashVersion))];
  return {
    [Symbol.iterator]: () => contacts[Symbol.iterator](),
    vouched: (digits) => versions.some((version) => hashes.has(`${version}:${numberHash(keyring, version, digits)}`)),
  };
}

/** The keyed hash (hex) by which a number is known again that somebody answers for. */
export const numberHash = (keyring: Keyring, version: number, digits: string): string =>
  hexOf(keyring.hmac(version, "number", digits));
