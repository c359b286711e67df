import { CloudOff } from "lucide-react";
import { t } from "../lib/messages/catalogue";
import { Button } from "./button";
import { Empty } from "./empty";

/** The server did not answer: what happened, that nothing is lost, what to do. */
export function Unreachable({ onRetry, busy = false }: { readonly onRetry: () => void; readonly busy?: boolean }) {
  return (
    <div role="alert">
      <Empty icon={<CloudOff />} title={t("common.cannotReach")}>
        <p>{t("common.cannotReachHelp")}</p>
        <Button onClick={onRetry} busy={busy}>
          {t("common.retry")}
        </Button>
      </Empty>
    </div>
  );
}
