import { useState } from "react";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { PostingEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { hangDateFault, hangDateInput, type HangDate } from "./hang-date";
import { HangDateField } from "./hang-date-field";

/** A refused hang date, written anew; everything else of the posting stays, and it goes out again. */
export function ChangeDate({ entry }: { readonly entry: PostingEntry }) {
  const { outbox, sendNow } = useOutbox();
  const takenOn = todayInShanghai(new Date(entry.input.phoneTime));
  const [hang, setHang] = useState<HangDate>({
    date: entry.input.hangDate,
    reason: entry.input.hangDateReason ?? "",
  });
  const [tried, setTried] = useState(false);
  const fault = hangDateFault(hang, takenOn);
  const send = async (): Promise<void> => {
    setTried(true);
    if (fault !== null) return;
    const { hangDateReason: _, ...input } = entry.input;
    // A day of another channel that was refused becomes the hang date; the channel stays.
    const refusedDay = entry.state.kind === "refused" && entry.state.code === "TOLD_DATE_WRONG";
    const alsoTold = input.alsoTold?.map((told) => (refusedDay ? { channel: told.channel } : told));
    await outbox.amend({
      ...entry,
      input: { ...input, ...hangDateInput(hang, takenOn), ...(alsoTold === undefined ? {} : { alsoTold }) },
    });
    await sendNow();
  };
  return (
    <>
      <HangDateField value={hang} today={takenOn} onChange={setHang} fault={tried ? fault : null} editing />
      <Button onClick={() => void send()}>{t("outbox.sendChanged")}</Button>
    </>
  );
}
