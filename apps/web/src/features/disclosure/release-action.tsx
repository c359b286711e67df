import { Send } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { asShown, type ShownEdition } from "./as-shown";
import { FaultBar, type Fault } from "./fault-bar";

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

/** 发布: what is let out cannot be changed, only corrected; so it is asked once. */
export function ReleaseAction({
  disclosureId,
  edition,
  units,
  onReleased,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition & { readonly number: number };
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
