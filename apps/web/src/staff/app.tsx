import { useCallback, useEffect, useState } from "react";
import { Provider } from "urql";
import { Redirect, Router, useLocation } from "wouter";
import { SignInScreen } from "../features/sign-in/sign-in-screen";
import { createClient, type ClientOwner } from "../lib/graphql/client";
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
  const [{ client, owner }, setAccess] = useState(newAccess);
  const forget = useCallback(() => setAccess(newAccess()), []);
  useEffect(() => {
    applyPreferences();
    listenForInstall();
    startWorker();
  }, []);
  return (
    <ErrorBoundary>
      <Provider value={client}>
        <Router base="/staff">
          <Gate owner={owner} onSignedOut={forget} />
        </Router>
      </Provider>
    </ErrorBoundary>
  );
}

function newAccess() {
  const owner: ClientOwner = { personId: null };
  return { owner, client: createClient(owner) };
}

function Gate({ owner, onSignedOut }: { readonly owner: ClientOwner; readonly onSignedOut: () => void }) {
  const { state, ask, signOut, expired } = useSessionState(owner, onSignedOut);
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
