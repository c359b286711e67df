import { Printer } from "lucide-react";
import { useState } from "react";
import { send } from "../../lib/door";
import { t } from "../../lib/messages/catalogue";
import { saveBytes } from "../../lib/save-bytes";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";
import type { Asked } from "./ask-form";

/** 本人信息查询结果: the answer as a paper for the person to take along; that it was made is traced. */
export function PrintAnswer({ asked: { person, answer } }: { readonly asked: Asked }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function print() {
    setBusy(true);
    const { queryId, seal } = answer;
    const printed = await send<Blob>(
      "/archive-answers",
      {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ queryId, seal, ...person }),
      },
      (response) => response.blob(),
    );
    setBusy(false);
    setFault(printed.ok ? null : printed.sentence);
    if (printed.ok) saveBytes(printed.value, t("archive.fileName"));
  }
  return (
    <>
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      <Button variant="quiet" wide busy={busy} icon={<Printer aria-hidden="true" />} onClick={() => void print()}>
        {t("archive.print")}
      </Button>
    </>
  );
}
