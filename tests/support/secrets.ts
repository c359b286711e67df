import { may, mayInSubdistrict } from "@gongshi/domain/access/may";
import type { Operation, Target } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Db } from "@gongshi/usecases/db";

/** Something that must not be found but by those who may see it: nobody, or whoever passes one of these. */
export interface Secret {
  readonly what: string;
  /** Without white space, as it is looked for. */
  readonly text: string;
  readonly seenBy: readonly ((viewer: Viewer | null) => boolean)[];
}

export const mayCross = (viewer: Viewer | null, { seenBy }: Secret): boolean => seenBy.some((sees) => sees(viewer));

export const whoMay =
  (operation: Operation, at: Target) =>
  (viewer: Viewer | null): boolean =>
    may(viewer, operation, at);

/** What the machine itself keeps: telephones and passwords of staff, sessions, keyed hashes of recipients. */
export async function machineSecrets(db: Db): Promise<Secret[]> {
  const secrets: Secret[] = [];
  const secret = (what: string, text: string, ...seenBy: Secret["seenBy"]) => secrets.push({ what, text, seenBy });
  for (const { phone, passwordHash, appointments } of await db.person.findMany({
    include: { appointments: { include: { unit: true } } },
  })) {
    secret("password", passwordHash);
    const streets = [...new Set(appointments.map(({ unit }) => unit.subdistrictId))];
    const seenBy = streets.map((id) => (viewer: Viewer | null) => mayInSubdistrict(viewer, "readPeople", id));
    secret("staff's telephone", phone, ...seenBy);
  }
  const asked = await db.correctionRequest.findMany();
  const hashes = [
    ...(await db.paymentLine.findMany()).flatMap(({ identityHash, lookupHash }) => [identityHash, lookupHash]),
    ...asked.flatMap((each) => [each.identityHash, each.newIdentityHash, each.newLookupHash]),
  ];
  for (const hash of hashes)
    if (hash !== null)
      for (const encoding of ["hex", "base64", "base64url"] as const)
        secret("keyed hash", Buffer.from(hash).toString(encoding));
  for (const { tokenHash } of await db.session.findMany()) secret("session", tokenHash);
  return secrets;
}
