import type { PageConfig } from "next";
import { t } from "../lib/messages/catalogue";
import { MessagePage } from "../resident/message-page";

export const config: PageConfig = { unstable_runtimeJS: false };

export default function NotFound() {
  return (
    <MessagePage visit={null} title={t("resident.lost")}>
      <p>{t("resident.lostHelp")}</p>
    </MessagePage>
  );
}
