import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SessionList } from "../me/session-list";
import type { PersonRow } from "./queries";

/** A colleague's phone is lost: the office ends where she is signed in. */
export function SessionsDialog({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("sessions.of", { name: person.name })}
      description={t("sessions.ofHelp")}
      actions={<Button onClick={onClose}>{t("common.close")}</Button>}
    >
      <SessionList personId={person.id} />
    </Dialog>
  );
}
