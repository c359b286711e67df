import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { FormDialog } from "../../ui/form-dialog";
import { TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { MakePreviewMutation } from "./queries";

/** For whom; then the address, shown this once, because only its hash is kept. */
export function MakePreviewDialog({
  disclosureId,
  editionId,
  onClose,
}: {
  readonly disclosureId: string;
  readonly editionId: string;
  readonly onClose: () => void;
}) {
  const [address, setAddress] = useState<string | null>(null);
  return address === null ? (
    <Ask disclosureId={disclosureId} editionId={editionId} onMade={setAddress} onClose={onClose} />
  ) : (
    <Made address={address} onClose={onClose} />
  );
}

function Ask({
  disclosureId,
  editionId,
  onMade,
  onClose,
}: {
  readonly disclosureId: string;
  readonly editionId: string;
  readonly onMade: (address: string) => void;
  readonly onClose: () => void;
}) {
  const [forWhom, setForWhom] = useState("");
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, make] = useMutation(MakePreviewMutation);
  async function submit() {
    if (forWhom.trim() === "") {
      setMissing(true);
      return;
    }
    const made = await make({ disclosureId, expectedEditionId: editionId, forWhom });
    const answer = answerOf(made, (data) => data.makePreview);
    if (answer.ok) onMade(answer.value.address);
    else setFault(answer.sentence);
  }
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("preview.make")}
      description={t("preview.help")}
      submit={t("preview.make")}
      busy={fetching}
      onSubmit={submit}
    >
      <TextField
        label={t("preview.forWhom")}
        hint={t("preview.forWhomHelp")}
        value={forWhom}
        maxLength={FREE_TEXTS.previewFor.max}
        error={missing && forWhom.trim() === "" ? t("preview.forWhomMissing") : null}
        onChange={(event) => setForWhom(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}

function Made({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  async function copy() {
    // Not every browser lets a page write there; the address is selected either way.
    field.current?.querySelector("input")?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("preview.made")}
      description={t("preview.madeHelp")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("preview.done")}
          </Button>
          <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
            {t("preview.copy")}
          </Button>
        </>
      }
    >
      <div ref={field}>
        <TextField
          label={t("preview.address")}
          value={address}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      {copied ? <NoticeBar>{t("preview.copied")}</NoticeBar> : null}
    </Dialog>
  );
}
