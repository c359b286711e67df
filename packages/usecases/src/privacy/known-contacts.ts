import { contactNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { Db } from "../db";
import type { Tx } from "../run-command";

/** Digits of the telephones that a subdistrict publishes itself: those of its units, and the line for supervision. */
export async function knownContacts(db: Pick<Db | Tx, "unit">, subdistrictId: string): Promise<ReadonlySet<string>> {
  const units = await db.unit.findMany({
    where: { subdistrictId, OR: [{ phone: { not: null } }, { supervisionPhone: { not: null } }] },
    select: { phone: true, supervisionPhone: true },
  });
  return new Set(units.flatMap((unit) => contactNumbers(`${unit.phone ?? ""}；${unit.supervisionPhone ?? ""}`)));
}
