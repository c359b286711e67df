import { Download } from "lucide-react";
import { useState } from "react";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { useViewer } from "../../lib/session/session";
import type { PostingEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { entryFile } from "./entry-file";

/** What cannot be sent leaves the phone as a file: by the share sheet where there is one, as a download elsewhere. */
export function SaveFile({ entry }: { readonly entry: PostingEntry }) {
  const { outbox } = useOutbox();
  const { name } = useViewer();
  const [said, setSaid] = useState<"saved" | "failed" | null>(null);
  const save = async (): Promise<void> => {
    const content = await entryFile(entry, name, outbox.photo);
    if (content === null) return setSaid("failed");
    const date = todayInShanghai(new Date(entry.createdAt));
    // Plain text: share sheets and chats refuse what they do not know.
    const file = new File([JSON.stringify(content)], t("file.name", { unit: entry.unitName, date }), {
      type: "text/plain",
    });
    setSaid((await handOver(file)) ? "saved" : "failed");
  };
  return (
    <>
      <Button variant="quiet" icon={<Download aria-hidden="true" />} onClick={() => void save()}>
        {t("file.save")}
      </Button>
      {said === null ? null : <p role="status">{t(said === "saved" ? "file.saved" : "file.failed")}</p>}
    </>
  );
}

async function handOver(file: File): Promise<boolean> {
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches === true;
  if (touch && navigator.canShare?.({ files: [file] }) === true) {
    try {
      await navigator.share({ files: [file], title: t("file.shareTitle") });
      return true;
    } catch {
      // Closed without choosing: the download is still there.
    }
  }
  try {
    const url = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = url;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return "download" in link;
  } catch {
    return false;
  }
}
