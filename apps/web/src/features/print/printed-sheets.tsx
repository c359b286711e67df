import { useQuery } from "urql";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Loaded } from "../../ui/loaded";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import { SheetsQuery } from "./queries";
import styles from "./notice-choice.module.css";

/** Sheets printed before: the same paper with the same code, to print once more. */
export function PrintedSheets({ unitId }: { readonly unitId: string | null }) {
  const [answer, ask] = useQuery({ query: SheetsQuery, variables: { unitId: unitId ?? "" }, pause: unitId === null });
  return (
    <Section title={t("print.earlier")} hint={unitId === null ? t("print.earlierChoose") : t("print.earlierHelp")}>
      {unitId === null ? null : (
        <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
          {({ sheets }) =>
            sheets.length === 0 ? (
              <p className={table.soft}>{t("print.noEarlier")}</p>
            ) : (
              <div className={table.scroll}>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t("print.number")}</th>
                      <th scope="col">{t("print.notice")}</th>
                      <th scope="col">{t("print.kind")}</th>
                      <th scope="col">{t("print.madeAt")}</th>
                      <th scope="col">
                        <span className="visually-hidden">{t("print.open")}</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {sheets.map((sheet) => (
                      <tr key={sheet.id}>
                        <td className={table.tight}>{sheet.number}</td>
                        <td>
                          {sheet.entries.length > 1
                            ? t("print.gathered", { title: sheet.title, count: sheet.entries.length })
                            : sheet.title}
                          {sheet.entries.some(({ current }) => !current) ? (
                            <span className={styles.late}> {t("print.old")}</span>
                          ) : null}
                        </td>
                        <td className={table.tight}>
                          {t(`print.kind.${sheet.kind}`)} · {sheet.paper} ·{" "}
                          {t("print.entries", { count: sheet.entries.length })}
                        </td>
                        <td className={table.tight}>{formatInstant(sheet.createdAt, { year: true })}</td>
                        <td className={table.tight}>
                          <a href={sheet.pdfPath} target="_blank" rel="noreferrer">
                            {t("print.open")}
                          </a>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
      )}
    </Section>
  );
}
