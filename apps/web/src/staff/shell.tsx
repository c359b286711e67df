import { Suspense, useEffect } from "react";
import { Link, Redirect, Route, Switch, useLocation, useRoute } from "wouter";
import { OutboxProvider } from "../features/posting/outbox-provider";
import { UnsentBar } from "../features/posting/unsent-bar";
import { t } from "../lib/messages/catalogue";
import { useViewer } from "../lib/session/session";
import { Busy } from "../ui/busy";
import { classNames } from "../ui/class-names";
import { Empty } from "../ui/empty";
import { ErrorBoundary } from "../ui/error-boundary";
import { homeFor } from "./home-for";
import { preloadScreens } from "./preloadable";
import { navigationFor, routes } from "./routes";
import styles from "./shell.module.css";
import type { StaffRoute } from "./staff-route";

/** Tabs at the thumb on a phone, a column at the left on a wide screen; what is unsent stands on every screen. */
export function Shell() {
  const viewer = useViewer();
  const [location] = useLocation();
  const immersive = routes.some((route) => route.immersive === true && route.path === location);
  useEffect(() => {
    const idle = setTimeout(() => void preloadScreens(), 1500);
    return () => clearTimeout(idle);
  }, []);
  return (
    <OutboxProvider>
      <div className={classNames(styles.shell, immersive && styles.immersive)}>
        <a href="#content" className={styles.skip}>
          {t("common.skipToContent")}
        </a>
        {immersive ? null : (
          <nav className={styles.nav} aria-label={t("nav.label")}>
            <p className={styles.brand}>{t("common.appName")}</p>
            <ul className={styles.tabs}>
              {navigationFor(viewer).map((route) => (
                <NavItem key={route.path} route={route} />
              ))}
            </ul>
          </nav>
        )}
        <main id="content" className={styles.main} tabIndex={-1}>
          <UnsentBar />
          <ErrorBoundary resetKey={location}>
            <Suspense fallback={<Busy label={t("common.opening")} />}>
              <Switch>
                <Route path="/">
                  <Redirect to={homeFor(viewer)} replace />
                </Route>
                {routes.map(({ path, Screen }) => (
                  <Route key={path} path={path}>
                    <Screen />
                  </Route>
                ))}
                <Route>
                  <Empty title={t("common.notFound")}>
                    <p>{t("common.notFoundHelp")}</p>
                  </Empty>
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </OutboxProvider>
  );
}

function NavItem({ route }: { readonly route: StaffRoute }) {
  const [active] = useRoute(`${route.path}/*?`);
  if (route.nav === undefined) return null;
  const Icon = route.nav.icon;
  return (
    <li>
      <Link href={route.path} className={styles.tab} aria-current={active ? "page" : undefined}>
        <Icon aria-hidden="true" />
        <span>{t(route.nav.label)}</span>
      </Link>
    </li>
  );
}
