import type { Channel } from "@gongshi/domain/channel/channels";
import { Undo2 } from "lucide-react";
import { formatDate } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { randomId } from "../../lib/random-id";
import { isOnItsWay } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import styles from "./share-section.module.css";

/** What was ticked off so far; one's own wrong tick can be taken back for a while, with or without a network. */
export function ToldList({
  unitName,
  notice,
  nameOf,
}: {
  readonly unitName: string;
  readonly notice: {
    readonly title: string;
    readonly tellings: readonly {
      readonly id: string;
      readonly channel: Channel;
      readonly toldOn: string;
      readonly mayTakeBack: boolean;
    }[];
  };
  readonly nameOf: (channel: Channel) => string;
}) {
  const { outbox, unsent, sendNow } = useOutbox();
  const leaving = new Set(
    unsent.flatMap((entry) => (entry.kind === "taking-back" && isOnItsWay(entry) ? [entry.input.tellingId] : [])),
  );
  if (notice.tellings.length === 0) return null;
  const takeBack = async (tellingId: string): Promise<void> => {
    const entry = { kind: "taking-back", id: randomId(), unitName, titles: [notice.title] } as const;
    await outbox.add({ ...entry, input: { tellingId } }, new Map(), true);
    void sendNow();
  };
  return (
    <section className={styles.part} aria-label={t("told.list")}>
      <h4>{t("told.list")}</h4>
      <ul className={styles.told}>
        {notice.tellings.map(({ id, channel, toldOn, mayTakeBack }) => {
          const words = { channel: nameOf(channel), date: formatDate(toldOn) };
          return (
            <li key={id}>
              <span>{t("told.one", words)}</span>
              {leaving.has(id) ? <span className={styles.soft}>{t("told.takingBack")}</span> : null}
              {mayTakeBack && !leaving.has(id) ? (
                <Button
                  variant="quiet"
                  icon={<Undo2 aria-hidden="true" />}
                  aria-label={t("told.takeBackOf", words)}
                  onClick={() => void takeBack(id)}
                >
                  {t("told.takeBack")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
