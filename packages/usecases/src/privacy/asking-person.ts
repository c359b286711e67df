import { checkIdentityNumber } from "@gongshi/domain/privacy/identity-number";
import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";

/** Whom somebody at the counter is, by the card. */
export interface AskingPerson {
  readonly name: string;
  /** Whole: it is hashed, and kept nowhere. */
  readonly identityNumber: string;
}

const LONGEST_NAME = 60;

/** Name and number as they are hashed. Refusal: INVALID_INPUT (name, identityNumber). */
export function readPerson(input: AskingPerson): Result<AskingPerson> {
  const name = normaliseName(input.name);
  if (name === "" || name.length > LONGEST_NAME) return refuse("INVALID_INPUT", {}, "name");
  const checked = checkIdentityNumber(input.identityNumber);
  return checked.ok
    ? ok({ name, identityNumber: checked.number })
    : refuse("INVALID_INPUT", { fault: checked.fault }, "identityNumber");
}
