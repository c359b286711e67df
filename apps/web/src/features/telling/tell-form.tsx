import type { Channel } from "@gongshi/domain/channel/channels";
import { useState } from "react";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { randomId } from "../../lib/random-id";
import type { AlsoTold } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { AlsoToldField } from "../posting/also-told";
import styles from "./share-section.module.css";
import type { Channels } from "./use-channels";

/** A notice was told elsewhere after its posting: said once, kept on the phone until it has arrived. */
export function TellForm({
  unit,
  notice,
  channels,
}: {
  readonly unit: { readonly id: string; readonly name: string };
  readonly notice: {
    readonly id: string;
    readonly title: string;
    readonly program: { readonly expectedChannels: readonly Channel[] };
  };
  readonly channels: Channels;
}) {
  const { outbox, sendNow } = useOutbox();
  const today = todayInShanghai();
  const [chosen, setChosen] = useState<readonly AlsoTold[]>([]);
  const [said, setSaid] = useState<"kept" | "none" | null>(null);
  const submit = async (): Promise<void> => {
    if (chosen.length === 0) return setSaid("none");
    for (const { channel, toldOn } of chosen) {
      const id = randomId();
      const input = { id, unitId: unit.id, noticeIds: [notice.id], channel, toldOn: toldOn ?? today };
      await outbox.add({ kind: "telling", id, unitName: unit.name, titles: [notice.title], input }, new Map(), true);
    }
    setChosen([]);
    setSaid("kept");
    void sendNow();
  };
  return (
    <div className={styles.part}>
      <AlsoToldField
        value={chosen}
        day={today}
        onChange={setChosen}
        channels={channels.toTick(notice.program.expectedChannels)}
        nameOf={channels.nameOf}
        legend={t("told.later")}
        help={t("told.laterHelp")}
      />
      {said === null ? null : <p role="status">{t(said === "kept" ? "told.kept" : "told.none")}</p>}
      <Button variant="quiet" onClick={() => void submit()}>
        {t("told.submit")}
      </Button>
    </div>
  );
}
