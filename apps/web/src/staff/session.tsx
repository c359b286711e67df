import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { graphql } from "../lib/graphql/tada";
import { SessionContext, type Session, type SessionViewer } from "../lib/session/session";

const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      appointments {
        id
        role
        startsOn
        endsOn
        unit {
          id
          name
          kind
          subdistrictId
        }
      }
    }
  }
`);

const SignOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);

export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly viewer: SessionViewer };

/** Asks once who is signed in; `ask` asks again (after signing in, or when the server could not be reached). */
export function useSessionState(onSignedOut: () => void): {
  readonly state: SessionState;
  readonly ask: () => Promise<void>;
  readonly signOut: () => Promise<boolean>;
  /** The session ended by itself, not by signing out. */
  readonly expired: boolean;
} {
  const client = useClient();
  const [state, setState] = useState<SessionState>({ kind: "asking" });

  const [expired, setExpired] = useState(false);
  const known = useRef(false);

  const ask = useCallback(async () => {
    setState((before) => (before.kind === "signed-in" ? before : { kind: "asking" }));
    const { data, error } = await client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    if (error || !data) setState((before) => (before.kind === "signed-in" ? before : { kind: "unreachable" }));
    else if (data.viewer) {
      known.current = true;
      setState({ kind: "signed-in", viewer: data.viewer });
    } else {
      setExpired(known.current);
      setState({ kind: "signed-out" });
    }
  }, [client]);

  useEffect(() => {
    void ask();
  }, [ask]);

  const signOut = useCallback(async () => {
    const { data } = await client.mutation(SignOutMutation, {}).toPromise();
    if (data?.signOut !== true) return false;
    known.current = false;
    onSignedOut();
    setState({ kind: "signed-out" });
    return true;
  }, [client, onSignedOut]);

  return { state, ask, signOut, expired };
}

export function SessionProvider({ viewer, signOut, refresh, children }: Session & { readonly children: ReactNode }) {
  const session = useMemo(() => ({ viewer, signOut, refresh }), [viewer, signOut, refresh]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
