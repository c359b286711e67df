import { RefreshCw } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";

/** Why a command was not done, as `answerOf` says it. */
export interface Fault {
  readonly sentence: string;
  readonly code: string | null;
}

/** Why it was not done; where a colleague was first, with the way to what holds now. */
export function FaultBar({ fault, onLook }: { readonly fault: Fault | null; readonly onLook: () => void }) {
  if (fault === null) return null;
  return (
    <NoticeBar
      tone="late"
      alert
      action={
        fault.code === "CHANGED_MEANWHILE" ? (
          <Button variant="quiet" size="small" icon={<RefreshCw aria-hidden="true" />} onClick={onLook}>
            {t("roll.lookAgain")}
          </Button>
        ) : undefined
      }
    >
      {fault.sentence}
    </NoticeBar>
  );
}
