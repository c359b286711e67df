import { checkProgramSettings } from "@gongshi/domain/program/settings";
import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, subdistrictTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { insertProgram } from "./insert-program";
import { readSettingTexts } from "./read-settings";

export interface CreateProgramInput {
  readonly subdistrictId: string;
  /** Whose program it is; who sends the rolls. */
  readonly departmentId: string;
  /** Short and lasting, such as GDDL; programs are listed in its order. */
  readonly code: string;
  readonly settings: ProgramSettings;
  /** On what ground it is set up. */
  readonly reason: string;
}

const CODE = /^[A-Za-z0-9-]{1,20}$/;

/**
 * A new program with its first version, in force at once. Refusals: NOT_ALLOWED, NOT_FOUND (department), INVALID_INPUT
 * (code), ALREADY_EXISTS (code), NAME_TAKEN, SETTINGS_WRONG (fault, with the setting as field), REASON_REQUIRED, those of
 * free texts.
 */
export async function createProgram(
  deps: CommandDeps,
  actor: Actor,
  input: CreateProgramInput,
): Promise<Result<string>> {
  const role = allowed(actor.viewer, "createProgram", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  const code = input.code.trim().toUpperCase();
  if (!CODE.test(code)) return refuse("INVALID_INPUT", {}, "code");
  return runCommand(deps, actor, async (tx, now) => {
    const department = await tx.unit.findFirst({
      where: {
        id: input.departmentId,
        subdistrictId: input.subdistrictId,
        kind: { in: ["DEPARTMENT", "INSTITUTION", "SUBDISTRICT"] },
        endedOn: null,
      },
    });
    if (department === null) return refuse("NOT_FOUND", {}, "departmentId");
    const known = await knownNumbers(deps, tx, actor, input.subdistrictId);
    const reason = readFreeText("settingReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    const texts = readSettingTexts(input.settings, known);
    if (!texts.ok) return texts;
    const checked = checkProgramSettings(texts.value);
    if (!checked.ok) return refuse("SETTINGS_WRONG", { fault: checked.fault }, checked.setting);
    await oneAtATime(tx, "programs", input.subdistrictId);
    const same = await tx.program.findFirst({
      where: { subdistrictId: input.subdistrictId, OR: [{ code }, { name: checked.value.name }] },
      select: { code: true },
    });
    if (same !== null)
      return same.code === code ? refuse("ALREADY_EXISTS", {}, "code") : refuse("NAME_TAKEN", {}, "name");
    const id = await insertProgram(
      tx,
      now,
      { ...checked.value, code, subdistrictId: input.subdistrictId, departmentId: department.id },
      { personId: actor.viewer!.personId, reason: reason.value },
    );
    return ok({
      value: id,
      trace: [
        {
          kind: "program.created",
          as: role.value,
          unitId: department.id,
          subjectType: "program",
          subjectId: id,
          reason: reason.value,
          data: { code, name: checked.value.name, grade: checked.value.grade },
        },
      ],
    });
  });
}
