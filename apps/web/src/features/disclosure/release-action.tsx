import { Send } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { NoticeBar } from "../../ui/notice-bar";
import { asShown, type ShownEdition } from "./as-shown";
import { FaultBar, type Fault } from "./fault-bar";
import { stepWord } from "./step-word";

const ReleaseMutation = graphql(
  `
    mutation ReleaseDisclosure($disclosureId: ID!, $expectedEditionId: ID!, $expectedRevision: Int!) {
      releaseDisclosure(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
      ) {
        __typename
        ... on Disclosure {
          id
          step
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

interface Progress {
  readonly urgentHours: number | null;
  readonly steps: readonly { readonly step: string; readonly name: string | null; readonly state: string }[];
}

/** Before an urgent release: who has not looked yet, and what happens if they do not. */
function UrgentWarning({ progress }: { readonly progress: Progress | null }) {
  const missing = progress?.steps.filter((step) => step.state !== "DONE") ?? [];
  if (progress === null || progress.urgentHours === null || missing.length === 0) return null;
  return (
    <NoticeBar tone="soon" title={t("review.urgentTitle", { steps: missing.map(stepWord).join("、") })}>
      {t("review.urgentHelp", { hours: progress.urgentHours })}
    </NoticeBar>
  );
}

/** 发布: what is let out cannot be changed, only corrected; so it is asked once. */
export function ReleaseAction({
  disclosureId,
  edition,
  units,
  onReleased,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition & { readonly number: number; readonly progress: Progress | null };
  readonly units: number;
  readonly onReleased: () => void;
  /** Shows the disclosure as it is now. */
  readonly onLook: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, release] = useMutation(ReleaseMutation);

  async function submit() {
    const answer = answerOf(await release({ disclosureId, ...asShown(edition) }), (data) => data.releaseDisclosure);
    if (!answer.ok) {
      setFault(answer);
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
        <UrgentWarning progress={edition.progress} />
        <FaultBar
          fault={fault}
          onLook={() => {
            setFault(null);
            setOpen(false);
            onLook();
          }}
        />
      </Dialog>
    </>
  );
}
