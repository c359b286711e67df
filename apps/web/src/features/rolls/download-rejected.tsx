import { Download } from "lucide-react";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { saveBytes } from "../../lib/save-bytes";
import { Button } from "../../ui/button";
import { rejectedFile } from "./roll-door";
import type { RollInHand } from "./roll-door";
import { rejectedOfUpload } from "./upload-door";

/** A file in the person's hands, or a long one that lies on the server until it is decided on. */
export type RejectedSource = RollInHand | { readonly uploadId: string; readonly fileName: string };

/** Gives the rejected rows back as a spreadsheet, made by the server from the file in hand and kept nowhere. */
export function DownloadRejected({
  roll,
  count,
  variant = "primary",
}: {
  readonly roll: RejectedSource;
  readonly count: number;
  readonly variant?: "primary" | "quiet";
}) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function download() {
    setBusy(true);
    setFault(null);
    const answer = await ("file" in roll ? rejectedFile(roll) : rejectedOfUpload(roll.uploadId));
    setBusy(false);
    if (answer.ok) saveBytes(answer.value, t("mend.fileName", { file: nameOf(roll).replace(/\.[^.]*$/u, "") }));
    else setFault(answer.sentence);
  }
  return (
    <>
      <Button
        variant={variant}
        size="small"
        busy={busy}
        icon={<Download aria-hidden="true" />}
        onClick={() => void download()}
      >
        {t("mend.download", { count })}
      </Button>
      {fault === null ? null : <p role="alert">{fault}</p>}
    </>
  );
}

const nameOf = (roll: RejectedSource): string => ("file" in roll ? roll.file.name : roll.fileName);
