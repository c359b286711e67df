import { Link, Redirect, Route, Switch, useLocation, useRoute } from "wouter";
import { UpdateBar } from "../features/offline/update-bar";
import { FieldKitProvider } from "../features/offline/use-field-kit";
import { OutboxProvider } from "../features/posting/outbox-provider";
import { UnsentBar } from "../features/posting/unsent-bar";
import { t } from "../lib/messages/catalogue";
import { useBusyWhileTyping } from "../lib/offline/use-busy";
import { useViewer } from "../lib/session/session";
import { classNames } from "../ui/class-names";
import { Empty } from "../ui/empty";
import { ErrorBoundary } from "../ui/error-boundary";
import { homeFor } from "./home-for";
import { preloadScreens } from "./preloadable";
import { navigationFor, routes, fieldRoutes } from "./routes";
import styles from "./shell.module.css";
import type { StaffRoute } from "./staff-route";

/** Tabs at the thumb on a phone, a column at the left on a wide screen; what is unsent stands on every screen. */
export function Shell() {
  const viewer = useViewer();
  const [location] = useLocation();
  const immersive = routes.some((route) => route.immersive === true && route.path === location);
  useBusyWhileTyping(location);
  return (
    <OutboxProvider>
      <FieldKitProvider preload={preloadField}>
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
            <UpdateBar />
            <ErrorBoundary resetKey={location}>
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
            </ErrorBoundary>
          </main>
        </div>
      </FieldKitProvider>
    </OutboxProvider>
  );
}

const preloadField = (): Promise<void> => preloadScreens(fieldRoutes.map((route) => route.Screen));

function NavItem({ route }: { readonly route: StaffRoute }) {
  const [active] = useRoute(`${route.path}/*?`);
  if (route.nav === undefined) return null;
  const Icon = route.nav.icon;
  return (
    <li className={route.nav.desk === true ? styles.desk : undefined}>
      <Link href={route.path} className={styles.tab} aria-current={active ? "page" : undefined}>
        <Icon aria-hidden="true" />
        <span>{t(route.nav.label)}</span>
      </Link>
    </li>
  );
}
