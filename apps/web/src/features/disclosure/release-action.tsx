import { Send } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { NoticeBar } from "../../ui/notice-bar";

const ReleaseMutation = graphql(`
  mutation ReleaseDisclosure($disclosureId: ID!, $expectedEditionId: ID!) {
    releaseDisclosure(disclosureId: $disclosureId, expectedEditionId: $expectedEditionId) {
      __typename
      ... on Disclosure {
        id
        step
      }
      ... on Refusal {
        code
        details
        field
      }
    }
  }
`);

/** 发布: what is let out cannot be changed, only corrected; so it is asked once. */
export function ReleaseAction({
  disclosureId,
  edition,
  units,
  onReleased,
}: {
  readonly disclosureId: string;
  readonly edition: { readonly id: string; readonly number: number };
  readonly units: number;
  readonly onReleased: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, release] = useMutation(ReleaseMutation);

  async function submit() {
    const answer = answerOf(
      await release({ disclosureId, expectedEditionId: edition.id }),
      (data) => data.releaseDisclosure,
    );
    if (!answer.ok) {
      setFault(answer.sentence);
      return;
    }
    setOpen(false);
    onReleased();
  }

  return (
    <>
      <Button icon={<Send aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("review.release")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("review.releaseTitle", { number: edition.number })}
        description={t("review.releaseHelp", { count: units })}
        actions={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("common.cancel")}
            </Button>
            <Button busy={fetching} onClick={() => void submit()}>
              {t("review.release")}
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
    </>
  );
}
