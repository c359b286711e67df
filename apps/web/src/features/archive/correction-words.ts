import { PUBLIC_REMARKS } from "@gongshi/domain/roll/roll";
import { formatMu, formatYuan } from "../../lib/format";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import type { Tone } from "../../lib/messages/labels";
import type { CorrectionRow, LineValues } from "./queries";

export type LinePart = CorrectionRow["parts"][number];
export type Outcome = NonNullable<LineValues["outcome"]>;

export const PARTS = ["name", "group", "quantityMilli", "dueFen", "paidFen", "outcome", "remark"] as const;
export const OUTCOMES = ["PAID", "RETURNED", "HELD"] as const;
export const REMARKS = PUBLIC_REMARKS;

export const partWord = (part: LinePart): string => t(`correction.part.${part}`);

/** 更正姓名、组别; of one told in words alone 更正其他内容. */
export const partsWords = (parts: readonly LinePart[]): string =>
  parts.length === 0 ? t("correction.inWords") : parts.map(partWord).join("、");

/** What a part says, as people read it. */
export function valueWords(part: LinePart, values: LineValues | null, quantityUnit: string | null = null): string {
  const value = values?.[part] ?? null;
  if (value === null || value === "") return t("correction.nothing");
  switch (part) {
    case "quantityMilli":
      return formatMu(Number(value), quantityUnit ?? "");
    case "dueFen":
    case "paidFen":
      return formatYuan(Number(value));
    case "outcome":
      return t(`archive.outcome.${value as Outcome}`);
    default:
      return String(value);
  }
}

const STEPS: Readonly<Record<CorrectionRow["step"], readonly [PlainKey, Tone]>> = {
  RECEIVED: ["correction.step.RECEIVED", "todo"],
  BEING_CORRECTED: ["correction.step.BEING_CORRECTED", "waiting"],
  CORRECTED: ["correction.step.CORRECTED", "proven"],
  DROPPED: ["correction.step.DROPPED", "soon"],
  REFUSED: ["correction.step.REFUSED", "waiting"],
  WITHDRAWN: ["correction.step.WITHDRAWN", "waiting"],
};

/** 已更正（第2版） */
export function stepWords({ step, edition }: Pick<CorrectionRow, "step" | "edition">): string {
  const word = t(STEPS[step][0]);
  return edition === null ? word : t("correction.inEdition", { step: word, number: edition });
}

export const correctionTone = ({ step }: Pick<CorrectionRow, "step">): Tone => STEPS[step][1];
