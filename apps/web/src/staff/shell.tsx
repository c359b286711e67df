import { useEffect } from "react";
import { Link, Redirect, Route, Switch, useLocation, useRoute } from "wouter";
import { UpdateBar } from "../features/offline/update-bar";
import { FieldKitProvider } from "../features/offline/use-field-kit";
import { OutboxProvider } from "../features/posting/outbox-provider";
import { listenForOpen } from "../features/reminders/listen-for-open";
import { useBadge } from "../features/reminders/use-badge";
import { UnsentBar } from "../features/posting/unsent-bar";
import { Elsewhere } from "../lib/elsewhere";
import { t } from "../lib/messages/catalogue";
import { useBusyWhileTyping } from "../lib/offline/use-busy";
import { useViewer } from "../lib/session/session";
import { classNames } from "../ui/class-names";
import { Empty } from "../ui/empty";
import { ErrorBoundary } from "../ui/error-boundary";
import { DeskLinks } from "./desk-links";
import { homeFor } from "./home-for";
import { preloadScreens } from "./preloadable";
import { navigationFor, routes, fieldRoutes } from "./routes";
import styles from "./shell.module.css";
import type { StaffRoute } from "./staff-route";

/** Tabs at the thumb on a phone, a column at the left on a wide screen; what is unsent stands on every screen. */
export function Shell() {
  const viewer = useViewer();
  const [location, go] = useLocation();
  const immersive = routes.some((route) => route.immersive === true && route.path === location);
  useBusyWhileTyping(location);
  useEffect(() => listenForOpen(go), [go]);
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
              <Tabs />
            </nav>
          )}
          <main id="content" className={styles.main} tabIndex={-1}>
            <UnsentBar />
            <UpdateBar />
            <ErrorBoundary resetKey={location}>
              <Elsewhere value={<DeskLinks />}>
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
              </Elsewhere>
            </ErrorBoundary>
          </main>
        </div>
      </FieldKitProvider>
    </OutboxProvider>
  );
}

const preloadField = (): Promise<void> => preloadScreens(fieldRoutes.map((route) => route.Screen));

/** Numbers of what waits, beside the tab that has it. */
function Tabs() {
  const { todo, toConfirm, corrections } = useBadge();
  const counts: Readonly<Record<string, number>> = { "/todo": todo, "/confirm": toConfirm, "/archive": corrections };
  return (
    <ul className={styles.tabs}>
      {navigationFor(useViewer()).map((route) => (
        <NavItem key={route.path} route={route} count={counts[route.path] ?? 0} />
      ))}
    </ul>
  );
}

function NavItem({ route, count }: { readonly route: StaffRoute; readonly count: number }) {
  const [active] = useRoute(`${route.path}/*?`);
  if (route.nav === undefined) return null;
  const Icon = route.nav.icon;
  return (
    <li className={route.nav.desk === true ? styles.desk : undefined}>
      <Link href={route.path} className={styles.tab} aria-current={active ? "page" : undefined}>
        <Icon aria-hidden="true" />
        <span>{t(route.nav.label)}</span>
        {count === 0 ? null : (
          <span className={styles.count}>
            <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
            <span className="visually-hidden">{t("remind.badge", { count })}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
