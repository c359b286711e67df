import { ALargeSmall, ChevronLeft } from "lucide-react";
import Head from "next/head";
import type { ReactNode } from "react";
import { t } from "../lib/messages/catalogue";
import styles from "./frame.module.css";
import type { Visit } from "./resident-page";
import { switchTextSize } from "./text-size";

/** What every resident page stands in. It works without any script. */
export function Frame({
  visit,
  title,
  description,
  noindex = false,
  back,
  wide = false,
  children,
}: {
  /** Null on the two pages that are made once for everyone (404, 500). */
  readonly visit: Visit | null;
  readonly title: string;
  readonly description?: string;
  readonly noindex?: boolean;
  readonly back?: { readonly href: string; readonly label: string };
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const other = visit?.textSize === "large" ? "normal" : "large";
  const site = t("resident.site");
  return (
    <div className={styles.frame} data-wide={wide || undefined}>
      <Head>
        <title>{title === site ? site : `${title} · ${site}`}</title>
        {description ? <meta name="description" content={description} /> : null}
        {noindex ? <meta name="robots" content="noindex" /> : null}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
      </Head>
      <a className={styles.skip} href="#main">
        {t("common.skipToContent")}
      </a>
      <header className={styles.top}>
        <div className={styles.inner}>
          <a className={styles.brand} href="/">
            {site}
          </a>
          {visit ? (
            <a className={styles.textSize} href={switchTextSize(visit.here, other)} rel="nofollow">
              <ALargeSmall aria-hidden="true" />
              {t(other === "large" ? "resident.largeText" : "resident.normalText")}
            </a>
          ) : null}
        </div>
      </header>
      <main id="main" className={styles.main}>
        {back ? (
          <a className={styles.back} href={back.href}>
            <ChevronLeft aria-hidden="true" />
            {back.label}
          </a>
        ) : null}
        {children}
      </main>
      <footer className={styles.foot}>
        <div className={styles.inner}>
          <p>{t("resident.footer")}</p>
          <a href="/staff">{t("resident.staff")}</a>
        </div>
      </footer>
    </div>
  );
}
