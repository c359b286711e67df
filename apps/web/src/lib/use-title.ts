import { useEffect } from "react";
import { t } from "./messages/catalogue";

/** Names the page in the browser's tab and for a screen reader. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? t("common.appName") : `${title} · ${t("common.appName")}`;
  }, [title]);
}
