import { quantityText } from "@gongshi/domain/money/format-yuan";
import { formatDate, formatInstant, formatYuan } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { NoticeBar } from "../ui/notice-bar";
import { MaskedLines, Pages } from "./masked-list";
import view from "./notice-view.module.css";
import type { Preview, PreviewDraft } from "./preview-query";
import styles from "./preview-view.module.css";

/** Which unit's list is looked at, and which page of it. */
export interface PreviewRequest {
  /** Null: nobody's. */
  readonly unitId: string | null;
  readonly page: number;
}

/** A draft as the internet will see it, and that it is a draft. */
export function PreviewView({
  preview,
  draft,
  request,
  path,
}: {
  readonly preview: Preview;
  readonly draft: PreviewDraft;
  readonly request: PreviewRequest;
  readonly path: string;
}) {
  const unit = draft.units.find(({ id }) => id === request.unitId);
  return (
    <article className={styles.preview}>
      <NoticeBar tone="soon" title={t("preview.draft")}>
        {t("preview.draftHelp", { until: formatInstant(preview.expiresAt, { year: true }) })}
      </NoticeBar>
      <h1>{draft.title}</h1>
      <section className={view.card}>
        <About draft={draft} />
      </section>
      <p>{t(`preview.profile.${draft.profile}`)}</p>
      {draft.profile === "NOTHING" ? null : (
        <section className={styles.part}>
          <h2>{t("preview.units")}</h2>
          <Units draft={draft} path={path} />
        </section>
      )}
      {unit !== undefined && draft.list !== null ? (
        <section id="list" className={styles.part}>
          <h2>{t("preview.list", { unit: unit.name })}</h2>
          {draft.list.total === 0 ? (
            <p>{t("resident.list.empty")}</p>
          ) : (
            <>
              <MaskedLines notice={draft} list={draft.list} />
              <Pages
                list={draft.list}
                request={request}
                turn={(page) => `${path}?u=${request.unitId}&p=${page}#list`}
              />
            </>
          )}
        </section>
      ) : null}
    </article>
  );
}

function About({ draft }: { readonly draft: PreviewDraft }) {
  const length = t(draft.periodUnit === "DAYS" ? "period.DAYS" : "period.WORKING_DAYS", { length: draft.periodLength });
  const paid = draft.paidOn === null ? t("resident.notice.paidOnUnknown") : formatDate(draft.paidOn, { year: true });
  const rows: readonly (readonly [string, string])[] = [
    [t("preview.stage"), t(`preview.stage.${draft.stage}`)],
    [t("preview.version"), t("preview.edition", { number: draft.editionNumber })],
    [t("resident.notice.corrected", { number: draft.editionNumber }), draft.changeReason ?? ""],
    [t("resident.notice.basis"), draft.basis],
    [t("resident.notice.rate"), draft.rateText],
    [t("resident.notice.entitled"), draft.whoIsEntitled],
    [t("resident.notice.paidOn"), draft.paymentWay === null ? paid : `${paid}，${draft.paymentWay}`],
    [t("preview.period"), t("resident.notice.periodRule", { length })],
    [t("preview.department"), [draft.department.name, draft.department.phone].filter(Boolean).join(" ")],
  ];
  return (
    <dl className={view.about}>
      {rows
        .filter(([, text]) => text !== "")
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Units({ draft, path }: { readonly draft: PreviewDraft; readonly path: string }) {
  return (
    <ul className={styles.units}>
      {draft.units.map(({ id, name, isZero, totals }) => (
        <li key={id}>
          <span className={styles.name}>{name}</span>
          <span className={styles.sums}>{isZero || totals === null ? t("preview.zero") : sumsText(draft, totals)}</span>
          {draft.profile === "MASKED_LIST" && !isZero ? (
            <a className={styles.link} href={`${path}?u=${id}#list`}>
              {t("preview.showList")}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type Totals = NonNullable<PreviewDraft["units"][number]["totals"]>;

function sumsText({ quantityUnit }: PreviewDraft, totals: Totals): string {
  const { recipients, recipientsText, quantityMilli, paidFen } = totals;
  return [
    t("resident.notice.recipientsCount", { count: recipients ?? recipientsText }),
    quantityUnit !== null && quantityMilli !== null && quantityMilli > 0
      ? `${quantityText(quantityMilli)}${quantityUnit}`
      : null,
    paidFen === null ? t("resident.notice.withheld") : formatYuan(paidFen),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
