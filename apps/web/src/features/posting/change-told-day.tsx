import { useState } from "react";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { TellingEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";

/** A refused day of another channel, written anew; the rest stays, and it goes out again. */
export function ChangeToldDay({ entry, channel }: { readonly entry: TellingEntry; readonly channel: string }) {
  const { outbox, sendNow } = useOutbox();
  const [toldOn, setToldOn] = useState(entry.input.toldOn);
  const send = async (): Promise<void> => {
    await outbox.amend({ ...entry, input: { ...entry.input, toldOn } });
    await sendNow();
  };
  return (
    <>
      <TextField
        label={t("told.on", { channel })}
        type="date"
        max={todayInShanghai()}
        value={toldOn}
        onChange={(event) => setToldOn(event.target.value || toldOn)}
      />
      <Button onClick={() => void send()}>{t("outbox.sendChanged")}</Button>
    </>
  );
}
