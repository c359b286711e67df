import { setImmediate } from "node:timers/promises";
import type { Workbook } from "@gongshi/domain/roll/cells";
import { readRollInSteps } from "@gongshi/domain/roll/read-roll";
import type { RollOptions, RollResult } from "@gongshi/domain/roll/roll";
import type { ReadingWatch, RollFile } from "../ports";

/** The share of the work that turning bytes into cells is, roughly. */
const CELLS_SHARE = 0.5;

/** A result with the cells it was read from; they end with the request. */
export type RollFileResult =
  | Extract<RollResult, { readonly unreadable: unknown }>
  | (Exclude<RollResult, { readonly unreadable: unknown }> & { readonly workbook: Workbook });

/**
 * Bytes → lines, or why not, or a question. Long files let other work through in between; `watch` sees how far it has come
 * (0 to 1) and may stop it: the promise is then rejected with the signal's reason.
 */
export async function readRollFile(
  rolls: RollFile,
  bytes: Uint8Array,
  fileName: string,
  options: RollOptions = {},
  watch: ReadingWatch = {},
): Promise<RollFileResult> {
  const file = await rolls.read(bytes, fileName, {
    ...watch,
    onProgress: (share) => watch.onProgress?.(share * CELLS_SHARE),
  });
  if (!file.ok) return file;
  const { workbook } = file;
  const steps = readRollInSteps(workbook, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      watch.onProgress?.(1);
      return "unreadable" in step.value ? step.value : { ...step.value, workbook };
    }
    const { done, total } = step.value;
    watch.onProgress?.(CELLS_SHARE + (1 - CELLS_SHARE) * (total === 0 ? 1 : done / total));
    await setImmediate();
    watch.signal?.throwIfAborted();
  }
}
