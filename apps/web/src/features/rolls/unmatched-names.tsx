import { t } from "../../lib/messages/catalogue";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import styles from "./unmatched-names.module.css";
import type { UnmatchedName } from "./roll-preview";

/** Names of the file that no unit bears: a choice each, likely ones first. Nothing is guessed silently. */
export function UnmatchedNames({
  names,
  units,
  choices,
  onChoose,
}: {
  readonly names: readonly UnmatchedName[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (text: string, unitId: string) => void;
}) {
  return (
    <Section title={t("roll.unmatched")} hint={t("roll.unmatchedHelp")}>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("roll.inFile")}</th>
              <th scope="col" className={table.num}>
                {t("roll.lineCount")}
              </th>
              <th scope="col">{t("roll.isUnit")}</th>
            </tr>
          </thead>
          <tbody>
            {names.map(({ text, lines, candidates }) => {
              const likely = new Set(candidates.map(({ unitId }) => unitId));
              const written = text === "" ? t("roll.emptyName") : text;
              return (
                <tr key={text}>
                  <th scope="row">{written}</th>
                  <td className={table.num}>{lines}</td>
                  <td>
                    <select
                      className={styles.select}
                      aria-label={`${written}：${t("roll.isUnit")}`}
                      value={choices[text] ?? ""}
                      data-open={(choices[text] ?? "") === "" || undefined}
                      onChange={(event) => onChoose(text, event.target.value)}
                    >
                      <option value="">{t("roll.chooseUnit")}</option>
                      {candidates.length > 0 ? (
                        <optgroup label={t("roll.suggested")}>
                          {candidates.map(({ unitId, name }) => (
                            <option key={unitId} value={unitId}>
                              {name}
                            </option>
                          ))}
                        </optgroup>
                      ) : null}
                      <optgroup label={t("roll.allUnits")}>
                        {units
                          .filter(({ id }) => !likely.has(id))
                          .map(({ id, name }) => (
                            <option key={id} value={id}>
                              {name}
                            </option>
                          ))}
                      </optgroup>
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
