/** What a program's settings say, checked: JSON of the API is only trusted as far as it is read. */
export interface CadenceEntry {
  readonly number: number;
  readonly name: string;
}

export interface StageRule {
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  readonly periodLength: number;
  readonly periodUnit: "DAYS" | "WORKING_DAYS";
  readonly postWithinWorkingDays: number;
}

const entries = (json: unknown): Record<string, unknown>[] =>
  Array.isArray(json)
    ? json.filter((entry): entry is Record<string, unknown> => typeof entry === "object" && entry !== null)
    : [];

export const readCadence = (json: unknown): CadenceEntry[] =>
  entries(json).flatMap(({ number, name }) =>
    typeof number === "number" && typeof name === "string" ? [{ number, name }] : [],
  );

export const readStages = (json: unknown): StageRule[] =>
  entries(json).flatMap(({ stage, periodLength, periodUnit, postWithinWorkingDays }) =>
    (stage === "BEFORE_PAYMENT" || stage === "RESULT") &&
    typeof periodLength === "number" &&
    (periodUnit === "DAYS" || periodUnit === "WORKING_DAYS") &&
    typeof postWithinWorkingDays === "number"
      ? [{ stage, periodLength, periodUnit, postWithinWorkingDays }]
      : [],
  );

export const readColumns = (json: unknown): { key: string; label: string }[] =>
  entries(json).flatMap(({ key, label }) =>
    typeof key === "string" && typeof label === "string" ? [{ key, label }] : [],
  );

/** The batches that the cadence proposes and nobody has opened yet. */
export function expectedBatches(cadence: readonly CadenceEntry[], opened: readonly number[]): CadenceEntry[] {
  return cadence.filter(({ number }) => !opened.includes(number));
}

/** A number for a batch outside the cadence: after all that are proposed or opened. */
export const nextNumber = (cadence: readonly CadenceEntry[], opened: readonly number[]): number =>
  Math.max(0, ...cadence.map(({ number }) => number), ...opened) + 1;
