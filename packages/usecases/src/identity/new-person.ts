import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { newId } from "../new-id";
import type { Tx } from "../run-command";

const PHONE = /^1[3-9]\d{9}$/;
const LEAST_PASSWORD = 8;

export interface NewPerson {
  readonly name: string;
  /** A mainland mobile number; it is the sign-in name. */
  readonly phone: string;
  readonly password: string;
}

/** Checks what a person must have. Refusals: INVALID_INPUT naming the field. */
export function checkNewPerson(input: NewPerson): Result<NewPerson> {
  const name = input.name.trim();
  const phone = input.phone.replace(/[\s-]/g, "");
  if (name === "" || name.length > 40) return refuse("INVALID_INPUT", { max: 40 }, "name");
  if (!PHONE.test(phone)) return refuse("INVALID_INPUT", {}, "phone");
  if (input.password.length < LEAST_PASSWORD || input.password.length > 200)
    return refuse("INVALID_INPUT", { min: LEAST_PASSWORD }, "password");
  return ok({ name, phone, password: input.password });
}

/** Writes a checked person; the hash is made before the transaction, because it takes long on purpose. */
export async function insertPerson(
  tx: Tx,
  now: Date,
  person: { readonly name: string; readonly phone: string; readonly passwordHash: string },
): Promise<Result<string>> {
  if ((await tx.person.count({ where: { phone: person.phone } })) > 0) return refuse("NAME_TAKEN", {}, "phone");
  const id = newId();
  await tx.person.create({ data: { id, ...person, createdAt: now } });
  return ok(id);
}
