import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import { settingsOfRow } from "@gongshi/domain/program/settings";
import type { ProgramSettings, SettingName } from "@gongshi/domain/program/settings";
import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import type { FreeText } from "@gongshi/domain/text/free-text";
import type { Program } from "../generated/client/client";

/** The settings that stand in a program's row. */
export const currentSettings = (program: Program): ProgramSettings => settingsOfRow(program);

const TEXTS = {
  name: "programName",
  publicName: "programPublicName",
  policyBasis: "basis",
  whoIsEntitled: "whoIsEntitled",
} as const satisfies Partial<Record<SettingName, FreeText>>;

/** Every text in the settings as it may be kept. Refusals: those of free texts, with the setting as the field. */
export function readSettingTexts<Some extends Partial<ProgramSettings>>(
  settings: Some,
  known: KnownNumbers,
): Result<Some> {
  const read: Record<string, unknown> = { ...settings };
  for (const [name, which] of Object.entries(TEXTS) as [keyof typeof TEXTS, FreeText][]) {
    const text = settings[name];
    if (text === undefined) continue;
    const tidy = readFreeText(which, name, text, known);
    if (!tidy.ok) return tidy;
    read[name] = tidy.value;
  }
  for (const name of ["quantityUnit", "rateUnit"] as const) {
    const text = settings[name];
    if (text === undefined || text === null) continue;
    const tidy = readFreeText("countingUnit", name, text, known);
    if (!tidy.ok) return tidy;
    read[name] = tidy.value;
  }
  if (settings.columns !== undefined) {
    const columns: { key: string; label: string }[] = [];
    for (const { key, label } of settings.columns) {
      const tidy = readFreeText("columnLabel", "columns", label, known);
      if (!tidy.ok) return tidy;
      columns.push({ key, label: tidy.value });
    }
    read["columns"] = columns;
  }
  if (settings.cadence !== undefined) {
    const cadence: { number: number; name: string }[] = [];
    for (const { number, name } of settings.cadence) {
      const tidy = readFreeText("batchName", "cadence", name, known);
      if (!tidy.ok) return tidy;
      cadence.push({ number, name: tidy.value });
    }
    read["cadence"] = cadence;
  }
  if (settings.reviewSteps !== undefined)
    for (const step of settings.reviewSteps.steps)
      for (const text of [step.step, step.name ?? null]) {
        const tidy = readFreeText("reviewStepName", "reviewSteps", text, known);
        if (!tidy.ok) return tidy;
      }
  return ok(read as Some);
}
