import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";

/** Nothing of hers goes without being asked for twice. */
export function RemoveDialog({
  open,
  onClose,
  onRemove,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRemove: () => Promise<void>;
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("outbox.removeTitle")}
      description={t("outbox.removeHelp")}
      actions={
        <>
          <Button variant="danger" onClick={() => void onRemove()}>
            {t("outbox.remove")}
          </Button>
          <Button onClick={onClose}>{t("outbox.keep")}</Button>
        </>
      }
    />
  );
}
