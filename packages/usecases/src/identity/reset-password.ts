import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { PasswordHasher } from "../ports";
import type { CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { checkPassword, plainPhone } from "./new-person";
import { phoneHashOf } from "./sign-in-tries";

/**
 * A new password for somebody who forgot theirs, given by whoever runs the installation. Every session of the person
 * ends, and wrong tries are forgotten. Returns the person's name. Refusals: NOT_FOUND, INVALID_INPUT on `password`.
 */
export async function resetPassword(
  deps: CommandDeps & { readonly passwords: PasswordHasher },
  input: { readonly phone: string; readonly password: string },
): Promise<Result<string>> {
  const password = checkPassword(input.password);
  if (!password.ok) return password;
  const passwordHash = await deps.passwords.hash(password.value);
  return runCommand<string>(deps, { viewer: null, ip: null }, async (tx) => {
    const phone = plainPhone(input.phone);
    const person = await tx.person.findFirst({ where: { phone, disabledAt: null } });
    if (person === null) return refuse("NOT_FOUND");
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { personId: person.id } });
    await tx.signInTry.deleteMany({ where: { phoneHash: phoneHashOf(phone) } });
    return ok({
      value: person.name,
      trace: [{ kind: "person.password-reset", as: null, unitId: null, subjectType: "person", subjectId: person.id }],
    });
  });
}
