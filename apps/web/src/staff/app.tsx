import { useCallback, useEffect, useState } from "react";
import { Provider } from "urql";
import { Redirect, Router, useLocation } from "wouter";
import { SignInScreen } from "../features/sign-in/sign-in-screen";
import { createClient } from "../lib/graphql/client";
import { t } from "../lib/messages/catalogue";
import { applyPreferences } from "../lib/preferences";
import { Busy } from "../ui/busy";
import { ErrorBoundary } from "../ui/error-boundary";
import { Unreachable } from "../ui/unreachable";
import { SessionProvider, useSessionState } from "./session";
import { Shell } from "./shell";

/** The staff app: one client per signed-in person, so that nobody sees what was cached for somebody else. */
export function StaffApp() {
  const [client, setClient] = useState(() => createClient());
  const forget = useCallback(() => setClient(createClient()), []);
  useEffect(() => applyPreferences(), []);
  return (
    <ErrorBoundary>
      <Provider value={client}>
        <Router base="/staff">
          <Gate onSignedOut={forget} />
        </Router>
      </Provider>
    </ErrorBoundary>
  );
}

function Gate({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { state, ask, signOut, expired } = useSessionState(onSignedOut);
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
