import { useCallback, useEffect, useState } from "react";
import { Provider } from "urql";
import { Redirect, Router, useLocation } from "wouter";
import { SignInScreen } from "../features/sign-in/sign-in-screen";
import { createAccess, type Access } from "../lib/graphql/client";
import { t } from "../lib/messages/catalogue";
import { listenForInstall } from "../lib/offline/install";
import { startWorker } from "../lib/offline/worker";
import { applyPreferences } from "../lib/preferences";
import { Busy } from "../ui/busy";
import { ErrorBoundary } from "../ui/error-boundary";
import { Unreachable } from "../ui/unreachable";
import { SessionProvider, useSessionState } from "./session";
import { Shell } from "./shell";

/** The staff app: one client per signed-in person, so that nobody sees what was cached for somebody else. */
export function StaffApp() {
  const [{ client, own }, setAccess] = useState(() => createAccess());
  const forget = useCallback(() => setAccess(createAccess()), []);
  useEffect(() => {
    applyPreferences();
    listenForInstall();
    startWorker();
  }, []);
  return (
    <ErrorBoundary>
      <Provider value={client}>
        <Router base="/staff">
          <Gate own={own} onSignedOut={forget} />
        </Router>
      </Provider>
    </ErrorBoundary>
  );
}

function Gate({ own, onSignedOut }: { readonly own: Access["own"]; readonly onSignedOut: () => void }) {
  const { state, ask, signOut, expired } = useSessionState(own, onSignedOut);
  const [location] = useLocation();
  switch (state.kind) {
    case "asking":
      return <Busy label={t("common.opening")} />;
    case "unreachable":
      return <Unreachable onRetry={() => void ask()} />;
    case "signed-out":
      return <SignInScreen onSignedIn={ask} expired={expired} />;
    case "signed-in":
      return (
        <SessionProvider viewer={state.viewer} signOut={signOut} refresh={ask}>
          {location === "/sign-in" ? <Redirect to="/" replace /> : <Shell />}
        </SessionProvider>
      );
  }
}
