import type { PageConfig } from "next";
import { t } from "../lib/messages/catalogue";
import { MessagePage } from "../resident/message-page";

export const config: PageConfig = { unstable_runtimeJS: false };

export default function Broken() {
  return (
    <MessagePage visit={null} title={t("resident.broken")}>
      <p>{t("resident.brokenHelp")}</p>
    </MessagePage>
  );
}
