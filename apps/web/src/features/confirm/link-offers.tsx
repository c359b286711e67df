import { useQuery } from "urql";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { LinkOffersQuery } from "./link-queries";
import { MakeLink } from "./make-link";
import styles from "./make-link.module.css";

/** Why it is offered, in words, by its name. */
export const LINK_BECAUSE: Readonly<Record<string, PlainKey>> = {
  NOT_SIGNED_IN: "link.because.NOT_SIGNED_IN",
  WAITED_A_DAY: "link.because.WAITED_A_DAY",
};

/** For the office: units whose supervisor has not answered, or never sees what waits, each with its link to send. */
export function LinkOffers() {
  const office = hasRole(useViewer(), "OFFICE");
  const subdistrictId = useSubdistrict();
  const [{ data }] = useQuery({
    query: LinkOffersQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: !office || subdistrictId === null,
  });
  const offers = data?.linkOffers ?? [];
  if (offers.length === 0) return null;
  return (
    <details className={styles.offers}>
      <summary>{t("link.offers", { count: offers.length })}</summary>
      <ul>
        {offers.map(({ unitId, unitName, because, waiting, supervisors }) => (
          <li key={unitId}>
            <p>
              <strong>{unitName}</strong> {t("link.waiting", { count: waiting })}
              {LINK_BECAUSE[because] === undefined ? null : `，${t(LINK_BECAUSE[because])}`}
            </p>
            <MakeLink unit={{ id: unitId, name: unitName }} supervisors={supervisors} />
          </li>
        ))}
      </ul>
    </details>
  );
}
