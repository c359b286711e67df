import { formatDate, formatInstant } from "../lib/format";
import { t, type PlainKey } from "../lib/messages/catalogue";
import { refusalText } from "../lib/messages/refusal-text";
import { buttonClass } from "../ui/button-class";
import { NoticeBar } from "../ui/notice-bar";
import type { ConfirmLink } from "./confirm-link";
import styles from "./confirm-page.module.css";
import { Frame } from "./frame";
import type { Visit } from "./resident-page";

const SAID: Readonly<Record<string, PlainKey>> = { CONFIRM: "linkPage.CONFIRM", RETURN: "linkPage.RETURN" };
const BECAUSE: Readonly<Record<string, PlainKey>> = {
  NO_CODE: "confirm.because.NO_CODE",
  DATE_CORRECTED: "confirm.because.DATE_CORRECTED",
  RECEIVED_LATE: "confirm.because.RECEIVED_LATE",
  OTHER_PLACE: "confirm.because.OTHER_PLACE",
  SAME_PICTURE: "confirm.because.SAME_PICTURE",
  CAME_BACK: "confirm.because.CAME_BACK",
  OLD_EDITION: "confirm.because.OLD_EDITION",
};
const REASONS: readonly (readonly ["PHOTO" | "UNTRUE", PlainKey])[] = [
  ["PHOTO", "confirm.reason.unclear"],
  ["PHOTO", "confirm.reason.partial"],
  ["PHOTO", "confirm.reason.seal"],
  ["UNTRUE", "confirm.reason.notHung"],
  ["UNTRUE", "confirm.reason.otherSheet"],
];

/** What a one-time link opens: the photo, two answers, no script, so that any old phone inside WeChat can do it. */
export function ConfirmPage({
  visit,
  link,
  token,
  said,
}: {
  readonly visit: Visit;
  readonly link: ConfirmLink;
  readonly token: string;
  /** What the form before this one came to: CONFIRM, RETURN or a refusal's name; null on the first visit. */
  readonly said: string | null;
}) {
  const [posting] = link.waiting;
  const name = link.supervisorName ?? "";
  return (
    <Frame visit={visit} title={t("linkPage.title")} noindex>
      <div className={styles.page}>
        <h1>{t("linkPage.title")}</h1>
        {link.state === "OPEN" ? (
          <p>
            <strong>{t("linkPage.for", { name, unit: link.unitName ?? "" })}</strong>
            <br />
            <span className={styles.soft}>{t("linkPage.notYou", { name })}</span>
          </p>
        ) : (
          <NoticeBar tone="soon" title={t(link.state === "EXPIRED" ? "linkPage.EXPIRED" : "linkPage.UNKNOWN")}>
            {t("linkPage.help")}
          </NoticeBar>
        )}
        {said === null || link.state !== "OPEN" ? null : (
          <NoticeBar tone={SAID[said] === undefined ? "soon" : "proven"}>
            {SAID[said] === undefined ? refusalText({ code: said }) : t(SAID[said])}
          </NoticeBar>
        )}
        {link.state === "OPEN" && posting === undefined ? (
          <NoticeBar tone="proven" title={t("linkPage.done")}>
            {t("linkPage.doneHelp")}
          </NoticeBar>
        ) : null}
        {posting === undefined ? null : (
          <article className={styles.posting}>
            <p>{t("linkPage.count", { count: link.waiting.length })}</p>
            <a href={posting.photoPath} className={styles.photo}>
              <img src={posting.photoPath} alt={t("linkPage.photoAlt", { date: formatDate(posting.hangDate) })} />
              <span>{t("linkPage.larger")}</span>
            </a>
            {posting.unprovenBecause === null || BECAUSE[posting.unprovenBecause] === undefined ? null : (
              <NoticeBar tone="soon" title={t("confirm.because")}>
                <p>{t(BECAUSE[posting.unprovenBecause]!)}</p>
                {posting.said === null ? null : <p>{t("confirm.said", { reason: posting.said })}</p>}
              </NoticeBar>
            )}
            <ul className={styles.titles}>
              {posting.titles.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
            <p className={styles.soft}>
              {t("confirm.hangDate")} {formatDate(posting.hangDate)}，{t("confirm.postedBy")} {posting.postedByName}，
              {t("outbox.receivedAt", { time: formatInstant(posting.receivedAt) })}
            </p>
            <form method="post" action={`/confirm/${token}`}>
              <input type="hidden" name="posting" value={posting.id} />
              <input type="hidden" name="decision" value="CONFIRM" />
              <button type="submit" className={buttonClass({ size: "large", wide: true })}>
                {t("linkPage.yes")}
              </button>
            </form>
            <details className={styles.no}>
              <summary className={buttonClass({ variant: "quiet", size: "large", wide: true })}>
                {t("linkPage.no")}
              </summary>
              <form method="post" action={`/confirm/${token}`} className={styles.reasons}>
                <input type="hidden" name="posting" value={posting.id} />
                <input type="hidden" name="decision" value="RETURN" />
                <fieldset>
                  <legend>{t("linkPage.noTitle")}</legend>
                  {REASONS.map(([kind, key]) => (
                    <label key={key}>
                      <input type="radio" name="reason" value={`${kind}:${t(key)}`} required />
                      <span>{t(key)}</span>
                    </label>
                  ))}
                </fieldset>
                <label className={styles.more}>
                  <span>{t("linkPage.more")}</span>
                  <input type="text" name="more" maxLength={100} autoComplete="off" />
                </label>
                <button type="submit" className={buttonClass({ variant: "danger", size: "large", wide: true })}>
                  {t("confirm.sendReturn")}
                </button>
              </form>
            </details>
          </article>
        )}
      </div>
    </Frame>
  );
}
