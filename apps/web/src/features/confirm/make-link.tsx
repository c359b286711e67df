import { Copy, Link2 } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { formatDate, shanghai } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";
import { copyText } from "../telling/copy-text";
import styles from "./make-link.module.css";
import { MakeConfirmLinkMutation } from "./link-queries";

interface Made {
  readonly url: string;
  readonly supervisorName: string;
  readonly postings: number;
  readonly expiresAt: string;
}

/** A one-time link for a supervisor who does not sign in: made here, sent by whatever means people use. */
export function MakeLink({
  unit,
  supervisors,
}: {
  readonly unit: { readonly id: string; readonly name: string };
  readonly supervisors: readonly { readonly id: string; readonly name: string }[];
}) {
  const [{ fetching }, make] = useMutation(MakeConfirmLinkMutation);
  const [made, setMade] = useState<Made | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const ask = async (supervisorId: string): Promise<void> => {
    const answer = answerOf(await make({ unitId: unit.id, supervisorId }), (data) => data.makeConfirmLink);
    setMade(answer.ok ? answer.value : null);
    setSaid(answer.ok ? null : answer.sentence);
  };
  if (made !== null) {
    const { supervisorName: name, postings: count, url } = made;
    const message = t("link.message", { name, unit: unit.name, count, url });
    return (
      <div className={styles.made}>
        <p>{t("link.made", { name, count, date: formatDate(shanghai(made.expiresAt).date) })}</p>
        <p className={styles.message}>{message}</p>
        <Button
          variant="quiet"
          size="small"
          icon={<Copy aria-hidden="true" />}
          onClick={() => void copyText(message).then((done) => setSaid(t(done ? "share.copied" : "share.copyFailed")))}
        >
          {t("link.copy")}
        </Button>
        {said === null ? null : <p role="status">{said}</p>}
        <p className={styles.soft}>{t("link.note")}</p>
      </div>
    );
  }
  return (
    <div className={styles.made}>
      {supervisors.map(({ id, name }) => (
        <Button
          key={id}
          variant="quiet"
          size="small"
          busy={fetching}
          icon={<Link2 aria-hidden="true" />}
          onClick={() => void ask(id)}
        >
          {t("link.make", { name })}
        </Button>
      ))}
      {said === null ? null : (
        <NoticeBar tone="soon" alert>
          {said}
        </NoticeBar>
      )}
    </div>
  );
}
