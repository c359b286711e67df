import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import type { NumberFind } from "@gongshi/domain/privacy/number-find";
import { useState } from "react";
import { useMutation } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import { asShown, type ShownEdition } from "./as-shown";
import { FaultBar, type Fault } from "./fault-bar";
import styles from "./number-finds.module.css";

const AcceptNumbersMutation = graphql(
  `
    mutation AcceptNumbers($disclosureId: ID!, $expectedEditionId: ID!, $expectedRevision: Int!, $reason: String!) {
      acceptNumbers(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
        reason: $reason
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

interface Finds {
  readonly total: number;
  readonly places: unknown;
  readonly heldBack: boolean;
  readonly acceptedByName: string | null;
  readonly acceptedAt: string | null;
  readonly reason: string | null;
}

type Place = NumberFind & { readonly fileName?: string };

const SHOWN = 20;

/** Where numbers were found, each place in words; never a number. */
export function FoundPlaces({ total, places }: { readonly total: number; readonly places: readonly Place[] }) {
  return (
    <ul className={styles.places}>
      {places.slice(0, SHOWN).map((find, index) => (
        <li key={index}>
          {t(`finds.place.${find.place}`, { sheet: find.sheet ?? "", row: find.row ?? "", column: find.column ?? "" })}
          {t("finds.looksLike", { what: t(`number.${find.kind}`) })}
        </li>
      ))}
      {total > SHOWN ? <li>{t("finds.more", { count: total - SHOWN })}</li> : null}
    </ul>
  );
}

/** 疑似个人号码: what keeps a draft from being handed in, and a reviewer's word for it. */
export function NumberFinds({
  disclosureId,
  edition,
  finds,
  mayAccept,
  again,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition;
  readonly finds: Finds | null;
  readonly mayAccept: boolean;
  readonly again: () => void;
}) {
  if (finds === null) return null;
  const places = Array.isArray(finds.places) ? (finds.places as Place[]) : [];
  return (
    <Section title={t("finds.title", { count: finds.total })} {...(finds.heldBack ? { hint: t("finds.help") } : {})}>
      <Card className={styles.card}>
        {finds.heldBack ? (
          <NoticeBar tone="soon">{t(mayAccept ? "finds.yourWord" : "finds.heldBack")}</NoticeBar>
        ) : (
          <p className={styles.soft}>
            {t("finds.accepted", {
              name: finds.acceptedByName ?? "",
              at: finds.acceptedAt === null ? "" : formatInstant(finds.acceptedAt),
              reason: finds.reason ?? "",
            })}
          </p>
        )}
        <FoundPlaces total={finds.total} places={places} />
        {finds.heldBack && mayAccept ? <AcceptForm {...{ disclosureId, edition, again }} /> : null}
      </Card>
    </Section>
  );
}

function AcceptForm({
  disclosureId,
  edition,
  again,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition;
  readonly again: () => void;
}) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, accept] = useMutation(AcceptNumbersMutation);
  async function send() {
    const answer = answerOf(
      await accept({ disclosureId, ...asShown(edition), reason: reason.trim() }),
      (data) => data.acceptNumbers,
    );
    if (answer.ok) again();
    else setFault(answer);
  }
  return (
    <>
      <TextAreaField
        label={t("finds.reason")}
        value={reason}
        maxLength={FREE_TEXTS.numbersReason.max}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button busy={fetching} disabled={reason.trim() === ""} onClick={() => void send()}>
        {t("finds.accept")}
      </Button>
      <FaultBar fault={fault} onLook={again} />
    </>
  );
}
