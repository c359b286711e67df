import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { Send } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextAreaField } from "../../ui/field";
import { Pick } from "../../ui/pick";
import { asShown } from "../disclosure/as-shown";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { SubmitMutation, type RollEdition } from "./queries";
import styles from "./roll-screen.module.css";

type Path = "FULL" | "SHORT" | "URGENT";

/** Why the short path that its program has is closed to this one; a program without one says nothing. */
const SHORT_CLOSED = ["LAYOUT_UNKNOWN", "CORRECTION", "RETURNED_BEFORE"] as const;

/** 提交审核, by the whole path unless another is open and chosen. */
export function SubmitForm({
  disclosureId,
  edition,
  blocked,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: RollEdition;
  readonly blocked: boolean;
  readonly onDone: (words: string) => void;
  /** Shows the draft as it is now. */
  readonly onLook: () => void;
}) {
  const [path, setPath] = useState<Path>("FULL");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, submit] = useMutation(SubmitMutation);
  const open: Readonly<Record<Path, boolean>> = {
    FULL: true,
    SHORT: edition.shortPathClosed === null,
    URGENT: edition.urgentPathOpen,
  };
  const paths = (["FULL", "SHORT", "URGENT"] as const).filter((each) => open[each]);

  const closed = SHORT_CLOSED.find((why) => why === edition.shortPathClosed);

  async function send() {
    const answer = answerOf(
      await submit({ disclosureId, ...asShown(edition), path, reason: reason.trim() || null }),
      (data) => data.submitDisclosure,
    );
    if (answer.ok) onDone(t("roll.submitted"));
    else setFault(answer);
  }

  return (
    <div className={styles.submit}>
      <Pick
        label={t("roll.path")}
        value={path}
        active={path !== "FULL"}
        onChange={(event) => setPath(paths.find((each) => each === event.target.value) ?? "FULL")}
      >
        {paths.map((each) => (
          <option key={each} value={each}>
            {t(`review.path.${each}`)}
          </option>
        ))}
      </Pick>
      {closed === undefined ? null : <p className={styles.soft}>{t(`review.shortClosed.${closed}`)}</p>}
      {path === "FULL" ? null : <p className={styles.soft}>{t(`review.path.${path}.help`)}</p>}
      {path === "URGENT" ? (
        <TextAreaField
          label={t("roll.urgentReason")}
          value={reason}
          maxLength={FREE_TEXTS.urgentReason.max}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      <Button wide icon={<Send aria-hidden="true" />} busy={fetching} disabled={blocked} onClick={() => void send()}>
        {t("roll.submit")}
      </Button>
      <p className={styles.soft}>{t("roll.submitHelp")}</p>
      <FaultBar
        fault={fault}
        onLook={() => {
          setFault(null);
          onLook();
        }}
      />
    </div>
  );
}
