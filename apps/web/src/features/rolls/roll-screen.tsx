import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import { FileUp } from "lucide-react";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";
import { formatDate, formatInstant, todayInShanghai } from "../../lib/format";
import { errorText } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { withdrawnLabel } from "../../lib/messages/labels";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import { ComparisonSection } from "../disclosure/comparison-section";
import { ControlTotal, differenceWords } from "../disclosure/control-total";
import { EditionFacts } from "../disclosure/edition-facts";
import { LinesSection } from "../disclosure/lines-section";
import { NumberFinds } from "../disclosure/number-finds";
import { ReleaseAction } from "../disclosure/release-action";
import { ReviewHistory } from "../disclosure/review-history";
import { DisclosureBadge } from "../disclosure/disclosure-badge";
import { ReasonsAt, reasonsToMend } from "../disclosure/field-reasons";
import { PublicationSection } from "../disclosure/publication/publication-section";
import { ProofReadingAction } from "../disclosure/proof-reading-action";
import { isWanted, ReviewProgress } from "../disclosure/review-progress";
import { UnitSumsTable } from "../disclosure/unit-sums-table";
import { ApprovalFormLink } from "../disclosure/approval-form-link";
import { StageSection } from "../stage/stage-section";
import { PreviewSection } from "../preview/preview-section";
import { ExplainTotal } from "./explain-total";
import { PaymentDialog } from "./payment-dialog";
import { RollQuery, type RollData, type RollDisclosure, type RollEdition } from "./queries";
import { RememberedAnswers } from "./remembered-answers";
import { OutstandingRows } from "./outstanding-rows";
import type { RollInHand } from "./roll-door";
import { RollImport } from "./roll-import";
import type { RejectedRow } from "./roll-preview";
import styles from "./roll-screen.module.css";
import { SubmitForm } from "./submit-form";

