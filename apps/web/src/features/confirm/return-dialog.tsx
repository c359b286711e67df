import { useId, useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import styles from "./confirm-screen.module.css";
import { MORE_MAX, moreFault, RETURN_REASONS, returnText, type ReturnKind, type ReturnReason } from "./return-reasons";

export function ReturnDialog({
  open,
  busy,
  onClose,
  onReturn,
}: {
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReturn: (kind: ReturnKind, reason: string) => void;
}) {
  const [chosen, setChosen] = useState<ReturnReason | null>(null);
  const [more, setMore] = useState("");
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (chosen !== null && !moreFault(more)) onReturn(chosen.kind, returnText(chosen, more));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("confirm.returnTitle")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" busy={busy} onClick={send}>
            {t("confirm.sendReturn")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Choices kind="PHOTO" label={t("confirm.returnPhoto")} chosen={chosen} onChoose={setChosen} />
        <Choices kind="UNTRUE" label={t("confirm.returnUntrue")} chosen={chosen} onChoose={setChosen} />
        {tried && chosen === null ? (
          <p className={styles.fault} role="alert">
            {t("confirm.reasonMissing")}
          </p>
        ) : null}
        <TextField
          label={`${t("confirm.reason.more")}${t("common.optional")}`}
          value={more}
          maxLength={MORE_MAX}
          error={tried && moreFault(more) ? t("post.reasonNumber") : null}
          onChange={(event) => setMore(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

function Choices({
  kind,
  label,
  chosen,
  onChoose,
}: {
  readonly kind: ReturnKind;
  readonly label: string;
  readonly chosen: ReturnReason | null;
  readonly onChoose: (reason: ReturnReason) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {RETURN_REASONS.filter((reason) => reason.kind === kind).map((reason) => (
        <label key={reason.text} className={styles.choice}>
          <input type="radio" name={name} checked={chosen === reason} onChange={() => onChoose(reason)} />
          <span>{reason.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
