import { useQuery } from "urql";
import { t } from "../../lib/messages/catalogue";
import { Loaded } from "../../ui/loaded";
import { Section } from "../../ui/section";
import styles from "./archive-screen.module.css";
import { CorrectionCard } from "./correction-card";
import { CorrectionsQuery } from "./queries";

/** Requests that somebody waits for an answer to, the most pressing first. */
export function CorrectionsSection({
  unitId,
  version,
}: {
  readonly unitId: string;
  /** Another one has come in since. */
  readonly version: number;
}) {
  return (
    <Section title={t("correction.title")} hint={t("correction.help")}>
      <List key={`${unitId} ${version}`} unitId={unitId} />
    </Section>
  );
}

function List({ unitId }: { readonly unitId: string }) {
  const [answer, ask] = useQuery({
    query: CorrectionsQuery,
    variables: { unitId },
    requestPolicy: "network-only",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Loaded answer={answer} retry={again}>
      {({ corrections }) =>
        corrections.length === 0 ? (
          <p className={styles.soft}>{t("correction.empty")}</p>
        ) : (
          <ul className={styles.list}>
            {corrections.map((correction, index) => (
              <li key={correction.id}>
                <CorrectionCard correction={correction} first={index === 0} onChanged={again} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