/** One disclosure of a batch: its roll comes in here, is explained, submitted, released and corrected. */
export function RollScreen() {
  const { disclosureId = "" } = useParams<{ disclosureId: string }>();
  const subdistrictId = useSubdistrict();
  const [answer, ask] = useQuery({
    query: RollQuery,
    variables: { id: disclosureId, subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  const disclosure = answer.data?.disclosure;
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Screen
      title={disclosure?.title ?? t("roll.title")}
      back={disclosure ? `/rolls?year=${disclosure.batch.subsidyYear}` : "/rolls"}
      width="full"
      actions={
        disclosure ? (
          <Link href={`/rolls/${disclosure.id}/story`} className={buttonClass({ variant: "quiet", size: "small" })}>
            {t("story.open")}
          </Link>
        ) : null
      }
      heading={
        disclosure ? (
          <>
            {disclosure.title}{" "}
            <DisclosureBadge
              step={disclosure.step}
              stage={disclosure.stage}
              withdrawalKind={disclosure.latest?.withdrawalKind ?? null}
            />
          </>
        ) : undefined
      }
    >
      <Loaded answer={answer} retry={again}>
        {(data) =>
          data.disclosure === null ? (
            <Empty title={answer.error ? errorText(answer.error) : t("roll.notFound")} />
          ) : (
            <Roll
              key={data.disclosure.id}
              disclosure={data.disclosure}
              units={data.units}
              asking={answer.fetching}
              again={again}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Roll({
  disclosure,
  units,
  asking,
  again,
}: {
  readonly disclosure: RollDisclosure;
  readonly units: RollData["units"];
  /** What is shown is being asked for anew: what was imported a moment ago is not on the screen yet. */
  readonly asking: boolean;
  readonly again: () => void;
}) {
  const { batch, latest, actions } = disclosure;
  const { program } = batch;
  const correction = actions.includes("correct");
  const mayImport = correction || actions.includes("import");
  const [importing, setImporting] = useState<RollMode | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [inHand, setInHand] = useState<RollInHand | null>(null);
  const outstanding = outstandingOf(latest);
  const shown = latest === null || importing !== null;
  // What was asked for from further down, and what came of it, is at the top of a long page.
  useEffect(() => {
    if (importing !== null || said !== null) window.scrollTo(0, 0);
  }, [importing, said]);
  const reasons = latest === null ? [] : reasonsToMend(latest);

  const done = (words: string) => {
    setImporting(null);
    setSaid(words);
    again();
  };

  return (
    <>
      {said === null ? null : <NoticeBar>{said}</NoticeBar>}
      {mayImport && shown ? (
        <Section
          title={correction ? t("roll.correct") : latest === null ? t("roll.import") : t("roll.importMore")}
          hint={
            !correction ? undefined : latest?.progress?.urgentUntil ? t("roll.correctUrgent") : t("roll.correctHelp")
          }
          aside={
            latest === null ? null : (
              <Button variant="quiet" size="small" onClick={() => setImporting(null)}>
                {t("roll.keep")}
              </Button>
            )
          }
        >
          {latest === null ? <Waiting disclosure={disclosure} /> : null}
          <RollImport
            key={importing ?? ""}
            disclosureId={disclosure.id}
            basis={latest?.basis ?? program.policyBasis}
            rateText={latest?.rateText ?? ""}
            units={units}
            quantityUnit={program.quantityUnit}
            correction={correction}
            shown={latest}
            onLook={again}
            draftLines={latest === null || correction ? null : latest.lineCount}
            firstMode={importing ?? "REPLACE"}
            onAccepted={(preview, roll) => {
              if (preview.mode === "REPLACE") setInHand(roll);
              done(
                preview.mode === "JOIN"
                  ? t("mend.joined", { count: preview.lineCount })
                  : t("roll.imported", { number: (latest?.number ?? 0) + (correction || latest === null ? 1 : 0) }),
              );
            }}
          />
        </Section>
      ) : null}
      {latest === null && !mayImport ? <Waiting disclosure={disclosure} /> : null}

      <div className={styles.columns}>
        <div className={styles.side}>
          {latest === null ? null : (
            <NextStep
              disclosure={disclosure}
              edition={latest}
              asking={asking}
              importing={importing !== null}
              onImport={() => {
                setSaid(null);
                setImporting("REPLACE");
              }}
              onDone={done}
              again={again}
            />
          )}
          <PublicationSection
            disclosureId={disclosure.id}
            version={`${latest?.id ?? ""} ${latest?.state ?? ""}`}
            reasons={reasons}
            again={again}
          />
          <Section title={t("review.facts")}>
            <Card>
              <EditionFacts edition={latest} batch={batch} reasons={reasons} />
            </Card>
          </Section>
          {latest !== null && latest.reviews.length > 0 ? (
            <Section title={t("review.history")}>
              <ReviewHistory reviews={latest.reviews} />
            </Section>
          ) : null}
          {disclosure.editions.length > 1 ? <Editions editions={disclosure.editions} /> : null}
          {disclosure.stage === "BEFORE_PAYMENT" && disclosure.released !== null ? (
            <StageSection disclosureId={disclosure.id} />
          ) : null}
          {latest !== null && actions.includes("preview") ? (
            <PreviewSection disclosureId={disclosure.id} editionId={latest.id} mayMake={program.grade !== "SS"} />
          ) : null}
          {latest !== null && latest.imports.length > 0 ? <Imports imports={latest.imports} /> : null}
          <RememberedAnswers key={latest?.imports.at(-1)?.id ?? ""} programId={program.id} mayForget={mayImport} />
        </div>
        {latest === null ? null : (
          <div className={styles.main}>
            {outstanding.length > 0 && importing === null ? (
              <OutstandingRows
                rows={outstanding}
                inHand={inHand}
                onJoin={
                  actions.includes("import")
                    ? () => {
                        setSaid(null);
                        setImporting("JOIN");
                      }
                    : null
                }
              />
            ) : null}
            <ComparisonSection
              key={`${latest.id} ${latest.imports.at(-1)?.id ?? ""} ${latest.state}`}
              disclosureId={disclosure.id}
              stage={disclosure.stage}
              editionNumber={latest.number}
            />
            <Section
              title={t("roll.perUnit")}
              hint={latest.perUnit.some(({ isZero }) => isZero) ? t("roll.zeroHint") : undefined}
            >
              <ReasonsAt reasons={reasons} field="unitSums" />
              <ReasonsAt reasons={reasons} field="lines" />
              <UnitSumsTable
                rows={latest.perUnit.map((row) => ({ ...row, unitId: row.unit.id, unitName: row.unit.name }))}
                quantityUnit={program.quantityUnit}
                beforePayment={disclosure.stage === "BEFORE_PAYMENT"}
              />
            </Section>
            <LinesSection
              key={`${latest.id} ${latest.revision}`}
              disclosureId={disclosure.id}
              units={latest.perUnit.map((row) => ({ ...row.unit, lineCount: row.lineCount }))}
              quantityUnit={program.quantityUnit}
            />
          </div>
        )}
      </div>
    </>
  );
}

function Waiting({ disclosure: { batch } }: { readonly disclosure: RollDisclosure }) {
  return (
    <NoticeBar title={t("roll.waiting", { department: batch.program.department.name })}>
      {batch.departmentDueOn === null
        ? t("roll.waitingPlain")
        : t(todayInShanghai() > batch.departmentDueOn ? "drawer.departmentLate" : "roll.waitingHelp", {
            date: formatDate(batch.departmentDueOn, { year: true }),
          })}
    </NoticeBar>
  );
}

/** The one thing to do now, with what still stands in its way. */
function NextStep({
  disclosure,
  edition,
  asking,
  importing,
  onImport,
  onDone,
  again,
}: {
  readonly disclosure: RollDisclosure;
  readonly edition: RollEdition;
  readonly asking: boolean;
  readonly importing: boolean;
  readonly onImport: () => void;
  readonly onDone: (words: string) => void;
  readonly again: () => void;
}) {
  const { actions, batch } = disclosure;
  const [paying, setPaying] = useState(false);
  const returned =
    edition.state === "RETURNED" ? edition.reviews.filter(({ verdict }) => verdict === "RETURNED").at(-1) : undefined;
  const needsPayment = disclosure.stage === "RESULT" && batch.paidOn === null;
  return (
    <>
      <NumberFinds
        disclosureId={disclosure.id}
        edition={edition}
        finds={edition.numberFinds}
        mayAccept={actions.includes("acceptNumbers")}
        again={again}
      />
      <Section title={t("roll.totals")}>
        <Card className={styles.next}>
          {returned ? (
            <NoticeBar tone="soon" title={t("roll.returnedBy", { name: returned.reviewerName })}>
              {returned.comment ?? t("roll.returnedAtFields")}
            </NoticeBar>
          ) : null}
          <ControlTotal
            paidFen={edition.paidFen}
            controlTotalFen={edition.controlTotalFen}
            differenceFen={edition.controlDifferenceFen}
            toleranceFen={edition.controlToleranceFen}
            fits={edition.controlFits}
            words={differenceWords(edition)}
          />
          <ReasonsAt reasons={reasonsToMend(edition)} field="controlTotal" />
          {edition.progress === null || edition.state === "DRAFT" || edition.state === "RETURNED" ? null : (
            <ReviewProgress progress={edition.progress} />
          )}
          {actions.includes("explainTotal") ? (
            <ExplainTotal
              key={`${edition.id} ${edition.revision}`}
              disclosureId={disclosure.id}
              edition={edition}
              onSaved={again}
              onLook={again}
            />
          ) : null}
          {actions.includes("submit") && needsPayment ? (
            <NoticeBar
              tone="soon"
              action={
                <Button variant="quiet" size="small" onClick={() => setPaying(true)}>
                  {t("rolls.setPayment")}
                </Button>
              }
            >
              {t("roll.paymentMissing")}
            </NoticeBar>
          ) : null}
          {actions.includes("submit") ? (
            <SubmitForm
              disclosureId={disclosure.id}
              edition={edition}
              blocked={asking || needsPayment || !explained(edition) || edition.numberFinds?.heldBack === true}
              onDone={onDone}
              onLook={again}
            />
          ) : null}
          {edition.state === "IN_REVIEW" ? <p className={styles.soft}>{t("roll.inReview")}</p> : null}
          {edition.state === "APPROVED" && !actions.includes("release") ? (
            <p className={styles.soft}>{t("roll.approvedWaiting")}</p>
          ) : null}
          <div className={styles.buttons}>
            {actions.includes("review") ? (
              <Link href={`/review/${disclosure.id}`} className={buttonClass({})}>
                {t("roll.toReview")}
              </Link>
            ) : null}
            {actions.includes("release") ? (
              <ReleaseAction
                disclosureId={disclosure.id}
                edition={edition}
                units={edition.perUnit.filter(({ inScope }) => inScope).length}
                onReleased={() => onDone(t("roll.released"))}
                onLook={again}
              />
            ) : null}
            {actions.includes("print") ? (
              <Link href={`/print?year=${batch.subsidyYear}`} className={buttonClass({})}>
                {t("roll.toPrint")}
              </Link>
            ) : null}
            {disclosure.released !== null ? (
              <Link
                href={`/coverage?year=${batch.subsidyYear}&program=${batch.program.id}`}
                className={buttonClass({ variant: "quiet", size: "small" })}
              >
                {t("roll.toCoverage")}
              </Link>
            ) : null}
            <ApprovalFormLink editionId={edition.id} />
            {actions.includes("proofRead") && edition.progress !== null && isWanted(edition.progress) ? (
              <ProofReadingAction disclosureId={disclosure.id} edition={edition} onDone={onDone} onLook={again} />
            ) : null}
            {!importing && (actions.includes("import") || actions.includes("correct")) ? (
              <Button variant="quiet" size="small" icon={<FileUp aria-hidden="true" />} onClick={onImport}>
                {actions.includes("correct") ? t("roll.correct") : t("roll.reimport")}
              </Button>
            ) : null}
          </div>
        </Card>
        {paying ? (
          <PaymentDialog
            batch={batch}
            onClose={() => {
              setPaying(false);
              again();
            }}
          />
        ) : null}
      </Section>
    </>
  );
}

const explained = (edition: RollEdition): boolean => edition.controlFits || (edition.controlExplanation ?? "") !== "";

function Editions({ editions }: { readonly editions: RollDisclosure["editions"] }) {
  return (
    <Section title={t("roll.editions")}>
      <ul className={styles.list}>
        {[...editions].reverse().map((edition) => (
          <li key={edition.id}>
            {t("roll.edition", { number: edition.number })} ·{" "}
            {edition.state === "WITHDRAWN" && edition.withdrawalKind
              ? withdrawnLabel(edition.withdrawalKind)
              : t(`roll.edition.${edition.state}`)}
            {edition.releasedAt === null ? "" : ` · ${formatInstant(edition.releasedAt, { year: true })}`}
            {edition.changeReason === null ? null : (
              <span className={styles.reason}>{t("roll.changed", { reason: edition.changeReason })}</span>
            )}
            {edition.withdrawalReason === null ? null : (
              <span className={styles.reason}>{t("publication.reasonSaid", { reason: edition.withdrawalReason })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Imports({ imports }: { readonly imports: RollEdition["imports"] }) {
  return (
    <Section title={t("roll.imports")} hint={t("copy.help")}>
      <ul className={styles.list}>
        {imports.map((entry) => (
          <li key={entry.id}>
            {t(entry.joined ? "roll.joinOf" : "roll.importOf", {
              at: formatInstant(entry.importedAt),
              name: entry.importedByName,
              file: entry.fileName,
              rows: entry.rowsRead,
              accepted: entry.accepted,
            })}
            {entry.copyPath === null ? null : (
              <a className={styles.copy} href={entry.copyPath} download>
                {t("copy.download")}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the API says of rows that are still to be mended. */
const outstandingOf = (edition: RollEdition | null): readonly RejectedRow[] =>
  Array.isArray(edition?.outstanding) ? (edition.outstanding as RejectedRow[]) : [];
