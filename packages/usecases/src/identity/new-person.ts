import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
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

/** As people write it down, 138 0000-0000, to what is stored. */
export const plainPhone = (phone: string): string => phone.replace(/[\s-]/g, "");

/** Checks what a person must have. Refusals: INVALID_INPUT, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER, naming the field. */
export function checkNewPerson(input: NewPerson): Result<NewPerson> {
  const name = readFreeText("personName", "name", input.name, new Set());
  if (!name.ok) return name;
  const phone = checkPhone(input.phone);
  if (!phone.ok) return phone;
  const password = checkPassword(input.password);
  return password.ok ? ok({ name: name.value, phone: phone.value, password: password.value }) : password;
}

/** A mainland mobile number without its marks. Refusal: INVALID_INPUT on `phone`. */
export function checkPhone(text: string): Result<string> {
  const phone = plainPhone(text);
  return PHONE.test(phone) ? ok(phone) : refuse("INVALID_INPUT", {}, "phone");
}

/** Refusal: INVALID_INPUT on `password`. */
export const checkPassword = (password: string): Result<string> =>
  password.length < LEAST_PASSWORD || password.length > 200
    ? refuse("INVALID_INPUT", { min: LEAST_PASSWORD }, "password")
    : ok(password);

/** Writes a checked person; the hash is made before the transaction, because it takes long on purpose. */
export async function insertPerson(
  tx: Tx,
  now: Date,
  person: { readonly name: string; readonly phone: string; readonly passwordHash: string },
): Promise<Result<string>> {
  const id = newId();
  // Two who enter the same person at once are told apart by the database alone.
  const { count } = await tx.person.createMany({ skipDuplicates: true, data: [{ id, ...person, createdAt: now }] });
  return count === 0 ? refuse("NAME_TAKEN", {}, "phone") : ok(id);
}
