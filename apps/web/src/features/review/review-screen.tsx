import { useState } from "react";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";
import { errorText } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { buttonClass } from "../../ui/button-class";
import { classNames } from "../../ui/class-names";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import { ControlTotal, differenceWords } from "../disclosure/control-total";
import { EditionFacts } from "../disclosure/edition-facts";
import { LinesSection } from "../disclosure/lines-section";
import { NumberFinds } from "../disclosure/number-finds";
import { ReleaseAction } from "../disclosure/release-action";
import { ReviewHistory } from "../disclosure/review-history";
import { DisclosureBadge } from "../disclosure/disclosure-badge";
import { PublicationSection } from "../disclosure/publication/publication-section";
import { ProofReadingAction } from "../disclosure/proof-reading-action";
import { isWanted, ReviewProgress } from "../disclosure/review-progress";
import { stepWord } from "../disclosure/step-word";
import { UnitSumsTable } from "../disclosure/unit-sums-table";
import { ApprovalFormLink } from "../disclosure/approval-form-link";
import { ComparisonSection } from "../disclosure/comparison-section";
import { ImportFindings } from "./import-findings";
import { ReviewQuery, type ReviewDisclosure, type ReviewEdition } from "./queries";
import styles from "./review-screen.module.css";
import { ReviewForm } from "./review-form";

/** One disclosure whole: the difference since last time first, the sums and lines behind it, the checks beside it. */
export function ReviewScreen() {
  const { disclosureId = "" } = useParams<{ disclosureId: string }>();
  const [answer, ask] = useQuery({ query: ReviewQuery, variables: { id: disclosureId } });
  const again = () => ask({ requestPolicy: "network-only" });
  const disclosure = answer.data?.disclosure;
  return (
    <Screen
      title={disclosure?.title ?? t("review.title")}
      back="/review"
      width="full"
      heading={
        disclosure ? (
          <>
            {disclosure.title} <DisclosureBadge step={disclosure.step} stage={disclosure.stage} />
          </>
        ) : undefined
      }
    >
      <Loaded answer={answer} retry={again}>
        {(data) =>
          data.disclosure === null || data.disclosure.latest === null ? (
            <Empty title={answer.error ? errorText(answer.error) : t("roll.notFound")} />
          ) : (
            <Review disclosure={data.disclosure} edition={data.disclosure.latest} again={again} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Review({
  disclosure,
  edition,
  again,
}: {
  readonly disclosure: ReviewDisclosure;
  readonly edition: ReviewEdition;
  readonly again: () => void;
}) {
  const { quantityUnit } = disclosure.batch.program;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {edition.progress?.steps
          .filter((step) => step.mine)
          .map((step) => (
            <a key={step.step} href="#decision" className={classNames(buttonClass({ variant: "quiet" }), styles.jump)}>
              {t("review.toDecision", { step: stepWord(step) })}
            </a>
          ))}
        <ComparisonSection
          key={`${edition.id} ${edition.progress?.round ?? 0}`}
          disclosureId={disclosure.id}
          stage={disclosure.stage}
          editionNumber={edition.number}
        />
        <Section title={t("roll.perUnit")}>
          <UnitSumsTable
            rows={edition.perUnit.map((row) => ({ ...row, unitId: row.unit.id, unitName: row.unit.name }))}
            quantityUnit={quantityUnit}
            beforePayment={disclosure.stage === "BEFORE_PAYMENT"}
          />
        </Section>
        <LinesSection
          key={edition.id}
          disclosureId={disclosure.id}
          units={edition.perUnit.map((row) => ({ ...row.unit, lineCount: row.lineCount }))}
          quantityUnit={quantityUnit}
        />
        <ImportFindings imports={edition.imports} />
      </div>
      <div className={styles.side} id="decision">
        <NumberFinds
          disclosureId={disclosure.id}
          edition={edition}
          finds={edition.numberFinds}
          mayAccept={disclosure.actions.includes("acceptNumbers")}
          again={again}
        />
        <Decision disclosure={disclosure} edition={edition} again={again} />
        <PublicationSection disclosureId={disclosure.id} version={`${edition.id} ${edition.state}`} again={again} />
        <Section title={t("review.facts")}>
          <Card>
            <EditionFacts edition={edition} batch={disclosure.batch} />
          </Card>
        </Section>
        <Section title={t("review.preamble")} hint={t("review.preambleHelp")}>
          <Card className={styles.preamble}>
            {edition.preamble.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Card>
        </Section>
        <Section title={t("review.history")}>
          <ReviewHistory reviews={edition.reviews} />
        </Section>
      </div>
    </div>
  );
}

function Decision({
  disclosure,
  edition,
  again,
}: {
  readonly disclosure: ReviewDisclosure;
  readonly edition: ReviewEdition;
  readonly again: () => void;
}) {
  const viewer = useViewer();
  const [said, setSaid] = useState<string | null>(null);
  const { actions } = disclosure;
  const { progress } = edition;
  const mine = progress?.steps.filter((step) => step.mine) ?? [];
  const reviewer = hasRole(viewer, "FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER", "SECRECY_REVIEWER");
  return (
    <>
      <Section title={t("roll.totals")}>
        <Card className={styles.decision}>
          <ControlTotal
            paidFen={edition.paidFen}
            controlTotalFen={edition.controlTotalFen}
            differenceFen={edition.controlDifferenceFen}
            toleranceFen={edition.controlToleranceFen}
            fits={edition.controlFits}
            words={differenceWords(edition)}
          />
          {said === null ? null : <NoticeBar>{said}</NoticeBar>}
          {progress === null ? null : <ReviewProgress progress={progress} />}
          {actions.includes("proofRead") && progress !== null && isWanted(progress) ? (
            <ProofReadingAction
              disclosureId={disclosure.id}
              edition={edition}
              onDone={(words) => {
                setSaid(words);
                again();
              }}
              onLook={again}
            />
          ) : null}
          {mine.length === 0 && edition.state === "IN_REVIEW" && reviewer ? (
            <NoticeBar>{t("review.notYours")}</NoticeBar>
          ) : null}
          {actions.includes("release") ? (
            <ReleaseAction
              disclosureId={disclosure.id}
              edition={edition}
              units={edition.perUnit.filter(({ inScope }) => inScope).length}
              onReleased={() => {
                setSaid(t("review.released"));
                again();
              }}
              onLook={again}
            />
          ) : edition.state === "APPROVED" && said === null ? (
            <p className={styles.soft}>{t("roll.approvedWaiting")}</p>
          ) : null}
          <ApprovalFormLink editionId={edition.id} />
          <Link href={`/rolls/${disclosure.id}`} className={buttonClass({ variant: "quiet", size: "small" })}>
            {t("drawer.openDisclosure")}
          </Link>
        </Card>
      </Section>
      {mine.map((step) => (
        <ReviewForm
          key={`${edition.id} ${progress?.round ?? 0} ${step.step}`}
          disclosureId={disclosure.id}
          edition={edition}
          round={progress?.round ?? 1}
          step={step}
          stage={disclosure.stage}
          onDone={(words) => {
            setSaid(words);
            again();
          }}
          onLook={again}
        />
      ))}
    </>
  );
}
