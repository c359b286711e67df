import { formatDate, formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Fact, Facts } from "../../ui/facts";
import { ReasonsAt, type FieldReason } from "./field-reasons";

/** What a disclosure says of itself besides its lines. */
export function EditionFacts({
  edition,
  batch,
  reasons = [],
}: {
  readonly edition: {
    readonly number: number;
    readonly basis: string;
    readonly rateText: string;
    readonly changeReason: string | null;
    readonly authorName: string;
    readonly submittedAt: string | null;
    readonly releasedAt: string | null;
    readonly fingerprint: string | null;
    readonly controlExplanation: string | null;
  } | null;
  readonly batch: {
    readonly name: string;
    readonly paidOn: string | null;
    readonly paymentWay: string | null;
    readonly program: {
      readonly name: string;
      readonly whoIsEntitled?: string;
      readonly department: { readonly name: string };
    };
  };
  /** What a reviewer sent back, shown at the part it is about. */
  readonly reasons?: readonly FieldReason[];
}) {
  const said = (field: string) => reasons.some((each) => each.field === field);
  const at = (field: string) => <ReasonsAt reasons={reasons} field={field} />;
  return (
    <Facts>
      <Fact name={t("rolls.program")}>{`${batch.program.name}（${batch.name}）`}</Fact>
      <Fact name={t("programs.department")}>{batch.program.department.name}</Fact>
      <Fact name={t("rolls.paidOn")}>
        {batch.paidOn === null ? t("rolls.notPaid") : formatDate(batch.paidOn, { year: true })}
        {at("paidOn")}
      </Fact>
      {batch.paymentWay === null && !said("paymentWay") ? null : (
        <Fact name={t("rolls.paymentWay")}>
          {batch.paymentWay ?? t("review.notSaid")}
          {at("paymentWay")}
        </Fact>
      )}
      {edition === null ? null : (
        <>
          <Fact name={t("roll.basis")}>
            {edition.basis}
            {at("basis")}
          </Fact>
          <Fact name={t("roll.rateText")}>
            {edition.rateText}
            {at("rateText")}
          </Fact>
          <Fact name={t("review.entitled")}>{batch.program.whoIsEntitled}</Fact>
          <Fact name={t("roll.editions")}>{t("roll.edition", { number: edition.number })}</Fact>
          {edition.changeReason === null && !said("changeReason") ? null : (
            <Fact name={t("roll.reason")}>
              {edition.changeReason ?? t("review.notSaid")}
              {at("changeReason")}
            </Fact>
          )}
          <Fact name={t("roll.explanation")}>{edition.controlExplanation}</Fact>
          <Fact name={t("roll.authorName")}>{edition.authorName}</Fact>
          <Fact name={t("roll.submittedOn")}>
            {edition.submittedAt === null ? null : formatInstant(edition.submittedAt, { year: true })}
          </Fact>
          <Fact name={t("roll.releasedOn")}>
            {edition.releasedAt === null ? null : formatInstant(edition.releasedAt, { year: true })}
          </Fact>
          <Fact name={t("roll.fingerprintName")}>{edition.fingerprint}</Fact>
        </>
      )}
    </Facts>
  );
}
