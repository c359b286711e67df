import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { Tone } from "../../lib/messages/labels";
import { refusalText } from "../../lib/messages/refusal-text";
import type { EntryState } from "../../outbox/entry";

/** What is true of an entry, in her words: where it is, whether anything is lost, what to do. */
export function entryWords(state: EntryState): { readonly title: string; readonly help: string; readonly tone: Tone } {
  switch (state.kind) {
    case "draft":
      return { title: t("outbox.draft"), help: t("outbox.draftHelp"), tone: "waiting" };
    case "queued":
      return {
        title: t("outbox.waiting"),
        help: t(state.trouble === "SERVER" ? "outbox.waitingServer" : "outbox.waitingHelp"),
        tone: "waiting",
      };
    case "sending":
      return { title: t("outbox.sending"), help: t("outbox.sendingHelp"), tone: "waiting" };
    case "received":
      return {
        title: t("outbox.received"),
        help: `${t("outbox.receivedAt", { time: formatInstant(state.receivedAt) })}。${t("outbox.whatNext")}`,
        tone: "todo",
      };
    case "refused":
      return {
        title: t("outbox.refused"),
        help: `${refusalText({ code: state.code, details: state.details })}${t("outbox.refusedHelp")}`,
        tone: "late",
      };
    case "needs-you":
      return state.because === "SIGNED_OUT"
        ? { title: t("outbox.needsSignIn"), help: t("outbox.needsSignInHelp"), tone: "soon" }
        : { title: t("outbox.photoGone"), help: t("outbox.photoGoneHelp"), tone: "soon" };
  }
}
