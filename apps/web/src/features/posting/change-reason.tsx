import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import type { DecisionEntry, PostingEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { reasonFault } from "./hang-date";

/** A refused reason, written anew; everything else stays, and it goes out again. */
export function ChangeReason({ entry }: { readonly entry: PostingEntry | DecisionEntry }) {
  const { outbox, sendNow } = useOutbox();
  const [reason, setReason] = useState(() => reasonOf(entry));
  const [tried, setTried] = useState(false);
  const fault = tried ? reasonFault(reason) : null;
  const send = async (): Promise<void> => {
    setTried(true);
    if (reasonFault(reason) !== null) return;
    await outbox.amend(withReason(entry, reason.trim()));
    await sendNow();
  };
  return (
    <>
      <TextField
        label={t(entry.kind === "posting" ? "field.noCodeReason" : "field.returnReason")}
        value={reason}
        maxLength={FREE_TEXTS[entry.kind === "posting" ? "noCodeReason" : "returnReason"].max}
        error={fault === null ? null : t(fault === "REASON_MISSING" ? "post.reasonMissing" : "post.reasonNumber")}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button onClick={() => void send()}>{t("outbox.sendChanged")}</Button>
    </>
  );
}

function reasonOf(entry: PostingEntry | DecisionEntry): string {
  if (entry.kind === "posting") return entry.input.noCodeReason ?? "";
  return entry.input.decision === "RETURN" ? entry.input.reason : "";
}

function withReason(entry: PostingEntry | DecisionEntry, reason: string): PostingEntry | DecisionEntry {
  if (entry.kind === "posting") return { ...entry, input: { ...entry.input, noCodeReason: reason } };
  return entry.input.decision === "RETURN" ? { ...entry, input: { ...entry.input, reason } } : entry;
}
