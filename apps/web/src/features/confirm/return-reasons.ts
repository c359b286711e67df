import { t } from "../../lib/messages/catalogue";

export type ReturnKind = "PHOTO" | "UNTRUE";

export interface ReturnReason {
  readonly kind: ReturnKind;
  readonly text: string;
}

/** Ready words: what is wrong with the photo, or with what it claims. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  { kind: "PHOTO", text: t("confirm.reason.unclear") },
  { kind: "PHOTO", text: t("confirm.reason.partial") },
  { kind: "PHOTO", text: t("confirm.reason.seal") },
  { kind: "UNTRUE", text: t("confirm.reason.notHung") },
  { kind: "UNTRUE", text: t("confirm.reason.otherSheet") },
];

/** `看不清：第二行` – the ready reason, and the free line behind it. */
export const returnText = (reason: ReturnReason, more: string): string =>
  more.trim() === "" ? reason.text : `${reason.text}：${more.trim()}`;
