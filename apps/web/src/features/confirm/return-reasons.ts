import { findPersonalNumbers } from "@gongshi/domain/privacy/personal-numbers";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
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

/** How much may stand behind the ready reason. */
export const MORE_MAX =
  FREE_TEXTS.returnReason.max - Math.max(...RETURN_REASONS.map(({ text }) => text.length)) - "：".length;

/** Nobody's number: said on the spot, because a phone without a network learns it days later from the server. */
export const moreFault = (more: string): boolean => findPersonalNumbers(more).length > 0;
