import { useQuery } from "urql";
import type { ResultOf } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Loaded } from "../../ui/loaded";
import { Screen } from "../../ui/screen";
import { ContactNumbers } from "./contact-numbers";
import { NumberListsQuery } from "./queries";
import styles from "./numbers-screen.module.css";
import { VouchedNumbers } from "./vouched-numbers";

export type NumberLists = ResultOf<typeof NumberListsQuery>["numberLists"];

/** 号码清单: the office's own telephones, and the numbers for which a reviewer answers in writing. */
export function NumbersScreen() {
  const subdistrictId = useSubdistrict();
  const setsUp = hasRole(useViewer(), "OFFICE", "ADMIN");
  const [answer, ask] = useQuery({
    query: NumberListsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
    requestPolicy: "network-only",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Screen title={t("numbers.title")} {...(setsUp ? { back: "/settings" } : {})}>
      <p className={styles.soft}>{t("numbers.help")}</p>
      <Loaded answer={answer} retry={again}>
        {({ numberLists }) => (
          <>
            <ContactNumbers lists={numberLists} again={again} />
            <VouchedNumbers lists={numberLists} again={again} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
