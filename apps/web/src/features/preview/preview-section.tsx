import { Link2 } from "lucide-react";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import { StatusBadge } from "../../ui/status-badge";
import { MakePreviewDialog } from "./make-preview-dialog";
import styles from "./preview-section.module.css";
import { PreviewsQuery, RevokePreviewMutation, type PreviewLink } from "./queries";

/** 给外部人员预览: the links that were made of this edition, what became of them, and a new one. */
export function PreviewSection({
  disclosureId,
  editionId,
  mayMake,
}: {
  readonly disclosureId: string;
  readonly editionId: string;
  readonly mayMake: boolean;
}) {
  const [answer, ask] = useQuery({ query: PreviewsQuery, variables: { id: disclosureId } });
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<PreviewLink | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Section title={t("preview.title")} hint={t("preview.help")}>
      <Loaded answer={answer} retry={again}>
        {({ disclosure }) => {
          const links = disclosure?.latest?.previews ?? [];
          if (links.length === 0) return <p className={styles.soft}>{t("preview.none")}</p>;
          return (
            <ul className={styles.links}>
              {links.map((link) => (
                <li key={link.id}>
                  <p className={styles.whom}>
                    {link.forWhom}
                    <StatusBadge tone={link.standing === "OPEN" ? "todo" : "waiting"}>
                      {t(`preview.standing.${link.standing}`)}
                    </StatusBadge>
                  </p>
                  <p className={styles.soft}>
                    {[
                      t("preview.by", { name: link.createdByName, at: formatInstant(link.createdAt) }),
                      ...(link.standing === "OPEN" ? [t("preview.until", { at: formatInstant(link.expiresAt) })] : []),
                      link.openings === 0 ? t("preview.neverOpened") : t("preview.openings", { count: link.openings }),
                    ].join(" · ")}
                  </p>
                  {link.standing === "OPEN" ? (
                    <Button variant="quiet" size="small" onClick={() => setRevoking(link)}>
                      {t("preview.revoke")}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mayMake ? (
        <Button variant="quiet" size="small" icon={<Link2 aria-hidden="true" />} onClick={() => setMaking(true)}>
          {t("preview.make")}
        </Button>
      ) : null}
      {making ? (
        <MakePreviewDialog
          disclosureId={disclosureId}
          editionId={editionId}
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      ) : null}
      {revoking === null ? null : (
        <RevokeDialog
          link={revoking}
          onClose={() => {
            setRevoking(null);
            again();
          }}
        />
      )}
    </Section>
  );
}

function RevokeDialog({ link, onClose }: { readonly link: PreviewLink; readonly onClose: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, revoke] = useMutation(RevokePreviewMutation);
  async function submit() {
    const answer = answerOf(await revoke({ previewId: link.id }), (data) => data.revokePreview);
    if (answer.ok) onClose();
    else setFault(answer.sentence);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("preview.revokeTitle", { forWhom: link.forWhom })}
      description={t("preview.revokeHelp")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" busy={fetching} onClick={() => void submit()}>
            {t("preview.revoke")}
          </Button>
        </>
      }
    >
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </Dialog>
  );
}
