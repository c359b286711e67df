import { ChevronRight } from "lucide-react";
import { Link } from "wouter";
import { t } from "../lib/messages/catalogue";
import { useViewer } from "../lib/session/session";
import { Card } from "../ui/card";
import styles from "./desk-links.module.css";
import { navigationFor } from "./routes";

/** The way, on a phone, to screens that are made for a desk and have no tab there. */
export function DeskLinks() {
  const routes = navigationFor(useViewer()).filter(({ nav }) => nav?.desk === true);
  if (routes.length === 0) return null;
  return (
    <Card className={styles.card}>
      <nav aria-label={t("nav.more")}>
        <ul>
          {routes.map(({ path, nav }) => {
            if (nav === undefined) return null;
            const Icon = nav.icon;
            return (
              <li key={path}>
                <Link href={path} className={styles.link}>
                  <Icon aria-hidden="true" />
                  <span>{t(nav.label)}</span>
                  <ChevronRight aria-hidden="true" className={styles.onwards} />
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    </Card>
  );
}
